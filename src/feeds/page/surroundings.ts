import { cleanUrl } from '../fields/links/clean-url.ts';
import { squash } from '../fields/text/tidy-line.ts';
import type { PageDocument, PageElement } from './page-document.ts';
import { isShorter, textOf } from './text-of.ts';

/** Where the article's own lines are looked for. */
export interface Surroundings {
  /** What a selector finds: first what follows the article's headline, then what stands before it. */
  fromHeading(selector: string): PageElement[];
  /** Of these what follows the headline; all where the page has none. */
  behindHeading(selector: string): PageElement[];
  /** What stands before the headline in the element that marks the article, or beside the headline where none does. */
  aboveHeading(selector: string): PageElement[];
  hasHeading: boolean;
  /** Whether it stands in a teaser: the linked headline of another article, with what is said of that. */
  isInTeaser(element: PageElement): boolean;
}

const HEADINGS = 'h1, h2, h3, h4';
const LINKED = ['h2', 'h3', 'h4', 'h5', 'h6']
  .flatMap((name) => [`${name} a[href]`, `a[href] ${name}`])
  .join(', ');
/** No page has more teasers that matter. */
const MAX_TEASERS = 200;
/** Characters of a headline, a byline, a line or two of text. */
const MAX_TEASER = 1_200;
const MAX_HEIGHT = 8;
/** Characters of what stands above a teaser's headline: a section, a date. */
const MAX_ABOVE = 150;
/** What belongs to a headline of a flat list: a line or two of text, who and when. */
const MAX_BEHIND = 4;
const MAX_LINE = 200;
/** Where a headline that is no heading is looked for. */
const MAX_LINES = 1_000;
/** Characters of a headline with the white space of its markup. */
const MAX_TITLE = 700;

/** `own` are the addresses of the page itself, `base` what its links are relative to. */
export function surroundingsOf(
  document: PageDocument,
  { title, base, own }: { title: string; base: string; own: readonly string[] },
): Surroundings {
  const heading = headingOf(document, title);
  // A page without a headline of its own is a list, and which of its articles is meant nobody knows.
  const teasers = heading
    ? teasersIn(headlinesOfOthers(document, { key: squash(title), base, own }), heading)
    : new Set<PageElement>();
  const split = splitter(document, heading);
  return {
    fromHeading: (selector) => {
      const { behind, before } = split(selector);
      return [...behind, ...before];
    },
    behindHeading: (selector) => split(selector).behind,
    aboveHeading: (selector) => {
      const article = heading?.closest('article') ?? heading?.closest('main') ?? boxOf(heading);
      return article ? split(selector).before.filter((each) => article.contains(each)) : [];
    },
    hasHeading: heading !== null,
    isInTeaser: (element) => {
      for (let at: PageElement | null = element; at; at = at.parentElement) if (teasers.has(at)) return true;
      return false;
    },
  };
}

/** What holds the headline and is not the whole page, with the site's head and menus. */
function boxOf(heading: PageElement | null): PageElement | null {
  const box = heading?.parentElement ?? null;
  if (!box || /^(?:body|html)$/.test(box.localName)) return null;
  return box.querySelector('nav, [role="navigation"], [role="banner"]') ? null : box;
}

interface Sides {
  behind: PageElement[];
  before: PageElement[];
}

/** Finds what stands on either side of the headline; of several questions with one selector the page is asked once. */
function splitter(document: PageDocument, heading: PageElement | null): (selector: string) => Sides {
  const known = new Map<string, Sides>();
  let places: Map<PageElement, number> | undefined;
  const placeOf = (element: PageElement) => {
    places ??= new Map(Array.from(document.querySelectorAll('*'), (each, at) => [each, at]));
    return places.get(element) ?? 0;
  };
  const split = (selector: string): Sides => {
    const found = Array.from(document.querySelectorAll(selector));
    if (!heading) return { behind: found, before: [] };
    const others = found.filter((element) => element !== heading && element.localName !== 'h1');
    const at = placeOf(heading);
    const behind = others.filter((element) => placeOf(element) > at);
    return { behind, before: others.slice(0, others.length - behind.length) };
  };
  return (selector) => {
    const sides = known.get(selector) ?? split(selector);
    known.set(selector, sides);
    return sides;
  };
}

/** The heading that says the title; the only first-level one where none does, else a line of whatever kind that says it. */
function headingOf(document: PageDocument, title: string): PageElement | null {
  const key = squash(title);
  const all = Array.from(document.querySelectorAll(HEADINGS)).slice(0, 100);
  const same = all.filter((element) => squash(textOf(element)) === key);
  const main = all.filter(({ localName }) => localName === 'h1');
  return (
    same.find(({ localName }) => localName === 'h1') ??
    same[0] ??
    (main.length === 1 ? (main[0] ?? null) : lineThatSays(document, key))
  );
}

const PLAIN_LINES = '[role="heading"], font, b, strong, big, p, td, div, span, h5, h6';
const PATH = 'nav, a, [class*="breadcrumb" i], [id*="breadcrumb" i]';

/** The outermost element with the title for its text, but for the last crumb of the page's path. */
function lineThatSays(document: PageDocument, key: string): PageElement | null {
  if (key.length < 8) return null;
  const lines = Array.from(document.querySelectorAll(PLAIN_LINES)).slice(0, MAX_LINES);
  const says = (element: PageElement) =>
    isShorter(element, MAX_TITLE) && squash(textOf(element)) === key && element.closest(PATH) === null;
  return lines.find(says) ?? null;
}

/** Linked headlines, but for the article's own and those that lead to another place of its page. */
function headlinesOfOthers(
  document: PageDocument,
  { key, base, own }: { key: string; base: string; own: readonly string[] },
): PageElement[] {
  const pages = new Set(own.map((url) => cleanUrl(url, base)));
  const linked = Array.from(document.querySelectorAll(LINKED)).slice(0, MAX_TEASERS);
  return linked.filter((element) => {
    const text = textOf(element);
    if (!isHeadline(text) || squash(text) === key) return false;
    return !pages.has(cleanUrl(element.closest('a')?.getAttribute('href') ?? '', base));
  });
}

/** The largest boxes that hold one of the headlines and little else; in a flat list, the headline and what follows it. */
function teasersIn(headlines: readonly PageElement[], heading: PageElement): Set<PageElement> {
  const held = new Map<PageElement, number>();
  for (const headline of headlines)
    for (const at of withParents(headline)) held.set(at, (held.get(at) ?? 0) + 1);
  const own = new Set(withParents(heading));
  const boxes = new Set<PageElement>();
  for (const headline of headlines) {
    const around = withParents(headline).slice(0, MAX_HEIGHT);
    const end = around.findIndex(
      (at, height) =>
        height > 0 &&
        (own.has(at) ||
          held.get(at) !== held.get(headline) ||
          !isShorter(at, MAX_TEASER) ||
          textOf(at).indexOf(textOf(headline)) > MAX_ABOVE),
    );
    const box = around.at(end < 0 ? -1 : end - 1) ?? headline;
    boxes.add(box);
    const parent = end > 0 ? around[end] : undefined;
    if (parent && !own.has(parent) && held.get(parent) !== held.get(headline))
      for (const at of behind(box, held)) boxes.add(at);
  }
  return boxes;
}

function behind(box: PageElement, held: ReadonlyMap<PageElement, number>): PageElement[] {
  const found: PageElement[] = [];
  for (let at = box.nextElementSibling; at && found.length < MAX_BEHIND; at = at.nextElementSibling) {
    if (held.has(at) || !isShorter(at, MAX_LINE)) break;
    found.push(at);
  }
  return found;
}

function withParents(element: PageElement): PageElement[] {
  const line: PageElement[] = [];
  for (let at: PageElement | null = element; at; at = at.parentElement) line.push(at);
  return line;
}

/** Names of authors and sections are linked, too, but are shorter. */
function isHeadline(text: string): boolean {
  return (
    text.split(/\s+/).length >= 4 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{10}/u.test(text)
  );
}
