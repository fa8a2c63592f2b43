import type { Paragraph } from '../fields/text/paragraph.ts';
import { TRAILERS } from './trailers.ts';

/** More are added behind no text. */
const MOST = 20;

/**
 * The paragraphs without what publishing systems add behind the last sentence, often in its paragraph: "The post …
 * appeared first on …", "Continue reading". Lines of their own among the paragraphs are `fields/text/boilerplate.ts`'s.
 */
export function withoutTrailer(paragraphs: readonly Paragraph[]): Paragraph[] {
  const kept = [...paragraphs];
  for (let looked = 0; looked < MOST; looked += 1) {
    const last = kept.pop();
    if (!last) break;
    const text = trimTrailer(last.text);
    if (text !== '') kept.push({ ...last, text });
    if (text === last.text) break;
  }
  return kept;
}

function trimTrailer(text: string): string {
  // It is short and last: looking only at the tail keeps long texts cheap.
  const from = Math.max(0, text.length - 700);
  let tail = text.slice(from);
  for (const pattern of TRAILERS) tail = tail.replace(pattern, '').trimEnd();
  return text.slice(0, from) + withOneEllipsis(tail);
}

/** `[…]`, `...` and the like at the end. */
function withOneEllipsis(text: string): string {
  const end = Math.max(0, text.length - 20);
  return text.slice(0, end) + text.slice(end).replace(/\s*(?:\[\s*(?:…|\.{3}|&hellip;)\s*\]|\.{3,}|…)$/, '…');
}
