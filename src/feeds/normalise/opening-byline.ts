import type { Paragraph } from '../page/body/to-paragraphs.ts';
import { type BylineContext, namesInByline } from '../page/byline/byline-line.ts';

/** Paragraphs among which a byline is looked for, and the characters of one. */
const OPENING = 3;
const MAX_BYLINE = 100;

export interface Signed {
  line: string;
  names: string[];
}

/** Above the first sentence a publishing system without a field for it lets them write "By Ann Lee". */
export function openingByline(paragraphs: readonly Paragraph[], context: BylineContext): Signed | undefined {
  for (const { text: line } of paragraphs.slice(0, OPENING)) {
    const names = line.length > MAX_BYLINE ? [] : namesInByline(line, context);
    if (names.length > 0) return { line, names };
  }
  return undefined;
}

/** An excerpt made of the text runs the line into the first sentence. */
export function unsigned(paragraphs: Paragraph[], signed: Signed | undefined): Paragraph[] {
  if (signed === undefined) return paragraphs;
  return paragraphs
    .map((each) =>
      each.text.startsWith(signed.line)
        ? { ...each, text: each.text.slice(signed.line.length).trim() }
        : each,
    )
    .filter(({ text }) => text !== '');
}
