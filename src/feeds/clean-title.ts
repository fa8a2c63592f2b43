import type { FeedText } from './feed-item.ts';
import { toPlainText } from './html-to-text.ts';

const MAX_LENGTH = 500;
/** Feeds put these into titles as markup; anything else in angle brackets is something the title talks about. */
const STRAY_BRACKET =
  /<(?!\/?(?:a|abbr|b|bdi|bdo|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|li|mark|p|q|s|script|small|span|strike|strong|style|sub|sup|tt|u|ul|wbr)\b[^<>]*>|!--)/gi;

/** A title as plain text on one line, without markup and without the outlet's name at its end. */
export function cleanTitle(title: FeedText | null, outlet: string): string {
  if (!title) return '';
  const value = title.kind === 'html' ? title.value.replace(STRAY_BRACKET, '&lt;') : title.value;
  const plain = toPlainText({ ...title, value }).paragraphs.join(' ');
  return withoutOutlet(plain, outlet).slice(0, MAX_LENGTH);
}

/** "Rates rise - CNET" from CNET is "Rates rise". */
function withoutOutlet(title: string, outlet: string): string {
  const cut = Math.max(...[' - ', ' – ', ' — ', ' | ', ' · '].map((mark) => title.lastIndexOf(mark)));
  if (cut <= 0) return title;
  return squash(title.slice(cut + 3)) === squash(outlet) ? title.slice(0, cut).trimEnd() : title;
}

function squash(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^the/, '');
}
