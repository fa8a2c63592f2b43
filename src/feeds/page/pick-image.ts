import type { Photo } from '../article.ts';
import { cleanPhotoUrl } from '../clean-url.ts';
import type { FeedPhoto } from '../feed-item.ts';
import { pickPhoto } from '../pick-photo.ts';
import type { MetaTags } from './meta-tags.ts';
import type { PageDocument, PageElement } from './page-document.ts';
import { isThing, listOf, plainText, type StructuredData, type Thing } from './structured-data.ts';
import { textOf } from './text-of.ts';

const CREDIT =
  '[class*="credit" i], [class*="copyright" i], [class*="photographer" i], [itemprop~="copyrightHolder"], [itemprop~="author"], [class*="attribution" i], cite, small';
/** Judged by the file's name: folders are called `default` and `logo` for reasons of their own. */
const DEFAULT_PICTURE =
  /(?:^|[-_.])(?:logo|logos|default|placeholder|fallback|favicon|icon|sprite|share|social|no[-_]?image|blank|spacer|1x1)(?:[-_.]|$)/i;
const SILHOUETTE = /gravatar|avatar|headshot|byline|author|profile/i;
const CAPTIONS =
  'figcaption, [class*="caption" i], [class*="legend" i], [itemprop~="caption"], [itemprop~="description"]';
const MAX_PICTURES = 60;
/** Characters of text in what holds a picture and its caption only. */
const MAX_FRAME = 1_000;

/** The article's lead picture with what the page says about it, whatever the alternative text was. */
export function pickImage(
  document: PageDocument,
  { data, meta, base }: { data: StructuredData; meta: MetaTags; base: string },
): Photo | null {
  const figures = figuresOf(document, base);
  const offers = [...fromMeta(meta, base), ...fromData(data, base), ...figures.filter(({ main }) => main)];
  const chosen = offers.find(({ url }) => !DEFAULT_PICTURE.test(fileOf(url)));
  if (!chosen) return null;
  const same = [...offers, ...figures].filter(
    (one) => one === chosen || fileKey(one.url) === fileKey(chosen.url),
  );
  // One picture of a page is mostly the social image, too, under another name.
  const lead = figures.find(({ main, caption }) => main && caption !== '');
  const described = same.some(({ caption }) => caption !== '') || !lead ? same : [...same, lead];
  const said = (field: 'alt' | 'caption' | 'credit') =>
    described.find((one) => one[field] !== '')?.[field] ?? '';
  const texts = { alt: said('alt'), caption: said('caption'), credit: said('credit') };
  const feedPhoto: FeedPhoto = {
    url: chosen.url,
    from: 'media',
    type: 'image',
    width: chosen.width,
    height: chosen.height,
    ...texts,
  };
  const { width, height } = chosen;
  // What the page itself calls its picture is one, whatever its address looks like.
  return pickPhoto([feedPhoto], base) ?? { url: chosen.url, ...texts, width, height };
}

interface Picture {
  /** Absolute. */
  url: string;
  alt: string;
  caption: string;
  credit: string;
  width: number | null;
  height: number | null;
  /** In the article, and large as far as the page says. */
  main: boolean;
}

function fromMeta(meta: MetaTags, base: string): Picture[] {
  const names = [
    'og:image',
    'og:image:secure_url',
    'og:image:url',
    'twitter:image',
    'twitter:image:src',
    'parsely-image-url',
    'sailthru.image.full',
    'thumbnail',
    'image',
  ];
  const alt = meta.first('og:image:alt', 'twitter:image:alt');
  const width = numberOf(meta.first('og:image:width'));
  const height = numberOf(meta.first('og:image:height'));
  return names
    .flatMap((name) => meta.all(name).slice(0, 1))
    .flatMap((written, at) => {
      const url = cleanPhotoUrl(written, base);
      const size = at === 0 ? { width, height } : { width: null, height: null };
      return url ? [{ url, alt, caption: '', credit: '', ...size, main: true }] : [];
    });
}

function fromData(data: StructuredData, base: string): Picture[] {
  const { image, thumbnailUrl, primaryImageOfPage } = data.article ?? {};
  return [...listOf(image), ...listOf(primaryImageOfPage), ...listOf(thumbnailUrl)]
    .slice(0, 10)
    .flatMap((value) => {
      const one = data.resolve(value);
      const thing: Thing = isThing(one) ? one : { url: one };
      const [written] = listOf(thing.url ?? thing.contentUrl ?? thing['@id']);
      const url = typeof written === 'string' ? cleanPhotoUrl(written, base) : null;
      if (!url) return [];
      const credit =
        plainText(thing.creditText) || personOf(thing.creator) || plainText(thing.copyrightNotice);
      const size = { width: numberOf(thing.width), height: numberOf(thing.height) };
      return [
        { url, alt: '', caption: plainText(thing.caption ?? thing.description), credit, ...size, main: true },
      ];
    });
}

function personOf(value: unknown): string {
  const [first] = listOf(value);
  return isThing(first) ? plainText(first.name) : plainText(first);
}

function figuresOf(document: PageDocument, base: string): Picture[] {
  return Array.from(document.querySelectorAll('img'))
    .slice(0, MAX_PICTURES)
    .flatMap((img) => {
      const url = cleanPhotoUrl(sourceOf(img), base);
      if (!url) return [];
      const frame = frameOf(img);
      const captionElement = frame?.querySelector(CAPTIONS) ?? null;
      const credit = creditIn(frame);
      return [
        {
          url,
          alt: (img.getAttribute('alt') ?? '').trim(),
          caption: captionOf(captionElement, credit),
          credit: credit.replace(
            /^(?:photo(?:graph)?|image|picture|credit|crédit)s?\s*(?:by|credit)?\s*[:\s]\s*/i,
            '',
          ),
          width: numberOf(img.getAttribute('width')),
          height: numberOf(img.getAttribute('height')),
          main: isMain(img, url),
        },
      ];
    });
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
  if (figure) return figure;
  let frame = img.parentElement;
  for (let up = 0; frame && up < 4; up += 1, frame = frame.parentElement) {
    if (frame.textContent.length > MAX_FRAME) return null;
    if (frame.querySelector(CAPTIONS)) return frame;
  }
  return null;
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
  const text = textOf(element);
  return (credit === '' ? text : text.replaceAll(credit, ' '))
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

/** One file under several sizes and hosts. */
function fileKey(url: string): string {
  return fileOf(url).replace(/[-_]\d+x\d+(?=\.\w+$)/, '');
}

function fileOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? url;
}

function numberOf(value: unknown): number | null {
  const [first] = listOf(isThing(value) ? value.value : value);
  return Number.parseInt(String(first ?? ''), 10) || null;
}
