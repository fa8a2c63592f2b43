import { beforeAll, describe, expect, test } from 'vitest';
import { bareArticle } from '../../../src/feeds/bare-article.ts';
import { isBeyondNoise } from '../../../src/stories/retrain/cross-validate.ts';
import { readOwnWeights, toOwnWeights, withTaste } from '../../../src/stories/retrain/own-weights.ts';
import { type PastBlurb, pastBlurb } from '../../../src/stories/retrain/past-blurb.ts';
import { type Retraining, retrainSummaries } from '../../../src/stories/retrain/retrain-summaries.ts';
import { shippedRanker } from '../../../src/stories/summarise/ranker.ts';
import { summariseStory } from '../../../src/stories/summarise-story.ts';
import { type InventedBlurb, inventedBlurbs } from '../../support/invented-blurbs.ts';

const go = () => ({ signal: new AbortController().signal });

function toBlurb({ title, text, summary }: InventedBlurb, at: number, language = 'en'): PastBlurb {
  const article = bareArticle({
    id: `${at}`,
    title,
    body: text,
    outlet: 'Post',
    url: 'https://news.example/',
    language,
    publishedAt: 0,
  });
  return pastBlurb([article], summary, language);
}

const learned = inventedBlurbs(60).map((one, at) => toBlurb(one, at));
const unseen = inventedBlurbs(20, 99).map((one, at) => toBlurb(one, at));

describe('a newsroom that always tells the last figure', () => {
  let trained: Extract<Retraining, { outcome: 'trained' }>;
  beforeAll(async () => {
    const outcome = await retrainSummaries(learned, shippedRanker(), go());
    if (outcome.outcome !== 'trained') throw new Error(outcome.outcome);
    trained = outcome;
  });

  test('has its summaries moved there, on stories that were not learned from', () => {
    const options = { length: 'story', words: [0, 60], language: 'en' } as const;
    const retrained = withTaste(shippedRanker(), trained.sets);
    const has = (ranker?: typeof retrained) =>
      unseen.filter((blurb) =>
        summariseStory(blurb, { ...options, ranker }).sentences.some(
          ({ text }) => text === blurb.references[0]?.[0],
        ),
      ).length;
    expect(has(retrained)).toBeGreaterThan(15);
    expect(has(retrained)).toBeGreaterThan(has() + 3);
  });

  test('sees the gain in the cross-validated figures', () => {
    expect(trained.trial.retrained.r2).toBeGreaterThan(trained.trial.shipped.r2 + 5);
    expect(isBeyondNoise(trained.trial)).toBe(true);
  });

  test('gets the same weights from the same blurbs', async () => {
    expect(await retrainSummaries(learned, shippedRanker(), go())).toEqual(trained);
  });

  test('keeps them in a file without a word of the articles', () => {
    const written = JSON.stringify(
      toOwnWeights(trained.sets, { ...trained, trainedAt: '2026-11-23T05:30:00.000Z' }),
    );
    const read = readOwnWeights(written);
    expect(read).toMatchObject({ outcome: 'fits', weights: { stories: 60 } });
    const words = new Set(written.match(/[A-Za-z]{5,}/g)?.map((word) => word.toLowerCase()));
    const told = new Set(
      learned.flatMap(({ articles }) => articles[0]?.body.toLowerCase().match(/[a-z]{5,}/g) ?? []),
    );
    expect([...words.intersection(told)]).toEqual([]);
  });

  const whole = () => toOwnWeights(trained.sets, { ...trained, trainedAt: '2026-11-23T05:30:00.000Z' });
  test.for<[string, (weights: ReturnType<typeof whole>) => unknown, RegExp]>([
    ['other shipped weights', (weights) => ({ ...weights, continues: 'f00' }), /another version/],
    ['a later format', (weights) => ({ ...weights, format: 2 }), /another version/],
    ['no object', () => [], /damaged/],
    ['a number that is none', (weights) => ({ ...weights, stories: 'many' }), /damaged \(stories/],
    ['other features', (weights) => ({ ...weights, sets: { ...weights.sets, features: ['a'] } }), /features/],
    [
      'a split without its sides',
      (weights) => ({ ...weights, sets: { ...weights.sets, trees: [{ feature: [0], threshold: [1] }] } }),
      /tree is broken/,
    ],
    [
      'a column that is not there',
      (weights) => ({
        ...weights,
        sets: { ...weights.sets, trees: [{ feature: [999, -1, -1], threshold: [1, 1, 1] }] },
      }),
      /tree is broken/,
    ],
    [
      'nodes behind the tree',
      (weights) => ({
        ...weights,
        sets: { ...weights.sets, trees: [{ feature: [-1, -1], threshold: [1, 1] }] },
      }),
      /tree is broken/,
    ],
  ])('refuses a file with %s', ([, change, reason]) => {
    const read = readOwnWeights(JSON.stringify(change(whole())));
    expect(read).toMatchObject({ outcome: 'unfit', reason: expect.stringMatching(reason) });
  });

  test.for(['', '{"format":1', 'ferry'])('refuses what is no JSON: %j', (text) => {
    expect(readOwnWeights(text)).toMatchObject({
      outcome: 'unfit',
      reason: expect.stringContaining('not JSON'),
    });
  });
});

test('blurbs of articles without a readable sentence, without a shared word or in a language without rules do not count', async () => {
  const [one] = inventedBlurbs(1);
  if (one === undefined) throw new Error('no blurb');
  const useless = [
    toBlurb({ ...one, text: 'He agreed.' }, 0),
    toBlurb({ ...one, summary: 'Zyx.' }, 1),
    toBlurb(one, 2, 'sv'),
    pastBlurb([], 'Nothing.', 'en'),
  ];
  const outcome = await retrainSummaries([...useless, ...learned.slice(0, 49)], shippedRanker(), go());
  expect(outcome).toEqual({ outcome: 'too few', stories: 49 });
});

test('noise is not taken for a taste', async () => {
  const summaries = inventedBlurbs(60, 7).map(({ text }, at) => text.split(/(?<=\.) /)[(at * 3) % 7] ?? '');
  const noisy = inventedBlurbs(60, 7).map((one, at) => toBlurb({ ...one, summary: summaries[at] ?? '' }, at));
  const outcome = await retrainSummaries(noisy, shippedRanker(), go());
  if (outcome.outcome !== 'trained') throw new Error(outcome.outcome);
  expect(isBeyondNoise(outcome.trial)).toBe(false);
});

test('stops when it is told to', async () => {
  const stop = new AbortController();
  const onProgress = (done: number) => {
    if (done === 10) stop.abort(new Error('stopped'));
  };
  await expect(
    retrainSummaries(learned, shippedRanker(), { signal: stop.signal, onProgress }),
  ).rejects.toThrow('stopped');
});
