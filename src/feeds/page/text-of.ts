import type { PageElement } from './page-document.ts';

const SILENT = new Set('script style noscript template svg iframe object select button textarea'.split(' '));
const TEXT = 3;
const ELEMENT = 1;

/** What a reader sees of an element, on one line. */
export function textOf(element: PageElement | null): string {
  if (!element) return '';
  const parts: string[] = [];
  collect(element, parts);
  return tidyLine(parts.join(''));
}

function collect(node: PageElement, parts: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT) parts.push(child.textContent);
    else if (child.nodeType === ELEMENT && !SILENT.has(child.localName)) {
      const breaks = /^(?:br|p|div|li|h[1-6]|section|td|tr|dd|dt|time)$/.test(child.localName);
      if (breaks) parts.push(' ');
      collect(child, parts);
      if (breaks) parts.push(' ');
    }
  }
}

/** Collapses whitespace; soft hyphens, zero-width spaces and direction overrides go. */
export function tidyLine(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[\s\x00-\x1f\x7f-\x9f]+/g, ' ')
    .trim();
}

/** Lower-case letters and digits only: for comparing two spellings of one thing. */
export function squash(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
