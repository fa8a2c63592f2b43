import { expect, test } from 'vitest';
import { type SelectionPlan, selectStories } from '../../src/stories/select-stories.ts';
import { anArticle, aRankedStory, HOUR, NOON } from './an-article.ts';

const plan: SelectionPlan = {
  max: 12,
  readsMax: 2,
  readsSections: ['opinion'],
  carried: [],
  language: 'en',
};

const EVENTS = [
  [
    'Earthquake near Sorvik kills 12',
    'A strong earthquake struck the Sorvik coast at dawn and killed 12 people.',
  ],
  [
    'Bakers in Lund strike over night shifts',
    'Bakers walked out across Lund on Monday over stale wage offers.',
  ],
  [
    'Karst library reopens after renovation',
    'The reading room in Karst opened its doors after eleven years.',
  ],
  ['Frost threatens the apricots of Pell', 'Growers fear that late frost ruined the blossom around Pell.'],
  [
    'Tram line seven closes for repairs in Mora',
    'Engineers replace worn rails until autumn, the operator Movia said.',
  ],
  [
    'Parliament votes to ban river dredging',
    'Deputies passed the ban with a majority of nine on Monday night.',
  ],
];

function event(index: number, given: Parameters<typeof anArticle>[0] = {}) {
  const [title = '', teaser = ''] = EVENTS[index] ?? [];
  return aRankedStory(100 - index, anArticle({ title, teaser, outlet: `Outlet ${index}`, ...given }));
}

test('takes the best up to the maximum and says why the rest is left out', () => {
  const { stories, leftOut } = selectStories([event(0), event(1), event(2)], { ...plan, max: 2 });
  expect(stories.map(({ story }) => story.score.total)).toEqual([100, 99]);
  expect(leftOut.map(({ reason }) => reason)).toEqual(["below the edition's maximum of 2 stories"]);
});

test.for([
  ['a promotion', 'Save $150 on the Orbit phone'],
  ['a horoscope', 'Your horoscope for Tuesday'],
  ['a puzzle or quiz', 'Quiz: how well do you know the harbour?'],
  ['buying advice', 'Best kettle for 2026'],
  ['a review', 'Orbit 4 hands-on: brighter and heavier'],
  ['a picture gallery', 'In pictures: frost over Pell'],
])('leaves out %s', ([reason = '', title = '']) => {
  const { stories, leftOut } = selectStories([event(0, { title })], plan);
  expect(stories).toEqual([]);
  expect(leftOut).toMatchObject([{ reason }]);
});

test('leaves out a story whose feeds give no whole sentence', () => {
  const { leftOut } = selectStories(
    [event(0, { teaser: 'A strong earthquake struck the coast at …' })],
    plan,
  );
  expect(leftOut).toMatchObject([{ reason: 'no whole sentence to print in its feeds' }]);
});

test('lets another report lead where the best one has no sentence to print', () => {
  const mute = anArticle({ title: 'A town wakes under rubble', teaser: '' });
  const [told] = event(0).articles;
  const { stories } = selectStories([aRankedStory(9, mute, ...(told ? [told] : []))], plan);
  expect(stories[0]?.story.articles.map(({ id }) => id)).toEqual([told?.id, mute.id]);
});

test('tells one event once', () => {
  const again = aRankedStory(
    50,
    anArticle({
      title: 'Sorvik earthquake kills 12 at dawn',
      teaser: 'The earthquake killed 12 people on the Sorvik coast.',
    }),
  );
  const { stories, leftOut } = selectStories([event(0), event(1), again, event(3), event(4)], plan);
  expect(stories).toHaveLength(4);
  expect(leftOut).toMatchObject([{ reason: 'same event as “Earthquake near Sorvik kills 12”' }]);
});

test('keeps one outlet from filling the edition while others have news', () => {
  const mixed = EVENTS.map((_, index) => event(index, { outlet: index < 4 ? 'Same' : `Other ${index}` }));
  const chosen = selectStories(mixed, { ...plan, max: 4 });
  const outlets = chosen.stories.map(({ story }) => story.articles[0]?.outlet);
  expect(outlets.filter((outlet) => outlet === 'Same')).toHaveLength(2);
  expect(chosen.leftOut[0]?.reason).toBe('enough from Same');
});

test('a newsroom of one outlet fills its edition all the same', () => {
  const own = EVENTS.map((_, index) => event(index, { outlet: 'Same', section: 'city' }));
  expect(selectStories(own, { ...plan, max: 5 }).stories).toHaveLength(5);
});

test('brings a carried story back only when it moved on, and leads with what is new', () => {
  const old = anArticle({
    title: EVENTS[0]?.[0] ?? '',
    teaser: EVENTS[0]?.[1] ?? '',
    outlet: 'A',
    publishedAt: NOON - 8 * HOUR,
  });
  const carried = [{ headline: old.title, articles: [old], at: NOON - 4 * HOUR }];
  const still = selectStories([aRankedStory(9, old)], { ...plan, carried });
  expect(still.stories).toEqual([]);
  expect(still.leftOut[0]?.reason).toBe(
    'an earlier issue carried it and nothing new has been reported since',
  );

  const fresh = anArticle({
    title: 'Sorvik earthquake: second tremor traps rescuers',
    teaser: 'A second tremor trapped four rescuers under a collapsed school on Monday.',
    outlet: 'B',
  });
  const moved = selectStories([aRankedStory(9, old, fresh)], { ...plan, carried });
  expect(moved.stories).toMatchObject([{ updated: true }]);
  expect(moved.stories[0]?.story.articles[0]?.id).toBe(fresh.id);
});

test('fills the reads from analysis and from the sections kept for them, never with a headline’s story', () => {
  const analysis = event(5, { title: 'Analysis: why parliament turned against dredging' });
  const column = event(1, { section: 'opinion' });
  const { stories, reads } = selectStories([event(0), column, event(2), analysis], plan);
  expect(stories.map(({ story }) => story.score.total)).toEqual([100, 98]);
  expect(reads.map(({ score }) => score.total)).toEqual([99, 95]);
});
