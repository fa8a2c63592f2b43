import { expect, test } from 'vitest';
import type { EditionConfig } from '../../src/issues/edition.ts';
import type { IssueContent, IssueStory } from '../../src/issues/issue.ts';
import type { Newsroom } from '../../src/issues/newsroom.ts';
import { contrastRatio } from '../../src/render/lint/contrast-ratio.ts';
import type { LintFinding, LintInput } from '../../src/render/lint/finding.ts';
import { lintIssue } from '../../src/render/lint-issue.ts';
import { renderIssue } from '../../src/render/render-issue.ts';
import type { RenderedIssue } from '../../src/render/rendered-issue.ts';
import {
  eveningEdition,
  makeStory,
  morningEdition,
  sampleContent,
  sampleEvening,
  sampleIssue,
  sampleNewsroom,
} from '../support/sample-issue.ts';
import { STORY_ROWS } from '../support/sample-stories.ts';

const base = await renderIssue(sampleIssue(), morningEdition, sampleNewsroom);

function findingsOf(input: Partial<LintInput>): LintFinding[] {
  return lintIssue({
    content: sampleContent(),
    rendered: base,
    edition: morningEdition,
    newsroom: sampleNewsroom,
    ...input,
  });
}

function rulesOf(input: Partial<LintInput>): string[] {
  return [...new Set(findingsOf(input).map(({ rule, level }) => `${level} ${rule}`))];
}

/** The sample, changed before it is rendered. */
async function lintChanged(
  change: (content: IssueContent, lead: IssueStory) => void,
  edition: EditionConfig = morningEdition,
  newsroom: Newsroom = sampleNewsroom,
  sources?: LintInput['sources'],
): Promise<string[]> {
  const content = sampleContent();
  const lead = content.stories[0];
  if (!lead) throw new Error('no lead');
  change(content, lead);
  const rendered = await renderIssue(sampleIssue(content), edition, newsroom);
  return rulesOf({ content, rendered, edition, newsroom, ...(sources ? { sources } : {}) });
}

test('both editions of the sample pass without a word', async () => {
  expect(rulesOf({})).toEqual([]);
  const content = sampleEvening();
  const rendered = await renderIssue(sampleIssue(content), eveningEdition, sampleNewsroom);
  expect(rulesOf({ content, rendered, edition: eveningEdition })).toEqual([]);
});

const rendering: [string, Partial<RenderedIssue> | ((html: string) => string)][] = [
  ['error language', (html) => html.replaceAll('lang="en-GB"', '')],
  ['error title', (html) => html.replace('<title>', '<title>Other: ')],
  ['error one-h1', (html) => html.replaceAll('h1', 'h2')],
  ['error heading-order', (html) => html.replaceAll('h2', 'h4')],
  ['error table-role', (html) => html.replaceAll(' role="presentation"', '')],
  ['error forbidden-markup', (html) => html.replace('</h1>', '</h1><form></form>')],
  ['error forbidden-markup', (html) => html.replace('<h1', '<h1 onclick="x()"')],
  ['error image-alt', (html) => html.replace(/<img alt="[^"]*"/, '<img')],
  ['error image-width', (html) => html.replace(/(<img[^>]*) width="600"/, '$1')],
  ['error image-https', (html) => html.replace('src="https:', 'src="http:')],
  ['error image-format', (html) => html.replace('bridge.jpg', 'bridge.webp')],
  ['error color-scheme', (html) => html.replaceAll('data-ogsc', 'data-other')],
  ['error color-scheme', (html) => html.replace('name="color-scheme"', 'name="other"')],
  ['error font-size', (html) => html.replace('</h1>', '</h1><p style="font-size:11px">Small print</p>')],
  [
    'error font-size',
    (html) =>
      html.replace(
        '</h1>',
        `</h1><p style="font-size:11px">${'Line<br>'.repeat(20_000)}<b>Small print</b></p>`,
      ),
  ],
  [
    'error body-size',
    (html) => html.replace('</h1>', `</h1><p style="font-size:15px">${'Long text. '.repeat(30)}</p>`),
  ],
  [
    'error line-height',
    (html) => html.replace('</h1>', `</h1><p style="line-height:1.1">${'Long text. '.repeat(30)}</p>`),
  ],
  ['error contrast', (html) => html.replace('</h1>', '</h1><p style="color:#999;background:#aaa">Grey</p>')],
  ['error link-name', (html) => html.replace('>Read the full report at Island Wire', '>Read more')],
  ['error link-name', (html) => html.replace('>Read the full report at Island Wire', '>')],
  [
    'error link-scheme',
    (html) => html.replace('href="https://chronicle.example/', 'href="javascript:alert(1)//'),
  ],
  [
    'error link-localhost',
    (html) => html.replace('href="https://chronicle.example/', 'href="http://localhost:8025/'),
  ],
  [
    'warning link-https',
    (html) => html.replace('href="https://chronicle.example/', 'href="http://chronicle.example/'),
  ],
  ['warning size', (html) => html.replace('</h1>', `</h1>${'<br>'.repeat(12_000)}`)],
  ['error size', (html) => html.replace('</h1>', `</h1>${'<br>'.repeat(16_000)}`)],
  ['error template-left', (html) => html.replace('</h1>', '{{edition}}</h1>')],
  ['error slot-left', (html) => html.replace('</h1>', '@@twofold-nickname@@</h1>')],
  ['error text-story', { text: base.text.replaceAll('A humpback and her calf', 'Whales') }],
  ['error text-story', { text: base.text.replaceAll('/whale?', '/') }],
  ['error text-unsubscribe', { text: base.text.replace('@@twofold-unsubscribe-url@@', '') }],
  ['error text-postal-address', { text: base.text.replace('Ropewalk', '') }],
  ['error text-image', { text: `${base.text}\nhttps://chronicle.example/photos/bridge.jpg` }],
];

test.for(rendering)('%s', ([finding, change]) => {
  const rendered =
    typeof change === 'function' ? { ...base, html: change(base.html) } : { ...base, ...change };
  expect(rendered).not.toEqual(base);
  expect(rulesOf({ rendered })).toContain(finding);
});

test('of a copy too heavy is said how heavy it is, what is hidden and what helps', () => {
  const kilobytes = (breaks: number) => {
    const rendered = { ...base, html: base.html.replace('</h1>', `</h1>${'<br>'.repeat(breaks)}`) };
    const said = findingsOf({ rendered }).find(({ rule }) => rule === 'size')?.message ?? '';
    const told =
      /^The heaviest copy has (\d+) KB; Gmail hides what is beyond 102 KB, the way to unsubscribe with it\. Fewer stories make it lighter\.$/.exec(
        said,
      );
    return Number(told?.[1]);
  };
  const [less, more] = [kilobytes(12_000), kilobytes(16_000)];
  expect(less).toBeGreaterThan(70);
  // 16 KB more, and what quoted-printable adds to them.
  expect(more - less).toBeGreaterThanOrEqual(16);
  expect(more - less).toBeLessThan(18);
});

test('a long caption and a long byline are no body text', async () => {
  const findings = await lintChanged((_, lead) => {
    if (lead.image) lead.image.caption = 'The bridge on Sunday morning, seen from the quay. '.repeat(6);
    lead.authors = Array.from({ length: 14 }, (_, index) => `Reporter Number ${index}`);
  });
  expect(findings).toEqual([]);
});

type Change = (content: IssueContent, lead: IssueStory) => void;
const writing: [string, Change][] = [
  ['error subject-missing', (content) => Object.assign(content, { subject: ' ' })],
  ['error subject-one-line', (content) => Object.assign(content, { subject: 'News\r\nBcc: x@y.example' })],
  ['warning subject-length', (content) => Object.assign(content, { subject: 'x'.repeat(56) })],
  ['warning preheader-length', (content) => Object.assign(content, { preheader: 'Too short' })],
  ['warning preheader-differs', (content) => Object.assign(content, { preheader: `${content.subject} ` })],
  [
    'warning preheader-differs',
    (content) => Object.assign(content, { preheader: content.greeting.slice(14, 90) }),
  ],
  [
    'warning story-unplaced',
    (content) =>
      content.stories.push(
        ...STORY_ROWS.slice(1, 3).map((row) => ({
          ...makeStory(row),
          id: `${row.id}-2`,
          url: `https://x.example/${row.id}`,
        })),
      ),
  ],
  ['error story-twice', (content, lead) => content.stories.splice(4, 1, { ...lead })],
  [
    'error story-twice',
    (content, lead) =>
      content.reads.splice(0, 1, {
        ...lead,
        id: 'other',
        headline: 'Words of its own',
        edits: { headline: 'Words of its own' },
      }),
  ],
  [
    'error story-twice',
    (content, lead) => content.reads.splice(0, 1, { ...lead, id: 'other', url: 'https://x.example/' }),
  ],
  [
    'warning summary-missing',
    (content) => Object.assign(content.stories[1]?.summaries ?? {}, { story: { sentences: [], words: 0 } }),
  ],
  ['warning photo-alt', (_, lead) => Object.assign(lead.image ?? {}, { alt: '' })],
  ['warning photo-caption', (_, lead) => Object.assign(lead.image ?? {}, { credit: '' })],
  ['warning photo-left-out', (_, lead) => Object.assign(lead.image ?? {}, { url: 'http://x.example/a.jpg' })],
  [
    'warning fact-not-in-source',
    (_, lead) => Object.assign(lead.edits, { summary: { lead: 'It will cost 185 million crowns.' } }),
  ],
  [
    'warning fact-not-in-source',
    (_, lead) => Object.assign(lead.edits, { headline: '“We never wanted this bridge,” says chair' }),
  ],
];

test.for(writing)('%s from the words', async ([finding, change]) => {
  expect(await lintChanged(change)).toContain(finding);
});

test.for([
  'It costs 184 million crowns and takes 26 months.',
  'The chair: “we have been paying for a new bridge in small instalments”',
  'The “old” bridge goes.',
])('an edit within its source is no finding: %s', async (text) => {
  const found = await lintChanged((_, lead) => Object.assign(lead.edits, { summary: { lead: text } }));
  expect(found).toEqual([]);
});

/** The text of the story's one article, where the machine's words all come from. */
function articleOf({ headline, summaries, articles }: IssueStory) {
  const sentences = Object.values(summaries).flatMap((summary) => summary.sentences.map(({ text }) => text));
  return { id: articles[0]?.id ?? '', title: headline, teaser: '', body: sentences.join(' ') };
}

test.for([
  ['as it stands', (text: string) => text, []],
  ['another figure', (text: string) => text.replace('300', '900'), ['error fact-not-in-source']],
  ['the figure in words', (text: string) => text.replace('300', 'three hundred'), []],
  ['a name', (text: string) => `${text} Skipper Orla Penhale saw them.`, ['error fact-not-in-source']],
  ['a day', (text: string) => `${text} They came on Thursday.`, ['error fact-not-in-source']],
] as const)(
  'the machine’s words are held against the articles’ full texts: %s',
  async ([, change, expected]) => {
    const whale = sampleContent().stories.find(({ id }) => id === 'whale');
    if (!whale) throw new Error('no whale');
    const found = await lintChanged(
      (content) => {
        const sentence = content.stories
          .find(({ id }) => id === 'whale')
          ?.summaries.brief.sentences.find(({ text }) => text.includes('300'));
        if (!sentence) throw new Error('no sentence with the figure');
        sentence.text = change(sentence.text);
      },
      morningEdition,
      sampleNewsroom,
      [articleOf(whale)],
    );
    expect(found).toEqual(expected);
  },
);

test('a rehearsal on this machine may link to this machine', async () => {
  const found = await lintChanged(
    (content) => {
      for (const story of content.stories)
        story.url = story.url.replace('https://chronicle.example', 'http://localhost:8025');
    },
    morningEdition,
    { ...sampleNewsroom, url: 'http://localhost:8025/' },
  );
  expect(found).toEqual(['warning link-localhost']);
});

test('braces an article typed are no leftover', async () => {
  const found = await lintChanged((content) =>
    Object.assign(content, { note: 'Our {{templates}} are open.' }),
  );
  expect(found).toEqual([]);
});

test.for([
  ['#000', '#fff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
  ['red', '#ffffff', null],
] as const)('contrast of %s on %s is %s', ([one, other, expected]) => {
  const ratio = contrastRatio(one, other);
  expect(ratio === null ? null : Math.round(ratio * 100) / 100).toBe(expected);
});

test('twelve stories, two reads and five followed pieces stay well below the clipping size', async () => {
  const found = await lintChanged(
    (content) => {
      const more = STORY_ROWS.slice(1, 4).map((row) =>
        makeStory({ ...row, id: `${row.id}-more`, headline: `${row.headline}, again` }),
      );
      content.stories.push(...more);
    },
    {
      ...morningEdition,
      blocks: morningEdition.blocks
        .map((block) => ({ ...block, max: block.kind === 'stories' ? 11 : 5 }))
        .map((block) => (block.kind === 'lead' ? { ...block, max: 1 } : block)),
    },
  );
  expect(found).toEqual([]);
});
