import { type BylineContext, LONGEST, namesInByline } from '../../fields/names/byline-line.ts';
import { opensByline } from '../../fields/names/byline-words.ts';
import type { PageElement } from '../page-document.ts';
import type { Surroundings } from '../surroundings.ts';
import { isShorter, linesIn, textOf } from '../text-of.ts';

const ELSEWHERE =
  /(?:^|[\s_-])(?:comments?|comment-\w+|related|recommended|most|promo|teaser|sidebar|(?<!elementor-)widget|recirc|more-from|trending|h-cite|webmentions?)(?:$|[\s_-])|(?:^|[\s_]|(?<!\bh)-)card(?:$|[\s_-])/i;

/** Comments, captions, lists of other articles and boxes beside the text name others. */
export function isElsewhere(element: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parentElement) {
    if (/^(?:article|main|body|html)$/.test(at.localName) || isPost(at)) return false;
    const marked = element.getAttribute('itemprop') !== null;
    if (
      (at.localName === 'aside' && !marked && !isHeadBox(at)) ||
      /^(?:nav|figure|figcaption)$/.test(at.localName) ||
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

/** "By Ann Lee" as a line of its own near the top of the text, a date perhaps in front. */
export function openingLine(around: Surroundings, context: BylineContext): string[] {
  for (const element of around.fromHeading(LINES).slice(0, 400)) {
    if (element.children.length > 3 || isElsewhere(element) || around.isInTeaser(element)) continue;
    // Asked by itself, a byline does not run into what stands behind it.
    if (
      Array.from(element.children).some(
        (child) => child.localName === 'span' && opensByline(textOf(child), context.language),
      )
    )
      continue;
    const names = namesInByline(linesIn(element)[0] ?? '', context);
    if (names.length > 0) return names;
  }
  return [];
}
