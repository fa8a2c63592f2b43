import { tidyLine } from '../fields/text/tidy-line.ts';
import type { PageDocument } from './page-document.ts';

/** The page's meta elements: names in lower case, values in order. */
export interface MetaTags {
  /** The first value of the first name that has one; '' when none has. */
  first(...names: string[]): string;
  /** Every value of the first name that has any. */
  all(...names: string[]): string[];
}

const MAX_TAGS = 1_000;

/** `name`, `property`, `itemprop` and `http-equiv` are used for one another all over the web. */
export function readMetaTags(document: PageDocument): MetaTags {
  const values = new Map<string, string[]>();
  for (const tag of Array.from(document.querySelectorAll('meta[content]')).slice(0, MAX_TAGS)) {
    const content = tidyLine(decodeTwice(tag.getAttribute('content') ?? ''));
    if (content === '') continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      for (const name of (tag.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name !== '') values.set(name, [...(values.get(name) ?? []), content]);
      }
    }
  }
  const all = (...names: string[]) => names.map((name) => values.get(name)).find(Boolean) ?? [];
  return { all, first: (...names) => all(...names)[0] ?? '' };
}

const TWICE: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };

/** Some systems escape a title once more before they put it into the attribute. */
function decodeTwice(text: string): string {
  return text
    .slice(0, 5_000)
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|quot|apos|lt|gt|nbsp));/gi, (all, decimal, hex, name) => {
      if (name) return TWICE[name.toLowerCase()] ?? all;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    });
}
