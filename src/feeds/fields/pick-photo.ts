import type { Photo } from '../article.ts';
import type { FeedPhoto } from '../feed-item.ts';
import { cleanPhotoUrl } from './links/clean-url.ts';
import { partCredit } from './part-credit.ts';
import { toPlainLine } from './text/html-to-text.ts';

/** Which offer wins between pictures of equal or unknown size. */
const ORDER: FeedPhoto['from'][] = ['media', 'enclosure', 'image', 'thumbnail', 'itunes'];
const MIN_SIDE = 100;
/** Hosts that count readers or lend them faces. */
const COUNTERS =
  /(?:^|\.)(?:doubleclick|scorecardresearch|quantserve|feedburner|gravatar|stats\.wordpress)\.|^(?:pixel|track(?:ing|er)?|beacon|stats|counter)\./i;
const NONE = '(?:pixel|spacer|blank|track(?:ing|er)?|beacon|transparent|1x1|emoji|smil(?:ey|ie)s?)';
/** What of a path is no photo: a folder's whole name, or a file's with its numbers and sizes. */
const NOT_A_PHOTO = new RegExp(
  String.raw`\/(?:~ff|${NONE}|(?:gr)?avatars?)\/|\/placeholder[-_.]|\/(?:[a-z]+[-_])?(?:${NONE}|counter|(?:gr)?avatar|placeholder|share[-_]?(?:button|icon))(?:[-_.]?v?\d{1,6}(?:x\d{1,5})?)?(?:\.\w{2,5}|$)|\/(?:b|g|px|count|counter|hit)\.gif$`,
  'i',
);
/** A script's picture is known by what it is asked for. */
const COUNTED = /(?:^|[=&?_-])(?:pixel|spacer|blank|tracking|tracker|beacon|1x1)(?:[=&._-]|$)/i;

/** The picture that shows the article best, with what its outlet says about it; null when there is none. */
export function pickPhoto(offers: FeedPhoto[], base: string): Photo | null {
  const usable = offers.slice(0, 50).flatMap((offer) => {
    const url = isPicture(offer) ? cleanPhotoUrl(offer.url, base) : null;
    return url && isPhoto(new URL(url)) ? [{ ...offer, url }] : [];
  });
  const best = usable.toSorted((a, b) => rank(a) - rank(b) || (b.width ?? 0) - (a.width ?? 0))[0];
  if (!best) return null;
  const words = describe(best, usable);
  return { url: best.url, ...words, width: best.width, height: best.height };
}

function isPhoto({ hostname, pathname, search }: URL): boolean {
  return !COUNTERS.test(hostname) && !NOT_A_PHOTO.test(pathname) && !COUNTED.test(search);
}

/** Lower is better: large pictures by origin, then small ones. */
function rank(offer: FeedPhoto): number {
  const small = offer.width !== null && offer.width < 300;
  return ORDER.indexOf(offer.from) + (small ? ORDER.length : 0);
}

function isPicture(offer: FeedPhoto): boolean {
  if ((offer.width ?? MIN_SIDE) < MIN_SIDE || (offer.height ?? MIN_SIDE) < MIN_SIDE / 2) return false;
  const type = offer.type?.toLowerCase() ?? '';
  if (type.startsWith('image')) return !/svg|x-icon/.test(type);
  return (
    type === '' && (offer.from !== 'enclosure' || /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i.test(offer.url))
  );
}

/** The same picture is often offered in several sizes, and only one of them is described. */
function describe(best: FeedPhoto, offers: FeedPhoto[]): Pick<Photo, 'alt' | 'caption' | 'credit'> {
  const said = (field: 'alt' | 'caption' | 'credit') =>
    plain(best[field] || (offers.find((offer) => sameFile(offer, best) && offer[field])?.[field] ?? ''));
  const { caption, credit } = partCredit(said('caption'), said('credit'));
  return { alt: said('alt') || caption, caption, credit };
}

function sameFile(a: FeedPhoto, b: FeedPhoto): boolean {
  return unsized(a) === unsized(b);
}

/** Its path without its own width and height: `/640/quay.jpg` and `/1280/quay.jpg` are one picture. */
function unsized({ url, width, height }: FeedPhoto): string {
  const isSize = (figure: string) => Number(figure) === width || Number(figure) === height;
  return new URL(url).pathname.replace(/\d+/g, (figure) => (isSize(figure) ? '' : figure));
}

function plain(text: string): string {
  return toPlainLine({ value: text, kind: 'html' }).slice(0, 500);
}
