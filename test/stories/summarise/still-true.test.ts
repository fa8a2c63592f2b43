import { expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { readStory } from '../../../src/stories/summarise/read-story.ts';
import { tellingReports } from '../../../src/stories/summarise/telling-reports.ts';
import { anArticle, aStory, HOUR, NOON } from '../an-article.ts';

function printed(...articles: Article[]): string[] {
  const [first] = articles;
  const { sentences } = readStory(aStory(...articles), first?.language ?? 'en', first?.title ?? '');
  return sentences.flatMap(({ print }) => print?.text ?? []);
}

function alone(body: string, language = 'en'): string[] {
  return printed(anArticle({ title: 'What is known so far', teaser: '', body, language }));
}

test.for([
  [
    'en',
    'Who pays? Owners, not tenants at all. Two boards will collect the levy from May.',
    'Two boards will collect the levy from May.',
  ],
  [
    'en',
    'How much will it raise? About $310 million a year, the treasury of Norland says. Half of that is for walls.',
    'Half of that is for walls.',
  ],
  [
    'en',
    'What happens if it fails? The government says that it would have to borrow. The vote of the council is set for Thursday.',
    'The vote of the council is set for Thursday.',
  ],
  [
    'fr',
    'Qui paiera ? Les propriétaires, pas les locataires. Le Parlement doit se prononcer jeudi.',
    'Le Parlement doit se prononcer jeudi.',
  ],
  [
    'fr',
    'Et si elle échoue ? Le ministère dit qu’il devrait emprunter ou réduirait ses dépenses. Le vote a lieu jeudi.',
    'Le vote a lieu jeudi.',
  ],
] as const)('an answer is not printed without its question (%s): %s', ([language, body, rest]) => {
  expect(alone(body, language)).toEqual([rest]);
});

test('what answers a question by itself is printed', () => {
  const body = 'Why now? Three storms in two winters have cost the province $1.2 billion.';
  expect(alone(body)).toEqual(['Three storms in two winters have cost the province $1.2 billion.']);
});

test('what somebody answers in an interview is not the newsroom’s own claim', () => {
  const body =
    'Mara Lund took over the ferry line in May.\n\nQ: Are the ships safe?\n\nA: The ferries of Norland never sink.\n\nNobody has drowned since the war.';
  expect(alone(body)).toEqual(['Mara Lund took over the ferry line in May.']);
});

test('nor is what a speaker says who is named again and again', () => {
  const body =
    'The captain says a lookout saved them all.\n\nCOURIER: What happened?\n\nCAPT. RASK: Nobody on board was drunk.\n\nCOURIER: Who is to blame?\n\nCAPT. RASK: The owners knew about the rudder for months.';
  expect(alone(body)).toEqual(['The captain says a lookout saved them all.']);
  const once =
    'Islanders of Vey were warmer about it.\n\nReaction: The council of Vey called it a plan for a plan.';
  expect(alone(once)).toHaveLength(2);
});

test('of a live blog the newest entry that can stand alone is printed, and what stands above them', () => {
  const body =
    'The airport of Corvane was emptied on Tuesday.\n\n14:40 More in a minute.\n\n14:25 Flights resume at the airport of Corvane.\n\n13:10 All flights are suspended at the airport of Corvane.';
  expect(alone(body)).toEqual([
    'The airport of Corvane was emptied on Tuesday.',
    'Flights resume at the airport of Corvane.',
  ]);
});

const LATER = { publishedAt: NOON, teaser: '' };
const EARLIER = { publishedAt: NOON - 2 * HOUR, teaser: '' };

test.for([
  [
    'an outcome',
    'Boy found alive at Lake Ostre',
    'The boy was found by a volunteer.',
    'Boy missing at Lake Ostre',
    'A boy is missing at Lake Ostre.',
  ],
  [
    'a verdict',
    'Harbour treasurer Otto Hale guilty of theft',
    'The jury took four hours.',
    'Jury out on harbour treasurer Otto Hale',
    'The jury retired to consider its verdict on Otto Hale.',
  ],
  [
    'a withdrawal',
    'Gunman was no student, Corvane police say',
    'Withdrawing an earlier statement, police said that he never studied there.',
    'Student opened fire, Corvane police say',
    'A student opened fire in Corvane.',
  ],
  [
    'an error',
    'Corvane gunman was no student',
    'Police had wrongly identified him as one.',
    'Student opened fire in Corvane',
    'A student opened fire in Corvane.',
  ],
  [
    'a lower toll, in French',
    'Tempête : six morts à Corvane',
    'Le bilan a été ramené de neuf à six morts.',
    'Tempête : neuf morts à Corvane',
    'La tempête a fait neuf morts à Corvane.',
  ],
] as const)('what was told before %s is not told with it', ([, title, body, oldTitle, oldBody]) => {
  const first = anArticle({ ...LATER, title, body });
  const old = anArticle({ ...EARLIER, title: oldTitle, body: oldBody });
  expect(tellingReports([first, old], 'en')).toEqual([first]);
  expect(tellingReports([first, { ...old, publishedAt: NOON }], 'en')).toHaveLength(2);
});

test('an earlier report that knows the outcome stays', () => {
  const first = anArticle({ ...LATER, title: 'Boy found alive at Lake Ostre' });
  const old = anArticle({
    ...EARLIER,
    title: 'Search ends at Lake Ostre',
    body: 'The boy was found at noon.',
  });
  expect(tellingReports([first, old], 'en')).toEqual([first, old]);
});

test.for([
  ['speaks of the death', 'Duchess of Vey dies', 'Vey prepares the funeral of the duchess.'],
  ['a charge makes no arrest untrue', 'Man charged over Vey fire', 'A man was held over the fire at Vey.'],
])('an earlier report stays: %s', ([, title = '', body = '']) => {
  const first = anArticle({ ...LATER, title });
  const old = anArticle({ ...EARLIER, title: 'What is known in Vey', body });
  expect(tellingReports([first, old], 'en')).toEqual([first, old]);
});

const STORM = 'Storm Ingrid tears across southern Norland';

test.for([
  ['homes', 'about 300,000 homes', 'about 250,000 homes'],
  ['apartments', '1,200 apartments', '1,450 apartments'],
] as const)('a report counts no %s otherwise than the one that speaks for the story', ([, now, then]) => {
  const first = anArticle({
    ...LATER,
    title: STORM,
    body: `Storm Ingrid tore across southern Norland and left ${now} without power.`,
  });
  const other = (count: string) =>
    anArticle({
      ...LATER,
      title: STORM,
      outlet: 'Other',
      body: `Storm Ingrid left ${count} in southern Norland without power, the power board said.`,
    });
  expect(printed(first, other(now))).toHaveLength(2);
  expect(printed(first, other(then))).toHaveLength(1);
});

test('of two reports behind the first the later one’s toll stands', () => {
  const report = (given: Partial<Article>) => anArticle({ ...LATER, title: STORM, ...given });
  const first = report({ body: 'Storm Ingrid tore across southern Norland on Tuesday night.' });
  const old = report({ ...EARLIER, body: 'Storm Ingrid killed nine people in southern Norland.' });
  const fresh = report({ body: 'Storm Ingrid killed twelve people in southern Norland.' });
  expect(printed(first, old, fresh).join(' ')).not.toContain('nine');
  expect(printed(first, old, fresh).join(' ')).toContain('twelve');
  expect(printed(first, { ...old, publishedAt: NOON }, fresh).join(' ')).toContain('nine');
});

test('a part, or something far larger, is counted beside it', () => {
  const first = anArticle({
    ...LATER,
    title: STORM,
    body: 'Storm Ingrid tore across southern Norland and left 300,000 homes without power.',
  });
  const other = (count: string) =>
    anArticle({
      ...LATER,
      title: STORM,
      body: `Storm Ingrid tore the roofs off ${count} in southern Norland.`,
    });
  expect(printed(first, other('1,200 homes'))).toHaveLength(2);
  expect(printed(first, other('three homes'))).toHaveLength(2);
});
