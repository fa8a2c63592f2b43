import { expect, test } from 'vitest';
import {
  type CarriedStory,
  carriedBefore,
  indexCarried,
  moveSince,
} from '../../../src/stories/memory/carried-story.ts';
import { newFacts } from '../../../src/stories/memory/new-facts.ts';
import { anArticle, aStory, HOUR, NOON } from '../an-article.ts';

const told = anArticle({
  id: 'told',
  title: 'Ferry sinks off Sorvik with 140 aboard',
  publishedAt: NOON - 6 * HOUR,
});
const carried: CarriedStory = { headline: told.title, articles: [told], at: NOON - 3 * HOUR };

test.for([
  ['an article in common', aStory(told), true],
  ['much the same title', aStory(anArticle({ title: 'Ferry with 140 aboard sinks near Sorvik' })), true],
  ['a title that is half the same', aStory(anArticle({ title: 'Ferry sinks off Sorvik in a storm' })), true],
  [
    'a title further down',
    aStory(
      anArticle({ title: 'Night of the wolves' }),
      anArticle({ title: 'All quiet in Vey' }),
      anArticle({ title: 'Ferry with 140 aboard sinks near Sorvik' }),
    ),
    true,
  ],
  ['another event', aStory(anArticle({ title: 'Bakers in Lund strike over night shifts' })), false],
] as const)('recognises a story by %s', ([, story, expected]) => {
  expect(carriedBefore(story, [carried]) === carried).toBe(expected);
});

test('compares with the latest telling', () => {
  const later = { ...carried, at: NOON - HOUR };
  expect(carriedBefore(aStory(told), [later, carried])).toBe(later);
  expect(carriedBefore(aStory(told), [carried, later])).toBe(later);
});

test('recognises a story by an address, whatever id its article has', () => {
  const again = anArticle({ id: 'other', title: 'All quiet', url: told.url });
  expect(carriedBefore(aStory(again), [carried])).toBe(carried);
});

const teaser = 'Divers searched the wreck on Monday, the coast guard said.';
test.for([
  ['an outcome', { title: 'Ferry captain arrested', teaser }, ['arrested']],
  ['a live page’s outcome', { title: 'Ferry disaster live: captain arrested', teaser }, ['arrested']],
  ['a number in the title', { title: 'Ferry disaster: divers find 12 life rafts', teaser }, ['12 life']],
  [
    'a count in the teaser',
    { title: 'Ferry disaster off Sorvik', teaser: 'Rescuers say that 31 people are missing.' },
    ['31 people'],
  ],
  [
    'somebody new',
    { title: 'Ferry’s owner Vinter blames fog', teaser: 'The owner, Karl Vinter, spoke on Monday.' },
    ['Karl Vinter'],
  ],
] as const)('a story moves by %s', ([, given, facts]) => {
  expect(moveSince(aStory(told, anArticle(given)), carried)?.facts).toEqual(facts);
});

test.for([
  ['a share told with a space', { teaser: 'Les salaires augmenteront de 15,5 % en quatre ans.' }, ['15,5 %']],
  [
    'thousands parted by a space',
    { teaser: 'Quelque 8\u202f600 abonnés sont privés de courant.' },
    ['8\u202f600 abonnés'],
  ],
  [
    'an outcome at the end of the title',
    { title: 'Le capitaine accusé', teaser: 'Il a comparu.' },
    ['charged'],
  ],
  [
    'the text of a report without a teaser',
    { teaser: '', body: 'Le capitaine a été arrêté lundi.' },
    ['arrested'],
  ],
  [
    'neither day nor hour',
    { teaser: 'La réunion aura lieu le 12 décembre à 14\u00a0h\u00a030, jusqu’à 18 h.' },
    [],
  ],
] as const)('reads in a French report %s', ([, given, facts]) => {
  const report = anArticle({ title: 'Le traversier de Sorvik', language: 'fr', ...given });
  expect(newFacts(report, carried.headline).map(({ said }) => said)).toEqual(facts);
});

test.for([
  ['an old report by another outlet', { title: 'Ferry captain arrested', publishedAt: NOON - 4 * HOUR }],
  ['the same words again', { title: 'Ferry sinks off Sorvik' }],
  ['another outlet’s words for it', { title: 'Passengers of the ferry tell of waves and panic' }],
  ['numbers that were told', { title: 'Ferry with 140 aboard goes down', teaser: '140 people were aboard.' }],
  ['an age and a year', { title: 'Ferry sails no more after 2026, says 61-year-old' }],
  ['a gallery', { title: 'In pictures: ferry captain arrested' }],
  ['a look back', { title: 'A look back at 31 voyages of the ferry and the captain arrested' }],
] as const)('nothing moves by %s', ([, given]) => {
  expect(moveSince(aStory(told, anArticle({ teaser, ...given })), carried)).toBeUndefined();
});

test('recognises a story by what its reports were called, whatever an editor called it', () => {
  const again = aStory(anArticle({ title: 'Ferry with 140 aboard sinks near Sorvik' }));
  const reworded = { ...carried, headline: 'The night of the long wave' };
  expect(carriedBefore(again, [reworded])).toBe(reworded);
});

test.for([
  ['a report it had, changed since', { id: 'told', url: 'https://other.example/1' }],
  ['a report it had, under another id', { id: 'other', url: told.url }],
] as const)('nothing moves by %s', ([, given]) => {
  const again = anArticle({ title: 'Ferry captain arrested', teaser, publishedAt: NOON, ...given });
  expect(moveSince(aStory(again), carried)).toBeUndefined();
});

test('what the headline of the issue said was told, too', () => {
  const arrested = aStory(told, anArticle({ title: 'Ferry captain arrested', teaser }));
  expect(moveSince(arrested, { ...carried, headline: 'Captain of the ferry arrested' })).toBeUndefined();
});

test('of a teaser only what the first sentence or two tell moves a story', () => {
  const late = `${'Divers searched the wreck on Monday. '.repeat(8)}Rescuers say that 31 people are missing.`;
  const report = anArticle({ title: 'Ferry disaster off Sorvik', teaser: late });
  expect(moveSince(aStory(told, report), carried)).toBeUndefined();
});

test('the plainest report tells it, if it has a sentence to print, and four facts are enough', () => {
  const loud = anArticle({ title: 'Ferry captain arrested amid outrage and fury', teaser });
  const plain = anArticle({ title: 'Ferry captain arrested in Sorvik', teaser });
  const story = aStory(told, loud, plain);
  expect(moveSince(story, carried)?.report).toBe(plain);
  expect(moveSince(story, carried, (report) => report !== plain)?.report).toBe(loud);
  expect(moveSince(story, carried, () => false)).toBeUndefined();
  const full = anArticle({
    title: 'Ferry captain arrested and charged, 31 dead, 12 injured, 40 rescued, harbour evacuated',
    teaser,
  });
  expect(moveSince(aStory(told, full), carried)?.facts).toHaveLength(4);
});

test('news weighs more told by two outlets, and less where it is of little interest', () => {
  const weight = (title: string, ...outlets: string[]) =>
    moveSince(aStory(told, ...outlets.map((outlet) => anArticle({ title, teaser, outlet }))), carried)
      ?.weight;
  const title = 'Minister resigns over ferry disaster, president says';
  expect(weight(title, 'Post', 'Bell')).toBe(1);
  expect(weight(title, 'Post')).toBeCloseTo(0.8, 5);
  expect(weight('Ferry film wins an award for its star', 'Post', 'Bell')).toBeLessThan(0.8);
});

test('two outlets that count anew, each in its way, tell of one news', () => {
  const title = 'Ferry disaster toll rises to 210';
  const other = 'Sunken ferry took more than 205';
  const both = [
    anArticle({ title, teaser, outlet: 'Post' }),
    anArticle({ title: other, teaser, outlet: 'Bell' }),
  ];
  const [first] = both;
  if (!first) throw new Error('no report');
  expect(moveSince(aStory(told, first), carried)?.weight).toBeLessThan(0.8);
  expect(moveSince(aStory(told, ...both), carried)?.weight).toBeGreaterThanOrEqual(0.9);
});

test('what a number counts is said, not the small word behind it', () => {
  const article = anArticle({ title: 'Ferry toll passes 210 as divers go down', teaser });
  expect(moveSince(aStory(told, article), carried)?.facts).toEqual(['210']);
});

test('what was printed below the headline was told, too', () => {
  const summary = 'The captain was arrested at noon.';
  const arrested = aStory(told, anArticle({ title: 'Ferry captain arrested', teaser }));
  expect(moveSince(arrested, { ...carried, summary })).toBeUndefined();
});

test('among many reports it takes a fact that two outlets tell', () => {
  const asides = Array.from({ length: 9 }, (_, index) =>
    anArticle({ outlet: `Outlet ${index}`, title: `Ferry cook number ${20 + index} remembers`, teaser }),
  );
  expect(moveSince(aStory(told, ...asides), carried)).toBeUndefined();
  const rescued = ['Post', 'Bell'].map((outlet) =>
    anArticle({ outlet, title: 'Ferry crew rescued after a night at sea', teaser }),
  );
  const move = moveSince(aStory(told, ...asides, ...rescued), carried);
  expect(move).toMatchObject({ facts: ['found'], report: { outlet: 'Post' } });
  const opinion = anArticle({ outlet: 'Bell', title: 'Opinion: ferry crew rescued after a night', teaser });
  const [post] = rescued.flatMap((report) => (report.outlet === 'Post' ? report : []));
  if (!post) throw new Error('nobody told of the rescue');
  expect(moveSince(aStory(told, ...asides, post, opinion), carried)).toBeUndefined();
  const named = ['Post', 'Bell'].map((outlet) =>
    anArticle({ outlet, title: 'Ferry’s owner Vinter blames fog', teaser: 'The owner, Karl Vinter, spoke.' }),
  );
  expect(moveSince(aStory(told, ...asides, ...named), carried)).toBeUndefined();
});

test('a number is the same in words', () => {
  const known = (title: string, text: string) =>
    newFacts({ title, teaser: '' }, text).map(({ said }) => said);
  expect(known('Twelve lost with the ferry', 'The ferry had 12 aboard')).toEqual([]);
  expect(known('1,200 tons lost with the ferry', 'The ferry had 1200 tons aboard')).toEqual([]);
  expect(known('Eleven lost with the ferry', 'The ferry had 12 aboard')).toEqual(['Eleven lost']);
});

test('the index finds what a search through all of them finds', () => {
  const word = (n: number) => 'harbour ferry strike council bridge storm school budget'.split(' ')[n % 8];
  const title = (n: number) => [n, n * 3 + 1, n * 5 + 2, n >> 3].map(word).join(' ');
  const tellings = Array.from({ length: 60 }, (_, n): CarriedStory => {
    const articles = [{ id: `told${n}`, title: title(n + 7), url: `https://harbour.example/${n}` }];
    return { headline: title(n), at: n, articles };
  });
  const find = indexCarried(tellings);
  const stories = Array.from({ length: 60 }, (_, n) => ({
    articles: [
      anArticle({ id: `told${n * 2}`, title: title(n * 7), url: `https://harbour.example/${n * 3 + 1}` }),
      anArticle({ id: `new${n}`, title: title(n + 100) }),
    ],
  }));
  const searched = stories.map((story) =>
    tellings.filter((one) => carriedBefore(story, [one]) !== undefined),
  );
  expect(stories.map(find)).toEqual(searched);
  expect(searched.some((found) => found.length > 0 && found.length < tellings.length)).toBe(true);
});

test.for([
  ['Ferry’s owner Vinter blames fog', 'The owner, Karl Vinter, spoke.', '', ['Karl Vinter']],
  ['Ferry’s owner Vinter blames fog', 'The owner, Karl Vinter, spoke.', 'Mr Vinter was there', []],
  ['Ferry’s owner blames fog', 'The owner, Karl Vinter, spoke.', '', []],
  ['Ferry’s owner blames fog', 'The ferry had 12 portholes.', '', []],
  ['Ferry: 31 lost', 'Rescuers look for 31 people.', '', ['31 lost']],
] as const)('new in “%s” “%s” to who read “%s”', ([title, teaser, text, facts]) => {
  expect(newFacts({ title, teaser }, text).map(({ said }) => said)).toEqual(facts);
});
