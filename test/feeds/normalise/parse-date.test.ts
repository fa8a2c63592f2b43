import { expect, test } from 'vitest';
import { parseDate } from '../../../src/feeds/normalise/parse-date.ts';

const LANGUAGES = 'en fr es pt it ro de nl sv da nb fi pl cs hu tr id ru uk bg el hi ar'.split(' ');

test.for(LANGUAGES)('months as %s writes them, whole, alone and short', (language) => {
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
      if (/^\p{L}{3,12}\.?$/u.test(name) && parseDate(`15 ${name} 2026`) !== at) misread.push(name);
    }
  }
  expect(misread).toEqual([]);
});
