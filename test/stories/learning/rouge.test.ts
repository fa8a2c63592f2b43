import { describe, expect, test } from 'vitest';
import { porterStem } from '../../../src/stories/language/porter-stem.ts';
import { bestRouge, rougeOf, tokensOf } from '../../../src/stories/learning/rouge.ts';

test.for([
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['dies', 'die'],
  ['flies', 'fli'],
  ['died', 'die'],
  ['agreed', 'agre'],
  ['feed', 'feed'],
  ['plastered', 'plaster'],
  ['sing', 'sing'],
  ['conflated', 'conflat'],
  ['activated', 'activ'],
  ['hopping', 'hop'],
  ['falling', 'fall'],
  ['filing', 'file'],
  ['happy', 'happi'],
  ['enjoy', 'enjoy'],
  ['relational', 'relat'],
  ['logically', 'logic'],
  ['generalization', 'gener'],
  ['hopeful', 'hope'],
  ['adoption', 'adopt'],
  ['opinion', 'opinion'],
  ['adjustment', 'adjust'],
  ['rate', 'rate'],
  ['controlling', 'control'],
  ['skies', 'sky'],
  ['news', 'news'],
] as const)('%s is counted as %s', ([word, stem]) => {
  expect(porterStem(word)).toBe(stem);
});

test('tokens are runs of a–z and 0–9, stemmed from four letters on', () => {
  expect(tokensOf('Ferries’ 1,200 boats: was it?')).toEqual(['ferri', '1', '200', 'boat', 'was', 'it']);
});

describe('hand-counted', () => {
  test('one sentence against one', () => {
    const { r1, r2, rl } = rougeOf(['the cat was found under the bed'], ['the cat was under the bed']);
    expect(r1).toBeCloseTo(12 / 13);
    expect(r2).toBeCloseTo(8 / 11);
    expect(rl).toBeCloseTo(12 / 13);
  });

  test('Lsum takes the union over the summary’s sentences (Lin 2004, section 3.2)', () => {
    expect(rougeOf(['w1 w2 w6 w7 w8', 'w1 w3 w8 w9 w5'], ['w1 w2 w3 w4 w5']).rl).toBeCloseTo(8 / 15);
  });

  test('Lsum credits a word of the summary once only', () => {
    expect(rougeOf(['ferry'], ['ferry sank', 'ferry rose']).rl).toBeCloseTo(2 / 5);
  });

  test('a repeated word counts as often as the reference has it', () => {
    expect(rougeOf(['ice ice ice'], ['ice fog']).r1).toBeCloseTo(2 / 5);
    expect(rougeOf(['ice fog'], ['ice ice ice']).r1).toBeCloseTo(2 / 5);
  });

  test('nothing in common, and nothing at all', () => {
    expect(rougeOf(['fog'], ['ice'])).toEqual({ r1: 0, r2: 0, rl: 0 });
    expect(rougeOf([], ['ice'])).toEqual({ r1: 0, r2: 0, rl: 0 });
  });
});

test('of several references the nearest counts', () => {
  expect(bestRouge(['ice on the quay'], [['fog'], ['ice on the quay']]).r2).toBe(1);
});
