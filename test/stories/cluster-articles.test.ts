import { expect, test } from 'vitest';
import type { Article } from '../../src/feeds/article.ts';
import { clusterArticles } from '../../src/stories/cluster-articles.ts';
import type { Story } from '../../src/stories/story.ts';
import { anArticle, HOUR, NOON } from './an-article.ts';

/** Unrelated reports, so that words have a rarity to speak of. */
function background(): Article[] {
  const subjects = [
    ['Bakery strike', 'Bakers in Lund walked out over night shifts and stale wage offers.'],
    ['Library reopens', 'The reading room in Karst opened its doors after a long renovation.'],
    ['Orchard frost', 'Growers near Pell fear that late frost ruined the apricot blossom.'],
    ['Tram line seven', 'Passengers in Mora face detours while engineers replace worn rails.'],
    ['Chess title', 'Ilse Brandt defended her national chess title after eleven draws.'],
    ['Salt mine museum', 'Visitors may descend into the former salt mine of Hallen from April.'],
    ['Beaver census', 'Rangers counted more beavers along the river Aune than ever before.'],
    ['Pension tables', 'Actuaries recalculated pension tables because retirees live longer.'],
  ];
  return subjects.map(([title = '', teaser = ''], index) =>
    anArticle({ id: `background-${index}`, title, teaser, outlet: `Outlet ${index % 3}` }),
  );
}

const quake = [
  anArticle({
    id: 'quake-1',
    outlet: 'Harbour Times',
    title: 'Earthquake near Sorvik kills at least 12',
    teaser: 'A strong earthquake struck the coast near Sorvik at dawn, killing at least 12 people.',
  }),
  anArticle({
    id: 'quake-2',
    outlet: 'Norland Post',
    title: 'At least 12 dead as earthquake hits Sorvik coast',
    teaser: 'Rescuers searched collapsed houses in Sorvik after a powerful earthquake at dawn.',
    publishedAt: NOON + HOUR,
  }),
  anArticle({
    id: 'quake-3',
    outlet: 'Daily Lantern',
    title: 'Sorvik earthquake: rescuers search collapsed houses',
    teaser: 'The death toll of the earthquake near Sorvik rose to 12, officials said.',
    publishedAt: NOON + 2 * HOUR,
  }),
];

function idsOf(stories: Story[]): string[][] {
  return stories.map(({ articles }) => articles.map(({ id }) => id).sort()).sort();
}

function storyOf(stories: Story[], id: string): string[] {
  return (
    stories
      .find(({ articles }) => articles.some((article) => article.id === id))
      ?.articles.map((a) => a.id)
      .sort() ?? []
  );
}

test('groups the reports of one event and explains it', () => {
  const stories = clusterArticles([...background(), ...quake]);
  const story = stories.find(({ articles }) => articles.length === 3);
  expect(story?.articles.map(({ id }) => id).sort()).toEqual(['quake-1', 'quake-2', 'quake-3']);
  expect(story?.why).toHaveLength(2);
  for (const reason of story?.why ?? []) {
    expect(reason.sharedTerms).toContain('quake');
    expect(reason.similarity).toBeGreaterThan(0.1);
  }
  expect(stories).toHaveLength(9);
});

test('keeps every article in exactly one story', () => {
  const articles = [...background(), ...quake];
  const ids = clusterArticles(articles).flatMap((story) => story.articles.map(({ id }) => id));
  expect(ids.sort()).toEqual(articles.map(({ id }) => id).sort());
});

test('does not depend on the order of its input', () => {
  const articles = [...background(), ...quake];
  const forwards = clusterArticles(articles);
  const backwards = clusterArticles([...articles].reverse());
  expect(backwards).toEqual(forwards);
});

test('keeps its id when a later report joins', () => {
  const before = clusterArticles([...background(), ...quake.slice(0, 2)]);
  const after = clusterArticles([...background(), ...quake]);
  const idOf = (stories: Story[]) =>
    stories.find(({ articles }) => articles.some(({ id }) => id === 'quake-1'))?.id;
  expect(idOf(after)).toBe(idOf(before));
});

const lookAlikes: { about: string; pair: [Partial<Article>, Partial<Article>] }[] = [
  {
    about: 'two earnings reports',
    pair: [
      {
        title: 'Ferrous profit rises in third quarter',
        teaser: 'Steel maker Ferrous said its quarterly profit rose 8 per cent.',
      },
      {
        title: 'Lumen profit falls in third quarter',
        teaser: 'Retail chain Lumen said its quarterly profit fell 11 per cent.',
      },
    ],
  },
  {
    about: 'two shootings in different places',
    pair: [
      {
        title: 'Police officer shoots man in Vexford',
        teaser: 'A police officer in Vexford shot a man who fired at a patrol, authorities said.',
      },
      {
        title: 'Police shooting in Kessa investigated',
        teaser: 'The watchdog in Kessa opened an inquiry after a police officer shot a man.',
      },
    ],
  },
  {
    about: 'the same lottery in two provinces',
    pair: [
      {
        title: "Norland's lottery numbers for Monday",
        teaser: 'The estimated jackpot is 21 million. The Norland numbers are 4, 8 and 15.',
      },
      {
        title: "Sudland's results in the regional draw",
        teaser: 'Nobody in Sudland won the weekend draw, the organiser said.',
      },
    ],
  },
];

test.for(lookAlikes)('keeps $about apart', ({ pair }) => {
  const [a, b] = pair.map((given, index) =>
    anArticle({ id: `alike-${index}`, outlet: `Paper ${index}`, ...given }),
  );
  if (a === undefined || b === undefined) throw new Error('two articles');
  expect(storyOf(clusterArticles([...background(), ...quake, a, b]), a.id)).toEqual([a.id]);
});

test('tells the day’s great story once, however many its angles, and swallows no other', () => {
  const angles = [
    [
      'President Orla Quist dies at 81',
      'President Orla Quist has died at her home in Vexford, her office said.',
    ],
    [
      'Norland mourns President Orla Quist',
      'Crowds laid flowers outside the palace in Vexford for President Quist.',
    ],
    ['Orla Quist: a life in service', 'The long presidency of Orla Quist changed Norland.'],
    ['World leaders remember Quist', 'Leaders from many countries paid tribute to President Orla Quist.'],
    ['Who succeeds Orla Quist?', 'The speaker becomes acting president of Norland after the death of Quist.'],
    [
      'Cup match postponed after death of Quist',
      'The final in Vexford was called off because President Quist had died.',
    ],
  ];
  const great = angles.flatMap(([title = '', teaser = ''], angle) =>
    ['Harbour Times', 'Norland Post', 'Daily Lantern', 'Coast Radio', 'The Ledger'].map((outlet, index) =>
      anArticle({
        id: `great-${angle}-${index}`,
        outlet,
        title:
          index === 0 ? title : `${title}, ${['reports', 'hears', 'learns', 'finds'][index - 1]} ${outlet}`,
        teaser,
        publishedAt: NOON + angle * HOUR,
      }),
    ),
  );
  const stories = clusterArticles([...background(), ...quake, ...great]);
  const told = stories.filter(({ articles }) => articles.some(({ id }) => id.startsWith('great')));
  expect(told).toHaveLength(1);
  expect(told[0]?.articles).toHaveLength(great.length);
  expect(idsOf(stories)).toContainEqual(['quake-1', 'quake-2', 'quake-3']);
});

test('lets a plain report speak for the story before a question, a gallery or a live page', () => {
  const others = [
    anArticle({ id: 'q', outlet: 'Coast Radio', title: 'Why did the earthquake near Sorvik kill 12?' }),
    anArticle({ id: 'g', outlet: 'The Ledger', title: 'In pictures: earthquake near Sorvik kills 12' }),
    anArticle({ id: 'l', outlet: 'Echo', title: 'Live: earthquake near Sorvik kills 12' }),
  ].map((article) => ({
    ...article,
    teaser: 'The earthquake near Sorvik killed at least 12 people at dawn.',
  }));
  const stories = clusterArticles([...background(), ...quake, ...others]);
  const story = stories.find(({ articles }) => articles.some(({ id }) => id === 'quake-1'));
  expect(story?.articles).toHaveLength(6);
  expect(story?.articles[0]?.id).toMatch(/^quake/);
});

test('takes nothing for nothing', () => {
  expect(clusterArticles([])).toEqual([]);
});
