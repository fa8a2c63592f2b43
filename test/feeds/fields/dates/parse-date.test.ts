import { expect, test } from 'vitest';
import { parseDate } from '../../../../src/feeds/fields/dates/parse-date.ts';

const LANGUAGES = 'en fr es pt it ro de nl sv da nb fi pl cs hu tr id ru uk bg el hi ar'.split(' ');

test.for(LANGUAGES)('months as %s writes them, whole, alone and short', (language) => {
  const read: string[] = [];
  const misread: string[] = [];
  for (let month = 0; month < 12; month++) {
    const at = Date.UTC(2026, month, 15);
    const styles: Intl.DateTimeFormatOptions[] = [
      { month: 'long', day: 'numeric' },
      { month: 'long' },
      { month: 'short' },
    ];
    for (const style of styles) {
      const format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC', calendar: 'gregory' });
      const name = format.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
      if (/^\d+$/.test(name)) continue; // Bulgarian has no short names
      (parseDate(`15 ${name} 2026`) === at ? read : misread).push(name);
    }
  }
  expect(misread).toEqual([]);
  expect(read).toHaveLength(language === 'bg' ? 24 : 36);
});

/** A weekday behind the year, as these write it, is not read. */
const WEEKDAY_LAST = ['hu', 'tr'];

test.for(LANGUAGES)('whole dates as %s writes them', (language) => {
  const misread: string[] = [];
  for (const dateStyle of ['full', 'long', 'medium'] as const) {
    if (dateStyle === 'full' && WEEKDAY_LAST.includes(language)) continue;
    const format = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC', calendar: 'gregory' });
    for (let month = 0; month < 12; month++) {
      const written = format.format(Date.UTC(2026, month, 15));
      if (parseDate(written) !== Date.UTC(2026, month, 15)) misread.push(written);
    }
  }
  expect(misread).toEqual([]);
});

test.for<[string, string | null]>([
  ['15 сентября 2026 г., 14:30', '2026-09-15T14:30Z'],
  ['вторник, 15 сентября 2026 года в 14:30', '2026-09-15T14:30Z'],
  ['15 вересня 2026 року о 14:30', '2026-09-15T14:30Z'],
  ['15.09.2026 г., 14:30', '2026-09-15T14:30Z'],
  ['15. 9. 2026 14:30', '2026-09-15T14:30Z'],
  ['3. 4. 2026', '2026-04-03T00:00Z'],
  ['2026. 09. 15.', '2026-09-15T00:00Z'],
  ['15 सितम्बर 2026', '2026-09-15T00:00Z'],
  ['15 जन॰ 2026', '2026-01-15T00:00Z'],
  ['15 जून 2026', '2026-06-15T00:00Z'],
  ['15 Kasim 2026', '2026-11-15T00:00Z'],
  ['Tue, 15 Septmber 2026 10:00:00 GMT', '2026-09-15T10:00Z'],
  ['15 Febuary 2026', '2026-02-15T00:00Z'],
  ['Janurary 15, 2026', '2026-01-15T00:00Z'],
  ['Ocotber 15, 2026', '2026-10-15T00:00Z'],
  ['Novemmber 15, 2026', '2026-11-15T00:00Z'],
  ['15 Nopember 2026', '2026-11-15T00:00Z'],
  ['Sept. 15, 2026', '2026-09-15T00:00Z'],
  ['Product 3, 2024', null],
  ['Dublin 12, 2024', null],
  ['Bremen 3, 2024', null],
  ['Martin 3, 2024', null],
  ['Marathon 3, 2024', null],
  ['Mayor 3, 2024', null],
  ['Section 3, 2024', null],
  ['is 3, 2024', null],
])('%s: %s', ([written, expected]) => {
  expect(parseDate(written)).toBe(expected === null ? null : Date.parse(expected));
});
