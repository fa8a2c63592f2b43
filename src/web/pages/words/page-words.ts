import { dateLocale } from '../../../lib/date-locale.ts';
import { english } from './en.ts';
import { french } from './fr.ts';

/** The fixed words of the pages in one language; `locale` is the BCP 47 tag for its dates and lists. */
export type PageWords = typeof english & { locale: string };

/** The words for a newsroom's BCP 47 tag; English where there are none in its language. */
export function pageWords(language: string): PageWords {
  const { language: base } = new Intl.Locale(language);
  if (base === 'fr') return { ...french, locale: language };
  return { ...english, locale: base === 'en' ? dateLocale(language) : 'en-GB' };
}
