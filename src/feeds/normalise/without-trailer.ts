import type { Paragraph } from '../fields/text/paragraph.ts';

const ENDED = String.raw`(?:^|(?<=[.!?…"”»)\]])\s*)`;
/** What publishing systems add after the last sentence; each only where a sentence or the text has ended. */
const TRAILERS = [
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

/**
 * The paragraphs without what publishing systems add behind the last sentence, often in its paragraph: "The post …
 * appeared first on …", "Continue reading". Lines of their own among the paragraphs are `fields/text/boilerplate.ts`'s.
 */
export function withoutTrailer(paragraphs: readonly Paragraph[]): Paragraph[] {
  const kept = [...paragraphs];
  for (let last = kept.pop(); last; last = kept.pop()) {
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
