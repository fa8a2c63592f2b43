import { expect, test } from 'vitest';
import { selectStories } from '../../../src/stories/ranking/select-stories.ts';
import type { SelectionPlan } from '../../../src/stories/ranking/selection.ts';
import { anArticle, aRankedStory, HOUR, NOON } from '../an-article.ts';

const plan: SelectionPlan = {
  min: 2,
  max: 12,
  readsMax: 2,
  readsSections: ['opinion', 'culture'],
  quietSections: ['opinion'],
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
  expect(leftOut.map(({ reason }) => reason)).toEqual(['below the edition’s maximum of 2 stories']);
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

const FRENCH = {
  title: 'Un séisme fait douze morts près de Sorvik',
  teaser: 'Un fort séisme a frappé la côte de Sorvik à l’aube et a tué douze personnes.',
  language: 'fr-CA',
};

test('prints no story that is told in another language alone, where there are enough of its own', () => {
  const foreign = event(4, FRENCH);
  const enough = selectStories([foreign, event(1), event(2)], plan);
  expect(enough.stories.map(({ story }) => story.articles[0]?.language)).toEqual(['en', 'en']);
  expect(enough.leftOut).toMatchObject([{ reason: 'no report in English' }]);
  const few = selectStories([foreign, event(1)], plan);
  expect(few.stories).toHaveLength(2);
  expect(few.stories.map(({ story }) => story.articles[0]?.language)).toEqual(['en', 'fr-CA']);
  const other = event(3, {
    ...FRENCH,
    title: 'Les boulangers de Lund en grève',
    teaser: 'Le pain manque à Lund depuis mardi, selon le maire Otto Brandt.',
  });
  const filled = selectStories([foreign, other, event(1)], plan);
  expect(filled.stories).toHaveLength(plan.min);
  expect(filled.leftOut).toMatchObject([{ reason: 'no report in English' }]);
  // Told before, it is none of those that there are enough of.
  const told = event(1);
  const carried = [
    { headline: 'It', articles: told.articles, at: NOON + HOUR, issue: 'morning/2026-11-23', summary: '' },
  ];
  const { stories } = selectStories([foreign, told, event(2)], { ...plan, carried });
  expect(stories.map(({ story }) => story.articles[0]?.language)).toEqual(['en', 'fr-CA']);
});

test('of a story in two languages the edition’s own leads', () => {
  const both = aRankedStory(9, anArticle(FRENCH), ...event(0).articles);
  const led = (language: string) =>
    selectStories([both], { ...plan, language }).stories[0]?.story.articles.map((one) => one.language);
  expect(led('en-GB')).toEqual(['en', 'fr-CA']);
  expect(led('fr')).toEqual(['fr-CA', 'en']);
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

test('lets a report of the news lead before one that only asks', () => {
  const asks = anArticle({
    title: 'How safe is Sorvik?',
    teaser: 'Houses in Sorvik were never built for this.',
  });
  const [told] = event(0).articles;
  const { stories } = selectStories([aRankedStory(9, asks, ...(told ? [told] : []))], plan);
  expect(stories[0]?.story.articles[0]?.id).toBe(told?.id);
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

test('tells one event once, under whatever headline', () => {
  const again = aRankedStory(
    50,
    anArticle({
      title: 'Tremor at dawn leaves a town in ruins',
      teaser: 'A strong earthquake struck the Sorvik coast at dawn and killed 12 people.',
    }),
  );
  expect(selectStories([event(0), event(1), again], plan).leftOut).toMatchObject([
    { story: { id: again.id }, reason: 'same event as “Earthquake near Sorvik kills 12”' },
  ]);
});

test('what moved a story on is not printed where another story tells it', () => {
  const old = anArticle({
    title: EVENTS[0]?.[0] ?? '',
    teaser: EVENTS[0]?.[1] ?? '',
    publishedAt: NOON - 8 * HOUR,
  });
  const carried = [
    { headline: old.title, articles: [old], at: NOON - 4 * HOUR, issue: 'morning/2026-11-23' },
  ];
  const fresh = anArticle({
    title: 'Bakers in Lund strike: three arrested',
    teaser: 'Police arrested three bakers at the market of Lund on Monday.',
  });
  const taken = event(1, { title: 'Bakers in Lund strike, three arrested' });
  const { leftOut } = selectStories([taken, aRankedStory(9, old, fresh)], { ...plan, carried });
  expect(leftOut).toMatchObject([{ reason: 'same event as “Bakers in Lund strike, three arrested”' }]);
});

test('news in another language leads before an opinion in the edition’s own', () => {
  const opinion = anArticle({
    title: 'Opinion: what the earthquake of Sorvik teaches',
    teaser: 'The houses of Sorvik were never built for an earthquake, and everybody knew it.',
  });
  const { stories } = selectStories([aRankedStory(9, anArticle(FRENCH), opinion)], plan);
  expect(stories.map(({ story }) => story.articles[0]?.language)).toEqual(['fr-CA']);
});

test('keeps one outlet from filling the edition while others have news', () => {
  const mixed = EVENTS.map((_, index) => event(index, { outlet: index < 4 ? 'Same' : `Other ${index}` }));
  const chosen = selectStories(mixed, { ...plan, max: 4 });
  const outlets = chosen.stories.map(({ story }) => story.articles[0]?.outlet);
  expect(outlets.filter((outlet) => outlet === 'Same')).toHaveLength(2);
  expect(chosen.leftOut[0]?.reason).toBe('enough from Same');
});

test('what others report too is not one outlet’s own, though its report comes first', () => {
  const also = (index: number) => {
    const [title = '', teaser = ''] = EVENTS[index] ?? [];
    const reports = ['Same', 'Other'].map((outlet) => anArticle({ title, teaser, outlet }));
    return aRankedStory(100 - index, ...reports);
  };
  const own = (index: number) => event(index, { outlet: 'Same' });
  const { stories, leftOut } = selectStories([own(0), also(1), own(2), own(3), also(4), event(5)], {
    ...plan,
    max: 5,
  });
  expect(stories.map(({ story }) => story.score.total)).toEqual([100, 99, 98, 96, 95]);
  expect(leftOut.map(({ reason }) => reason)).toEqual(['enough from Same']);
});

test('keeps one section from filling the edition while others have news', () => {
  const filed = EVENTS.map((_, index) => event(index, { section: index < 4 ? 'city' : null }));
  const chosen = selectStories(filed, { ...plan, max: 4 });
  expect(chosen.stories.map(({ story }) => story.section)).toEqual(['city', 'city', 'city', null]);
  expect(chosen.leftOut[0]?.reason).toBe('enough from the section city');
});

test('an edition of two stories may have both from one outlet', () => {
  const mixed = [event(0, { outlet: 'Same' }), event(1, { outlet: 'Same' }), event(2)];
  const { stories } = selectStories(mixed, { ...plan, max: 2 });
  expect(stories.map(({ story }) => story.articles[0]?.outlet)).toEqual(['Same', 'Same']);
});

test('lists what is left out by its score, whatever the reason', () => {
  const same = EVENTS.map((_, index) => event(index, { outlet: index < 4 ? 'Same' : `Other ${index}` }));
  const sale = event(3, { title: 'Save $150 on the Orbit phone', outlet: 'Shop' });
  const late = event(5, { title: 'Your horoscope for Tuesday', outlet: 'Stars' });
  const { leftOut } = selectStories([...same.slice(0, 3), sale, ...same.slice(3, 5), late], {
    ...plan,
    max: 3,
  });
  expect(leftOut.map(({ story }) => story.score.total)).toEqual([98, 97, 97, 95]);
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
  const carried = [
    { headline: old.title, articles: [old], at: NOON - 4 * HOUR, issue: 'morning/2026-11-23' },
  ];
  const still = selectStories([aRankedStory(9, old)], { ...plan, carried });
  expect(still.stories).toEqual([]);
  expect(still.leftOut[0]?.reason).toBe(
    'morning/2026-11-23 carried it and no new fact has been reported since',
  );

  const fresh = anArticle({
    title: 'Sorvik earthquake: tremor kills four rescuers',
    teaser: 'A tremor at noon buried four rescuers under a collapsed school on Monday.',
    outlet: 'B',
  });
  const moved = selectStories([aRankedStory(9, old, fresh)], { ...plan, carried });
  expect(moved.stories).toMatchObject([{ moved: { issue: 'morning/2026-11-23', facts: ['four rescuers'] } }]);
  const { total, parts } = moved.stories[0]?.story.score ?? { total: 0, parts: {} };
  expect(total).toBeCloseTo(9 * (parts.moved ?? 0), 2);
  expect(moved.stories[0]?.story.articles[0]?.id).toBe(fresh.id);
});

test('fills the reads from analysis and from the sections kept for them, never with a headline’s story', () => {
  const analysis = event(5, { title: 'Analysis: why parliament turned against dredging' });
  const column = event(1, { section: 'opinion' });
  const { stories, reads, leftOut } = selectStories([event(0), column, event(2), analysis], plan);
  expect(stories.map(({ story }) => story.score.total)).toEqual([100, 98]);
  expect(reads.map(({ score }) => score.total)).toEqual([99, 95]);
  expect(leftOut).toEqual([]);
});

test('a read told in another language alone is none where there is enough in its own', () => {
  const foreign = event(5, {
    title: 'Analyse : pourquoi le parlement a voté la loi contre le dragage',
    teaser: 'Les députés avaient loué le dragage du fleuve pendant des années, et le gouvernement aussi.',
    language: 'fr',
  });
  const french = { ...plan, language: 'fr' };
  expect(selectStories([foreign], french).reads).toHaveLength(1);
  expect(selectStories([event(0), event(1), event(2), foreign], plan).reads).toEqual([]);
});

test('no gossip among the reads: of a section with news, its reviews and what is more than that', () => {
  const inCulture = (index: number, title: string, teaser: string) =>
    event(index, { title, teaser, section: 'culture' });
  const gossip = inCulture(
    1,
    'The cast’s summer romance explained',
    'The star and her boyfriend met on the film’s set.',
  );
  const news = inCulture(2, 'Karst library reopens', 'The reading room in Karst opened after eleven years.');
  const review = inCulture(3, 'Tidewater review: a slow drama', 'The new play by Ida Holm takes its time.');
  const { reads } = selectStories([gossip, news, review], plan);
  expect(reads.map(({ id }) => id)).toEqual([review.id]);
});

const ANALYSES = [
  ['Analysis: why parliament turned against dredging', 'Deputies had praised the ban on dredging for years.'],
  ['Analysis: what the tax on fuel means for Kessa', 'The government wants the tax to pay for hospitals.'],
  ['Analysis: parliament turns on dredging', 'Deputies praised the ban on dredging for many years.'],
] as const;

function analysis(index: number, given: Parameters<typeof anArticle>[0] = {}) {
  const [title = '', teaser = ''] = ANALYSES[index] ?? [];
  return aRankedStory(60 - index, anArticle({ title, teaser, outlet: `Review ${index}`, ...given }));
}

test('what three outlets report is a headline though its section is for reading', () => {
  const told = (...outlets: string[]) => {
    const [title = '', teaser = ''] = EVENTS[0] ?? [];
    const articles = outlets.map((outlet) => anArticle({ title, teaser, outlet }));
    return { ...aRankedStory(100, ...articles), section: 'culture' };
  };
  expect(selectStories([told('Post', 'Bell')], plan).stories).toEqual([]);
  expect(selectStories([told('Post', 'Bell', 'Quay')], plan).stories).toHaveLength(1);
  const opinions = { ...told('Post', 'Bell', 'Quay'), section: 'opinion' };
  expect(selectStories([opinions], plan).stories).toEqual([]);
});

test('takes as many reads as there is room for, and of one event one', () => {
  const all = [event(1), event(2), analysis(0), analysis(1), analysis(2)];
  const ids = (readsMax: number) => selectStories(all, { ...plan, readsMax }).reads.map(({ id }) => id);
  expect(ids(1)).toEqual([all[2]?.id]);
  expect(ids(3)).toEqual([all[2]?.id, all[3]?.id]);
});

test('no read tells the event of a headline, or of an earlier issue', () => {
  const beside = [event(5), event(1), analysis(0)];
  expect(selectStories(beside, plan).reads).toEqual([]);
  const told = analysis(1);
  const carried = [{ headline: 'It', articles: told.articles, at: NOON + HOUR, issue: 'morning/2026-11-23' }];
  expect(selectStories([event(1), event(2), told], plan).reads).toHaveLength(1);
  expect(selectStories([event(1), event(2), told], { ...plan, carried }).reads).toEqual([]);
});

test('a story that is printed by its news is no read by its analysis', () => {
  const [, ...said] = Array.from({ length: 9 }, (_, index) =>
    anArticle({
      title: 'Earthquake near Sorvik kills 12',
      teaser: 'A strong earthquake struck the Sorvik coast at dawn.',
      outlet: `Outlet ${index}`,
    }),
  );
  const { title, teaser } = analysis(1).articles[0] ?? anArticle();
  const both = aRankedStory(99, anArticle({ title, teaser, outlet: 'Review' }), ...said);
  const { stories, reads } = selectStories([both, event(1)], plan);
  expect(stories.map(({ story }) => story.id)).toContain(both.id);
  expect(reads).toEqual([]);
});

test('what has no sentence to print, sells or passes the time is no read', () => {
  const mute = analysis(1, { teaser: 'The government wants the tax to …' });
  const stars = event(3, { title: 'Your horoscope for Tuesday', section: 'opinion' });
  expect(selectStories([event(1), event(2), mute, stars], plan).reads).toEqual([]);
});

test('an explainer is a read of its section though no word of it is of state', () => {
  const given = { title: 'What is a sestina and who writes it?', teaser: 'Bakers of Lund recite theirs.' };
  const sestina = event(3, { ...given, section: 'culture' });
  expect(selectStories([event(1), event(2), sestina], plan).reads.map(({ id }) => id)).toEqual([sestina.id]);
  expect(selectStories([event(1), event(2), event(3, given)], plan).reads).toEqual([]);
});

test('an opinion speaks for no story whose news has no sentence to print', () => {
  const mute = anArticle({ title: 'Harbour of Karst closes for good', teaser: '' });
  const opinion = anArticle({
    title: 'Opinion: the harbour belongs to everyone',
    teaser: 'The harbour of Karst was built by everyone and is to be kept by everyone.',
  });
  const { stories, leftOut } = selectStories([aRankedStory(9, mute, opinion)], plan);
  expect(stories).toEqual([]);
  expect(leftOut).toMatchObject([{ reason: 'no whole sentence to print in its feeds' }]);
});

test('a report of the news leads before an analysis of it', () => {
  const [told] = event(5).articles;
  const [asks] = analysis(0).articles;
  const both = aRankedStory(9, ...[asks, told].flatMap((article) => article ?? []));
  expect(selectStories([both], plan).stories[0]?.story.articles[0]?.id).toBe(told?.id);
});

test('one aside to a great story, while others have news', () => {
  const titles = ['dies at 91', 'is dead', 'dies in Pell', 'dies at home', 'dies, palace says', 'has died'];
  const reports = Array.from({ length: 12 }, (_, index) =>
    anArticle({
      outlet: `Outlet ${index}`,
      title: `Duchess Amalia ${titles[index % titles.length]}`,
      teaser: 'Duchess Amalia of Pell ruled the duchy for six decades. Her son Otto follows her.',
    }),
  );
  const aside = (title: string, teaser: string) => anArticle({ title, teaser, outlet: title });
  const great = aRankedStory(99, ...reports);
  const first = aRankedStory(
    98,
    aside(
      'Swans of Duchess Amalia get a new keeper',
      'The keeper of nine white swans started work at the lake on Monday.',
    ),
  );
  const second = aRankedStory(
    97,
    aside(
      'Bakery names a plum cake for Duchess Amalia',
      'Customers queued round the market for the first slices of it.',
    ),
  );
  const { stories, leftOut } = selectStories([great, first, second, event(1), event(2)], { ...plan, max: 4 });
  expect(stories.map(({ story }) => story.id)).toContain(first.id);
  expect(leftOut).toMatchObject([
    { story: { id: second.id }, reason: 'enough about “Duchess Amalia dies at 91”' },
  ]);
});

/** A great story: twelve reports of the duchess, under one title. */
function duchess(title: string, teaser: string) {
  const reports = Array.from({ length: 12 }, (_, index) =>
    anArticle({ outlet: `Outlet ${index}`, title, teaser }),
  );
  return aRankedStory(99, ...reports);
}

test('the first aside to a great story goes before what scores less', () => {
  const great = duchess(
    'Duchess Amalia opens the bridge of Pell',
    'Duchess Amalia of Pell cut the ribbon before forty thousand people.',
  );
  const swans = aRankedStory(
    98,
    anArticle({
      title: 'Swans of Duchess Amalia get a new keeper',
      teaser:
        'The keeper of nine white swans started work at the lake on Monday, with a boat, two dogs and a flute, when the old one had left for the mountains.',
      outlet: 'Lake',
    }),
  );
  const others = [2, 3, 4, 5].map((index) => event(index));
  const { stories } = selectStories([great, swans, ...others], { ...plan, max: 3 });
  expect(stories.map(({ story }) => story.id)).toEqual(expect.arrayContaining([great.id, swans.id]));
});

const DEATH = [
  'Duchess Amalia dies at 91',
  'Duchess Amalia of Pell ruled the duchy for six decades. Her son Otto follows her.',
] as const;

test('a death overtakes neither another death nor what only happens in the same place', () => {
  const keeper = aRankedStory(
    98,
    anArticle({
      title: 'Swan keeper dies at the lake of Sorvik',
      teaser:
        'Ole Varr had looked after nine white swans for the Duchess since the winter of the great storm, the village said.',
      outlet: 'Early',
      publishedAt: NOON - 5 * HOUR,
    }),
  );
  const frost = event(3, { publishedAt: NOON - 5 * HOUR });
  const great = duchess(...DEATH);
  const { stories, leftOut } = selectStories([great, keeper, frost, event(1), event(2)], plan);
  expect(leftOut).toEqual([]);
  expect(stories.map(({ story }) => story.id)).toEqual(expect.arrayContaining([keeper.id, frost.id]));
});

test('what is written beside a great story while its people live is overtaken by nothing', () => {
  const great = duchess('Duchess Amalia opens the bridge of Pell', DEATH[1]);
  const before = aRankedStory(
    98,
    anArticle({
      title: 'Duchess Amalia under medical supervision at the lake',
      teaser: 'Her doctors are concerned for the health of the Duchess, the palace said.',
      outlet: 'Early',
      publishedAt: NOON - 5 * HOUR,
    }),
  );
  expect(selectStories([great, before, event(1)], plan).leftOut).not.toMatchObject([
    { reason: expect.stringContaining('overtaken') },
  ]);
});

test('what was written before a death is not printed beside it', () => {
  const reports = Array.from({ length: 12 }, (_, index) =>
    anArticle({
      outlet: `Outlet ${index}`,
      title: 'Duchess Amalia dies at 91',
      teaser: 'Duchess Amalia of Pell ruled the duchy for six decades. Her son Otto follows her.',
    }),
  );
  const before = aRankedStory(
    98,
    anArticle({
      title: 'Duchess Amalia under medical supervision at the lake',
      teaser: 'Her doctors are concerned for the health of the Duchess, the palace said.',
      outlet: 'Early',
      publishedAt: NOON - 5 * HOUR,
    }),
  );
  const { stories, leftOut } = selectStories([aRankedStory(99, ...reports), before], plan);
  expect(stories).toHaveLength(1);
  expect(leftOut).toMatchObject([{ reason: 'overtaken by “Duchess Amalia dies at 91”' }]);
});
