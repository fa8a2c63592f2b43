import { findDates } from '../dates/shown-dates.ts';
import { BEFORE_LABEL, opensByline } from './byline-words.ts';
import { looksLikeName, readNames } from './read-names.ts';

/** Characters of a line that says who, when and where. */
export const LONGEST = 200;
const LONGEST_PART = 80;

/** "By Monday The Harbour Was Shut", "By The Numbers" are headings in capitals. */
const SENTENCE =
  /\s(?:the|in|on|was|were|is|are|for|with|your|our|how|why|what|when)(?:\s|$)|^(?:popular demand|the numbers)$/i;

/** "By Ann Lee. Translated from the French by Bo Cruz" */
const CREDITS_BEHIND =
  /[.;,]\s(?:translated|photographs?|photography|photos?|illustrat(?:ed|ions?)|edited|drawings?)\s(?=.{0,40}\bby\b).*$/i;

export interface BylineContext {
  /** BCP 47 tag of the text. */
  language: string;
  /** Names of the outlet, squashed: they are nobody. */
  sites: ReadonlySet<string>;
}

/** Whom "By Ann Lee" names, a date perhaps in front and an outlet behind; nobody where the line is none of these. */
export function namesInByline(line: string, { language, sites }: BylineContext): string[] {
  for (const text of partsOf(line)) {
    if (text.length > LONGEST_PART || !opensByline(text, language)) continue;
    const names = readNames(text, sites).filter((name) => looksLikeName(name) && !SENTENCE.test(name));
    if (names.length > 0) return names;
  }
  return [];
}

/** "By Ann Lee | The Quay", or behind the day: "November 3rd, 2026 by Ann Lee", "2026/11/23 12:20 記者…". */
function partsOf(line: string): string[] {
  if (line.length > LONGEST) return [];
  const plain = line
    .replace(CREDITS_BEHIND, '')
    .replace(/^(?:photo\w*|fotos?|images?|illustrations?)\s?(?:by|:)[^.|/]{3,40}[.|/]\s*/i, '')
    .replace(/^(?:19|20)\d{2}[\d年月日./:\s-]{4,18}(?=\p{L})/u, '');
  const parts = plain
    .split(/\s[|•·–—]\s|\s-\s|(?<=\b(?:19|20)\d{2}),?\s/)
    .flatMap((part) => part.split(BEFORE_LABEL));
  return findDates(line, 'und').length > 0 ? parts.slice(0, 4) : parts.slice(0, 1);
}
