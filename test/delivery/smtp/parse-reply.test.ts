import { expect, test } from 'vitest';
import { parseReply } from '../../../src/delivery/smtp/parse-reply.ts';

test.for<[string[], ReturnType<typeof parseReply>]>([
  [['250 ok'], { code: 250, enhanced: null, text: 'ok' }],
  [['250'], { code: 250, enhanced: null, text: '' }],
  [['550 5.1.1 no such user'], { code: 550, enhanced: '5.1.1', text: 'no such user' }],
  [
    ['550-5.1.1 no such user', '550 5.1.1 ask the postmaster'],
    { code: 550, enhanced: '5.1.1', text: 'no such user ask the postmaster' },
  ],
  [
    ['250-mx.test', '250-PIPELINING', '250 SIZE 900'],
    { code: 250, enhanced: null, text: 'mx.test PIPELINING SIZE 900' },
  ],
  [['550 5.1.1999 odd'], { code: 550, enhanced: null, text: '5.1.1999 odd' }],
  [['250 a\u0000b\tc'], { code: 250, enhanced: null, text: 'a b c' }],
  [['hello'], null],
  [['99 short'], null],
  [['2500 long'], null],
  [['650 far'], null],
  [[''], null],
])('%j is read as %j', ([lines, reply]) => {
  expect(parseReply(lines)).toEqual(reply);
});
