import { expect, test } from 'vitest';
import { messageOf } from '../../src/lib/errors.ts';

test.for([
  [new Error('it broke'), 'it broke'],
  ['it broke', 'it broke'],
  [new AggregateError([new Error('no'), new Error('nor here')]), 'no; nor here'],
  [new AggregateError([new Error('no')], 'none answers'), 'none answers'],
  [{ message: 'a copy of an error', queue: 'deliver' }, 'a copy of an error'],
] as const)('%s', ([thrown, said]) => {
  expect(messageOf(thrown)).toBe(said);
});
