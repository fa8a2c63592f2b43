import { cleanPhotoUrl } from '../fields/links/clean-url.ts';
import { isCredit } from '../fields/part-credit.ts';
import { PROSE } from './body/measure-prose.ts';
import type { PageDocument, PageElement } from './page-document.ts';
import { isThing, listOf } from './structured-data.ts';
import type { Surroundings } from './surroundings.ts';
import { isShorter, textOf } from './text-of.ts';

/** A picture and what its page says about it. */
export interface Picture {
  /** Absolute. */
  url: string;
  alt: string;
  caption: string;
  credit: string;
  width: number | null;
  height: number | null;
  /** In the article, and large as far as the page says. */
  main: boolean;
  /** Before the text begins. */
  early: boolean;
  /** Between the headline and the text, and no ornament. */
  lead: boolean;
}

const CREDIT =
  '[class*="credit" i], [class*="copyright" i], [class*="photographer" i], [itemprop~="copyrightHolder"], [itemprop~="author"], [class*="attribution" i], cite, small';
const SILHOUETTE = /gravatar|avatar|headshot|byline|author|profile|rounded-full/i;
const CAPTIONS =
  'figcaption, [class*="caption" i], [class*="legend" i], [itemprop~="caption"], [itemprop~="description"]';
const MAX_PICTURES = 60;
const ELEMENT = 1;
/** Characters of text in what holds a picture and its caption only. */
const MAX_FRAME = 1_000;

/** The page's pictures in their order, each with what stands around it. */
export function readPictures(document: PageDocument, base: string, around: Surroundings): Picture[] {
  const leads = picturesBelowHeading(around);
  const early = picturesAboveText(document);
  return Array.from(document.querySelectorAll('img'))
    .slice(0, MAX_PICTURES)
    .flatMap((img) => {
      const url = cleanPhotoUrl(sourceOf(img), base);
      if (!url) return [];
      const frame = frameOf(img);
      const captionElement = frame?.querySelector(CAPTIONS) ?? null;
      const credit = creditIn(frame) || creditLine(captionElement);
      return [
        {
          url,
          alt: (img.getAttribute('alt') ?? '').trim(),
          caption: captionOf(captionElement, credit),
          credit: plainCredit(credit),
          width: numberOf(img.getAttribute('width')),
          height: numberOf(img.getAttribute('height')),
          main: isMain(img, url),
          early: early.has(img),
          lead: leads.has(img) && !SILHOUETTE.test(`${url} ${img.getAttribute('class') ?? ''}`),
        },
      ];
    });
}

/** "(Credit: Ann Lee)" and "CreditCreditAnn Lee" name Ann Lee. */
function plainCredit(text: string): string {
  return text
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/^(?:Credit)+(?=\p{Lu})/u, '')
    .replace(/^(?:photo(?:graph)?|image|picture|credit|crédit)s?\s*(?:by|credit)?\s*[:\s]\s*/i, '');
}

/** The pictures that come before the second paragraph of prose. */
function picturesAboveText(document: PageDocument): Set<PageElement> {
  const above = new Set<PageElement>();
  let prose = 0;
  for (const element of document.querySelectorAll('img, p')) {
    if (element.localName === 'img') above.add(element);
    else if (element.textContent.trim().length >= PROSE && !element.closest('figure, aside, nav')) prose += 1;
    if (prose > 1) break;
  }
  return above;
}

function picturesBelowHeading(around: Surroundings): Set<PageElement> {
  const lines = around.hasHeading ? around.behindHeading('img, p, h2, h3, h4') : [];
  const text = lines.findIndex(
    ({ localName, textContent }) => localName !== 'img' && textContent.trim().length >= PROSE,
  );
  const above = lines.slice(0, text < 0 ? 0 : text);
  return new Set(
    above.filter(
      (one) => one.localName === 'img' && !one.closest('aside, nav, footer') && !around.isInTeaser(one),
    ),
  );
}

function sourceOf(img: PageElement): string {
  const lazy = ['data-src', 'data-original', 'data-lazy-src', 'data-hi-res-src'].map(
    (name) => img.getAttribute(name) ?? '',
  );
  const plain = img.getAttribute('src') ?? '';
  const set =
    (img.getAttribute('srcset') ?? img.getAttribute('data-srcset') ?? '').split(/,\s+/).at(-1) ?? '';
  return [/^data:/.test(plain) ? '' : plain, ...lazy, set.trim().split(/\s+/)[0] ?? ''].find(Boolean) ?? '';
}

/** The nearest element around a picture that has a caption, and little else. */
function frameOf(img: PageElement): PageElement | null {
  const figure = img.closest('figure');
  if (figure?.querySelector(CAPTIONS)) return figure;
  let frame = figure ?? img.parentElement;
  for (let up = 0; frame && up < 4; up += 1, frame = frame.parentElement) {
    if (!isShorter(frame, MAX_FRAME)) return figure;
    if (figure && frame.querySelectorAll('img').length > 1) return figure;
    if (frame.querySelector(CAPTIONS)) return frame;
  }
  return figure;
}

/** The parts of a caption that elements hold and a style sheet parts; the whole where words stand between them. */
function partsOf(caption: PageElement | null): string[] {
  const nodes = Array.from(caption?.childNodes ?? []).filter(({ textContent }) => textContent.trim() !== '');
  const [only] = nodes;
  if (nodes.length === 1 && only?.nodeType === ELEMENT) return partsOf(only);
  const parted = nodes.length > 1 && nodes.every(({ nodeType }) => nodeType === ELEMENT);
  return parted ? nodes.map((node) => textOf(node)) : [textOf(caption)];
}

/** "The ferry on Tuesday", and below it "Ann Lee/CX" in an element without a name. */
function creditLine(caption: PageElement | null): string {
  const parts = partsOf(caption);
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  return isCredit(last) ? last : '';
}

/** The innermost element that is named for it: a container of credit and caption is named for both. */
function creditIn(frame: PageElement | null): string {
  const named = Array.from(frame?.querySelectorAll(CREDIT) ?? []).filter(
    (one) => !one.querySelector(CAPTIONS),
  );
  return named.map(textOf).find((text) => text !== '' && text.length <= 150) ?? '';
}

/** Without the credit, which is shown by itself, and the buttons around it. */
function captionOf(element: PageElement | null, credit: string): string {
  const text = partsOf(element).join(' ');
  return (credit === '' ? text : text.replaceAll(credit, ' '))
    .replace(/^\d{1,3}\s?\/\s?\d{1,3}\s+/, '')
    .replace(/open this photo in gallery:?|image caption,?|enlarge this image|(?:hide|toggle) caption/gi, ' ')
    .replace(/\s*(?:[|/(–—-]|\(\s*\))\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function isMain(img: PageElement, url: string): boolean {
  const width = numberOf(img.getAttribute('width'));
  if ((width !== null && width < 200) || SILHOUETTE.test(`${url} ${img.getAttribute('class') ?? ''}`))
    return false;
  return (
    img.closest(
      'article, main, [itemprop~="articleBody"], [class*="article" i], [class*="story" i], [class*="post" i]',
    ) !== null &&
    img.closest('aside, nav, footer, header nav, [class*="related" i], [class*="logo" i]') === null
  );
}

/** A number as attributes and structured data write it; null when it is none. */
export function numberOf(value: unknown): number | null {
  const [first] = listOf(isThing(value) ? value.value : value);
  return (
    (typeof first === 'string' || typeof first === 'number' ? Number.parseInt(`${first}`, 10) : 0) || null
  );
}
