import { seenOrNothing } from '../../lib/seen-or-nothing.ts';
import type { FeedText } from '../feed-item.ts';
import { toPlainLine } from '../fields/text/html-to-text.ts';
import { mendLostQuotes } from '../fields/text/mend-lost-quotes.ts';

const MAX_LENGTH = 500;
/** Longer than any title: what comes after is not looked at. */
const MAX_RAW = 2_000;
/** Feeds put these into titles as markup, closed or not. */
const INLINE = new Set(
  'a abbr b bdi bdo big br cite code del div em font h1 h2 h3 h4 h5 h6 i img ins li mark p q s script small span strike strong style sub sup tt u ul wbr'.split(
    ' ',
  ),
);
const HIDING = new Set(['script', 'style']);

/** A title as plain text on one line, without markup and without any of these names at its end. */
export function cleanTitle(title: FeedText | null, outlets: readonly string[] = []): string {
  if (!title) return '';
  const raw = title.value.slice(0, MAX_RAW);
  const value = title.kind === 'html' ? escapeWords(raw) : raw;
  const plain = toPlainLine({ ...title, value });
  return seenOrNothing(mendLostQuotes(withoutOutlet(plain, outlets).slice(0, MAX_LENGTH)));
}

/** What at least half of a feed's titles, and four of them, have behind their last dash or bar: its outlet's name. */
export function commonEnding(titles: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const ending = title.slice(endingAt(title));
    if (ending !== title && ending.length <= 60) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most && most[1] >= Math.max(4, titles.length / 2) ? most[0] : null;
}

/**
 * Escapes the brackets that are part of what a title says: "When <blink> was young" talks about an element.
 * One that is closed again, or has attributes, is markup; without an end a script would take the rest along.
 */
function escapeWords(title: string): string {
  const closed = new Set([...title.matchAll(/<\/([a-z][\w:-]{0,30})\s*>/gi)].map(([, name]) => lower(name)));
  return title.replace(
    /<(?:!--|(?:\/?([a-z][\w:-]{0,30})((?:"[^"]*"|'[^']*'|[^<>"'])*)>)?)/gi,
    (tag, name?: string, rest = '') => {
      const isMarkup =
        tag === '<!--' ||
        (INLINE.has(lower(name)) && !HIDING.has(lower(name))) ||
        closed.has(lower(name)) ||
        HAS_ATTRIBUTE.test(rest);
      return isMarkup ? tag : `&lt;${tag.slice(1)}`;
    },
  );
}

const HAS_ATTRIBUTE = /^\s+[\w:-]{1,30}\s*=/;

function lower(name: string | undefined): string {
  return (name ?? '').toLowerCase();
}

/** "Rates rise - CNET" from CNET is "Rates rise". */
function withoutOutlet(title: string, outlets: readonly string[]): string {
  const at = endingAt(title);
  const ending = squash(title.slice(at));
  const isOutlet = at > 0 && outlets.some((outlet) => squash(outlet) === ending);
  return isOutlet ? title.slice(0, at - SEPARATOR).trimEnd() : title;
}

/** Where the part behind the last dash or bar begins; 0 where there is none. */
function endingAt(title: string): number {
  const cut = Math.max(...[' - ', ' – ', ' — ', ' | ', ' · '].map((mark) => title.lastIndexOf(mark)));
  return cut <= 0 ? 0 : cut + SEPARATOR;
}

const SEPARATOR = 3;

function squash(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^the/, '');
}
