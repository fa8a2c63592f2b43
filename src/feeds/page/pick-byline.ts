import type { MetaTags } from './meta-tags.ts';
import type { PageDocument, PageElement } from './page-document.ts';
import { readNames } from './read-names.ts';
import { isOrganisation, isThing, listOf, plainText, type StructuredData } from './structured-data.ts';
import { squash, textOf, tidyLine } from './text-of.ts';
import { toParagraphs } from './to-paragraphs.ts';

/** Microdata first; then, in the order of the page, whatever class, relation or address speaks of an author. */
const MARKED = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  '[property~="foaf:name"], [property~="schema:author"], .submitted .username',
  [
    '[rel~="author"]',
    ...['byline', 'author', 'auteur', 'autor', 'firma', 'signature'].map((word) => `[class*="${word}" i]`),
    '[id*="byline" i], [data-testid*="byline" i], [data-testid*="author" i], [data-qa*="byline" i]',
    ...[
      'author',
      'authors',
      'writer',
      'journalist',
      'reporter',
      'auteur',
      'autor',
      'people',
      'staff',
      'profile',
      'by',
    ].map((word) => `a[href*="/${word}/"]`),
  ].join(', '),
];
const MAX_AUTHORS = 8;
const TEXT = 3;
const MAX_LOOKED_AT = 40;

/** Who wrote the article, in order: people before the outlet itself, metadata before what is shown. */
export function pickByline(
  document: PageDocument,
  {
    data,
    meta,
    siteNames,
    title,
  }: { data: StructuredData; meta: MetaTags; siteNames: string[]; title: string },
): string[] {
  for (const sites of [new Set(siteNames.map(squash)), NO_SITES]) {
    for (const names of offers(document, { data, meta, title }, sites))
      if (names.length > 0) return unique(names);
  }
  return unique(outletNames(data, meta));
}

const NO_SITES: ReadonlySet<string> = new Set();

/** What each part of the page offers, the most trusted first; later parts are read only if they are needed. */
function* offers(
  document: PageDocument,
  { data, meta, title }: { data: StructuredData; meta: MetaTags; title: string },
  sites: ReadonlySet<string>,
) {
  const named = (...tags: string[]) => meta.all(...tags).flatMap((value) => readNames(value, sites));
  yield structuredNames(data, 'author', sites);
  yield structuredNames(data, 'creator', sites);
  yield named('dc:creator', 'dcterms:creator', 'dc.creator', 'dcterms.creator', 'dcterm.creator');
  yield named('author', 'byl');
  yield named('article:author', 'article:author_name', 'og:article:author');
  yield named(
    'parsely-author',
    'sailthru.author',
    'cxenseparse:author',
    'authors',
    'byline',
    'dc.contributor',
  );
  yield labelled(meta, sites);
  for (const selector of MARKED) yield shownNames(fromHeading(document, selector, title), sites);
  yield openingLine(document, sites);
}

function structuredNames(
  data: StructuredData,
  field: 'author' | 'creator',
  sites: ReadonlySet<string>,
): string[] {
  return listOf(data.article?.[field]).flatMap((value) => {
    const person = data.resolve(value);
    if (typeof person === 'string') return readNames(person, sites);
    if (!isThing(person) || isOrganisation(person)) return [];
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

/** A byline follows its headline: what comes after the heading first, then what stands before it. */
function fromHeading(document: PageDocument, selector: string, title: string): PageElement[] {
  const all = Array.from(document.querySelectorAll(`h1, ${selector}`));
  const heading = all.findIndex(
    (element) => element.localName === 'h1' && squash(textOf(element)) === squash(title),
  );
  return [...all.slice(heading + 1), ...all.slice(0, Math.max(0, heading))].filter(
    ({ localName }) => localName !== 'h1',
  );
}

function shownNames(elements: PageElement[], sites: ReadonlySet<string>): string[] {
  const names: string[] = [];
  let place: PageElement | null = null;
  for (const element of elements.slice(0, MAX_LOOKED_AT)) {
    if (isElsewhere(element)) continue;
    const text = element.getAttribute('content') || textOf(element);
    if (text.length > 150) continue;
    const found =
      linkedNames(element, sites) ?? linesOf(element, text).flatMap((line) => readNames(line, sites));
    // Several authors stand side by side; further off others are named.
    if (place && !place.contains(element)) break;
    names.push(...found.filter(looksLikeName));
    if (names.length > 0) place ??= element.parentElement?.parentElement ?? element;
  }
  return names;
}

/** A byline says who in one line, and in which role or where in the next. */
function linesOf(element: PageElement, text: string): string[] {
  const lines = toParagraphs(element).map((line) => line.text);
  return lines.length > 1 ? lines : [text];
}

/** Within a byline the links are the people; the words between them are places and roles. */
function linkedNames(element: PageElement, sites: ReadonlySet<string>): string[] | null {
  if (element.localName === 'a') return null;
  const links = Array.from(element.querySelectorAll('a')).slice(0, MAX_AUTHORS);
  const names = links.flatMap((link) => readNames(textOf(link), sites)).filter(looksLikeName);
  // “By Ann Lee, with Bo Cruz”: not everybody has a page to link to.
  if (names.length === 0 || /\b(?:and|et|with|avec|und|y)\b/i.test(textOf(element))) return null;
  return names;
}

const ELSEWHERE =
  /(?:^|[\s_-])(?:comments?|comment-\w+|related|recommended|most|promo|teaser|card|sidebar|widget|recirc|more-from|trending)(?:$|[\s_-])/i;

/** Comments, lists of other articles and boxes beside the text name others. */
function isElsewhere(element: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = at.parentElement) {
    if (/^(?:article|main|body|html)$/.test(at.localName)) return false;
    const marked = element.getAttribute('itemprop') !== null;
    if (
      (at.localName === 'aside' && !marked) ||
      at.localName === 'nav' ||
      (at.localName === 'footer' && !at.closest('article'))
    )
      return true;
    if (ELSEWHERE.test(`${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`)) return true;
  }
  return false;
}

/** Bold and slanting words are a line of their own where no paragraph holds them. */
const OPENING =
  'p, div, span, font, address, h4, h5, td > b, td > strong, td > i, td > em, td > font, div > b, div > strong, div > em, div > i';

/** "By Ann Lee" as a line of its own near the top of the text. */
function openingLine(document: PageDocument, sites: ReadonlySet<string>): string[] {
  for (const element of Array.from(document.querySelectorAll(OPENING)).slice(0, 400)) {
    if (element.children.length > 3 || isElsewhere(element)) continue;
    const text = firstLineOf(element);
    if (text.length > 80 || !/^(?:written by|by|par|propos recueillis par)\s+\p{Lu}/iu.test(text)) continue;
    const names = readNames(text, sites).filter(looksLikeName);
    if (names.length > 0) return names;
  }
  return [];
}

/** Up to its first line break: role and day stand below the name. */
function firstLineOf(element: PageElement): string {
  let line = '';
  for (const child of element.childNodes) {
    if (child.localName === 'br' && line.trim() !== '') break;
    line += child.nodeType === TEXT ? child.textContent : ` ${textOf(child)}`;
    if (line.length > 200) break;
  }
  return tidyLine(line);
}

/** Two words at least, each with a capital: what is shown may be anything. */
function looksLikeName(name: string): boolean {
  const words = name.split(/\s+/);
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}$/u.test(name)) return true;
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
  return [...named, meta.first('author', 'dc.creator', 'article:author', 'og:article:author')]
    .filter((name) => name.length > 1 && name.length <= 60 && !/^https?:|[@{}<>]/.test(name))
    .slice(0, 1);
}

function unique(names: string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(squash(name))) seen.set(squash(name), name);
  return [...seen.values()].slice(0, MAX_AUTHORS);
}
