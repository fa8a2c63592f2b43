import { dateLocale } from '../lib/date-locale.ts';

/**
 * A local date written out, the same in mails, letters and pages: "Monday 23 November 2026", "Monday, November 23, 2026"
 * (en-US), « lundi 23 novembre 2026 ». `language` is a BCP 47 tag.
 */
export function writeDate(date: string, language: string): string {
  const locale = dateLocale(language);
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const written = format.format(new Date(`${date}T12:00:00Z`));
  return locale.startsWith('en') ? written.replace(/^(\p{L}+), (?=\d)/u, '$1 ') : written;
}
