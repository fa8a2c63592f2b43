import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';

/** The part of the DOM that reading an article needs. */
export interface PageElement {
  readonly nodeType: number;
  /** In lower case. */
  readonly localName: string;
  readonly parentElement: PageElement | null;
  readonly children: ArrayLike<PageElement> & Iterable<PageElement>;
  readonly childNodes: ArrayLike<PageElement> & Iterable<PageElement>;
  readonly nextElementSibling: PageElement | null;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  textContent: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement> & Iterable<PageElement>;
  contains(other: PageElement): boolean;
  closest(selector: string): PageElement | null;
  remove(): void;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement;
  readonly body: PageElement;
}

/** What a page may come to: a real article stays far below, and work grows with each of them. */
const MAX_CHARACTERS = 6_000_000;
const MAX_ELEMENTS = 25_000;
/** Each entity and stray `<` is a piece of text of its own. */
const MAX_TEXTS = 60_000;
const MAX_DEPTH = 250;
/** Characters of text times the elements they stand in: what asking every element for its text comes to. */
const MAX_NESTED_CHARACTERS = 100_000_000;

export interface OpenedPage {
  document: PageDocument;
  warning: string | null;
}

/** Markup as a document, cut where it grows beyond all measure. Scripts never run: there is nothing to run them. */
export function openPage(html: string): OpenedPage {
  const { kept, warning } = cutMarkup(html);
  const { document } = parseHTML(withBody(kept)) as unknown as { document: PageDocument };
  if (CAPITAL_ATTRIBUTE.test(kept)) lowerAttributes(document);
  return { document, warning };
}

const MOST_ATTRIBUTES = 100;
const CAPITAL_ATTRIBUTE = /\s[A-Z][A-Z-]+\s?=/;

/** `SRC` is `src` in HTML; the parser keeps names as they are written. */
function lowerAttributes(document: PageDocument): void {
  for (const element of document.querySelectorAll('*')) {
    const attributes = Array.from(element.attributes);
    if (attributes.length > MOST_ATTRIBUTES) continue; // each is looked up among all others
    for (const { name, value } of attributes) {
      const lower = name.toLowerCase();
      if (lower !== name && element.getAttribute(lower) === null) element.setAttribute(lower, value);
    }
  }
}

/** HTML lets `html`, `head` and `body` be left out; the parser does not put them back. */
function withBody(html: string): string {
  if (/<body[\s>]/i.test(html)) return html;
  const headEnd = /<\/head\s*>/i.exec(html);
  const at = headEnd ? headEnd.index + headEnd[0].length : 0;
  const whole = `${html.slice(0, at)}<body>${html.slice(at)}</body>`;
  return /<html[\s>]/i.test(html) ? whole : `<html>${whole}</html>`;
}

/** Reads the tags only, which takes no memory and no recursion, to find how much of the markup is sane. */
function cutMarkup(html: string): { kept: string; warning: string | null } {
  const start = html.slice(0, MAX_CHARACTERS);
  let depth = 0;
  let elements = 0;
  let texts = 0;
  let nested = 0;
  let end = -1;
  const stopHere = () => {
    if (end >= 0) return;
    end = parser.startIndex;
    parser.pause();
  };
  const parser = new Parser({
    onopentag() {
      depth += 1;
      elements += 1;
      if (depth > MAX_DEPTH || elements > MAX_ELEMENTS) stopHere();
    },
    ontext(text) {
      texts += 1;
      nested += text.length * depth;
      if (texts > MAX_TEXTS || nested > MAX_NESTED_CHARACTERS) stopHere();
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.write(start);
  if (end < 0 && start.length === html.length) return { kept: html, warning: null };
  const kept = end < 0 ? start : start.slice(0, end);
  return { kept, warning: 'The page is larger or deeper than a page should be; it was read in part.' };
}
