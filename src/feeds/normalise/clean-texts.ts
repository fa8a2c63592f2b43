import type { FeedItem, FeedPhoto } from '../feed-item.ts';
import { toPlainText } from './html-to-text.ts';
import { mendLostQuotes } from './mend-lost-quotes.ts';
import { withoutFragment } from './without-fragment.ts';

export interface CleanTexts {
  teaser: string;
  body: string;
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

/** The teaser and the full text of an item as plain text, each '' where the feed has none. */
export function cleanTexts(item: Pick<FeedItem, 'teaser' | 'body'>): CleanTexts {
  const teaser = toPlainText(item.teaser);
  const body = toPlainText(item.body);
  const photos = [...body.photos, ...teaser.photos];
  const short = trimParagraphs(withoutFragment(teaser));
  const full = trimParagraphs(withoutFragment(body));
  const { teaser: told, body: whole } = share(short, full);
  // Whole texts, not paragraphs: one certain mark anywhere says what the others were.
  return { teaser: mendLostQuotes(told), body: mendLostQuotes(whole), photos };
}

/** Decides which text is the teaser and which the body. */
function share(short: string[], full: string[]): { teaser: string; body: string } {
  const shortText = short.join(' ');
  const fullText = full.join(' ');
  if (fullText.length > shortText.length) {
    return { teaser: cutTeaser(withoutOtherHeadlines(shortText) || lead(full)), body: cutBody(full) };
  }
  if (short.length >= 3 && shortText.length > LONG)
    return { teaser: cutTeaser(lead(short)), body: cutBody(short) };
  return { teaser: cutTeaser(withoutOtherHeadlines(shortText)), body: '' };
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
function lead(paragraphs: string[]): string {
  let text = paragraphs[0] ?? '';
  for (const next of paragraphs.slice(1)) {
    if (text.length >= LEAD / 4 || text.length + next.length > LEAD) break;
    text = `${text} ${next}`;
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
