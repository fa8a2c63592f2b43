import { toPlainLine } from '../fields/text/html-to-text.ts';
import { squash } from '../fields/text/tidy-line.ts';
import type { PageDocument } from './page-document.ts';

/** A JSON-LD object: what an outlet writes into it is only hoped for. */
export type Thing = Readonly<Record<string, unknown>>;

export interface StructuredData {
  /** The page's own article among the things described; null when there is none. */
  article: Thing | null;
  /** Names of the site and its publisher. */
  siteNames: string[];
  /** The thing another one points to by `@id`, else itself. */
  resolve(value: unknown): unknown;
}

const ARTICLE = /Article$|^(?:BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|Review)$/;
/** What a page may be about where it holds no article. */
const WORK = /^(?:Recipe|(?:Image|Media|Video)Gallery|VideoObject|PodcastEpisode|HowTo|FAQPage)$/;
const MAX_THINGS = 2_000;
const MAX_DEPTH = 12;

/** Reads the page's JSON-LD: single objects, arrays, `@graph`, and scripts that are not quite JSON. */
export function readStructuredData(document: PageDocument, pageUrls: string[]): StructuredData {
  const things: Thing[] = [];
  for (const script of document.querySelectorAll('script[type*="ld+json" i]')) {
    gather(parseLoosely(script.textContent), things, 0);
  }
  const byId = new Map<string, Thing>();
  for (const thing of things) {
    const id = thing['@id'];
    if (typeof id === 'string' && Object.keys(thing).length > 2) byId.set(id, thing);
  }
  const resolve = (value: unknown) => {
    const id = isThing(value) ? value['@id'] : undefined;
    return typeof id === 'string' ? (byId.get(id) ?? value) : value;
  };
  return {
    article:
      chooseArticle(things.filter(isArticle), pageUrls) ??
      signedPage(things, pageUrls) ??
      onlyWork(things, pageUrls, titlesOf(document)),
    siteNames: siteNamesIn(things, resolve),
    resolve,
  };
}

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One or several values as a list. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A text as written into JSON-LD, where entities and markup are common; '' when it is none. */
export function plainText(value: unknown): string {
  const [first] = listOf(value);
  if (typeof first !== 'string') return '';
  return toPlainLine({ value: first.slice(0, 5_000), kind: 'html' });
}

/** The main thing's own fields, and those things that may be articles, sites or people. */
function gather(value: unknown, things: Thing[], depth: number): void {
  if (depth > MAX_DEPTH || things.length > MAX_THINGS) return;
  if (Array.isArray(value)) {
    for (const each of value) gather(each, things, depth + 1);
    return;
  }
  if (!isThing(value)) return;
  things.push(value);
  for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'itemListElement', 'item']) {
    gather(value[key], things, depth + 1);
  }
}

function parseLoosely(text: string): unknown {
  const json = text
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*$/, '')
    .trim()
    .replace(/;$/, '');
  // Line breaks inside strings and commas before a closing bracket are the commonest slips.
  for (const mended of [json, json.replace(/[\x00-\x1f]+/g, ' ').replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(mended);
    } catch {}
  }
  return null;
}

function isArticle(thing: Thing): boolean {
  return isOfType(thing, ARTICLE);
}

function isOfType(thing: Thing, form: RegExp): boolean {
  return listOf(thing['@type']).some((type) => typeof type === 'string' && form.test(type));
}

/** Lists of other articles are described, too: the page's own names its address, or comes first. */
function chooseArticle(articles: Thing[], pageUrls: string[]): Thing | null {
  const own = articles.find(isAt(pageUrls));
  return own ?? articles.find((article) => article.headline !== undefined) ?? articles[0] ?? null;
}

/** Some systems describe the page alone, with the article's author and date. */
function signedPage(things: Thing[], pageUrls: string[]): Thing | null {
  const isPage = isAt(pageUrls);
  const isSigned = (thing: Thing) =>
    listOf(thing['@type']).includes('WebPage') &&
    thing.author !== undefined &&
    thing.datePublished !== undefined;
  return things.find((one) => isSigned(one) && isPage(one)) ?? null;
}

/** A recipe, a gallery or a video that is signed, and the only one; one with another name is only shown on the page. */
function onlyWork(things: Thing[], pageUrls: string[], titles: string): Thing | null {
  const works = things.filter((thing) => isOfType(thing, WORK));
  const signed = works.filter(
    ({ author, datePublished }) => author !== undefined || datePublished !== undefined,
  );
  const [work] = signed;
  if (!work || signed.length > 1) return null;
  const isPage = isAt(pageUrls);
  return isPage(work) || titles.includes(squash(plainText(work.headline ?? work.name))) ? work : null;
}

function titlesOf(document: PageDocument): string {
  return Array.from(document.querySelectorAll('title, h1'), (each) => squash(each.textContent)).join(' ');
}

function isAt(pageUrls: string[]): (thing: Thing) => boolean {
  const wanted = new Set(pageUrls.map(addressKey));
  return (thing) => addressesOf(thing).some((url) => wanted.has(addressKey(url)));
}

function addressesOf(article: Thing): string[] {
  const page = article.mainEntityOfPage;
  const named = [article.url, article['@id'], page, ...(isThing(page) ? [page['@id'], page.url] : [])];
  return named.filter((url) => typeof url === 'string');
}

function addressKey(url: string): string {
  return squash(url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[?#].*$/s, ''));
}

export function isOrganisation(value: unknown): boolean {
  return isThing(value) && isOfType(value, /Organi[sz]ation$/);
}

function siteNamesIn(things: Thing[], resolve: (value: unknown) => unknown): string[] {
  const sites = things.filter((thing) => isOfType(thing, /^(?:WebSite|NewsMediaOrganization)$/));
  const owned = (article: Thing) => [
    ...listOf(article.publisher),
    ...listOf(article.provider),
    ...listOf(article.sourceOrganization),
    ...listOf(article.author).filter(isOrganisation),
  ];
  const publishers = things.filter(isArticle).flatMap((article) => owned(article).map(resolve));
  return [...publishers, ...sites]
    .map((thing) => (isThing(thing) ? plainText(thing.name) : ''))
    .filter(Boolean);
}
