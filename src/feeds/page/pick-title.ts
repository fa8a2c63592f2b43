import { isBoilerplate } from '../fields/text/boilerplate.ts';
import { squash } from '../fields/text/tidy-line.ts';
import type { MetaTags } from './meta-tags.ts';
import type { PageDocument } from './page-document.ts';
import { plainText, type StructuredData } from './structured-data.ts';
import { textOf } from './text-of.ts';

const MAX_LENGTH = 500;
const SEPARATOR = /\s+[|–—·•»:-]\s+|\s*[|｜_»]\s*|:\s+/g;

/**
 * The article's headline without the site's name. What several sources agree on wins, whoever is first in
 * order of trust breaks the tie: JSON-LD, social metadata, the page's main heading, `<title>`.
 */
export function pickTitle(
  document: PageDocument,
  { data, meta, siteNames }: { data: StructuredData; meta: MetaTags; siteNames: string[] },
): string {
  const sites = new Set(siteNames.flatMap(variantsOf));
  const windowTitle = textOf(document.querySelector('title')).slice(0, MAX_LENGTH);
  const heading = mainHeading(document, windowTitle);
  const shownInWindow = cutSiteLikePart(withoutSite(windowTitle, sites), sites);
  const told = [
    plainText(data.article?.headline ?? data.article?.name),
    meta.first('dc:title', 'dc.title', 'dcterms:title', 'dcterms.title'),
    meta.first('og:title'),
    meta.first('parsely-title', 'sailthru.title', 'cxenseparse:title'),
    meta.first('twitter:title', 'title', 'headline'),
  ];
  if (told.every((title) => title === '') && isOnlyHeadline(heading, { windowTitle, sites })) return heading;
  const named = [...told, startsWithPart(windowTitle, heading) ? heading : windowTitle]
    .map((offer) => withoutSite(offer.slice(0, MAX_LENGTH), sites))
    .filter((title) => isTitle(title, sites));
  const titles =
    heading === '' || (named.length > 0 && !named.some((title) => areAlike(title, heading)))
      ? named
      : [...named, heading];
  const best = whole(mostAgreed(titles), titles) || heading || shownInWindow;
  return (best === withoutSite(windowTitle, sites) ? cutLikeOthers(best, titles, shownInWindow) : best).slice(
    0,
    MAX_LENGTH,
  );
}

/** "Detail - The Quay", "Print version": without metadata, a headline on the page says more than names of a few words. */
function isOnlyHeadline(
  heading: string,
  { windowTitle, sites }: { windowTitle: string; sites: ReadonlySet<string> },
): boolean {
  const names = windowTitle.split(SEPARATOR).every((part) => words(part) <= 3);
  return (
    names &&
    words(heading) >= 3 &&
    isTitle(heading, sites) &&
    !areAlike(windowTitle, heading) &&
    !isBoilerplate(heading)
  );
}

/** The heading, then a separator, then whatever the site adds. */
function startsWithPart(windowTitle: string, heading: string): boolean {
  return (
    heading !== '' &&
    windowTitle.startsWith(heading) &&
    /^\s*[|–—·•»:_-]/.test(windowTitle.slice(heading.length))
  );
}

/** One begins or holds the other, or they share half of their words. */
function areAlike(a: string, b: string): boolean {
  const [x, y] = [squash(a), squash(b)];
  if (x.includes(y) || y.includes(x)) return Math.min(x.length, y.length) >= 8 || x === y;
  const words = new Set(a.toLowerCase().split(/\s+/));
  const shared = b
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => words.has(word)).length;
  return shared >= words.size / 2;
}

/** "The Quay", "the-quay.example" and "TheQuay" are one name. */
function variantsOf(name: string): string[] {
  const plain = name.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  const host = plain.replace(/^www\./, '').replace(/\.(?:com?|org|net|[a-z]{2})(?:\.[a-z]{2})?$/i, '');
  const labels = /\s/.test(plain) ? [] : plain.split('.').slice(0, -1);
  const longest = labels.toSorted((a, b) => b.length - a.length)[0] ?? host;
  const names = [plain, host, longest, plain.replace(/^the\s+/i, ''), plain.replace(/^@/, '')];
  return names.map(squash).filter((key) => key.length > 1);
}

/** The heading that heads the page: the one that `<title>` repeats, where the only h1 names a blog a smaller one; else the only h1. */
function mainHeading(document: PageDocument, windowTitle: string): string {
  const headings = Array.from(document.querySelectorAll('[itemprop~="headline"], h1')).slice(0, 30);
  const texts = headings
    .map((heading) => heading.getAttribute('content') || textOf(heading).slice(0, MAX_LENGTH))
    .filter(Boolean);
  const key = squash(windowTitle);
  const ofPost = postHeading(document, key);
  if (ofPost !== '') return ofPost;
  const repeated = texts.find((text) => squash(text).length > 8 && key.includes(squash(text)));
  const smaller = smallerHeading(document, key);
  if (squash(smaller).length > squash(repeated ?? '').length) return smaller;
  return repeated ?? (new Set(texts.map(squash)).size === 1 ? (texts[0] ?? '') : '');
}

/** The heading that a blog's software calls its post's, where there is one such and `<title>` repeats it. */
function postHeading(document: PageDocument, windowKey: string): string {
  const headings = ['h1', 'h2', 'h3', 'h4']
    .map((name) => `${name}.entry-title, ${name}.post-title`)
    .join(', ');
  const marked = Array.from(document.querySelectorAll(headings)).slice(0, 2);
  const text = textOf(marked[0] ?? null).slice(0, MAX_LENGTH);
  return marked.length === 1 && squash(text).length > 3 && windowKey.includes(squash(text)) ? text : '';
}

/** The last headline of three words and more in an h2 or h3 with which `<title>` begins or ends: sites name themselves first. */
function smallerHeading(document: PageDocument, windowKey: string): string {
  const texts = Array.from(document.querySelectorAll('h2, h3'))
    .slice(0, 30)
    .map((heading) => textOf(heading).slice(0, MAX_LENGTH));
  const repeats = (key: string) => key.length > 8 && (windowKey.endsWith(key) || windowKey.startsWith(key));
  return texts.findLast((text) => words(text) >= 3 && repeats(squash(text))) ?? '';
}

/** Cuts the site's name, with its section before it, from either end. */
function withoutSite(title: string, sites: ReadonlySet<string>): string {
  const text = title.trim();
  for (const { index, 0: mark } of text.matchAll(SEPARATOR)) {
    const rest = text.slice(index + mark.length);
    if (rest.split(SEPARATOR).some((part) => sites.has(squash(part))) && words(text.slice(0, index)) >= 2) {
      const tail = rest.split(SEPARATOR);
      // "Headline | Section | Site", but not "Headline: its second half | Site".
      if (mark.trim() === ':' && tail.length > 1) continue;
      if (sites.has(squash(rest)) || tail.every((part) => words(part) <= 3))
        return text.slice(0, index).trim();
    }
  }
  const first = [...text.matchAll(SEPARATOR)][0];
  if (first && sites.has(squash(text.slice(0, first.index)))) {
    return text.slice(first.index + first[0].length).trim();
  }
  return text;
}

function isTitle(title: string, sites: ReadonlySet<string>): boolean {
  return (
    title.length > 1 && title.length <= MAX_LENGTH && !sites.has(squash(title)) && /[\p{L}\p{N}]/u.test(title)
  );
}

function mostAgreed(titles: string[]): string {
  const votes = Map.groupBy(titles, squash);
  const best = [...votes.values()].toSorted((a, b) => b.length - a.length)[0];
  return best?.[0] ?? '';
}

/** A title cut short for search engines, in full. */
function whole(title: string, others: string[]): string {
  if (!/(?:…|\.\.\.)$/.test(title)) return title;
  const start = squash(title);
  return others.find((other) => other.length > title.length && squash(other).startsWith(start)) ?? title;
}

/** Where only `<title>` speaks, a heading within it shows where the site's own words begin. */
function cutLikeOthers(title: string, others: string[], cut: string): string {
  const known = others.find(
    (other) =>
      squash(other).length >= 8 && squash(other) !== squash(title) && squash(title).includes(squash(other)),
  );
  return known ?? cut;
}

/** A short last part behind a bar or dash is the site's. */
function cutSiteLikePart(title: string, sites: ReadonlySet<string>): string {
  const last = [...title.matchAll(/\s+[|–—·»-]\s+|\s*[|｜]\s*/g)].at(-1);
  if (!last) return title;
  const head = title.slice(0, last.index);
  const tail = title.slice(last.index + last[0].length);
  // "Quay Times | Local | Ferry returns after a year": the site and its section stand first.
  const fronts = head.split(/\s*\|\s*/);
  if (last[0].includes('|') && words(tail) >= 5 && fronts.every((part) => words(part) <= 3))
    return tail.trim();
  // "Corvane Ledger Online - Ferry returns after a year": a name, and part of it stands in the address.
  const front = squash(head);
  if (
    words(head) <= 4 &&
    words(tail) >= 4 &&
    head.split(/\s+/).every((word) => /^[^\p{Ll}]/u.test(word)) &&
    [...sites].some((site) => site.length > 3 && front.includes(site))
  )
    return tail.trim();
  return words(tail) <= 4 && words(head) >= 4 ? head.trim() : title;
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Chinese and Japanese set no spaces: three characters count as a word. */
function words(text: string): number {
  const written = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return written.reduce((sum, word) => sum + Math.max(1, Math.ceil((word.match(CJK)?.length ?? 0) / 3)), 0);
}
