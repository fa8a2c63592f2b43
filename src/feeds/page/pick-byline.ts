import type { MetaTags } from './meta-tags.ts';
import type { PageDocument, PageElement } from './page-document.ts';
import { readNames } from './read-names.ts';
import { isThing, listOf, plainText, type StructuredData } from './structured-data.ts';
import { squash, textOf } from './text-of.ts';

const MARKED = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  '[rel~="author"]',
  '[data-testid*="author" i], [data-testid*="byline" i]',
  '.byline-name, .author-name, .byline__name, .article__author-name, .c-byline__author-name',
  '.byline a, .author a, [class*="byline" i] a, [class*="author" i] a[href*="author" i]',
  '[class*="byline" i], [class*="author" i], [class*="auteur" i], [class*="signature" i], [id*="byline" i]',
];
const MAX_AUTHORS = 8;
const MAX_LOOKED_AT = 40;

/** Who wrote the article, in order: people before the outlet itself, metadata before what is shown. */
export function pickByline(
  document: PageDocument,
  { data, meta, siteNames }: { data: StructuredData; meta: MetaTags; siteNames: string[] },
): string[] {
  const sites = new Set(siteNames.map(squash));
  const offers = function* () {
    yield structuredNames(data, 'author', sites);
    yield structuredNames(data, 'creator', sites);
    yield meta
      .all(
        'author',
        'byl',
        'article:author',
        'article:author_name',
        'og:article:author',
        'dc.creator',
        'dcterms.creator',
        'dcterm:creator',
        'dc:creator',
      )
      .flatMap((value) => readNames(value, sites));
    yield meta
      .all('parsely-author', 'sailthru.author', 'cxenseparse:author', 'authors', 'byline', 'dc.contributor')
      .flatMap((value) => readNames(value, sites));
    yield labelled(meta, sites);
    for (const selector of MARKED) yield shownNames(document, selector, sites);
    yield openingLine(document, sites);
  };
  for (const names of offers()) if (names.length > 0) return unique(names);
  return unique(outletNames(data, meta));
}

function structuredNames(
  data: StructuredData,
  field: 'author' | 'creator',
  sites: ReadonlySet<string>,
): string[] {
  return listOf(data.article?.[field]).flatMap((value) => {
    const person = data.resolve(value);
    if (typeof person === 'string') return readNames(person, sites);
    if (!isThing(person) || /Organi[sz]ation/.test(String(person['@type']))) return [];
    return listOf(person.name).flatMap((name) => readNames(plainText(name), sites));
  });
}

/** `twitter:label1` says what `twitter:data1` is, in the site's own language. */
function labelled(meta: MetaTags, sites: ReadonlySet<string>): string[] {
  for (const n of ['1', '2']) {
    if (
      /^(?:written by|author|by|écrit par|auteur|escrito por|verfasst von)$/i.test(
        meta.first(`twitter:label${n}`),
      )
    ) {
      return readNames(meta.first(`twitter:data${n}`), sites);
    }
  }
  return [];
}

function shownNames(document: PageDocument, selector: string, sites: ReadonlySet<string>): string[] {
  const names: string[] = [];
  let place: PageElement | null = null;
  for (const element of Array.from(document.querySelectorAll(selector)).slice(0, MAX_LOOKED_AT)) {
    if (isElsewhere(element)) continue;
    const text = element.getAttribute('content') || textOf(element);
    if (text.length > 150) continue;
    const found = readNames(text, sites);
    // Several authors stand side by side; further off others are named.
    if (place && !place.contains(element)) break;
    names.push(...found.filter(looksLikeName));
    if (names.length > 0) place ??= element.parentElement?.parentElement ?? element;
  }
  return names;
}

/** Comments, lists of other articles and author boxes at the foot name others. */
function isElsewhere(element: PageElement): boolean {
  return (
    element.closest(
      'aside, nav, footer, [class*="comment" i], [id*="comment" i], [class*="related" i], [class*="recommend" i], [class*="most-" i], [class*="promo" i], [class*="teaser" i], [class*="card" i]',
    ) !== null
  );
}

/** "By Ann Lee" as a line of its own near the top of the text. */
function openingLine(document: PageDocument, sites: ReadonlySet<string>): string[] {
  for (const element of Array.from(document.querySelectorAll('p, div, span, address, h4, h5')).slice(
    0,
    400,
  )) {
    if (element.children.length > 3 || isElsewhere(element)) continue;
    const text = textOf(element);
    if (text.length > 80 || !/^(?:by|par)\s+\p{Lu}/iu.test(text)) continue;
    const names = readNames(text, sites).filter(looksLikeName);
    if (names.length > 0) return names;
  }
  return [];
}

/** Two words at least, each with a capital: what is shown may be anything. */
function looksLikeName(name: string): boolean {
  const words = name.split(/\s+/);
  return (
    words.length >= 2 &&
    words.every(
      (word) =>
        !/^\p{Ll}/u.test(word) || /^(?:de|da|di|du|van|von|der|den|la|le|el|al|bin|y|e|dos|das)$/.test(word),
    )
  );
}

/** Better than nobody: the outlet or agency that is named as author. */
function outletNames(data: StructuredData, meta: MetaTags): string[] {
  const named = listOf(data.article?.author).map((value) => {
    const one = data.resolve(value);
    return typeof one === 'string' ? one : isThing(one) ? plainText(one.name) : '';
  });
  return [...named, meta.first('author', 'dc.creator', 'article:author')]
    .filter((name) => name.length > 1 && name.length <= 60 && !/^https?:|[@{}<>]/.test(name))
    .slice(0, 1);
}

function unique(names: string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(squash(name))) seen.set(squash(name), name);
  return [...seen.values()].slice(0, MAX_AUTHORS);
}
