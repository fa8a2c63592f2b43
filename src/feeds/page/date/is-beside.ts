import { saidBy } from '../../fields/dates/shown-dates.ts';
import { isHeadBox, POSTS } from '../byline/opening-line.ts';
import type { PageElement } from '../page-document.ts';
import { textOf } from '../text-of.ts';
import { isOfEvent } from './is-occasion.ts';

/** Beside the article; a footer within it is its own. */
export function isBeside(element: PageElement): boolean {
  if (element.closest('nav, [class*="related" i], [class*="comment" i], .h-cite')) return true;
  if (isOfEvent(element)) return true;
  const aside = element.closest('aside');
  if (aside && !(isHeadBox(aside) && isUnnamed(textOf(aside)))) return true;
  return element.closest('footer') !== null && element.closest(POSTS) === null;
}

/** "Election day: Nov 12, 2026" is another day than the article's. */
export function isUnnamed(line: string): boolean {
  const name = /^[^\d:]{2,60}:(?=\s)/u.exec(line)?.[0];
  return (
    name === undefined ||
    saidBy(name) !== null ||
    /^(?:date|datum|data|dato|fecha|дата|tarih)\s?:$/iu.test(name)
  );
}
