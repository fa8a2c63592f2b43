import { baseLanguage } from '../../lib/base-language.ts';
import { goesOn, type Place } from './sentence-rules.ts';

/** `text === source.slice(start, end)`: UTF-16 offsets. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** A mark that may end a sentence, with the quotation marks, brackets and note numbers that close after it. */
const MARK = /(?<![.!?…] ?)[.!?…](?:[.!?…]| (?=\.))*(?:[\u00a0\u202f ]?»|["”“’')\]]|\[\d{1,3}\])*(?=\s|$)/gu;

/** In Greek a semicolon asks. */
const GREEK_QUESTION = /[;\u037e]["”»’)]*(?=\s)/gu;

/** Lines apart, or one line's end. */
const LINE_END = /\n\s*/gu;

/**
 * Two sentences run together where an outlet lost the space: "social media.The union". A word of three
 * letters, an acronym, a short one's closing mark or two figures before, a whole capitalised word behind, and no address.
 */
const GLUED =
  /(?<=(?:(?:^|[\s“"'(-])(?:\p{Ll}{3,}|\p{Lu}[\p{Ll}’']{2,}|\p{Lu}{2,}|\d[\d,]*(?:\d|%|pc))["”’)]*|[\p{L}\d]["”)]))[.!?]["”’)]*(?=["“‘]?(?!(?:Com|Net|NET|Org|Co|Ca|Io)\b)(?:\p{Lu}\p{Ll}*){1,3}(?:[’'-]\p{L}+)*(?:[\s,"”]|(?<=Mr|Mrs|Ms|Dr)\.\s))/gu;

/** Items of a list on one line: "1. The vote 2. The count", "a) roads b) rail". */
const ITEM = /(?<=^|\s)\(?(\d{1,2}|[a-z])(?:\.\)?|\))\s+(?=["“(]?\p{L})/gu;
const BULLET = /\s(?=[•●▪■►‣⁃]\s?\S)/gu;

/** A line that begins so is an item of its own, small as its letter is: "ii) Roads". */
const MARKED = /^(?:[a-z]|[ivx]{1,5})\)\s/;

const CASED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/gu;
const AROUND = 80;
/** As far as the opening of a quotation is looked for. */
const PARAGRAPH = 2_000;

/**
 * The sentences of plain text, in order, without the white space between them; sentences inside a quotation are
 * sentences too (`keepQuotations` joins them for print). A blank line always ends one, and so does a line's end
 * before a capital. `language` is a BCP 47 tag. Scripts without capitals are left to the platform's segmenter.
 */
export function splitSentences(text: string, language: string): Sentence[] {
  const base = baseLanguage(language);
  const ends = isCased(text) ? endsByRule(text, base) : endsBySegmenter(text, base);
  const sentences: Sentence[] = [];
  let from = 0;
  for (const end of [...ends, text.length]) {
    const trimmed = trimSpan(text, from, end);
    if (trimmed !== null) sentences.push(trimmed);
    from = end;
  }
  return sentences;
}

/** Whether most of the first letters are of a script with capitals. */
function isCased(text: string): boolean {
  const sample = text.slice(0, 2000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return (sample.match(CASED)?.length ?? 0) * 2 >= letters;
}

function endsByRule(text: string, language: string): number[] {
  const places: { end: number; sure: boolean }[] = [];
  for (const { index, 0: mark } of text.matchAll(MARK))
    places.push({ end: index + mark.length, sure: false });
  if (language === 'el') {
    for (const { index, 0: mark } of text.matchAll(GREEK_QUESTION))
      places.push({ end: index + mark.length, sure: false });
  }
  for (const { index, 0: mark } of text.matchAll(GLUED))
    places.push({ end: gluedEnd(text, index, mark), sure: true });
  for (const end of itemStarts(text)) places.push({ end, sure: true });
  for (const { index, 0: gap } of text.matchAll(BULLET)) places.push({ end: index + gap.length, sure: true });
  for (const end of lineEnds(text)) places.push({ end, sure: true });
  places.sort((a, b) => a.end - b.end);
  const isCommon = commonIn(text);
  const ends: number[] = [];
  let start = 0;
  for (const { end, sure } of places) {
    if (end === text.length || end <= start) continue;
    if (!sure && goesOn({ ...around(text, start, end), language, isCommon })) continue;
    ends.push(end);
    start = end;
  }
  return ends;
}

/** Where no straight quotation is open, the mark's `"` opens the next sentence: `over."There are`. */
function gluedEnd(text: string, index: number, mark: string): number {
  const quote = mark.indexOf('"');
  if (quote < 0) return index + mark.length;
  const before = text.slice(Math.max(0, index - PARAGRAPH), index);
  const marks = before.slice(before.lastIndexOf('\n') + 1).split('"').length - 1;
  return index + (marks % 2 === 0 ? quote : mark.length);
}

function around(text: string, start: number, end: number): Pick<Place, 'before' | 'next' | 'whole'> {
  const whole = end - start <= AROUND;
  return {
    before: text.slice(whole ? start : end - AROUND, end).trimStart(),
    next: text.slice(end, end + AROUND).trimStart(),
    whole,
  };
}

/** Blank lines; and single line ends before a capital, unless the text is one that is wrapped at a width. */
function lineEnds(text: string): number[] {
  const gaps = [...text.matchAll(LINE_END)].map(({ index, 0: gap }) => ({
    end: index + gap.length,
    blank: gap.indexOf('\n') !== gap.lastIndexOf('\n'),
    lower: isWrapped(text.slice(index + gap.length, index + gap.length + 8)),
  }));
  const single = gaps.filter((gap) => !gap.blank);
  const wrapped = single.filter((gap) => gap.lower).length * 3 > single.length;
  return gaps.filter((gap) => gap.blank || !(gap.lower || wrapped)).map((gap) => gap.end);
}

function isWrapped(line: string): boolean {
  return /^\p{Ll}/u.test(line) && !MARKED.test(line);
}

/** Where the items of a numbered list begin that counts on from its first, at the head of a sentence; behind a colon the first stays. */
function itemStarts(text: string): number[] {
  const starts: number[] = [];
  let count = 0;
  let first: number | null = null;
  for (const { index, 0: mark, 1: label = '' } of text.matchAll(ITEM)) {
    const value = /\d/.test(label) ? Number(label) : label.charCodeAt(0) - 96;
    const capital =
      mark.includes(')') || /^["“(]?\p{Lu}/u.test(text.slice(index + mark.length, index + mark.length + 2));
    const head = /(?:^|[.!?:\n])["”’)]*\s*$/.exec(text.slice(Math.max(0, index - 9), index))?.[0];
    if (count > 0 && value === count + 1 && capital) {
      if (count === 1 && first !== null) starts.push(first);
      starts.push(index);
      count = value;
    } else if (value === 1 && capital && head !== undefined) {
      count = 1;
      first = head.startsWith(':') ? null : index;
    }
  }
  return starts;
}

/** Looks words up in the text's own, gathered when first asked. */
function commonIn(text: string): (word: string) => boolean {
  let small: Set<string> | undefined;
  return (word) => {
    small ??= new Set(text.match(/(?<![\p{L}’'-])\p{Ll}[\p{L}’'-]*/gu));
    return small.has(word);
  };
}

/** UAX 29 leaves an opening mark behind a full stop with the sentence before it: 「 belongs to the next. */
const OPENING = /[\p{Ps}\p{Pi}]+$/u;

/** What names the speaker behind a quotation, or makes it part of the sentence: 」と語った, ”他说。 */
const ON_FROM_QUOTATION =
  /^(?:と|って|は|が|を|に|の|も|で|\p{Script=Han}{1,12}(?:[说說问問道称稱]|表示|指出)(?:[，,：。]|$))/u;

/** UAX 29's boundaries, but a single letter's full stop ("د. ليلى") ends nothing, nor does a quotation's before its speaker. */
function endsBySegmenter(text: string, base: string): number[] {
  const segmenter = new Intl.Segmenter(base, { granularity: 'sentence' });
  return [...segmenter.segment(text)]
    .map(({ index, segment }) => ({ end: index + segment.length, segment }))
    .filter(({ segment }) => !/(?:^|\s)\p{L}\.\s*$/u.test(segment) || /\n/.test(segment))
    .filter(
      ({ end, segment }) => !(/[”」』]$/u.test(segment) && ON_FROM_QUOTATION.test(text.slice(end, end + 20))),
    )
    .map(({ end, segment }) => end - (OPENING.exec(segment)?.[0].length ?? 0));
}

function trimSpan(text: string, from: number, to: number): Sentence | null {
  const piece = text.slice(from, to);
  const start = from + (piece.length - piece.trimStart().length);
  const trimmed = piece.trim();
  return trimmed === '' ? null : { text: trimmed, start, end: start + trimmed.length };
}
