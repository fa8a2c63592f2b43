import type { PageElement } from '../page-document.ts';

/** A paragraph of prose has so many characters; what is shorter is a label. */
export const PROSE = 60;

const INLINE = new Set(
  'abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const TEXT = 3;
const ELEMENT = 1;

/** How many characters of prose stand in each element below `root`, in one pass; text in links counts for nothing. */
export function measureProse(root: PageElement): Map<PageElement, number> {
  const prose = new Map<PageElement, number>();
  /** Returns the text that runs on in the element's parent. */
  const measure = (element: PageElement): number => {
    let running = 0;
    let sum = 0;
    for (const child of element.childNodes) {
      if (child.nodeType === TEXT) running += child.textContent.trim().length;
      else if (child.nodeType === ELEMENT && !/^(?:script|style|noscript|template)$/.test(child.localName)) {
        running += measure(child);
        sum += prose.get(child) ?? 0;
      }
    }
    if (element.localName === 'a') running = 0;
    const inline = INLINE.has(element.localName) || element.localName === 'a';
    prose.set(element, sum + (!inline && running >= PROSE ? running : 0));
    return inline ? running : 0;
  };
  measure(root);
  return prose;
}
