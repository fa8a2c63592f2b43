import { splitSentences } from '../language/split-sentences.ts';
import { leadWithin } from '../learning/lead-within.ts';
import { bestRouge, type Rouge } from '../learning/rouge.ts';
import { chooseSentences } from '../summarise/choose-sentences.ts';
import type { Ranker } from '../summarise/ranker.ts';
import type { Example } from './example.ts';
import { fitTaste } from './fit-taste.ts';
import { type Trial, withTaste } from './own-weights.ts';

export const FOLDS = 5;
const WORDS = 60;
const ROOM = { length: 'story', words: [0, WORDS] } as const;

interface Judged {
  lead60: Rouge;
  shipped: Rouge;
  retrained: Rouge;
}

/**
 * What retraining would have gained: each fifth of the stories is summarised with trees that were fitted to the
 * other four. Neighbours, often of one day, stay in one fifth.
 * @param pause awaited before each fit; it may throw to stop.
 */
export async function crossValidate(
  examples: readonly Example[],
  ranker: Ranker,
  { pause, onTree }: { pause(): Promise<void>; onTree(): void },
): Promise<Trial> {
  const judged: Judged[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    await pause();
    const isHeld = (_: Example, at: number) => Math.floor((at * FOLDS) / examples.length) === fold;
    const held = examples.filter(isHeld);
    const retrained = withTaste(
      ranker,
      fitTaste(
        examples.filter((example) => !held.includes(example)),
        onTree,
      ),
    );
    judged.push(...held.map((example) => judge(example, ranker, retrained)));
  }
  return summarise(judged);
}

/** A gain is believed where it is more than twice its standard error: 1 of 40 such gains would be luck. */
export function isBeyondNoise({ gain }: Trial): boolean {
  return gain.mean > 2 * gain.error && gain.mean > 0;
}

function judge(example: Example, shipped: Ranker, retrained: Ranker): Judged {
  const { articles, references } = example.blurb;
  const leads = articles.map(({ body, teaser, language }) =>
    splitSentences(body || teaser, language).map(({ text }) => text),
  );
  return {
    lead60: meanRouge(leads.map((lead) => bestRouge(leadWithin(lead, WORDS), references))),
    shipped: bestRouge(summaryOf(example, shipped), references),
    retrained: bestRouge(summaryOf(example, retrained), references),
  };
}

function summaryOf({ rated }: Example, ranker: Ranker): string[] {
  return chooseSentences(rated, ROOM, ranker).flatMap((at) => rated.story.sentences[at]?.text ?? []);
}

function summarise(judged: readonly Judged[]): Trial {
  const figures = (of: keyof Judged) => inPercent(meanRouge(judged.map((each) => each[of])));
  const gains = judged.map(({ shipped, retrained }) => 100 * (overall(retrained) - overall(shipped)));
  const average = mean(gains);
  const variance =
    gains.reduce((sum, gain) => sum + (gain - average) ** 2, 0) / Math.max(1, gains.length - 1);
  return {
    lead60: figures('lead60'),
    shipped: figures('shipped'),
    retrained: figures('retrained'),
    gain: { mean: round(average), error: round(Math.sqrt(variance / Math.max(1, gains.length))) },
  };
}

function overall({ r1, r2, rl }: Rouge): number {
  return (r1 + r2 + rl) / 3;
}

function meanRouge(all: readonly Rouge[]): Rouge {
  const of = (figure: keyof Rouge) => mean(all.map((each) => each[figure]));
  return { r1: of('r1'), r2: of('r2'), rl: of('rl') };
}

function inPercent({ r1, r2, rl }: Rouge): Rouge {
  return { r1: round(100 * r1), r2: round(100 * r2), rl: round(100 * rl) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
