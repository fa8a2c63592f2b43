import { findDates } from '../../fields/dates/shown-dates.ts';
import { withoutHalf } from '../../fields/dates/without-half.ts';
import { isAboutAuthor } from '../../fields/text/about-author.ts';
import type { Paragraph } from '../../fields/text/paragraph.ts';

/** How far from the beginning labels are looked for. */
const EDGE = 6;
/** Whether a line holds a date matters here, not which. */
const ANY_LANGUAGE = 'und';

/** No one person: what such a name did is news. */
const FIRM = /^\S+$|^(?:the|l[ae]s?|agence)\s|(?<!\p{L})(?:press|presse|news|agency)(?!\p{L})/iu;

/** Above the first sentence: the section, a date, whose the picture is, who the author is. */
export function withoutLabels(paragraphs: Paragraph[], byline: readonly string[]): Paragraph[] {
  const first = paragraphs.findIndex(
    ({ text }) => SENTENCE.test(withoutHalf(text)) && !isAboutAuthor(text, byline),
  );
  const people = byline.filter((name) => !FIRM.test(name));
  return paragraphs.filter(({ text, tag }, at) => {
    if (at < EDGE && isAboutAuthor(text, at < first ? byline : people)) return false;
    if (at >= Math.min(first, EDGE)) return true;
    const goesOn = /^[\p{Ll}\d(\\$,;]/u.test(paragraphs[at + 1]?.text ?? '');
    return goesOn || /^h\d$|^li$/.test(tag) || !isLabel(withoutHalf(text));
  });
}

/** A few words, or a date among them, and no sentence's end. */
function isLabel(text: string): boolean {
  if (text.length > MAX_LABEL || /[.!?…:»”"。、」]$/.test(text)) return false;
  const isFew = CJK.test(text) ? text.length <= 8 : text.split(/\s+/).length <= 3;
  return isFew || /^©/.test(text) || findDates(text, ANY_LANGUAGE).length > 0;
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const MAX_LABEL = 120;
/** Thai sets no full stop. */
const SENTENCE = /^(?=.{50}|.{15}.*。).*[.!?…。]["”»’」)]*$|^(?=.{60}).*\p{Script=Thai}/su;
