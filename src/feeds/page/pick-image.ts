import type { Photo } from '../article.ts';
import type { FeedPhoto } from '../feed-item.ts';
import { cleanPhotoUrl } from '../fields/links/clean-url.ts';
import { pickPhoto } from '../fields/pick-photo.ts';
import type { MetaTags } from './meta-tags.ts';
import type { PageDocument } from './page-document.ts';
import { numberOf, type Picture, readPictures } from './page-pictures.ts';
import { isThing, listOf, plainText, type StructuredData, type Thing } from './structured-data.ts';
import type { Surroundings } from './surroundings.ts';

/** Judged by the file's name: folders are called `default` and `logo` for reasons of their own. */
const DEFAULT_PICTURE =
  /(?:^|[-_.])(?:logos?|default\w*|placeholder|ogp|fbico|fallback|favicon|icon|sprite|no[-_]?image|blank|spacer|1x1)(?:[-_.]|$)/i;
/** The site's card, or the article's own picture cut for one. */
const SOCIAL_PICTURE = /(?:^|[-_.])(?:share|social)(?:[-_.]|$)/i;
/** The article's lead picture with what the page says about it, whatever the alternative text was. */
export function pickImage(
  document: PageDocument,
  {
    data,
    meta,
    base,
    around,
    title,
  }: { data: StructuredData; meta: MetaTags; base: string; around: Surroundings; title: string },
): Photo | null {
  const figures = readPictures(document, base, around);
  const offers = [
    ...fromMeta(meta, base),
    ...fromData(data, base),
    ...fromMicrodata(document, base),
    ...figures.filter(({ main }) => main),
  ];
  const chosen = [...offers, ...figures.filter(isUnmarkedLead)].find(
    ({ url }) => !isSitePicture(fileOf(url), title),
  );
  if (!chosen) return null;
  const same = [...offers, ...figures].filter(
    (one) => one === chosen || fileKey(one.url) === fileKey(chosen.url),
  );
  // The social image is mostly the picture above the text, under another name and cut another way; where the page shows
  // the image itself, what is said of another is not said of it.
  const lead = figures.find(({ main, early, caption }) => main && early && caption !== '');
  const isKnown = same.some((one) => one.caption !== '' || figures.includes(one));
  const described = isKnown || !lead ? same : [...same, lead];
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

function isSitePicture(file: string, title: string): boolean {
  return DEFAULT_PICTURE.test(file) || (SOCIAL_PICTURE.test(file) && !tellsOf(file, title));
}

/** A word of the headline, of four letters or more, is in the file's name. */
function tellsOf(file: string, title: string): boolean {
  const said = new Set(title.toLowerCase().match(/\p{L}{4,}/gu));
  return (file.toLowerCase().match(/\p{L}{4,}/gu) ?? []).some((word) => said.has(word));
}

/** A photograph above the text where nothing says what holds the article: of some size or below the headline, no ornament. */
function isUnmarkedLead({ url, early, lead, width }: Picture): boolean {
  return (width === null ? lead : early && width >= 180) && !/\.(?:gif|svg)$/i.test(fileOf(url));
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
    'image_url',
  ];
  const alt = meta.first('og:image:alt', 'twitter:image:alt');
  const width = numberOf(meta.first('og:image:width'));
  const height = numberOf(meta.first('og:image:height'));
  return names
    .flatMap((name) => meta.all(name).slice(0, 1))
    .flatMap((written, at) => {
      const url = cleanPhotoUrl(written, base);
      const size = at === 0 ? { width, height } : { width: null, height: null };
      return url
        ? [{ url, alt, caption: '', credit: '', ...size, main: true, early: false, lead: false }]
        : [];
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
        {
          url,
          alt: '',
          caption: plainText(thing.caption ?? thing.description),
          credit,
          ...size,
          main: true,
          early: false,
          lead: false,
        },
      ];
    });
}

/** `<meta itemprop="image" content="…">`, and the address within an `ImageObject`. */
function fromMicrodata(document: PageDocument, base: string): Picture[] {
  const marked = document.querySelectorAll(
    'meta[itemprop~="image"], link[itemprop~="image"], img[itemprop~="image"], [itemprop~="image"] [itemprop~="url"], [itemprop~="image"] [itemprop~="contentUrl"], [itemprop~="image"] img',
  );
  return Array.from(marked)
    .slice(0, 5)
    .filter((element) => !element.closest('[itemprop~="publisher"], [itemprop~="author"], aside, footer'))
    .flatMap((element) => {
      const written = ['content', 'href', 'src'].map((name) => element.getAttribute(name)).find(Boolean);
      const url = written ? cleanPhotoUrl(written, base) : null;
      const size = { width: null, height: null, main: true, early: false, lead: false };
      return url ? [{ url, alt: element.getAttribute('alt') ?? '', caption: '', credit: '', ...size }] : [];
    });
}

function personOf(value: unknown): string {
  const [first] = listOf(value);
  return isThing(first) ? plainText(first.name) : plainText(first);
}

/** One file under several sizes and hosts. */
function fileKey(url: string): string {
  return fileOf(url).replace(/[-_]\d+x\d+(?=\.\w+$)/, '');
}

function fileOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? url;
}
