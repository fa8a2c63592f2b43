import type { FeedItem, FeedPhoto } from '../feed-item.ts';
import { cleanBody } from '../page/body/clean-body.ts';
import type { Paragraph } from '../page/body/to-paragraphs.ts';
import type { BylineContext } from '../page/byline/byline-line.ts';
import { type PlainText, toPlainText } from './html-to-text.ts';
import { mendLostQuotes } from './mend-lost-quotes.ts';
import { openingByline, unsigned } from './opening-byline.ts';
import { withoutFragment } from './without-fragment.ts';

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

const ENDED = String.raw`(?:^|(?<=[.!?…"”»)\]])\s*)`;
/** What publishing systems add after the last sentence; each only where a sentence or the text has ended. */
const BOILERPLATE = [
  /(?:^|\s)(?:The post|L[’']article|Cet article) .{1,400} (?:(?:first )?appeared first on|est apparu en premier sur) .{1,120}$/i,
  /(?:^|\s)submitted by \/u\/\S{1,40} (?:to r\/\S{1,40} )?\[link\] \[comments\]$/i,
  new RegExp(
    `${ENDED}(?:\\[?(?:Read (?:more|on|(?:the )?(?:full|whole|entire|original|rest of the) (?:story|article|post|report))|Continue reading|Keep reading|Click here (?:to|for)|Full (?:story|article)|View (?:the )?(?:entire|full|original) (?:post|article)|Learn more|Lire (?:la suite|l[’']article|plus)|En savoir plus)(?![\\p{L}]).{0,120})$`,
    'iu',
  ),
  new RegExp(
    `${ENDED}(?:(?:View |Leave a |\\d{1,5} )?comments?|Permalink|Share this(?: (?:article|post|story))?|Email this|Subscribe now|Advertisement|Publicité)$`,
    'i',
  ),
  new RegExp(
    `${ENDED}(?:This (?:article|story|post) (?:was )?(?:first|originally) (?:appeared|published)|Originally published|First published) (?:on|at|in|by) .{1,120}$`,
    'i',
  ),
];

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
  const [short, full] = [ownParagraphs(teaser), ownParagraphs(body)];
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
    photos: [...body.photos, ...teaser.photos].map((photo) =>
      photo.caption === known.title ? { ...photo, caption: '' } : photo,
    ),
  };
}

/** Decides which text is the teaser and which the body. */
function share(
  short: Paragraph[],
  full: Paragraph[],
  known: { title: string; byline: string[] },
): { teaser: string; body: string } {
  const own = cleanBody(short, { ...known, from: 'feed' });
  const told = onLines(own.length > 0 ? own : texts(short));
  const whole = cleanBody(full, { ...known, from: 'feed' });
  if (lengthOf(whole) > told.length)
    return { teaser: cutTeaser(withoutOtherHeadlines(told) || lead(whole)), body: cutBody(whole) };
  if (short.length >= 3 && told.length > LONG) return { teaser: cutTeaser(lead(own)), body: cutBody(own) };
  return { teaser: cutTeaser(withoutOtherHeadlines(told)), body: '' };
}

function texts(paragraphs: readonly Paragraph[]): string[] {
  return paragraphs.map(({ text }) => text);
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

/** What an outlet broke off ends with its last whole sentence, and nothing that a publishing system adds. */
function ownParagraphs(text: PlainText): Paragraph[] {
  const kept = trimParagraphs(withoutFragment(text));
  // Both shorten a text from its end alone.
  return text.marked.slice(0, kept.length).map((each, at) => ({ ...each, text: kept[at] ?? '' }));
}

function trimParagraphs(paragraphs: string[]): string[] {
  const kept = [...paragraphs];
  while (kept.length > 0) {
    const last = kept.pop() as string;
    const trimmed = trimBoilerplate(last);
    if (trimmed !== '') kept.push(trimmed);
    if (trimmed === last) break;
  }
  return kept;
}

function trimBoilerplate(text: string): string {
  // Boilerplate is short and last: looking only at the tail keeps long texts cheap.
  const from = Math.max(0, text.length - 700);
  let tail = text.slice(from);
  for (const pattern of BOILERPLATE) tail = tail.replace(pattern, '').trimEnd();
  return text.slice(0, from) + withOneEllipsis(tail);
}

/** `[…]`, `...` and the like at the end. */
function withOneEllipsis(text: string): string {
  const end = Math.max(0, text.length - 20);
  return text.slice(0, end) + text.slice(end).replace(/\s*(?:\[\s*(?:…|\.{3}|&hellip;)\s*\]|\.{3,}|…)$/, '…');
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
