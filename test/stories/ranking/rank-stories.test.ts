import { expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import type { FeedSource, Section } from '../../../src/feeds/source.ts';
import { rankStories } from '../../../src/stories/ranking/rank-stories.ts';
import type { RankContext } from '../../../src/stories/ranking/score-story.ts';
import { anArticle, aStory, HOUR, NOON } from '../an-article.ts';

function aSource(id: string, given: Partial<FeedSource> = {}): [string, FeedSource] {
  const source = {
    id,
    url: `https://${id}.example/feed`,
    outlet: id,
    family: id,
    section: null,
    topics: [],
    weight: 1,
    language: 'en',
  };
  return [id, { ...source, ...given }];
}

function aSection(id: string, weight: number): [string, Section] {
  return [id, { id, title: id, weight, headlines: true }];
}

const context: RankContext = {
  now: NOON,
  windowFrom: NOON - 12 * HOUR,
  sources: new Map(),
  sections: new Map([aSection('front', 1), aSection('sport', 0.5)]),
};

function report(outlet: string, given: Partial<Article> = {}): Article {
  return anArticle({ outlet, publishedAt: NOON - HOUR, ...given });
}

const many = () => aStory(report('a'), report('b'), report('c'));
const one = () => aStory(report('a'));

const pairs: {
  about: string;
  better: ReturnType<typeof aStory>;
  worse: ReturnType<typeof aStory>;
  given?: Partial<RankContext>;
}[] = [
  { about: 'more outlets', better: many(), worse: one() },
  {
    about: 'independent outlets over one owner’s',
    better: aStory(report('a'), report('b')),
    worse: aStory(report('x'), report('y')),
    given: { sources: new Map([aSource('x', { family: 'chain' }), aSource('y', { family: 'chain' })]) },
  },
  { about: 'the newer report', better: one(), worse: aStory(report('a', { publishedAt: NOON - 11 * HOUR })) },
  { about: 'the editors’ first place', better: one(), worse: aStory(report('a', { position: 40 })) },
  {
    about: 'the heavier section',
    better: aStory(report('a', { section: 'front' })),
    worse: aStory(report('a', { section: 'sport' })),
  },
  {
    about: 'the trusted source',
    better: aStory(report('good')),
    worse: aStory(report('plain')),
    given: { sources: new Map([aSource('good', { weight: 4 }), aSource('plain')]) },
  },
  {
    about: 'public affairs over a gadget',
    better: one(),
    worse: aStory(
      report('a', {
        title: 'Orbit 4 phone gets a brighter display',
        teaser: 'The phone has new camera features and a bigger battery.',
      }),
    ),
  },
  {
    about: 'affairs of a country over one town’s police report',
    better: aStory(
      report('a', {
        title: 'Parliament of Kessa raises the tax on fuel',
        teaser: 'The opposition voted against it.',
      }),
    ),
    worse: aStory(
      report('a', {
        title: 'Man arrested over stabbing in Mill Lane',
        teaser: 'Police took the suspect to court.',
      }),
    ),
  },
  {
    about: 'news over a promotion that everybody runs',
    better: one(),
    worse: aStory(
      ...['a', 'b', 'c', 'd'].map((outlet) => report(outlet, { title: 'Save $150 on the Orbit phone' })),
    ),
  },
  {
    about: 'news over what is only explained',
    better: one(),
    worse: aStory(
      ...['a', 'b', 'c'].map((outlet) => report(outlet, { title: 'Analysis: why the coalition broke' })),
    ),
  },
];

test.for(pairs)('prefers $about', ({ better, worse, given }) => {
  const ranked = rankStories([worse, better], { ...context, ...given });
  expect(ranked.map(({ id }) => id)).toEqual([better.id, worse.id]);
  expect(ranked[0]?.score.total).toBeGreaterThan(ranked[1]?.score.total ?? 0);
});

test('shows what the total is made of', () => {
  const [story] = rankStories([many()], context);
  const { section, eligible, ...added } = story?.score.parts ?? {};
  const sum = Object.values(added).reduce((total, part) => total + part, 0);
  expect(sum * (section ?? 0) * (eligible ?? 0)).toBeCloseTo(story?.score.total ?? 0, 2);
  for (const part of Object.values(story?.score.parts ?? {})) expect(part).toBeGreaterThanOrEqual(0);
});

test('what half reads like no news counts half, until a second outlet has it', () => {
  const half = { title: 'Crossword club closes in Pell', teaser: '' };
  const eligible = (...reports: Article[]) =>
    rankStories([aStory(...reports)], context)[0]?.score.parts.eligible;
  expect(eligible(report('a', half))).toBe(0.5);
  expect(eligible(report('a', half), report('a', half))).toBe(0.5);
  expect(eligible(report('a', half), report('b', half))).toBe(1);
  expect(eligible(report('a', half), report('a'))).toBe(1);
  expect(eligible(report('a', { title: 'Crossword for Tuesday', teaser: '' }))).toBe(0.1);
});

test('a trusted source’s newsletter does not speak for the event', () => {
  const sources = new Map([aSource('good', { weight: 9 }), aSource('plain')]);
  const led = (title: string) =>
    rankStories([aStory(report('plain'), report('good', { title }))], { ...context, sources })[0]
      ?.articles[0];
  expect(led('Council approves new ferry terminal after long debate')?.outlet).toBe('good');
  expect(led('Your Friday Briefing: council approves new ferry terminal')?.outlet).toBe('plain');
});

test('lists outlets, topics and the section of most reports', () => {
  const story = aStory(
    report('a', { topics: ['harbour'], authors: ['Ana Ruiz'], section: 'front' }),
    report('b', { topics: ['harbour', 'ferries'], section: 'sport' }),
    report('a', { section: 'sport' }),
  );
  expect(rankStories([story], context)[0]).toMatchObject({
    outlets: ['a', 'b'],
    topics: ['harbour', 'ferries'],
    authors: ['Ana Ruiz'],
    section: 'sport',
  });
});

test('an article’s own section goes before that of its feed', () => {
  const sources = new Map([aSource('a', { section: 'sport' })]);
  const filed = (section: string | null) =>
    rankStories([aStory(report('a', { section }))], { ...context, sources })[0]?.section;
  expect(filed('front')).toBe('front');
  expect(filed(null)).toBe('sport');
});

test('one text in two outlets, and two reports of one family, corroborate once', () => {
  const body = Array.from({ length: 90 }, (_, at) => `word${at}`).join(' ');
  const other = Array.from({ length: 90 }, (_, at) => `other${at}`).join(' ');
  const corroboration = (...reports: Article[]) =>
    rankStories([aStory(...reports)], context)[0]?.score.parts.corroboration ?? 0;
  const alone = corroboration(report('a', { body }));
  expect(corroboration(report('a', { body }), report('b', { body }))).toBe(alone);
  expect(corroboration(report('a', { body }), report('a', { body: other }))).toBeLessThanOrEqual(alone);
  expect(corroboration(report('a', { body }), report('b', { body: other }))).toBeGreaterThan(alone);
});

test('what sells is no report, however many run it', () => {
  const sale = () => report('a', { title: 'Save $150 on the Orbit phone' });
  const [story] = rankStories([aStory(sale(), sale(), sale())], context);
  expect(story?.score.parts).toMatchObject({ corroboration: 0, space: 0, prominence: 0, recency: 0 });
});

test('of two that score the same the one with more articles goes first', () => {
  const sale = (id: string) => report('a', { id, title: 'Save $150 on the Orbit phone' });
  const ranked = rankStories([aStory(sale('x1')), aStory(sale('x2'), sale('x3'))], context);
  expect(ranked.map(({ id }) => id)).toEqual(['x2', 'x1']);
  expect(ranked[0]?.score.total).toBe(ranked[1]?.score.total);
});

test('lets a trusted source speak for a story whose best report is another’s', () => {
  const sources = new Map([aSource('trusted', { weight: 3 }), aSource('other')]);
  const story = aStory(report('other'), report('trusted'));
  expect(rankStories([story], { ...context, sources })[0]?.articles[0]?.outlet).toBe('trusted');
});

test.for<[string, string[], Record<string, number>]>([
  ['one a little heavier', ['a', 'b'], { b: 1.2 }],
  ['a heavier one far down the order', ['a', 'a', 'a', 'a', 'b'], { b: 2 }],
  ['the heaviest behind the first few', ['a', 'a', 'a', 'a', 'a', 'b'], { b: 100 }],
])('does not let %s speak for it', ([, outlets, weights]) => {
  const sources = new Map(Object.entries(weights).map(([id, weight]) => aSource(id, { weight })));
  const story = aStory(...outlets.map((outlet) => report(outlet)));
  expect(rankStories([story], { ...context, sources })[0]?.articles[0]?.outlet).toBe('a');
});

test('reports of one hour are no persistence, and a clock that is ahead makes nothing newer than now', () => {
  const parts = (...hours: number[]) =>
    rankStories([aStory(...hours.map((ago) => report('a', { publishedAt: NOON - ago * HOUR })))], context)[0]
      ?.score.parts;
  expect(parts(1, 1, 1)?.persistence).toBe(parts(1)?.persistence);
  expect(parts(1, 6)?.persistence).toBeGreaterThan(parts(1)?.persistence ?? 9);
  expect(parts(-5)?.recency).toBe(parts(0)?.recency);
});

test('lets no trusted source speak for it in another language than the best report', () => {
  const sources = new Map([aSource('trusted', { weight: 3 }), aSource('other')]);
  const first = (best: string, second: string) => {
    const story = aStory(report('other', { language: best }), report('trusted', { language: second }));
    return rankStories([story], { ...context, sources })[0]?.articles[0]?.outlet;
  };
  expect(first('fr-CA', 'en')).toBe('other');
  expect(first('fr-CA', 'fr')).toBe('trusted');
});

test('counts shopping guides for little beside newspapers', () => {
  const guides = Array.from({ length: 30 }, (_, index) =>
    aStory(
      report(`shop-${index % 3}`, {
        title: `Best kettle number ${index} for 2026`,
        teaser: 'We tested kettles.',
      }),
    ),
  );
  const phone = {
    title: 'Orbit unveils its fourth telephone in Kessa',
    teaser: 'The maker said so on Monday.',
  };
  const gadget = aStory(...['shop-0', 'shop-1', 'shop-2'].map((outlet) => report(outlet, phone)));
  const other = { teaser: 'After two years of argument, councillors gave the terminal their consent.' };
  const news = aStory(report('paper-0'), report('paper-1', other));
  expect(rankStories([...guides, gadget, news], context)[0]?.id).toBe(news.id);
});

test('a story on what everybody is talking about goes before one that stands alone', () => {
  const about = (outlet: string, title: string) => aStory(report(outlet, { title, teaser: '' }));
  const crisis = [
    about('a', 'Sorvik strait closed to tankers'),
    about('b', 'Insurers leave the Sorvik strait'),
    about('c', 'Tankers queue outside Sorvik'),
  ];
  const alone = about('d', 'Karst reading room opened again');
  const ranked = rankStories([alone, ...crisis], context);
  expect(ranked.at(-1)?.id).toBe(alone.id);
  expect(ranked[0]?.score.parts.attention).toBeGreaterThan(ranked.at(-1)?.score.parts.attention ?? 9);
});
