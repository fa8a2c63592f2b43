import { expect, test } from 'vitest';
import type { Article } from '../../src/feeds/article.ts';
import { summariserOf, summariseStory } from '../../src/stories/summarise-story.ts';
import { anArticle, aStory, HOUR, NOON } from './an-article.ts';

const BRIEF = { length: 'brief', words: [10, 30], language: 'en' } as const;
const STORY = { length: 'story', words: [40, 80], language: 'en' } as const;
const LEAD = { length: 'lead', words: [80, 160], language: 'en' } as const;

const BODY = [
  'VEXFORD (Wire) - The city council approved a new ferry terminal on Monday by 31 votes to 14.',
  'It will replace the wooden pier from 1921, which engineers closed in March.',
  'The terminal is to cost 84 million crowns, half of it paid by the port authority.',
  'Read more: five ways to cross the bay.',
  'Construction starts in April and takes three years, the mayor said.',
  'Will the old pier survive?',
  'Opponents had asked for a bridge instead and announced an appeal.',
].join(' ');

function texts(articles: Article[], options: Parameters<typeof summariseStory>[1]): string[] {
  return summariseStory(aStory(...articles), options).sentences.map(({ text }) => text);
}

test.for([BRIEF, STORY, LEAD])('a $length is whole sentences at the places it names', (options) => {
  const article = anArticle({ title: 'Ferry terminal wins the council’s vote', teaser: '', body: BODY });
  const summary = summariseStory(aStory(article), options);
  expect(summary.sentences.length).toBeGreaterThan(0);
  expect(summary.words).toBeLessThanOrEqual(options.words[1]);
  for (const { text, source } of summary.sentences) {
    expect(article[source.field].slice(source.start, source.end)).toBe(text);
    expect(text).toMatch(/[.!]$/);
    expect(text).not.toMatch(/Read more|survive|VEXFORD/);
  }
});

test('opens with the news, without its dateline, and lets "It" follow only its own sentence', () => {
  const article = anArticle({ title: 'Ferry terminal wins the council’s vote', teaser: '', body: BODY });
  const [first, second] = summariseStory(aStory(article), STORY).sentences;
  expect(first?.text).toBe('The city council approved a new ferry terminal on Monday by 31 votes to 14.');
  expect(first?.edited).toBe('dateline');
  expect(second?.text).toMatch(/^It will replace/);
});

test.for([
  ['a pronoun', 'He resigned on Monday after eleven years in office and three trials.'],
  ['the reader’s address', 'You can now cross the bay in eleven minutes with the new ferry.'],
  ['a teaser cut by the feed', 'The mayor of Vexford resigned on Monday after eleven years and …'],
  ['the headline again', 'The mayor of Vexford resigned.'],
])('prints nothing rather than %s', ([, teaser = '']) => {
  expect(texts([anArticle({ title: 'Mayor of Vexford resigns', teaser })], BRIEF)).toEqual([]);
});

test('takes each fact from one outlet and does not repeat it in another’s words', () => {
  const title = 'Ferry sinks off Sorvik';
  const articles = [
    anArticle({
      title,
      outlet: 'A',
      teaser: 'A ferry with 140 people aboard sank off Sorvik on Monday night.',
    }),
    anArticle({
      title,
      outlet: 'B',
      teaser: 'The ferry sank off Sorvik on Monday night with 140 people aboard.',
    }),
    anArticle({
      title,
      outlet: 'C',
      teaser: 'Coast guard crews near Sorvik rescued 96 passengers, and divers search the ferry for others.',
    }),
  ];
  const found = texts(articles, STORY);
  expect(found).toHaveLength(2);
  expect(found.join(' ')).toContain('rescued 96');
});

test('does not print twice what two outlets word alike, however they go on', () => {
  const ours = anArticle({
    outlet: 'A',
    title: 'Sea wall nearer as council passes coast act',
    teaser: '',
    body: 'Brinmouth will get 88 million crowns for a sea wall under the coast act, which the council passed by 31 votes to 14. The act sets up a fund of 900 million crowns for villages near the estuary and bans new homes where floods are expected. The mayor, Orla Finch, said that work could begin within a year.',
  });
  const theirs = anArticle({
    outlet: 'B',
    title: 'Council passes coast act by 31 votes to 14',
    teaser: '',
    body: 'The council passed the coast act by 31 votes to 14 on Monday after a sitting of nineteen hours. The act also sets up a fund of 900 million crowns for pumping stations and for moving whole streets inland. Six members of the ruling party voted against it, though owners of land were promised compensation.',
  });
  const told = texts([ours, theirs], LEAD);
  expect(told.filter((text) => text.includes('fund of 900 million crowns'))).toHaveLength(1);
});

test('does not mix in what was true before the news that leads', () => {
  const early = Array.from({ length: 14 }, (_, index) =>
    anArticle({
      outlet: `Early ${index}`,
      title: 'President Quist is in hospital',
      teaser: 'President Quist remains in hospital in stable condition, her office said.',
      publishedAt: NOON - 5 * HOUR,
    }),
  );
  const late = anArticle({
    title: 'President Quist dies at 81',
    teaser: 'President Orla Quist, who governed Norland for two decades, has died.',
  });
  expect(texts([late, ...early], LEAD)).toEqual([late.teaser]);
});

test('never pads: a short teaser makes a short lead', () => {
  const teaser = 'Engineers found cracks in three of the four pillars of the harbour bridge.';
  expect(texts([anArticle({ title: 'Bridge closed to lorries', teaser })], LEAD)).toEqual([teaser]);
});

test('prefers the issue’s language', () => {
  const french =
    'Le conseil municipal a approuvé lundi la construction d’une nouvelle gare maritime à Vexford.';
  const title = 'Ferry terminal approved';
  const articles = [
    anArticle({ title, teaser: 'The council in Vexford approved the construction of a new ferry terminal.' }),
    anArticle({ title: 'La gare maritime approuvée', teaser: french, language: 'fr-CA' }),
  ];
  expect(texts(articles, { ...BRIEF, language: 'fr' })).toEqual([french]);
});

test('leads with the first sentences of a language it has no rules for', () => {
  const body =
    'Stadsrådet godkände på måndagen en ny färjeterminal i Vexford. Bygget börjar i april och tar tre år.';
  const article = anArticle({ title: 'Ny terminal byggs', teaser: '', body, language: 'sv' });
  expect(texts([article], { ...STORY, language: 'sv' }).join(' ')).toBe(body);
});

test('the sentence with the news stays, in the order of its source, though the headline says much of it', () => {
  const article = anArticle({
    title: 'Property taxes to rise by three per cent, says mayor',
    teaser:
      'The mayor said on Monday that property taxes would rise by three per cent next year. The money will pay for buses and road repair. Opposition councillors called the rise unfair.',
  });
  const { sentences } = summariseStory(
    { articles: [article] },
    { length: 'story', words: [50, 80], language: 'en' },
  );
  expect(sentences.map(({ text }) => text).join(' ')).toBe(article.teaser);
});

test.for([
  [
    'ar',
    'أعلنت بلدية فيكسفورد اليوم الاثنين بناء محطة جديدة للعبّارات. يبدأ العمل في أبريل ويستمر ثلاث سنوات.',
  ],
  [
    'ja',
    'ベックスフォード市議会は月曜日、新しいフェリーターミナルの建設を承認した。工事は四月に始まる予定で三年かかる。',
  ],
  ['hi', 'वेक्सफ़ोर्ड नगर परिषद ने सोमवार को नए टर्मिनल को मंज़ूरी दी। काम अप्रैल में शुरू होगा और तीन साल चलेगा।'],
])('a script without capitals keeps its lead sentences: %s', ([language = '', body = '']) => {
  const article = anArticle({ title: 'x', teaser: '', body, language });
  expect(texts([article], { ...STORY, language }).length).toBeGreaterThan(0);
});

test('a story that many tell is summarised from those that tell the headline', () => {
  const asides = Array.from({ length: 14 }, (_, index) =>
    anArticle({
      outlet: `Aside ${index}`,
      title: `President Quist: inside the secret plans for a day of mourning in town ${index}`,
      teaser: `President Quist visited town ${index} four times, and its council plans a holiday for the dead president.`,
    }),
  );
  const told = Array.from({ length: 6 }, (_, index) =>
    anArticle({
      outlet: `Teller ${index}`,
      title: 'President Quist dies at 81 after two decades in office',
      teaser: `President Orla Quist, who governed Norland for two decades, died on Monday, officials said in statement ${index}.`,
    }),
  );
  const [lead] = told;
  expect(texts([...(lead ? [lead] : []), ...asides, ...told.slice(1)], STORY).join(' ')).not.toContain(
    'holiday',
  );
});

test('a story read once is told at each length as if it were read for it', () => {
  const story = aStory(anArticle({ title: 'Ferry terminal wins', teaser: '', body: BODY }), anArticle());
  const summarise = summariserOf(story, { language: 'en' });
  for (const options of [LEAD, BRIEF, STORY, LEAD])
    expect(summarise(options)).toEqual(summariseStory(story, options));
});

test('of several reports the sentence with the headline’s news comes first', () => {
  const title = 'President Quist dies at 81';
  const articles = [
    anArticle({
      title,
      outlet: 'A',
      teaser:
        'Vice-president Karl Otter, 60, became president of Norland at once, under the laws of Norland.',
    }),
    anArticle({
      title: 'Quist, president for two decades, dies',
      outlet: 'B',
      teaser: 'President Orla Quist of Norland died on Monday morning at her home in Pell.',
    }),
  ];
  expect(texts(articles, STORY)[0]).toBe(articles[1]?.teaser);
});

test('reports of nothing but a headline and a teaser are all heard', () => {
  const articles = [
    anArticle({
      title: 'Pellworth offensive: rebels surprised as army takes several villages',
      teaser: 'General Aldo Renn says the army has retaken 30 hamlets in the east this week.',
    }),
    anArticle({
      title: 'Trucks and guns on the road to Pellworth',
      outlet: 'B',
      teaser:
        'Insurgents are sending worn-out units to Pellworth by night to halt the army at the edge of two cities.',
    }),
  ];
  expect(texts(articles, STORY)).toHaveLength(2);
});

test('who is met in a brief longer than its room is still named in full', () => {
  const article = anArticle({
    title: 'Hale says harbour will close',
    teaser: '',
    body: `Otto Hale of Vexford was here. Hale said that the harbour of Vexford will close in June ${'and that the ferries to Pell and Norland will not sail '.repeat(2)}until the storm is over.`,
  });
  const [first = ''] = texts([article], { length: 'brief', words: [10, 15], language: 'en' });
  expect(first).toMatch(/^Otto Hale said/);
});

test('neither a caption nor a quoted post is told as news', () => {
  const article = anArticle({
    title: 'Vexford harbour to close, mayor says',
    teaser: '',
    body: [
      'Ada Lund leaves the town hall of Vexford. The harbour is to close after 90 years of losses. (AP Photo/Ana Ruiz)',
      'The harbour of Vexford will close in June, Mayor Ada Lund said on Monday.',
      'The council gave false information on the harbour of Vexford. — Otto Hale (@ottohale) May 3, 2026',
      'About 400 people work in the harbour, which the city has owned since 1936.',
    ].join('\n\n'),
  });
  for (const options of [BRIEF, STORY, LEAD])
    expect(texts([article], options).join(' ')).not.toMatch(/leaves|90 years|false information/);
});
