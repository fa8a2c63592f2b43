import type { Sentence } from './split-sentences.ts';

/** One that is not closed within 500 characters must not swallow the page. */
const QUOTATION = /“[^“”\n]{1,500}”|"[^"\n]{1,500}"|«[^«»\n]{1,500}»|„[^„“\n]{1,500}“/gu;

/** Hebrew writes its abbreviations with one (ק"מ). */
const INNER_MARK = /(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})/gu;

/**
 * Joins the sentences of one quotation, and the words that name its speaker, into one piece:
 * for print, where half a quotation misleads. `sentences` are those of `text`, in order.
 */
export function keepQuotations(text: string, sentences: readonly Sentence[]): Sentence[] {
  const quotations = [...text.replace(INNER_MARK, '״').matchAll(QUOTATION)].map(
    ({ index, 0: quotation }) => ({
      start: index,
      end: index + quotation.length,
    }),
  );
  const pieces: Sentence[] = [];
  let next = 0;
  for (const sentence of sentences) {
    while (next < quotations.length && (quotations[next]?.end ?? 0) <= sentence.start) next++;
    const last = pieces.at(-1);
    const quotation = quotations[next];
    if (last && quotation && quotation.start < last.end)
      pieces[pieces.length - 1] = join(text, last, sentence);
    else pieces.push(sentence);
  }
  return pieces;
}

function join(text: string, { start }: Sentence, { end }: Sentence): Sentence {
  return { text: text.slice(start, end), start, end };
}
