import { expect, test } from 'vitest';
import { castDoubt } from '../../../src/stories/grouping/cast-doubt.ts';
import { localTermsOf } from '../../../src/stories/grouping/local-rarity.ts';
import { FEATURES } from '../../../src/stories/grouping/pair-features.ts';
import { profileArticle } from '../../../src/stories/grouping/profile-article.ts';
import { anArticle } from '../an-article.ts';

const LIKELY = 0.9;

/** What the doubts leave of a likely pair whose features are all as of one story, but those given. */
function judge(features: Record<string, number>, texts: [string, string] = ['A vote.', 'A vote.']): number {
  const of = FEATURES.map((name) => features[name] ?? (name === 'openingRarity' ? 99 : 0));
  const read = texts.map((teaser) => {
    const article = anArticle({ title: 'News', teaser, body: '' });
    return { article, profile: profileArticle(article), crowd: 0 };
  });
  const locals = localTermsOf(read);
  const [a, b] = read.map((one, at) => ({ ...one, local: locals[at] }));
  return castDoubt(LIKELY, of, a as never, b as never);
}

const TWO_DAYS = {
  fewerWords: 99,
  hours: 6,
  weekdayApart: 1,
  quantityShared: 0,
  titleCosine: 0.39,
  wordsRarity: 15.9,
};

test('short reports of two days are doubted', () => {
  expect(judge(TWO_DAYS)).toBeLessThan(LIKELY);
});

test.for([
  ['a longer text', { fewerWords: 100 }],
  ['a few hours between', { hours: 5.9 }],
  ['no other weekday', { weekdayApart: 0 }],
  ['a number in common', { quantityShared: 1 }],
  ['headlines alike', { titleCosine: 0.4 }],
  ['rare words in common', { wordsRarity: 16 }],
] as const)('but not with %s', ([, feature]) => {
  expect(judge({ ...TWO_DAYS, ...feature })).toBe(LIKELY);
});

const STORM = 'Hurricane Odile struck Marisca and flooded the villages of its coast.';
const DATED =
  'Officials met, a week after Hurricane Odile struck Marisca and flooded the villages of its coast.';
const MOSTLY_OWN =
  'Ministers cancelled the pilgrimage to Karst and closed the shrine, basilica and monastery, a week after Hurricane Odile.';

test('what one report is dated by alone is no story in common', () => {
  expect(judge({}, [STORM, DATED])).toBeLessThan(LIKELY);
  expect(judge({}, [DATED, STORM])).toBeLessThan(LIKELY);
});

test('unless both are dated by it, their headlines are alike, or they share more', () => {
  expect(judge({}, [DATED, DATED])).toBe(LIKELY);
  expect(judge({ titleCosine: 0.4 }, [STORM, DATED])).toBe(LIKELY);
  const over =
    'Ministers cancelled the pilgrimage to Karst and closed the shrine, basilica and monastery over Hurricane Odile.';
  expect(judge({}, [over, MOSTLY_OWN])).toBe(LIKELY);
});

test('other victims are another event', () => {
  const [nine, two] = ['Nine people were killed in Vey.', 'Two people were killed in Vey.'];
  expect(judge({}, [nine, two])).toBeLessThan(LIKELY);
  expect(judge({}, [two, nine])).toBe(LIKELY);
});

test('long reports may share a smaller part of their openings', () => {
  const little = { openingRarity: 10, openingShare: 0.1, openingRarest: 2 };
  expect(judge({ ...little, fewerWords: 99 })).toBeLessThan(LIKELY);
  expect(judge({ ...little, fewerWords: 100 })).toBe(LIKELY);
});
