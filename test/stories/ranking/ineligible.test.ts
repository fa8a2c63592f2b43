import { describe, expect, test } from 'vitest';
import {
  ineligibleForHeadlines,
  ineligibleForReads,
  isDoubtful,
  isRead,
  mayBeFollowed,
} from '../../../src/stories/ranking/ineligible.ts';
import { anArticle, aStory } from '../an-article.ts';

const NEWS = 'Parliament passes the housing bill';
const LIVE = 'Storm live: latest updates from the coast';
const ANALYSIS = 'Analysis: why the coalition broke';
const EXPLAINER = 'What is the new port tax and who pays it?';
const INTERVIEW = 'Interview: Ada Lund on the harbour';
const OPINION = 'Opinion: the harbour belongs to everyone';
const REVIEW = 'Tidewater review: a slow-burning drama';
const GALLERY = 'In pictures: the flood in Vexford';
const PROMOTION = 'Save $150 on this gaming monitor';
const HOROSCOPE = 'Your horoscope for the week';
const MATCH = 'Vexford Town v Harbour United';

const article = (title: string) => anArticle({ title, teaser: '' });
const told = (...titles: string[]) => aStory(...titles.map(article));

test.for<[reason: string | null, titles: string[]]>([
  [null, [NEWS]],
  [null, [ANALYSIS, NEWS]],
  [null, [LIVE, NEWS]],
  [null, [LIVE, LIVE]],
  ['an analysis without a news report', [ANALYSIS, ANALYSIS]],
  ['a live page without a news report', [LIVE]],
  ['an opinion piece', [OPINION, NEWS]],
  ['a promotion', [PROMOTION, NEWS]],
])('among the headlines: %s, %j', ([reason, titles]) => {
  expect(ineligibleForHeadlines(told(...titles))).toBe(reason);
});

test.for<[reason: string | null, title: string]>([
  [null, NEWS],
  [null, ANALYSIS],
  [null, OPINION],
  [null, REVIEW],
  ['a picture gallery', GALLERY],
  ['a horoscope', HOROSCOPE],
  ['a live page without a news report', LIVE],
])('among the longer reads: %s, %s', ([reason, title]) => {
  expect(ineligibleForReads(told(title))).toBe(reason);
});

test('a story is doubtful where whatever tells it as news reads half like what is none', () => {
  const half = 'Crossword club closes in Pell';
  expect(isDoubtful(told(half))).toBe(true);
  expect(isDoubtful(told(half, ANALYSIS))).toBe(true);
  expect(isDoubtful(told(half, NEWS))).toBe(false);
  expect(isDoubtful(told(NEWS))).toBe(false);
  expect(isDoubtful(told(HOROSCOPE))).toBe(false);
});

describe('what sort of story it is', () => {
  test('analysis, opinion, explainers and interviews are reads', () => {
    const all = [ANALYSIS, OPINION, EXPLAINER, INTERVIEW, NEWS, LIVE, REVIEW, GALLERY];
    expect(all.filter((title) => isRead(told(title)))).toEqual([ANALYSIS, OPINION, EXPLAINER, INTERVIEW]);
  });

  test('nobody follows an author for what sells, lists or passes the time', () => {
    const all = [NEWS, OPINION, REVIEW, GALLERY, PROMOTION, HOROSCOPE, MATCH];
    expect(all.filter((title) => mayBeFollowed(article(title)))).toEqual([NEWS, OPINION, REVIEW, GALLERY]);
  });
});
