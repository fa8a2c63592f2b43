import type { IssueContent } from '../../src/issues/issue.ts';
import { sampleContent } from './sample-issue.ts';

/** Text that tries to be a template, MJML, HTML or one of our own slots. */
export const HOSTILE_TEXTS = [
  '{{secret}} {{#if}} {{{raw}}} {{constructor}}',
  'end </mj-text></mj-column><mj-raw><script>alert(1)</script></mj-raw>',
  '<img src=x onerror=alert(1)><svg onload=alert(1)> & "quoted" \'single\'',
  'take @@twofold-unsubscribe-url@@ and @@twofold-cut-open@@ and @@twofold-following@@',
  '<!--[if mso]><b>mso</b><![endif]--> <mj-include path="/etc/passwd" /> &lt;b&gt; &amp;amp;',
];

/** The sample with every text a feed or a visitor could have written made hostile. */
export function hostileContent(text: string): IssueContent {
  const content = sampleContent();
  const stories = content.stories.map((story, index) => ({
    ...story,
    headline: `${index} ${text}`,
    outlet: text,
    outlets: [text, `other ${text}`],
    authors: [text],
    topics: [text],
    section: null,
    image: story.image && { ...story.image, alt: text, caption: text, credit: text },
    summaries: {
      lead: {
        words: 9,
        sentences: [{ text, source: { articleId: 'a', field: 'body' as const, start: 0, end: 1 } }],
      },
      story: {
        words: 9,
        sentences: [{ text, source: { articleId: 'a', field: 'body' as const, start: 0, end: 1 } }],
      },
      brief: {
        words: 9,
        sentences: [{ text, source: { articleId: 'a', field: 'body' as const, start: 0, end: 1 } }],
      },
    },
  }));
  const following = content.following.map((article) => ({
    ...article,
    title: text,
    teaser: text,
    outlet: text,
    authors: [text],
    topics: [text],
  }));
  return { ...content, subject: text, preheader: text, note: text, agenda: [text], stories, following };
}
