import { expect, test } from 'vitest';
import { countOf, inWords } from '../../src/lib/in-words.ts';

test.for([
  [0, '0 stories'],
  [1, '1 story'],
  [0.4, '0.4 stories'],
  [1_204, '1,204 stories'],
] as const)('%d: %s', ([n, said]) => {
  expect(countOf(n, 'story', 'stories')).toBe(said);
});

test('without a plural of its own, an s', () => {
  expect([countOf(1, 'hard bounce'), countOf(2, 'hard bounce')]).toEqual(['1 hard bounce', '2 hard bounces']);
});

test('a state as people read it', () => {
  expect(inWords('finished_with_failures')).toBe('finished with failures');
});
