import { expect, test } from 'vitest';
import { titleLikeness } from '../../../src/stories/language/title-likeness.ts';

test('titles are alike by what they share, and one word is nothing', () => {
  expect(titleLikeness('Ferry sinks off Sorvik', 'Ferry sinks off Sorvik')).toBe(1);
  expect(titleLikeness('Ferry sinks', 'Ferry saved')).toBe(0);
  expect(titleLikeness('Ferry sinks off Sorvik', 'Ferry sinks off Vey')).toBeCloseTo(2 / 3, 5);
});
