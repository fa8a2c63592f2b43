import type { FeedItem, FeedPhoto } from './feed-item.ts';
import { toPlainText } from './html-to-text.ts';

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

/** What publishing systems add after the last sentence; each only where a sentence or the text has ended. */
const BOILERPLATE = [
  /(?:^|\s)The post .{1,400} (?:first )?appeared first on .{1,120}$/i,
  /(?:^|(?<=[.!?…"”»)\]])\s*)(?:\[?(?:Read (?:more|on|the (?:full|whole|rest of the) (?:story|article|post))|Continue reading|Keep reading|Click here to (?:read|continue)|Full story|View (?:entire|full) (?:post|article)|Learn more)\b.{0,120})$/i,
  /(?:^|(?<=[.!?…"”»)\]])\s*)(?:Comments?|Permalink|Share this|Email this|Subscribe now)$/i,
];

/** The teaser and the full text of an item as plain text, each '' where the feed has none. */
export function cleanTexts(item: Pick<FeedItem, 'teaser' | 'body'>): CleanTexts {
  const teaser = toPlainText(item.teaser);
  const body = toPlainText(item.body);
  const photos = [...body.photos, ...teaser.photos];
  const short = trimParagraphs(teaser.paragraphs);
  const full = trimParagraphs(body.paragraphs);
  return { ...share(short, full), photos };
}

/** Decides which text is the teaser and which the body. */
function share(short: string[], full: string[]): { teaser: string; body: string } {
  const shortText = short.join(' ');
  const fullText = full.join(' ');
  if (fullText.length > shortText.length) {
    return { teaser: cutTeaser(shortText || lead(full)), body: cutBody(full) };
  }
  if (short.length >= 3 && shortText.length > LONG)
    return { teaser: cutTeaser(lead(short)), body: cutBody(short) };
  return { teaser: cutTeaser(shortText), body: '' };
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
  tail = tail.replace(/\s*(?:\[\s*(?:…|\.{3}|&hellip;)\s*\]|\.{3,}|…)$/, '…');
  return text.slice(0, from) + tail;
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
