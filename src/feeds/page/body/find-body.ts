import { Readability } from '@mozilla/readability';
import type { Paragraph } from '../../fields/text/paragraph.ts';
import { saysWhenOnly } from '../date/says-when.ts';
import type { PageDocument, PageElement } from '../page-document.ts';
import { isShorter } from '../text-of.ts';
import { CAPTION, CONSENT, namesFurniture } from './furniture.ts';
import { leadsElsewhere } from './leads-elsewhere.ts';
import { measureProse, PROSE } from './measure-prose.ts';
import { pullQuotes } from './pull-quotes.ts';
import { toParagraphs } from './to-paragraphs.ts';

const FURNITURE_ROLES = new Set([
  'complementary',
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'dialog',
  'alert',
  'menu',
  'toolbar',
]);
/** Where publishing systems say that the text is: schema.org, WordPress, Drupal, Arc, Chorus, Brightspot and others. */
const MARKED_BODIES = [
  '[itemprop~="articleBody"]',
  '[data-component="text-block"]',
  '[data-testid="article-body"], [data-testid="ArticleBody"], [data-testid="body-container"], [data-qa="article-body"]',
  'section[name="articleBody"], [property~="articleBody"], [property~="schema:articleBody"]',
  '.article-body, .articleBody, .article__body, .article-body__content, .story-body, .storyBody, .story__body, .story-body__inner, .body-content',
  '.e-content, .entry-content, .post-content, .article-content, .article__content, .c-entry-content, .RichTextStoryBody, .RichTextArticleBody-body, .article-text, .articletext, .article-main-text, .story-content, .content__article-body, .caas-body, .field--name-body, .field-name-body, .wysiwyg, .paragraph--type--text, #article-body, #articleBody, #storytext, #story-body',
];
/** The element-free text of the article: Readability's choice, checked against what the page itself marks as its text. */
export function findBody(document: PageDocument): Paragraph[] {
  removeFurniture(document);
  const marked = markedBody(document);
  const found = readabilityBody(document);
  return chooseBody(found, marked).filter((line) => !leadsElsewhere(line) && !saysWhenOnly(line.text));
}

/**
 * Readability may keep one of several containers, or take in what stands around the text.
 * The marked text wins where Readability lost much of it, or has much that is not in it.
 */
function chooseBody(found: Paragraph[], marked: Paragraph[]): Paragraph[] {
  const markedSize = proseSize(marked);
  const foundSize = proseSize(found);
  if (markedSize < 400) return found.length > 0 ? found : marked;
  const lost = foundSize < markedSize * 0.75;
  const foreign = foundSize > markedSize * 1.25 && covers(found, marked);
  return lost || (foreign && markedSize > 1_200) ? marked : found;
}

function covers(found: Paragraph[], marked: Paragraph[]): boolean {
  const texts = new Set(found.map(({ text }) => text));
  const prose = marked.filter(({ text }) => text.length >= PROSE);
  return prose.filter(({ text }) => texts.has(text)).length >= prose.length * 0.8;
}

function proseSize(paragraphs: Paragraph[]): number {
  return paragraphs
    .filter(({ text, linked }) => text.length >= PROSE && linked < text.length * 0.6)
    .reduce((sum, { text }) => sum + text.length, 0);
}

/** Share bars, promotions, lists of other articles: out before anything is weighed. */
function removeFurniture(document: PageDocument): void {
  for (const quote of pullQuotes(document)) quote.remove();
  const prose = measureProse(document.body);
  const most = Math.min(1_200, (prose.get(document.body) ?? 0) * 0.25);
  for (const element of Array.from(document.querySelectorAll('body *'))) {
    // A class name can lie: an element that holds much of the page's prose is the page.
    const inside = prose.get(element) ?? 0;
    if (
      (inside <= most && isFurniture(element, inside > 0)) ||
      asksConsent(element) ||
      isCaption(element) ||
      isPictureBox(element)
    )
      element.remove();
    else if (isHeadingCalledHeader(element)) element.setAttribute('class', '');
  }
}

/** Where builders of pages name their parts, as classes may be a machine's. */
const NAMES = ['class', 'id', 'data-component', 'data-testid', 'data-hook', 'name'];

function isFurniture(element: PageElement, holdsProse: boolean): boolean {
  const { localName } = element;
  if (/^(?:html|body|article|main|p|h1|h2|em|strong|b|i|a|span|td|tr|tbody|figure|img)$/.test(localName))
    return false;
  if (localName === 'aside' || localName === 'nav' || localName === 'dialog') return true;
  if (/(?:^|\s)comment(?:$|\s)/.test(element.getAttribute('itemprop') ?? '')) return true;
  if (FURNITURE_ROLES.has(element.getAttribute('role') ?? '')) return true;
  const named = NAMES.map((name) => element.getAttribute(name) ?? '').join(' ');
  return (
    named.length > 3 &&
    named.length < 500 &&
    namesFurniture(named.replace(/([a-z])([A-Z])/g, '$1-$2'), holdsProse)
  );
}

/** Readability takes `header-anchor` for the head of a page, and leaves the heading out. */
function isHeadingCalledHeader(element: PageElement): boolean {
  return /^h[2-6]$/.test(element.localName) && /header/i.test(element.getAttribute('class') ?? '');
}

function asksConsent(element: PageElement): boolean {
  if (!/^(?:div|section|form|dialog)$/.test(element.localName)) return false;
  const named = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return named.length < 500 && CONSENT.test(named) && element.querySelector('article, main') === null;
}

/** Readability forgets the class of what it makes a paragraph, so captions outside of figures go before. */
function isCaption(element: PageElement): boolean {
  if (!/^(?:div|p|small)$/.test(element.localName)) return false;
  return (
    CAPTION.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('data-hook') ?? ''}`) &&
    element.querySelector('p, div, img') === null &&
    isShorter(element, 300)
  );
}

const PICTURE_BOX = /(?:^|[\s_-])(?:photos?|images?|img|pictures?|pic|foto|bild)(?:$|[\s_-])/i;

/** A picture with a line below it, in a box that is named for it and holds no paragraph of the text. */
function isPictureBox(element: PageElement): boolean {
  return (
    element.localName === 'div' &&
    PICTURE_BOX.test(element.getAttribute('class') ?? '') &&
    element.querySelector('img') !== null &&
    isShorter(element, 300) &&
    Array.from(element.querySelectorAll('p')).every((line) => isShorter(line, PROSE))
  );
}

function markedBody(document: PageDocument): Paragraph[] {
  for (const selector of MARKED_BODIES) {
    const all = Array.from(document.querySelectorAll(selector)).slice(0, 400);
    const outermost = all.filter(
      (element) => !all.some((other) => other !== element && other.contains(element)),
    );
    const parts = outermost.filter((element) => !element.closest('aside, nav, footer, [class*="comment" i]'));
    const paragraphs = sameArticle(parts).flatMap(toParagraphs);
    if (proseSize(paragraphs) >= 400) return paragraphs;
  }
  return [];
}

/** Endless pages carry the next articles, too: parts of one article have an ancestor in common that the next lack. */
function sameArticle(parts: PageElement[]): PageElement[] {
  const first = parts[0]?.closest('article, main, [itemtype*="Article"]');
  return first ? parts.filter((part) => first.contains(part)) : parts;
}

function readabilityBody(document: PageDocument): Paragraph[] {
  const reader = new Readability<PageElement>(document as never, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as never,
  });
  const content = reader.parse()?.content;
  return content ? toParagraphs(content) : [];
}
