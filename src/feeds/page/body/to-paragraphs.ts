import type { Paragraph } from '../../fields/text/paragraph.ts';
import { tidyLine } from '../../fields/text/tidy-line.ts';
import type { PageElement } from '../page-document.ts';
import { isShorter } from '../text-of.ts';
import { CAPTION } from './furniture.ts';

const SILENT = new Set(
  'script style head noscript template iframe object embed svg math select option button textarea input label form figcaption audio video canvas nav dialog'.split(
    ' ',
  ),
);
const BREAKS = new Set(
  'address article aside blockquote br caption center dd div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td th tr ul'.split(
    ' ',
  ),
);
const MAX_CHARACTERS = 400_000;
const MAX_CAPTION = 800;
const TEXT = 3;
const ELEMENT = 1;

/** The text of an element as paragraphs; captions, forms and players are no text. */
export function toParagraphs(root: PageElement): Paragraph[] {
  const done: Paragraph[] = [];
  let text = '';
  let linked = 0;
  let total = 0;
  const close = (tag: string) => {
    const line = tidyLine(text);
    if (line !== '') done.push({ text: line, linked: Math.min(linked, line.length), tag });
    text = '';
    linked = 0;
  };
  const walk = (node: PageElement, tag: string, inLink: boolean) => {
    for (const child of node.childNodes) {
      if (total > MAX_CHARACTERS) return;
      if (child.nodeType === TEXT) {
        const value = child.textContent.slice(0, MAX_CHARACTERS - total + 1);
        text += value;
        total += value.length;
        if (inLink) linked += value.trim().length;
      } else if (child.nodeType === ELEMENT && !isSilent(child)) {
        const name = child.localName;
        const breaks = BREAKS.has(name);
        // A single line break divides lines of one paragraph, two divide paragraphs.
        if (name === 'br') {
          if (followsBreak(child)) close(tag);
          else text += ' ';
          continue;
        }
        if (breaks) close(tag);
        walk(child, breaks ? name : tag, inLink || name === 'a');
        if (breaks) close(name);
        // Style sheets part it from what follows.
        else if (name === 'time') text += ' ';
      }
    }
  };
  walk(root, root.localName, false);
  close(root.localName);
  return done;
}

function isSilent(element: PageElement): boolean {
  if (SILENT.has(element.localName)) return true;
  const named = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
  // A container may be named for a caption that it holds among other things.
  return named.length > 1 && CAPTION.test(named) && isShorter(element, MAX_CAPTION);
}

function followsBreak(element: PageElement): boolean {
  let previous = (element as unknown as { previousSibling: PageElement | null }).previousSibling;
  while (previous && previous.nodeType !== ELEMENT && previous.textContent.trim() === '') {
    previous = (previous as unknown as { previousSibling: PageElement | null }).previousSibling;
  }
  return previous?.nodeType === ELEMENT && previous.localName === 'br';
}
