import type { EpochMs } from '../../../lib/clock.ts';
import { saidBy } from '../../fields/dates/shown-dates.ts';
import type { PageDocument, PageElement } from '../page-document.ts';
import type { Surroundings } from '../surroundings.ts';
import { textOf } from '../text-of.ts';
import { isBeside } from './is-beside.ts';
import { readPageDate } from './page-date.ts';

/** The first that is a date as machines write it. */
export function firstDate(texts: string[]): EpochMs | null {
  for (const text of texts) {
    const at = readPageDate(text);
    if (at !== null) return at;
  }
  return null;
}

/** The time that the page marks up as the publication's, or the first wanted. */
export function markedDate(
  around: Surroundings,
  isWanted: (element: PageElement) => boolean,
): EpochMs | null {
  const marked = around.fromHeading(
    '[itemprop~="datePublished"], time[pubdate], [property~="datePublished"], [property~="schema:datePublished"], [property~="dc:date"], [property~="dc:created"], time.published, time.entry-date, abbr.published, .dt-published',
  );
  for (const element of [...marked, ...around.fromHeading('time[datetime]')].slice(0, 50)) {
    if (isBeside(element) || around.isInTeaser(element) || element.closest('[itemprop~="dateModified"]'))
      continue;
    if (!isWanted(element)) continue;
    const at = firstDate(
      ['content', 'datetime', 'title']
        .flatMap((name) => element.getAttribute(name) ?? [])
        .concat(textOf(element)),
    );
    if (at !== null) return at;
  }
  return null;
}

const TEXT = 3;
/** Characters of what stands in front of a time and says which it is. */
const LONGEST_LABEL = 160;

/** Not "Updated <time>". */
export function isNoChange(element: PageElement): boolean {
  if (saidBy(textOf(element)) === 'updated') return false;
  let words = '';
  for (const node of Array.from(element.parentElement?.childNodes ?? []).slice(0, 20)) {
    if (node === element) break;
    words =
      node.localName === 'time' ? '' : `${words} ${node.nodeType === TEXT ? node.textContent : textOf(node)}`;
  }
  return words.length > LONGEST_LABEL || saidBy(words) !== 'updated';
}

export function markedChange(document: PageDocument): EpochMs | null {
  const element = document.querySelector('[itemprop~="dateModified"], time.updated');
  return (
    element && firstDate([element.getAttribute('content') ?? '', element.getAttribute('datetime') ?? ''])
  );
}
