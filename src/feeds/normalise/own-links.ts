import type { Paragraph } from '../fields/text/paragraph.ts';

/** What of links is a feed's own: headings, and a list that a colon announces. */
export function ownLinks(paragraphs: readonly Paragraph[]): Set<Paragraph> {
  const own = new Set<Paragraph>();
  let announced = false;
  for (const paragraph of paragraphs) {
    const isItem = paragraph.tag === 'li';
    if (!isItem) announced = /[:：]$/.test(paragraph.text);
    if (isItem ? announced : /^h\d$/.test(paragraph.tag)) own.add(paragraph);
  }
  return own;
}
