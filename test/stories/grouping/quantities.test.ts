import { expect, test } from 'vitest';
import { quantitiesIn, weekdaysIn } from '../../../src/stories/grouping/quantities.ts';

test.for([
  ['Twelve dead as quake hits Sorvik', ['12']],
  ['At least 1,200 homes lost, 12.5 per cent of all', ['1200', '12.5']],
  ['Douze morts, trois disparus', ['12', '3']],
  ['The 2024 budget in 2025', []],
  ['Covid19 and the G20', []],
] as const)('reads the counts of “%s”', ([text, counts]) => {
  expect(quantitiesIn(text)).toEqual(counts);
});

test('reads weekdays in both languages', () => {
  expect(weekdaysIn('on Monday')).toBe(weekdaysIn('lundi soir'));
  expect(weekdaysIn('on Monday and Friday')).toBe(weekdaysIn('vendredi, lundi'));
  expect(weekdaysIn('some day')).toBe(0);
});
