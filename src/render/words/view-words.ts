import type { WordsView } from '../issue-view.ts';
import type { Words } from './words.ts';

interface Parts {
  /** The edition's BCP 47 tag. */
  language: string;
  editors: string;
  edition: string;
  minutes: number;
}

/** The fixed words of an issue, written out for one edition. */
export function viewWords(words: Words, { language, editors, edition, minutes }: Parts): WordsView {
  const { issue } = words;
  const base = new Intl.Locale(language).language;
  return {
    ...issue,
    language: words.language,
    direction: words.direction,
    foreign: base !== words.language,
    readingTime: issue.readingTime(minutes),
    editedBy: issue.editedBy(editors),
    whyYouGetThis: issue.whyYouGetThis(edition),
  };
}
