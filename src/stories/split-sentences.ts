import segment from 'sentencex';
import { goesOn } from './sentence-rules.ts';

/** `text === source.slice(start, end)`: UTF-16 offsets. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** A full stop, its closing quotes or brackets, and white space: where a piece may have to be cut again. */
const BOUNDARY = /[.!?…]+["”’'»)\]]*\s+/gu;

/**
 * Two sentences run together where a publisher lost the space: "social media.The union". A word of three
 * letters or two figures before, a whole capitalised word behind, and no address.
 */
const GLUED =
  /(?<=(?:^|[\s“"'(-])(?:\p{Ll}{3,}|\p{Lu}\p{Ll}{2,}|\d{2,})["”’)]*)[.!?]["”’)]*(?=["“‘]?(?!(?:Com|Net|Org|Co|Ca|Io)\b)\p{Lu}\p{Ll}*(?:[’']\p{Ll}+)?[\s,])/gu;

/** A quotation stays whole with the words that name its speaker; an unclosed one must not swallow the page. */
const QUOTATION = /“[^“”\n]{1,500}”|"[^"\n]{1,500}"|«[^«»\n]{1,500}»/gu;

/**
 * The sentences of plain text, in order, without the white space between them.
 * `language` is a BCP 47 tag. sentencex makes the first cut; the rules mend what news text breaks:
 * titles, initials, "U.S.", dates, and quotations of more than one sentence.
 */
export function splitSentences(text: string, language: string): Sentence[] {
  const base = language.split('-')[0] ?? 'en';
  const latin = /\p{Script=Latin}/u.test(text);
  const ends = latin ? latinEnds(text, base) : segmentEnds(text, base);
  const sentences: Sentence[] = [];
  let from = 0;
  for (const end of ends) {
    const trimmed = trimSpan(text, from, end);
    if (trimmed !== null) sentences.push(trimmed);
    from = end;
  }
  return sentences;
}

function segmentEnds(text: string, base: string): number[] {
  const ends: number[] = [];
  let at = 0;
  for (const piece of segment(base, text)) {
    at += piece.length;
    ends.push(at);
  }
  return ends.at(-1) === text.length ? ends : [...ends, text.length];
}

function latinEnds(text: string, base: string): number[] {
  const proposed = new Set(segmentEnds(text, base));
  for (const match of text.matchAll(BOUNDARY)) proposed.add(match.index + match[0].length);
  for (const match of text.matchAll(/\n\s*\n/g)) proposed.add(match.index + match[0].length);
  const quotations = [...text.matchAll(QUOTATION)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const inQuotation = (at: number) => quotations.some(([from, to]) => from < at && at < to);
  const glued = new Set([...text.matchAll(GLUED)].map((match) => match.index + match[0].length));
  return [...new Set([...proposed, ...glued])]
    .sort((a, b) => a - b)
    .filter((end) => (glued.has(end) || isBoundary(text, end)) && !inQuotation(end));
}

function isBoundary(text: string, end: number): boolean {
  if (end === text.length) return true;
  const around = text.slice(Math.max(0, end - 40), end);
  if (/\n\s*\n\s*$/.test(around)) return true;
  if (!/\s$/.test(around) && !/^\s/.test(text.slice(end, end + 1))) return false;
  const before = around.trimEnd();
  if (!/[.!?…]["”’'»)\]]*$/u.test(before) || /(^|\s)\.$/.test(before)) return false;
  return !goesOn(before, text.slice(end, end + 40));
}

function trimSpan(text: string, from: number, to: number): Sentence | null {
  const piece = text.slice(from, to);
  const start = from + (piece.length - piece.trimStart().length);
  const trimmed = piece.trim();
  return trimmed === '' ? null : { text: trimmed, start, end: start + trimmed.length };
}
