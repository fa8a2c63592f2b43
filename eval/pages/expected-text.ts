import { toPlainText } from '../../src/feeds/fields/text/html-to-text.ts';
import { textsOf } from '../../src/feeds/fields/text/paragraph.ts';
import { openPage } from '../../src/feeds/page/page-document.ts';

/** The text of an expected article: what its markup shows, captions apart. */
export function expectedText(html: string): string {
  const { document } = openPage(html);
  for (const caption of Array.from(document.querySelectorAll('figcaption, .wp-caption-text')))
    caption.remove();
  return textsOf(toPlainText({ value: String(document.documentElement), kind: 'html' }).paragraphs).join(
    '\n',
  );
}
