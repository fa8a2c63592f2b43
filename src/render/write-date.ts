import { dateLocale } from '../lib/date-locale.ts';

/**
 * A local date written out, the same in mails, letters and pages: "Monday 23 November 2026", "Monday, November 23, 2026"
 * (en-US), « lundi 23 novembre 2026 ». `language` is a BCP 47 tag.
 */
export function writeDate(date: string, language: string): string {
  const format = new Intl.DateTimeFormat(dateLocale(language), { dateStyle: 'full', timeZone: 'UTC' });
  return format.format(new Date(`${date}T12:00:00Z`)).replace(/^(\p{L}+), (?=\d)/u, '$1 ');
}
