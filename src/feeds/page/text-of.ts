import { tidyLine } from '../fields/text/tidy-line.ts';
import type { PageElement } from './page-document.ts';

const SILENT = new Set('script style noscript template svg iframe object select button textarea'.split(' '));
const TEXT = 3;
const ELEMENT = 1;

/** Where elements stand in one another by the hundred, each is asked for its text, which is all of the page's. */
const MAX_TEXT = 10_000;
const MAX_NODES = 4_000;

/** What a reader sees of an element, on one line; of more than a line could be, its beginning. */
export function textOf(element: PageElement | null): string {
  if (!element) return '';
  const parts: string[] = [];
  collect(element, parts, { nodes: MAX_NODES, characters: MAX_TEXT });
  return tidyLine(parts.join(''));
}

/** Behind these the name is yet to come. */
const OPEN_LABEL = /(?<!\p{L})(?:by|par|von|por|di|door|av|af|te[kx]te?|fotos?|photos?|words|author)\s*:?$/iu;
const INLINE = /^(?:a|b|em|i|span|strong)$/;

/**
 * The same, a line for each that is shown; `<br>` and blocks end one, except behind "By", and so does an element that
 * follows another without a space: style sheets part such by more than a space.
 */
export function linesIn(element: PageElement): string[] {
  const lines = [''];
  const left = { nodes: MAX_NODES, characters: MAX_TEXT };
  const end = () => {
    if (!/^\s*(?:\p{L}{2,4}\s*)?$/u.test(lines.at(-1) ?? '')) lines.push('');
    else lines[lines.length - 1] += ' ';
  };
  const walk = (node: PageElement) => {
    let stands = false;
    for (const child of node.childNodes) {
      if (left.nodes-- <= 0 || left.characters <= 0) return;
      if (child.nodeType === TEXT) {
        lines[lines.length - 1] += child.textContent.slice(0, left.characters);
        left.characters -= child.textContent.length;
      } else if (child.nodeType === ELEMENT && !SILENT.has(child.localName)) {
        const ends = /^(?:br|p|div|li|h[1-6]|section|td|tr|dd|dt)$/.test(child.localName);
        if (ends || (stands && startsLine(child) && isWhole(lines.at(-1) ?? ''))) end();
        walk(child);
        if (ends) end();
      }
      stands = child.nodeType === ELEMENT && INLINE.test(child.localName);
    }
  };
  walk(element);
  return lines.map(tidyLine).filter((line) => line !== '');
}

/** Behind another such: without a space between them. */
function startsLine(element: PageElement): boolean {
  if (!INLINE.test(element.localName)) return false;
  let first: PageElement | undefined = element;
  while (first?.nodeType === ELEMENT) first = first.childNodes[0];
  return !/^\s/.test(first?.textContent ?? '');
}

/** A name or more, not a letter set by itself or the words in front of a name. */
function isWhole(line: string): boolean {
  return /(?:\p{L}{2}|\d)$/u.test(line) && !OPEN_LABEL.test(line);
}

/** Whether an element holds fewer characters than this, white space and scripts included. */
export function isShorter(element: PageElement, characters: number): boolean {
  const left = { nodes: MAX_NODES, characters };
  measure(element, left);
  return left.characters > 0 && left.nodes > 0;
}

/** What may still be looked at. */
interface Left {
  nodes: number;
  characters: number;
}

function collect(node: PageElement, parts: string[], left: Left): void {
  let stands = false;
  for (const child of node.childNodes) {
    if (left.nodes <= 0 || left.characters <= 0) return;
    left.nodes -= 1;
    if (child.nodeType === TEXT) {
      const text = child.textContent.slice(0, left.characters);
      left.characters -= text.length;
      parts.push(text);
    } else if (child.nodeType === ELEMENT && !SILENT.has(child.localName)) {
      const breaks = /^(?:br|p|div|li|h[1-6]|section|td|tr|dd|dt|time)$/.test(child.localName);
      const at = parts.length;
      if (breaks) parts.push(' ');
      collect(child, parts, left);
      if (breaks) parts.push(' ');
      // A day and a time side by side, parted by a style sheet.
      else if (stands && /\d$/.test(parts[at - 1] ?? '') && /^\d/.test(parts[at] ?? ''))
        parts.splice(at, 0, ' ');
    }
    stands = child.nodeType === ELEMENT;
  }
}

function measure(node: PageElement, left: Left): void {
  for (const child of node.childNodes) {
    if (left.nodes <= 0 || left.characters <= 0) return;
    left.nodes -= 1;
    if (child.nodeType === TEXT) left.characters -= child.textContent.length;
    else if (child.nodeType === ELEMENT) measure(child, left);
  }
}
