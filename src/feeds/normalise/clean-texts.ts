import type { FeedItem, FeedPhoto } from '../feed-item.ts';
import type { BylineContext } from '../fields/names/byline-line.ts';
import { withoutForeign } from '../fields/text/foreign-paragraphs.ts';
import { withoutHeadAndEnd } from '../fields/text/head-and-end.ts';
import { toPlainText } from '../fields/text/html-to-text.ts';
import { mendLostQuotes } from '../fields/text/mend-lost-quotes.ts';
import { type Paragraph, textsOf } from '../fields/text/paragraph.ts';
import { openingByline, unsigned } from './opening-byline.ts';
import { ownLinks } from './own-links.ts';
import { withoutFragment } from './without-fragment.ts';
import { withoutTrailer } from './without-trailer.ts';

export interface CleanTexts {
  teaser: string;
  body: string;
  authors: string[];
  /** Pictures found in the markup of either. */
  photos: FeedPhoto[];
}

const MAX_TEASER = 2_000;
const MAX_BODY = 200_000;
/** A description longer than this, in several paragraphs, is the article itself. */
const LONG = 1_000;
const LEAD = 400;

/** What is known of an item before its texts are read. */
export interface Known extends BylineContext {
  title: string;
  authors: readonly string[];
}

/**
 * The teaser and the full text of an item as plain text, each '' where the feed has none. Of a full text the article's
 * own paragraphs stay, as of its page; a line that says who wrote it names the author where nothing else does.
 */
export function cleanTexts(item: Pick<FeedItem, 'teaser' | 'body'>, known: Known): CleanTexts {
  const teaser = toPlainText(item.teaser);
  const body = toPlainText(item.body);
  const [short, full] = [withoutTrailer(withoutFragment(teaser)), withoutTrailer(withoutFragment(body))];
  const signed = openingByline(full, known) ?? openingByline(short, known);
  const authors = known.authors.length > 0 ? [...known.authors] : (signed?.names ?? []);
  const isOurs = signed?.names.some((name) => authors.includes(name));
  const { teaser: told, body: whole } = share(signed && isOurs ? unsigned(short, signed) : short, full, {
    title: known.title,
    byline: authors,
  });
  return {
    // Whole texts, not paragraphs: one certain mark anywhere says what the others were.
    teaser: mendLostQuotes(told),
    body: mendLostQuotes(whole),
    authors,
    photos: [...body.photos, ...teaser.photos],
  };
}

/** Decides which text is the teaser and which the body. */
function share(
  short: Paragraph[],
  full: Paragraph[],
  known: { title: string; byline: string[] },
): { teaser: string; body: string } {
  const own = ownLines(short, known);
  const told = onLines(own.length > 0 ? own : textsOf(short));
  const whole = ownLines(full, known);
  if (lengthOf(whole) > told.length)
    return { teaser: cutTeaser(withoutOtherHeadlines(told) || lead(whole)), body: cutBody(whole) };
  if (short.length >= 3 && told.length > LONG) return { teaser: cutTeaser(lead(own)), body: cutBody(own) };
  return { teaser: areHeadlines(short) ? '' : cutTeaser(withoutOtherHeadlines(told)), body: '' };
}

/** A feed puts no section and no menu above its text. */
function ownLines(paragraphs: Paragraph[], known: { title: string; byline: string[] }): string[] {
  const own = withoutForeign(paragraphs, known.byline, ownLinks(paragraphs));
  return withoutHeadAndEnd(textsOf(own), known);
}

function lengthOf(paragraphs: readonly string[]): number {
  return paragraphs.join(' ').length;
}

/** A standfirst without a full stop, a heading, a link to another article: none runs into the sentence behind it. */
function onLines(paragraphs: readonly string[]): string {
  return paragraphs.reduce((told, next) => {
    const runsOn = told === '' || SENTENCE_ENDS.test(told) || /^\p{Ll}/u.test(next);
    return `${told}${runsOn ? ' ' : '\n'}${next}`.trimStart();
  }, '');
}

const SENTENCE_ENDS = /[.!?…:;。！？।][)\]"'”’»」]*$/u;

/** An aggregator lists how others report the same. */
function areHeadlines(paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.every(
    ({ text, linked, tag }) => tag === 'li' && linked > text.length / 3 && !SENTENCE_ENDS.test(text),
  );
}

/** A list of headlines with bullets is about other articles. */
function withoutOtherHeadlines(teaser: string): string {
  if (!/^[•▪►]/.test(teaser)) return teaser;
  const lines = teaser.split(/[•▪►]/).map((line) => line.trim());
  return lines.some((line) => /[.!]["”’]?$/.test(line)) ? teaser : '';
}

/** Opening paragraphs up to about sixty words. */
function lead(paragraphs: readonly string[]): string {
  let text = paragraphs[0] ?? '';
  for (const next of paragraphs.slice(1)) {
    if (text.length >= LEAD / 4 || text.length + next.length > LEAD) break;
    text = onLines([text, next]);
  }
  return text;
}

function cutTeaser(text: string): string {
  return cutAtWord(text, MAX_TEASER);
}

function cutBody(paragraphs: string[]): string {
  return cutAtWord(paragraphs.join('\n\n'), MAX_BODY);
}

function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit - 100)).trimEnd()}…`;
}
