import { load } from 'cheerio';
import { expect, test } from 'vitest';
import type { EditionConfig } from '../../src/issues/edition.ts';
import type { IssueContent } from '../../src/issues/issue.ts';
import { renderIssue } from '../../src/render/render-issue.ts';
import type { SummaryLength } from '../../src/stories/story.ts';
import { morningEdition, sampleContent, sampleIssue, sampleNewsroom } from '../support/sample-issue.ts';

const REPORTS: [id: string, outlet: string, authors: string[]][] = [
  ['merrow-1', 'Radio Merrow', ['Bo Lund']],
  ['merrow-2', 'Radio Merrow', ['Bo Lund', 'Cy Reed']],
  ['tidewatch-1', 'Tidewatch', []],
];

/** The sample with one story's sentences taken, in turn, from these reports. */
function takenFrom(place: number, length: SummaryLength, ids: string[]): IssueContent {
  const content = sampleContent();
  const story = content.stories[place];
  const [linked] = story?.articles ?? [];
  if (!story || !linked) throw new Error('The sample has no such story.');
  story.outlets = [story.outlet, 'Island Wire', 'Radio Merrow', 'Tidewatch'];
  story.articles = [linked, ...REPORTS.map(([id, outlet, authors]) => ({ ...linked, id, outlet, authors }))];
  story.summaries[length] = {
    words: 8,
    sentences: ids.map((articleId, index) => ({
      text: `Sentence ${index} is told here.`,
      source: { articleId, field: 'body', start: 0, end: 10 },
    })),
  };
  return content;
}

const mail = async (content: IssueContent, edition: EditionConfig = morningEdition) => {
  const { html, text } = await renderIssue(sampleIssue(content), edition, sampleNewsroom);
  return { html: load(html)('body').text().replace(/\s+/g, ' '), text: text.replace(/\s+/g, ' ') };
};

test('a story is credited to the reports whose sentences are printed; the first is still the one that is linked', async () => {
  const { html, text } = await mail(takenFrom(0, 'lead', ['merrow-2', 'tidewatch-1', 'merrow-1']));
  const credit =
    'By Bo Lund and Cy Reed, Radio Merrow; Tidewatch. Also reported by The Saltmere Chronicle and Island Wire';
  expect(html).toContain(`${credit} Follow Bo Lund`);
  expect(html).toContain('Read the full report at The Saltmere Chronicle');
  expect(text).toContain(`${credit} https://chronicle.example/`);
});

test.for([
  [['tidewatch-1', 'merrow-1'], 'Tidewatch; by Bo Lund, Radio Merrow. Also'],
  [['nowhere'], 'By Ines Calloway and Tom Brandt, The Saltmere Chronicle. Also'],
  [[], 'By Ines Calloway and Tom Brandt, The Saltmere Chronicle. Also'],
] as const)('sentences of %j: “%s”', async ([ids, credit]) => {
  const content = takenFrom(0, 'lead', [...ids]);
  if (ids.length === 0 && content.stories[0]) content.stories[0].edits.summary = { lead: 'An editor’s own.' };
  expect((await mail(content)).html).toContain(credit);
});

test('in French too', async () => {
  const french = { ...morningEdition, language: 'fr' };
  const { html } = await mail(takenFrom(0, 'lead', ['merrow-1', 'tidewatch-1']), french);
  expect(html).toContain('Par Bo Lund, Radio Merrow ; Tidewatch. Aussi couvert par');
});

test('a short story names whose sentence it is beside whose headline', async () => {
  const content = takenFrom(4, 'brief', ['tidewatch-1']);
  const { outlet } = content.stories[4] ?? {};
  expect((await mail(content)).html).toContain(`Sentence 0 is told here. Tidewatch and ${outlet}`);
});
