import { expect, test } from 'vitest';
import type { Article } from '../../src/feeds/article.ts';
import { clusterArticles } from '../../src/stories/cluster-articles.ts';
import { GroupingMemory } from '../../src/stories/grouping/grouping-memory.ts';
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
    const [own, other] = [reason.articleId, reason.joinedTo].map((id) => quake.find((one) => one.id === id));
    expect(other).toBeDefined();
    expect(other).not.toBe(own);
    expect(reason.hoursApart).toBe(((own?.publishedAt ?? 0) - (other?.publishedAt ?? 0)) / HOUR);
    const [text, theirs] = [own, other].map((one) => `${one?.title} ${one?.teaser}`);
    for (const word of reason.sharedTerms) {
      expect(text).toContain(word);
      expect(theirs?.toLowerCase()).toContain(word.slice(0, 4).toLowerCase());
    }
    expect(reason.sharedTerms).toEqual(expect.arrayContaining(['Sorvik', 'earthquake']));
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
  {
    about: 'two hurricanes in a week',
    pair: [
      {
        title: 'Hurricane Odile makes landfall in Marisca',
        teaser:
          'Hurricane Odile came ashore near Port Vell in Marisca with winds of 190 km/h, forecasters said.',
      },
      {
        title: 'Hurricane Bertil makes landfall in Tolmin',
        teaser:
          'Hurricane Bertil came ashore near Cape Ansel in Tolmin with winds of 160 km/h, forecasters said.',
      },
    ],
  },
  {
    about: 'one president’s speeches about two things',
    pair: [
      {
        title: 'President Lindqvist defends pension reform in Vexford speech',
        teaser: 'President Lindqvist told union delegates in Vexford that the pension age must rise to 67.',
      },
      {
        title: 'President Lindqvist promises new frigates in harbour speech',
        teaser: 'President Lindqvist told sailors in Karst that the navy will receive four frigates.',
      },
    ],
  },
  {
    about: 'two matches of one round',
    pair: [
      {
        title: 'Rovers beat Athletic 3-1 to go top of the league',
        teaser: 'Two goals by Ilyas Brandt gave Rovers a 3-1 win over Athletic on Saturday.',
      },
      {
        title: 'United beat Wanderers 2-0 to leave the relegation zone',
        teaser: 'Goals by Tomas Quill and Per Aas gave United a 2-0 win over Wanderers on Saturday.',
      },
    ],
  },
  {
    about: 'the jobs reports of two countries',
    pair: [
      {
        title: 'Norland adds 41,000 jobs in October as unemployment falls to 5.1%',
        teaser: 'Employers in Norland added 41,000 jobs last month, the statistics office said on Friday.',
      },
      {
        title: 'Sudland adds 12,000 jobs in October as unemployment rises to 6.4%',
        teaser: 'Employers in Sudland added 12,000 jobs last month, its labour ministry said on Friday.',
      },
    ],
  },
  {
    about: 'two house fires',
    pair: [
      {
        title: 'Three dead in Lund house fire',
        teaser:
          'Three members of a family died when fire swept through their house in Lund on Tuesday night.',
      },
      {
        title: 'Two children killed in Pell house fire',
        teaser:
          'Two children died when fire swept through a house in Pell, the fire brigade said on Thursday.',
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

test('puts headlines without any text together, in English and in French', () => {
  const bare = [
    ['Ferry sinks off Karst with 80 aboard', 'Karst ferry sinks, 80 people aboard'],
    ['Un traversier coule au large de Brumeville', 'Brumeville : un traversier coule, 80 passagers à bord'],
  ].flatMap((titles, story) =>
    titles.map((title, index) =>
      anArticle({ id: `bare-${story}-${index}`, outlet: `Paper ${index}`, title, teaser: '' }),
    ),
  );
  const stories = clusterArticles([...background(), ...quake, ...bare]);
  expect(storyOf(stories, 'bare-0-0')).toEqual(['bare-0-0', 'bare-0-1']);
  expect(storyOf(stories, 'bare-1-0')).toEqual(['bare-1-0', 'bare-1-1']);
});

test('says in what a copy of a text is one with it', () => {
  const teaser = `A freight train left the rails near Ostby early on Monday and spilled grain over the road to the
    harbour, which stays closed until the wagons are lifted, the railway said in a statement.`;
  const agency = anArticle({
    id: 'wire-1',
    outlet: 'Wire',
    title: 'Freight train derails near Ostby',
    teaser,
  });
  const taken = anArticle({ id: 'wire-2', outlet: 'Echo', title: 'Grain train derails at Ostby', teaser });
  const stories = clusterArticles([...background(), ...quake, agency, taken]);
  const story = stories.find(({ articles }) => articles.some(({ id }) => id === 'wire-1'));
  expect(story?.why).toMatchObject([{ copy: true, hoursApart: 0 }]);
});

test('remembers what it read, and reads again what was edited', () => {
  const memory = new GroupingMemory();
  const articles = [...background(), ...quake];
  expect(clusterArticles(articles, { memory })).toEqual(clusterArticles(articles, { memory }));
  const edited = articles.map((article) =>
    article.id === 'quake-3'
      ? { ...article, title: 'Lottery draw postponed', teaser: 'No draw this week.' }
      : article,
  );
  const stories = clusterArticles(edited, { memory });
  expect(stories).toEqual(clusterArticles(edited, { memory: new GroupingMemory() }));
  expect(storyOf(stories, 'quake-3')).toEqual(['quake-3']);
});

test('takes nothing for nothing', () => {
  expect(clusterArticles([])).toEqual([]);
});
