import { expect, test } from 'vitest';
import { defaultEditions } from '../../src/config/read-newsroom-defaults.ts';
import { carriedBy, composeIssue } from '../../src/issues/compose-issue.ts';
import type { Issue } from '../../src/issues/issue.ts';
import { anArticle, HOUR, NOON } from '../stories/an-article.ts';
import { morningEdition } from '../support/sample-issue.ts';

const TOLD = {
  title: 'Your horoscope for Tuesday in Vexmar',
  teaser: 'The stars of Sorvik tell Vexmar what Tuesday brings to the twelve signs of the harbour.',
};

test.for([
  ['en-GB', 'Harbour Times'],
  ['nl-BE', 'Havenblad'],
])('a story that an edition in %s leaves out is shown as its own language has it', ([language, outlet]) => {
  const [edition] = defaultEditions('UTC', language ?? 'en');
  if (!edition) throw new Error('there are no default editions');
  const articles = [
    anArticle({ ...TOLD, id: 'a', outlet: 'Harbour Times', language: 'en' }),
    anArticle({ ...TOLD, id: 'b', outlet: 'Havenblad', language: 'nl' }),
  ];
  const window = { from: NOON - 12 * HOUR, to: NOON };
  const input = { edition, articles, sources: [], sections: [], window, warnings: [], carried: [] };
  const { content } = composeIssue(input);
  expect(content.leftOut.map((story) => story.articles.length)).toEqual([2]);
  expect(content.leftOut[0]?.outlet).toBe(outlet);
});

const SECTIONS = [
  { id: 'city', title: 'City', weight: 1, headlines: true },
  { id: 'features', title: 'Features', weight: 1, headlines: false },
];
const WINDOW = { from: NOON - 12 * HOUR, to: NOON };

const ferry = anArticle({
  id: 'ferry',
  title: 'Ferry with 140 aboard sinks off Sorvik',
  teaser: 'A ferry with 140 people aboard sank off the coast of Sorvik on Monday morning.',
  section: 'city',
  authors: ['Ana Ruiz'],
  publishedAt: NOON - 12 * HOUR,
});
const bakers = anArticle({
  id: 'bakers',
  title: 'Bakers in Lund strike over night shifts',
  teaser: 'Bakers walked out across Lund on Monday over stale wage offers.',
  outlet: 'Post',
  section: 'city',
  topics: ['Work'],
});
const profile = anArticle({
  id: 'profile',
  title: 'The last bell founder of Karst lights his furnace',
  teaser:
    'Aldo Renn has cast bells in the old foundry of Karst for fifty years and wants nobody to follow him there.',
  body: 'Aldo Renn has cast bells in the old foundry of Karst for fifty years and wants nobody to follow him there. His largest bell weighs nine tons and hangs in the tower of Pell.',
  outlet: 'Lens',
  section: 'features',
});
const stars = anArticle({
  id: 'stars',
  title: 'Your horoscope for the week',
  teaser: 'The stars tell what the week brings to the twelve signs.',
  authors: ['Ida Holm'],
});

function composed(blocks = morningEdition.blocks) {
  return composeIssue({
    edition: { ...morningEdition, blocks },
    articles: [ferry, bakers, profile, stars],
    sources: [],
    sections: SECTIONS,
    window: WINDOW,
    warnings: ['A feed was away.'],
    carried: [],
  });
}

const idsOf = (stories: { articles: { id: string }[] }[]) => stories.map(({ articles }) => articles[0]?.id);

test('a section that is no headline’s fills the reads, where the edition has any', () => {
  const { content, hold } = composed();
  expect(idsOf(content.stories).sort()).toEqual(['bakers', 'ferry']);
  expect(idsOf(content.reads)).toEqual(['profile']);
  expect(content.machineOrder).toEqual(content.stories.map(({ id }) => id));
  expect(content.warnings).toEqual(['A feed was away.']);
  expect(hold).toContain('needs 4');
  expect(composed(morningEdition.blocks.filter(({ kind }) => kind !== 'reads')).content.reads).toEqual([]);
});

test('what was published as the window began is the oldest news', () => {
  const found = composed().content.stories.find(({ articles }) => articles[0]?.id === 'ferry');
  const newest = composed().content.stories.find(({ articles }) => articles[0]?.id === 'bakers');
  expect(found?.score.parts.recency).toBeLessThan((newest?.score.parts.recency ?? 0) / 2);
});

test('subscribers may follow what has an author or a topic and is no filler, the newest first', () => {
  expect(composed().content.following.map(({ id }) => id)).toEqual(['bakers', 'ferry']);
});

test('the next issue remembers stories and reads as readers saw them', () => {
  const { content } = composed();
  const [first] = content.stories;
  if (!first) throw new Error('no story was composed');
  const edits = { headline: 'Ours', summary: { brief: 'Divers go down at noon.' } };
  const stories = [{ ...first, edits }, ...content.stories.slice(1)];
  const issue = { id: 'morning/2026-11-23', content: { ...content, stories }, window: WINDOW };
  const carried = carriedBy(issue as Issue);
  expect(carried.map(({ headline }) => headline)).toEqual([
    'Ours',
    ...content.stories.slice(1).map(({ headline }) => headline),
    profile.title,
  ]);
  expect(carried[0]).toMatchObject({ at: NOON, issue: 'morning/2026-11-23', articles: first.articles });
  const printed = first.summaries.lead.sentences.map(({ text }) => text).join(' ');
  expect(carried[0]?.summary).toBe(`${printed} Divers go down at noon.`);
});
