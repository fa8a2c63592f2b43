import { findDates } from '../date/shown-dates.ts';
import type { PageElement } from '../page-document.ts';
import type { Surroundings } from '../surroundings.ts';
import { isShorter, linesIn, textOf } from '../text-of.ts';
import { BEFORE_LABEL, opensByline } from './byline-words.ts';
import { looksLikeName, readNames } from './read-names.ts';

const ELSEWHERE =
  /(?:^|[\s_-])(?:comments?|comment-\w+|related|recommended|most|promo|teaser|sidebar|(?<!elementor-)widget|recirc|more-from|trending|h-cite|webmentions?)(?:$|[\s_-])|(?:^|[\s_]|(?<!\bh)-)card(?:$|[\s_-])/i;

/** Comments, lists of other articles and boxes beside the text name others. */
export function isElsewhere(element: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parentElement) {
    if (/^(?:article|main|body|html)$/.test(at.localName) || isPost(at)) return false;
    const marked = element.getAttribute('itemprop') !== null;
    if (
      (at.localName === 'aside' && !marked && !isHeadBox(at)) ||
      at.localName === 'nav' ||
      (at.localName === 'footer' && !at.closest(POSTS))
    )
      return true;
    if (ELSEWHERE.test(`${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`)) return true;
  }
  return false;
}

/** Some put who and when into an aside of the article, where nothing leads to another. */
export function isHeadBox(aside: PageElement): boolean {
  return (
    isShorter(aside, LONGEST) &&
    aside.closest('article, main') !== null &&
    aside.querySelector('h1, h2, h3, h4, img, li') === null
  );
}

/** What holds an article with all that belongs to it, in HTML and in microformats. */
export const POSTS = 'article, .h-entry, .hentry';

/** The article itself, whatever box its page's builder has put it into. */
function isPost(element: PageElement): boolean {
  return (
    /(?:Article|BlogPosting)$/.test(element.getAttribute('itemtype') ?? '') ||
    /(?:^|\s)h-?entry(?:$|\s)/.test(element.getAttribute('class') ?? '')
  );
}

/** What lines stand in; bold and slanting words are a line of their own where no paragraph holds them. */
export const LINES =
  'p, div, span, small, dd, li, font, address, h4, h5, td > b, td > strong, td > i, td > em, td > font, div > b, div > strong, div > em, div > i';

/** "By Monday The Harbour Was Shut", "By The Numbers" are headings in capitals. */
const SENTENCE =
  /\s(?:the|in|on|was|were|is|are|for|with|your|our|how|why|what|when)(?:\s|$)|^(?:popular demand|the numbers)$/i;

/** "By Ann Lee" as a line of its own near the top of the text, a date perhaps in front. */
export function openingLine(
  around: Surroundings,
  { language, sites }: { language: string; sites: ReadonlySet<string> },
): string[] {
  for (const element of around.fromHeading(LINES).slice(0, 400)) {
    if (element.children.length > 3 || isElsewhere(element) || around.isInTeaser(element)) continue;
    // Asked by itself, a byline does not run into what stands behind it.
    if (
      Array.from(element.children).some(
        (child) => child.localName === 'span' && opensByline(textOf(child), language),
      )
    )
      continue;
    for (const text of partsOf(linesIn(element)[0] ?? '')) {
      if (text.length > 80 || !opensByline(text, language)) continue;
      const names = readNames(text, sites).filter((name) => looksLikeName(name) && !SENTENCE.test(name));
      if (names.length > 0) return names;
    }
  }
  return [];
}

/** Characters of a line that says who, when and where. */
export const LONGEST = 200;

/** "By Ann Lee. Translated from the French by Bo Cruz" */
const CREDITS_BEHIND =
  /[.;,]\s(?:translated|photographs?|photography|photos?|illustrat(?:ed|ions?)|edited|drawings?)\s(?=.{0,40}\bby\b).*$/i;

/** "By Ann Lee | The Quay", or behind the day: "November 3rd, 2026 by Ann Lee", "2026/11/23 12:20 記者…". */
function partsOf(line: string): string[] {
  if (line.length > LONGEST) return [];
  const plain = line
    .replace(CREDITS_BEHIND, '')
    .replace(/^(?:photo\w*|fotos?|images?|illustrations?)\s?(?:by|:)[^.|/]{3,40}[.|/]\s*/i, '')
    .replace(/^(?:19|20)\d{2}[\d年月日./:\s-]{4,18}(?=\p{L})/u, '');
  const parts = plain
    .split(/\s[|•·–—]\s|\s-\s|(?<=\b(?:19|20)\d{2}),?\s/)
    .flatMap((part) => part.split(BEFORE_LABEL));
  return findDates(line, 'und').length > 0 ? parts.slice(0, 4) : parts.slice(0, 1);
}
