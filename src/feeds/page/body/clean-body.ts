import { withoutForeign } from '../../fields/text/foreign-paragraphs.ts';
import { withoutHeadAndEnd } from '../../fields/text/head-and-end.ts';
import { type Paragraph, textsOf } from '../../fields/text/paragraph.ts';
import { withoutLabels } from './without-labels.ts';

/** The article's own paragraphs: no promotion, no lists of links, nothing twice, nothing the title or byline says. */
export function cleanBody(paragraphs: Paragraph[], known: { title: string; byline: string[] }): string[] {
  const own = withoutLabels(withoutForeign(paragraphs, known.byline), known.byline);
  return withoutHeadAndEnd(textsOf(own), known);
}
