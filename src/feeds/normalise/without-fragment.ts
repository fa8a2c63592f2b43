import type { PlainText } from '../fields/text/html-to-text.ts';
import type { Paragraph } from '../fields/text/paragraph.ts';

/** A last sentence at least this long is worth keeping although its end is missing. */
const WORTH_KEEPING = 80;
const SENTENCE_END = /(?<=[\p{Ll}\d%)"”’])[.!?…]+["”’»)\]]*(?=\s)/gu;
const ABBREVIATION =
  /\b(?:mr|mrs|ms|dr|st|sen|gov|gen|rep|lt|col|sgt|rev|jr|sr|vs|no|jan|feb|aug|sept?|oct|nov|dec|bros|inc|corp|ltd|co|u\.s|u\.k|e\.u)$/i;

/**
 * The paragraphs of a text without the piece of a sentence that is left where its outlet broke it off: "The bridge was
 * built in 1931. It wa" ends with 1931. A long text without a whole sentence ends with an ellipsis, a short one goes.
 */
export function withoutFragment({ paragraphs, cut }: Pick<PlainText, 'paragraphs' | 'cut'>): Paragraph[] {
  const last = paragraphs.at(-1);
  if (!cut || last === undefined || /[.!?…:]["”’»)\]]*$/.test(last.text)) return paragraphs;
  const before = paragraphs.slice(0, -1);
  const end = lastSentenceEnd(last.text);
  if (end > 0) return [...before, { ...last, text: last.text.slice(0, end) }];
  if (before.length > 0 || last.text.length < WORTH_KEEPING) return before;
  const words = last.text.slice(0, last.text.lastIndexOf(' ')).replace(/[\s,;:–—-]+$/, '');
  return [{ ...last, text: `${words}…` }];
}

function lastSentenceEnd(text: string): number {
  let end = 0;
  for (const found of text.matchAll(SENTENCE_END)) {
    if (!ABBREVIATION.test(text.slice(Math.max(0, found.index - 6), found.index)))
      end = found.index + found[0].length;
  }
  return end;
}
