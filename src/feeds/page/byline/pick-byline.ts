import { LONGEST } from '../../fields/names/byline-line.ts';
import { opensByline } from '../../fields/names/byline-words.ts';
import {
  looksLikeName,
  readNames,
  readReporterInFront,
  readSignature,
  readSignatureBehind,
} from '../../fields/names/read-names.ts';
import { squash } from '../../fields/text/tidy-line.ts';
import type { MetaTags } from '../meta-tags.ts';
import type { PageDocument, PageElement } from '../page-document.ts';
import { isOrganisation, isThing, listOf, plainText, type StructuredData } from '../structured-data.ts';
import type { Surroundings } from '../surroundings.ts';
import { isShorter, linesIn, textOf } from '../text-of.ts';
import { BYLINES, MARKED } from './author-selectors.ts';
import { nameBesideDate } from './name-beside-date.ts';
import { isElsewhere, openingLine } from './opening-line.ts';
import { agencyShown, nameAlone, outletNames } from './other-signers.ts';
import { isOtherWork } from './other-work.ts';
import { isPlace } from './place-names.ts';

const MAX_AUTHORS = 8;
const MAX_LOOKED_AT = 40;
const MAX_PARAGRAPHS = 200;

/** Who wrote the article, in order: people before the outlet itself, metadata before what is shown. */
export function pickByline(
  document: PageDocument,
  {
    data,
    meta,
    siteNames,
    around,
  }: { data: StructuredData; meta: MetaTags; siteNames: string[]; around: Surroundings },
): string[] {
  for (const sites of [new Set(siteNames.map(squash)), NO_SITES]) {
    for (const names of offers(document, { data, meta, around }, sites))
      if (names.length > 0) return unique(withOthers(names, around, sites));
  }
  const alone = nameAlone(around, new Set(siteNames.map(squash)));
  if (alone) return [alone];
  const outlets = outletNames(data, meta);
  return unique(
    outlets.length > 0 ? outlets : agencyShown(around.behindHeading('p, div, span, li, em'), around),
  );
}

/** Metadata may have room for one author only, where the page shows "By Ann Lee and Bo Cruz". */
function withOthers(names: string[], around: Surroundings, sites: ReadonlySet<string>): string[] {
  const [name = ''] = names;
  if (names.length !== 1) return names;
  for (const element of around.fromHeading(BYLINES).slice(0, MAX_LOOKED_AT)) {
    const text = textOf(element);
    if (text.length > LONGEST || !squash(text).includes(squash(name)) || isElsewhere(element)) continue;
    const shown = readNames(text, sites).filter(looksLikeName);
    const isTold = shown.length > 1 && (opensByline(text, 'und') || isAll(text, shown));
    if (around.isInTeaser(element)) continue;
    if (isTold && shown.some((one) => squash(one) === squash(name))) return shown;
  }
  return names;
}

/** "Ann Lee, Bo Cruz" and nothing else. */
function isAll(text: string, names: readonly string[]): boolean {
  const said = squash(text.replace(/\s(?:and|et|und|y|e)\s/giu, ' '));
  return !/[|•·]/.test(text) && said === squash(names.join(''));
}

const NO_SITES: ReadonlySet<string> = new Set();

/** What each part of the page offers, the most trusted first; later parts are read only if they are needed. */
function* offers(
  document: PageDocument,
  { data, meta, around }: { data: StructuredData; meta: MetaTags; around: Surroundings },
  sites: ReadonlySet<string>,
) {
  const named = (...tags: string[]) => meta.all(...tags).flatMap((value) => readNames(value, sites));
  yield structuredNames(data, 'author', sites);
  yield structuredNames(data, 'creator', sites);
  yield named('dc:creator', 'dcterms:creator', 'dc.creator', 'dcterms.creator', 'dcterm.creator');
  yield named('author', 'byl');
  yield named('article:author', 'article:author_name', 'article:author:name', 'og:article:author');
  yield named(
    'parsely-author',
    'sailthru.author',
    'cxenseparse:author',
    'authors',
    'byline',
    'dc.contributor',
    'citation_author',
    'dcsext.author',
  );
  yield labelled(meta, sites);
  for (const selector of MARKED)
    yield shownNames(
      around.fromHeading(selector).filter((each) => !around.isInTeaser(each)),
      sites,
    );
  const language = document.documentElement.getAttribute('lang') ?? '';
  yield openingLine(around, { language, sites });
  yield agencyShown(around.fromHeading(BYLINES), around);
  yield nameBesideDate(around, { language, sites });
  yield signature(around);
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

function shownNames(elements: PageElement[], sites: ReadonlySet<string>): string[] {
  const names: string[] = [];
  let place: PageElement | null = null;
  for (const element of elements.slice(0, MAX_LOOKED_AT)) {
    if (isElsewhere(element) || isInProse(element) || holdsSeveral(element, elements)) continue;
    if (isOtherWork(element)) continue;
    if (BESIDE_NAME.test(element.getAttribute('class') ?? '')) continue;
    const text = element.getAttribute('content') || textOf(element);
    if (text.length > 150) continue;
    const found = linkedNames(element, sites) ?? namesInLines(element, text, sites);
    // Several authors stand side by side; further off others are named.
    if (place && !place.contains(element)) break;
    names.push(...found.filter(looksLikeName));
    if (names.length > 0) place ??= element.parentElement?.parentElement ?? element;
  }
  return names;
}

/** Where a byline is taken apart: what the author is, and where. */
const BESIDE_NAME =
  /(?:^|[\s_-])(?:(?:sponsored|powered|presented)(?:$|[\s_-])|(?:sort|role|job(?:-?title)?|position|place|location|handle)(?:$|\s))/i;

/** A link within a sentence of the text leads to somebody whom it tells of: a player, a team. */
function isInProse(element: PageElement): boolean {
  if (element.localName !== 'a' || /(?:^|\s)author(?:$|\s)/.test(element.getAttribute('rel') ?? ''))
    return false;
  return textOf(element.closest('p')).length > LONGEST;
}

/** Several authors, each marked by itself and no word between them: each is read by itself. */
function holdsSeveral(element: PageElement, marked: readonly PageElement[]): boolean {
  const held = marked.filter((other) => other.parentElement === element).slice(0, MAX_AUTHORS);
  return held.length > 1 && squash(held.map((each) => textOf(each)).join('')) === squash(textOf(element));
}

/** A byline says who in one line, and in which role or where in the next. */
function namesInLines(element: PageElement, text: string, sites: ReadonlySet<string>): string[] {
  const all = linesIn(element);
  const bar = all.findIndex((line) => /^[|•·]/.test(line));
  // "Ann Lee | The Quay"
  const lines = bar > 0 ? all.slice(0, bar) : all;
  const shown = all.length > 1 ? lines : [text];
  const people = shown.filter((line) => !isDateline(line)).flatMap((line) => readNames(line, sites));
  if (people.length > 0) return people;
  return shown.filter((line) => GIVEN_AND_PLACE.test(line)).flatMap((line) => readNames(line, sites));
}

/** "Lima, Peru" */
function isDateline(line: string): boolean {
  const [city = '', country, ...rest] = line.split(/,\s*/);
  return country !== undefined && rest.length === 0 && isPlace(country, 'en') && !/\s/.test(city);
}

/** Where nobody else is named, "Lee, Georgia" is a person. */
const GIVEN_AND_PLACE =
  /,\s(?:Adelaide|Chad|Georgia|India|Ireland|Israel|Jordan|Kenya|London|Paris|Regina|Santiago|Sydney)$/;

/** Within a byline the links are the people; the words between them are places and roles. */
function linkedNames(element: PageElement, sites: ReadonlySet<string>): string[] | null {
  if (element.localName === 'a') return null;
  const links = Array.from(element.querySelectorAll('a')).slice(0, MAX_AUTHORS);
  const names = links
    .filter((link) => !isOtherWork(link))
    .flatMap((link) => readNames(textOf(link), sites))
    .filter(looksLikeName);
  // “By Ann Lee, with Bo Cruz”: not everybody has a page to link to.
  if (names.length === 0 || /\b(?:and|et|with|avec|und|y)\b/i.test(textOf(element))) return null;
  return names;
}

/** Japanese and Chinese papers set the reporter's name into brackets behind the text. */
function signature(around: Surroundings): string[] {
  const lines = around.behindHeading('p').filter((each) => isShorter(each, LONGEST) && !isElsewhere(each));
  const signed = lines.map((each) => readSignature(textOf(each))).findLast((names) => names.length > 0);
  if (signed) return signed;
  const prose = around
    .behindHeading('p')
    .slice(0, MAX_PARAGRAPHS)
    .filter((each) => !isElsewhere(each));
  const texts = prose.map((each) => textOf(each));
  const inFront = texts.slice(0, 3).map(readReporterInFront);
  return (
    inFront.find((names) => names.length > 0) ??
    texts.map(readSignatureBehind).findLast((names) => names.length > 0) ??
    []
  );
}

/** "Timo Lang, Berlin" and "Fabio Lentini, inviato" are one person each. */
function withoutRoles(names: string[]): string[] {
  const isFull = (name: string) => /\S\s+\S/.test(name);
  if (!names.some(isFull)) return names;
  return names.filter((name) => isFull(name) || !(/^\p{Ll}/u.test(name) || isPlace(name, 'en')));
}

/** Each once; "The Quay Ann Lee" is who is also named as "Ann Lee". */
function unique(names: string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(squash(name))) seen.set(squash(name), name);
  const people = withoutRoles([...seen.values()]);
  const isPartOf = (name: string) =>
    people.some((other) => other !== name && other.includes(' ') && name.endsWith(` ${other}`));
  return people.filter((name) => !isPartOf(name)).slice(0, MAX_AUTHORS);
}
