import { Readability } from '@mozilla/readability';
import { toPlainText } from '../../src/feeds/fields/text/html-to-text.ts';
import { textsOf } from '../../src/feeds/fields/text/paragraph.ts';
import { readPageDate } from '../../src/feeds/page/date/page-date.ts';
import { openPage } from '../../src/feeds/page/page-document.ts';
import type { Extraction } from './measure-pages.ts';

/** What the library gives by itself, read into plain text as everything else is. It picks no picture. */
export function readabilityAlone(html: string): Extraction {
  const read = new Readability(openPage(html).document as never).parse();
  return {
    text: textsOf(toPlainText({ value: read?.content ?? '', kind: 'html' }).paragraphs).join('\n'),
    title: read?.title ?? '',
    byline: read?.byline ? [read.byline] : [],
    publishedAt: read?.publishedTime ? readPageDate(read.publishedTime) : null,
    image: null,
  };
}
