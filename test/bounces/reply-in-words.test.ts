import { expect, test } from 'vitest';
import { replyInWords } from '../../src/bounces/reply-in-words.ts';

test.for([
  [550, '5.1.1', '550 5.1.1 <ada@mail.example>: no such user', '550 5.1.1 <ada@mail.example>: no such user'],
  [550, '5.1.1', '550-5.1.1 No such user', '550 5.1.1 No such user'],
  [550, '5.1.1', '5.1.1 No such user', '550 5.1.1 No such user'],
  [550, '5.1.1', 'No such user', '550 5.1.1 No such user'],
  [550, '5.1.1', '550 No such user', '550 5.1.1 No such user'],
  [550, null, '5501 is no number of ours', '550 5501 is no number of ours'],
  [null, '5.1.1', '5.1.10 null MX', '5.1.1 5.1.10 null MX'],
  [452, '4.2.2', '', '452 4.2.2'],
  [null, null, '', ''],
] as const)('%s %s “%s”', ([code, enhanced, detail, words]) => {
  expect(replyInWords({ code, enhanced, detail })).toBe(words);
});
