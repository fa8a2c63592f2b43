import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { countWords } from '../../../src/stories/language/terms.ts';
import type { SummaryLength } from '../../../src/stories/story.ts';
import type { Ranker } from '../../../src/stories/summarise/ranker.ts';
import { type SummariseOptions, summariseStory } from '../../../src/stories/summarise-story.ts';
import { anArticle, aStory } from '../an-article.ts';
import { greedy, terse, unsure, wantingOnly, whimsical } from './rankers.ts';

const BUDGETS: Record<SummaryLength, [number, number]> = { lead: [40, 70], story: [30, 50], brief: [10, 25] };
const LENGTHS = ['lead', 'story', 'brief'] as const;

function printed(articles: Article[], options: Partial<SummariseOptions> & { ranker: Ranker }): string[] {
  const length = options.length ?? 'story';
  const { sentences } = summariseStory(aStory(...articles), {
    length,
    words: BUDGETS[length],
    language: 'en',
    ...options,
  });
  return sentences.map(({ text }) => text);
}

/** Forty wishes at each length: every set there is comes up. */
function everyWish(articles: Article[], language = 'en'): { length: SummaryLength; texts: string[] }[] {
  return LENGTHS.flatMap((length) =>
    Array.from({ length: 40 }, (_, seed) => ({
      length,
      texts: printed(articles, { length, language, ranker: whimsical(seed) }),
    })),
  );
}

const OPENED = 'Mayor Orla Penhale opened the new ferry pier of Vexford on Monday morning.';
const SHE = 'She thanked the crew of the dredger for working through two winters.';
const FARES = 'Single fares rise to 12 crowns in April, according to the harbour office.';
const AGAIN = 'The new ferry pier of Vexford was opened on Monday morning by Mayor Orla Penhale.';
const STORM = 'A storm tore the wooden pier of 1921 from its pillars three years ago.';
const pier = anArticle({
  title: 'Vexford has its ferries back',
  teaser: '',
  body: [OPENED, SHE, FARES, AGAIN, STORM].join(' '),
});

describe('whatever the weights want', () => {
  const wishes = everyWish([pier]);

  test('they get different summaries', () => {
    expect(new Set(wishes.map(({ texts }) => texts.join(' '))).size).toBeGreaterThan(8);
    expect(wishes.some(({ texts }) => texts.includes(SHE))).toBe(true);
    expect(wishes.some(({ texts }) => texts.includes(AGAIN))).toBe(true);
  });

  test('a pronoun stands only behind the sentence with its person', () => {
    for (const { texts } of wishes) {
      const at = texts.indexOf(SHE);
      if (at >= 0) expect(texts[at - 1]).toBe(OPENED);
    }
  });

  test('nothing is told twice', () => {
    for (const { texts } of wishes) expect(texts.includes(OPENED) && texts.includes(AGAIN)).toBe(false);
  });

  test('no budget is passed, no block has more sentences than it may', () => {
    const most = { lead: 8, story: 3, brief: 1 };
    for (const { length, texts } of wishes) {
      expect(texts.length).toBeLessThanOrEqual(most[length]);
      if (texts.length > 1) expect(countWords(texts.join(' '))).toBeLessThanOrEqual(BUDGETS[length][1]);
    }
  });
});

test('a wish for as much as possible fills the room and no more', () => {
  const words = countWords(printed([pier], { ranker: greedy, words: [0, 40] }).join(' '));
  expect(words).toBeGreaterThan(25);
  expect(words).toBeLessThanOrEqual(40);
});

test('a sentence more is told where the summary would be brief for its room, whatever its fewest words', () => {
  const told = (most: number) => printed([pier], { words: [0, most], ranker: terse });
  expect(told(60).length).toBeGreaterThan(1);
  expect(told(15)).toHaveLength(1);
});

test('a teaser that is the body’s lead, whole or cut, is not told beside it', () => {
  const body = `${OPENED} ${FARES} ${STORM}`;
  for (const teaser of [OPENED, 'Mayor Orla Penhale opened the new ferry pier of Vexford on Monday.']) {
    const article = anArticle({ title: 'Vexford has its ferries back', teaser, body });
    for (const { texts } of everyWish([article]))
      expect(texts.filter((text) => text.includes('Penhale')).length).toBeLessThanOrEqual(1);
  }
});

test('several reports are told one after the other, one of them first and then the best, without repetition', () => {
  const title = 'Ferry sinks off Sorvik';
  const articles = [
    anArticle({
      title,
      outlet: 'A',
      teaser: '',
      body: 'A ferry with 140 people aboard sank off Sorvik on Monday night. Winds of 90 kilometres an hour hit the strait, the weather office said.',
    }),
    anArticle({
      title,
      outlet: 'B',
      teaser: '',
      body: 'The ferry with 140 people aboard sank off Sorvik on Monday night. Divers from Sorvik will search the ferry for eleven missing passengers at dawn.',
    }),
    anArticle({
      title,
      outlet: 'C',
      teaser: '',
      body: 'The owner of the Sorvik ferry had its licence renewed in March after two inspections.',
    }),
  ];
  let mixed = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const { sentences } = summariseStory(aStory(...articles), {
      length: 'story',
      words: [30, 80],
      language: 'en',
      ranker: whimsical(seed),
    });
    const places = sentences.map(({ source }) => [
      articles.findIndex(({ id }) => id === source.articleId),
      source.start,
    ]);
    const speaker = places[0]?.[0] ?? 0;
    const turn = (report: number) => (report === speaker ? -1 : report);
    expect(places).toEqual(places.toSorted(([a = 0, x = 0], [b = 0, y = 0]) => turn(a) - turn(b) || x - y));
    expect(sentences.filter(({ text }) => text.includes('140 people')).length).toBeLessThanOrEqual(1);
    if (new Set(places.map(([report]) => report)).size > 1) mixed += 1;
  }
  expect(mixed).toBeGreaterThan(10);
});

test('what happened is told by one report; the others add what is new', () => {
  const title = 'Two Rangers Ambushed And Killed While Inspecting Trap Near Vexford';
  const ours =
    'Two rangers were ambushed and killed on Thursday night while inspecting a trap near Vexford, the forest office said.';
  const theirs =
    'Two rangers were shot dead late on Thursday as they inspected a trap in the hills of Orrin.';
  const more =
    'Hikers had told the rangers of the trap near Vexford on Tuesday, after they saw a wounded lynx.';
  const articles = [
    anArticle({ title, outlet: 'A', teaser: '', body: ours }),
    anArticle({ title: 'Rangers shot dead at trap', outlet: 'B', teaser: '', body: `${theirs} ${more}` }),
  ];
  const wishes = everyWish(articles);
  for (const { texts } of wishes) expect(texts.includes(ours) && texts.includes(theirs)).toBe(false);
  expect(wishes.some(({ texts }) => texts.includes(ours) && texts.includes(more))).toBe(true);
});

test('the same words are quoted once', () => {
  const first = 'Orla Penhale called the closing of the pier “a betrayal of the islands” on Monday.';
  const again = 'To the mayor it was “a betrayal of the islands,” and she will go to court in April.';
  const other =
    'The harbour office answered that the pillars of the pier were “rotten to the core” in March.';
  const article = anArticle({
    title: 'Vexford loses a pier',
    teaser: '',
    body: `${first} ${again} ${other}`,
  });
  const wishes = everyWish([article]);
  for (const { texts } of wishes) expect(texts.includes(first) && texts.includes(again)).toBe(false);
  expect(wishes.some(({ texts }) => texts.includes(first) && texts.includes(other))).toBe(true);
});

test('a summary begins with whom the headline is about, where the weights do not much mind', () => {
  const news = 'President Orla Quist, who had led Norland since the storm of 1999, has died near Vexford.';
  const heir =
    'Aldo Renn, 61, became head of Norland for two decades at the most after the death of Orla Quist at 81.';
  const title = 'President Orla Quist dies at 81 after two decades as head of Norland';
  const articles = [
    anArticle({ title, teaser: '' }),
    anArticle({ title: 'Orla Quist is dead', outlet: 'B', teaser: heir }),
    anArticle({ title: 'Orla Quist dead at 81', outlet: 'C', teaser: news }),
  ];
  const openings = Array.from({ length: 40 }, (_, seed) => printed(articles, { ranker: unsure(seed) })[0]);
  expect([...new Set(openings)]).toEqual([news]);
});

test('two outlets do not introduce somebody twice', () => {
  const ours =
    'Foreign minister Ida Holm promised Sorvik twelve patrol boats on a visit nobody had announced.';
  const theirs =
    'Foreign minister Ida Holm came by night train from Kessa, her second journey since mines were laid in March.';
  const articles = [
    anArticle({ title: 'Foreign minister Ida Holm visits Sorvik and promises boats', teaser: ours }),
    anArticle({ title: 'Ida Holm makes surprise visit to Sorvik', outlet: 'B', teaser: theirs }),
  ];
  for (const { texts } of everyWish(articles)) expect(texts.length).toBeLessThanOrEqual(1);
});

test('French: « Elle » only behind its person, guillemets kept whole', () => {
  const opened = 'La mairesse Odile Perrin a inauguré lundi la nouvelle gare maritime de Belleval.';
  const she = 'Elle a remercié les ouvriers qui avaient travaillé pendant deux hivers.';
  const quoted =
    '« Les traversiers partiront toutes les vingt minutes. Le tarif ne change pas », a promis la directrice Lise Caron.';
  const cost = 'Les travaux ont coûté 84 millions de dollars à la région.';
  const article = anArticle({
    title: 'Belleval retrouve ses traversiers',
    teaser: '',
    body: [opened, she, quoted, cost].join(' '),
    language: 'fr-CA',
  });
  const wishes = everyWish([article], 'fr');
  for (const { texts } of wishes) {
    const at = texts.indexOf(she);
    if (at >= 0) expect(texts[at - 1]).toBe(opened);
    for (const text of texts) expect([opened, she, quoted, cost]).toContain(text);
  }
  expect(wishes.some(({ texts }) => texts.includes(quoted))).toBe(true);
});

test('a language without rules leads with its first sentences and asks no weights', () => {
  const asked = whimsical(1);
  asked.sets.predict = () => {
    throw new Error('the weights were asked');
  };
  const body =
    'Мэр Вексфорда открыл новый паромный причал в понедельник утром. Рейсы начнутся во вторник в шесть часов утра. Работы стоили 84 миллиона крон.';
  const article = anArticle({ title: 'Паромы вернулись', teaser: '', body, language: 'ru' });
  const texts = printed([article], { language: 'ru', ranker: asked });
  expect(texts.length).toBeGreaterThan(0);
  expect(body.startsWith(texts.join(' '))).toBe(true);
});

test.for<[string, Article[]]>([
  ['no article', []],
  ['an article without text', [anArticle({ teaser: '', body: '' })]],
  [
    'furniture',
    [
      anArticle({
        teaser: 'Read more: five ways to cross the bay.',
        body: 'Sign up for our newsletter! Photo: J. Doe / Getty Images. Will it last?',
      }),
    ],
  ],
  [
    'pronouns only',
    [
      anArticle({
        teaser: 'He resigned on Monday after eleven years in office.',
        body: 'They had asked for it since the spring and won.',
      }),
    ],
  ],
])('prints nothing of %s', ([, articles]) => {
  for (const { texts } of everyWish(articles)) expect(texts).toEqual([]);
});

describe('a surname met for the first time', () => {
  const said = 'Penhale expects 4,000 passengers a day from April, when the winter timetable ends.';
  const article = anArticle({
    title: 'Vexford has its ferries back',
    teaser: '',
    body: `Harbour director Sarah Penhale opened the new ferry pier of Vexford on Monday. ${said}`,
  });
  const full = `Sarah ${said}`;

  test('gets the first name the article gave before', () => {
    expect(printed([article], { words: [0, 30], ranker: wantingOnly(1) })).toEqual([full]);
  });

  test('stays alone where a word more would pass the budget', () => {
    const words: [number, number] = [0, countWords(said)];
    expect(printed([article], { words, ranker: wantingOnly(1) })).toEqual([said]);
  });
});
