/** A local date written out: "Monday, 23 November 2026", « lundi 23 novembre 2026 ». `language` is a BCP 47 tag. */
export function writeDate(date: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
  return format.format(new Date(`${date}T12:00:00Z`));
}
