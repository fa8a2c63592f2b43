/** The BCP 47 tag dates are written by. English of no country is written as in Britain: “27 November 2026”, a 24-hour clock. */
export function dateLocale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
