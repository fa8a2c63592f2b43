import type { PageDocument, PageElement } from './page-document.ts';
import { isShorter, squash, textOf } from './text-of.ts';

/** Where the article's own lines are looked for. */
export interface Surroundings {
  /** What a selector finds: first what follows the article's headline, then what stands before it. */
  fromHeading(selector: string): PageElement[];
  /** Of these what follows the headline; all where the page has none. */
  behindHeading(selector: string): PageElement[];
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

export function surroundingsOf(document: PageDocument, title: string): Surroundings {
  const heading = headingOf(document, title);
  // A page without a headline of its own is a list, and which of its articles is meant nobody knows.
  const teasers = heading ? teasersIn(document, heading, squash(title)) : new Set<PageElement>();
  return {
    fromHeading: (selector) => {
      const { behind, before } = split(document, selector, heading);
      return [...behind, ...before];
    },
    behindHeading: (selector) => split(document, selector, heading).behind,
    isInTeaser: (element) => {
      for (let at: PageElement | null = element; at; at = at.parentElement) if (teasers.has(at)) return true;
      return false;
    },
  };
}

function split(document: PageDocument, selector: string, heading: PageElement | null) {
  if (!heading) return { behind: Array.from(document.querySelectorAll(selector)), before: [] };
  const all = Array.from(document.querySelectorAll(`${heading.localName}, ${selector}`));
  const at = all.indexOf(heading);
  const others = (part: PageElement[]) => part.filter(({ localName }) => localName !== 'h1');
  return { behind: others(all.slice(at + 1)), before: others(all.slice(0, at)) };
}

/** The heading that says the title; the only first-level one where none does. */
function headingOf(document: PageDocument, title: string): PageElement | null {
  const key = squash(title);
  const all = Array.from(document.querySelectorAll(HEADINGS)).slice(0, 100);
  const same = all.filter((element) => squash(textOf(element)) === key);
  const main = all.filter(({ localName }) => localName === 'h1');
  return (
    same.find(({ localName }) => localName === 'h1') ??
    same[0] ??
    (main.length === 1 ? (main[0] ?? null) : null)
  );
}

/** The largest boxes that hold one linked headline of another article and little else. */
function teasersIn(document: PageDocument, heading: PageElement, key: string): Set<PageElement> {
  const linked = Array.from(document.querySelectorAll(LINKED)).slice(0, MAX_TEASERS);
  const headlines = linked.filter(
    (element) => isHeadline(textOf(element)) && squash(textOf(element)) !== key,
  );
  const held = new Map<PageElement, number>();
  for (const headline of headlines)
    for (const at of withParents(headline)) held.set(at, (held.get(at) ?? 0) + 1);
  const own = new Set(withParents(heading));
  const boxes = new Set<PageElement>();
  for (const headline of headlines) {
    const around = withParents(headline).slice(0, MAX_HEIGHT);
    const end = around.findIndex(
      (at, height) =>
        height > 0 && (own.has(at) || held.get(at) !== held.get(headline) || !isShorter(at, MAX_TEASER)),
    );
    boxes.add(around.at(end < 0 ? -1 : end - 1) ?? headline);
  }
  return boxes;
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
