import { expect, test } from 'vitest';
import type { BlockConfig } from '../../src/issues/edition.ts';
import type { FollowingArticle, IssueContent } from '../../src/issues/issue.ts';
import { placeStories } from '../../src/render/place-stories.ts';
import { eveningEdition, morningEdition, sampleContent } from '../support/sample-issue.ts';

function printed(blocks: BlockConfig[]): Record<string, string[]> {
  const placed = placeStories(sampleContent(), blocks).blocks;
  return Object.fromEntries(
    placed.flatMap((b) => ('stories' in b ? [[b.kind, b.stories.map(({ id }) => id)]] : [])),
  );
}

test('blocks take stories from the front, in the order of the blocks', () => {
  expect(printed(morningEdition.blocks)).toEqual({
    headlines: ['bridge', 'hospital', 'storm', 'budget', 'whale'],
    lead: ['bridge'],
    stories: ['hospital', 'storm', 'budget'],
    radar: ['whale', 'rents', 'tram', 'library', 'football'],
    reads: ['read-tide', 'read-bakers'],
  });
});

test('updates take what has moved on and is not printed above them', () => {
  expect(printed(eveningEdition.blocks).updates).toEqual(['tram']);
});

test('a block with sections takes only those, and what an editor pinned', () => {
  const blocks = morningEdition.blocks.map((b) =>
    b.kind === 'radar' ? { ...b, sections: ['culture', 'sport'] } : b,
  );
  const content = sampleContent();
  const whale = content.stories.find(({ id }) => id === 'whale');
  if (whale) whale.pinned = true;
  const { blocks: placed, unplaced } = placeStories(content, blocks);
  const radar = placed.find(({ kind }) => kind === 'radar');
  expect(radar).toMatchObject({ stories: [{ id: 'whale' }, { id: 'library' }, { id: 'football' }] });
  expect(unplaced.map(({ id }) => id)).toEqual(['rents', 'tram']);
});

test.for([
  ['its address', (content: IssueContent) => ({ url: content.stories[1]?.url ?? '' })],
  ['the address of one of its reports', (content) => ({ url: content.stories[1]?.articles[0]?.url ?? '' })],
  ['the article', (content) => ({ id: content.stories[1]?.articles[0]?.id ?? '' })],
  ['the story', (content) => ({ storyId: content.stories[1]?.id ?? '' })],
  ['the story of a longer read', (content) => ({ storyId: content.reads[0]?.id ?? '' })],
] as [string, (content: IssueContent) => Partial<FollowingArticle>][])(
  'Following never repeats a story the editors chose, known by %s',
  ([, sameAs]) => {
    const content = sampleContent();
    const [first] = content.following;
    Object.assign(first ?? {}, sameAs(content));
    const { blocks } = placeStories(content, morningEdition.blocks);
    const following = blocks.find(({ kind }) => kind === 'following');
    expect(following).toMatchObject({
      articles: [{ id: 'f-cranes' }, { id: 'f-kelp' }, { id: 'f-buses' }, { id: 'f-chess' }],
    });
  },
);

test('Following keeps twice as many stories of a topic as a reader gets, and prints none where it has no room', () => {
  const content = sampleContent();
  for (const article of content.following) article.topics = ['Harbour'];
  for (const article of content.following) article.authors = [];
  const placed = (max: number) => {
    const blocks = morningEdition.blocks.filter(({ kind }) => kind === 'following');
    return placeStories(
      content,
      blocks.map((config) => ({ ...config, max })),
    ).blocks;
  };
  expect(placed(2)).toMatchObject([{ articles: { length: 4 } }]);
  expect(placed(0)).toEqual([]);
});

test('a block with nothing to print is left out', () => {
  const content = { ...sampleContent(), agenda: ['  '], reads: [], following: [] };
  const kinds = placeStories(content, morningEdition.blocks).blocks.map(({ kind }) => kind);
  expect(kinds).toEqual(['headlines', 'lead', 'stories', 'radar']);
});
