import type { FeedText } from './feed-item.ts';
import { toPlainText } from './html-to-text.ts';

const MAX_LENGTH = 500;
/** Longer than any title: what comes after is not looked at. */
const MAX_RAW = 5_000;
/** Feeds put these into titles as markup, closed or not. */
const INLINE = new Set(
  'a abbr b bdi bdo big br cite code del div em font h1 h2 h3 h4 h5 h6 i img ins li mark p q s script small span strike strong style sub sup tt u ul wbr'.split(
    ' ',
  ),
);

/** A title as plain text on one line, without markup and without the outlet's name at its end. */
export function cleanTitle(title: FeedText | null, outlet: string): string {
  if (!title) return '';
  const raw = title.value.slice(0, MAX_RAW);
  const value = title.kind === 'html' ? escapeWords(raw) : raw;
  const plain = toPlainText({ ...title, value }).paragraphs.join(' ');
  return withoutOutlet(plain, outlet).slice(0, MAX_LENGTH);
}

/**
 * Escapes the brackets that are part of what a title says: "When <blink> was young" talks about an element.
 * One that is closed again, or has attributes, is markup.
 */
function escapeWords(title: string): string {
  const closed = new Set([...title.matchAll(/<\/([a-z][\w:-]{0,30})\s*>/gi)].map(([, name]) => lower(name)));
  return title.replace(
    /<(?:!--|(?:\/?([a-z][\w:-]{0,30})((?:"[^"]*"|'[^']*'|[^<>"'])*)>)?)/gi,
    (tag, name?: string, rest = '') => {
      const isMarkup =
        tag === '<!--' || INLINE.has(lower(name)) || closed.has(lower(name)) || HAS_ATTRIBUTE.test(rest);
      return isMarkup ? tag : `&lt;${tag.slice(1)}`;
    },
  );
}

const HAS_ATTRIBUTE = /^\s+[\w:-]{1,30}\s*=/;

function lower(name: string | undefined): string {
  return (name ?? '').toLowerCase();
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
