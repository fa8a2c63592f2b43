import { castDoubt } from './cast-doubt.ts';
import { CONTEXT_FEATURES, contextFeatures, thirds } from './context-features.ts';
import { FEATURES, isShort, type Profiled, pairFeatures } from './pair-features.ts';
import type { ProposedPair } from './propose-pairs.ts';

/** The trained judgements, as probabilities 0–1. */
export interface SameStoryModel {
  /** From `pairFeatures`: what the two articles say. */
  alone(features: Float64Array, a: Profiled, b: Profiled): number;
  /** From `contextFeatures`: what their nearest articles make of it. */
  inContext(features: Float64Array, a: Profiled, b: Profiled): number;
  /** Mean probability from which groups are one story. */
  threshold: number;
}

/** Probability, 0–1, that two articles, by index, report one event. */
export type Likelihood = (a: number, b: number) => number;

export interface Judged {
  alone: Likelihood;
  inContext: Likelihood;
  /** Alone and without doubts: one shared name is what the angles of a great story have in common. */
  undoubted: Likelihood;
  /** Of each article, the partners likeliest alone, likeliest first. */
  partners: readonly (readonly number[])[];
}

/** Partners that are asked about a pair. */
const ASKED = 8;
const WORTH_ASKING = 0.05;
/** Likelihood, undoubted, from which two short reports may be one event's only ones, and the part of it no third may reach. */
const ONLY_ONES = { likely: 0.85, rival: 0.75 };

const SUPPORT = CONTEXT_FEATURES.indexOf('support');
const SUPPORTED = 0.5;
/**
 * Log-odds that context adds at most for two short texts of which one tells no event, and which no third report
 * supports. That neither has a better partner says little of them: most texts of a day have none, and two newsrooms'
 * advice on one thing is two pieces.
 */
const MOST_RAISED = 1.5;

function mayBeTalk(a: Profiled, b: Profiled): boolean {
  return a.profile.tellsNoEvent || b.profile.tellsNoEvent;
}

function raised(probability: number): number {
  return 1 / (1 + ((1 - probability) / probability) * Math.exp(-MOST_RAISED));
}

/** Judges pairs when they are asked for, each once. */
export function judgePairs(
  articles: readonly Profiled[],
  proposed: readonly ProposedPair[],
  model: SameStoryModel,
): Judged {
  const features = new Float64Array(FEATURES.length);
  const alone = remember(articles.length, (a, b) => {
    const [x, y] = [articles[a], articles[b]];
    if (!x || !y) return 0;
    const row = pairFeatures(x, y, features);
    return castDoubt(model.alone(row, x, y), row, x, y);
  });
  const undoubted = remember(articles.length, (a, b) => {
    const [x, y] = [articles[a], articles[b]];
    return x && y ? model.alone(pairFeatures(x, y, features), x, y) : 0;
  });
  const partners = partnersOf(articles.length, proposed, alone);
  /**
   * Two events in one town bring likelier partners along; without any, what little two reports share is enough.
   * A live page is none: it tells of many things.
   */
  const areOnlyOnes = (a: number, b: number) => {
    if (articles[a]?.profile.kind === 'live' || articles[b]?.profile.kind === 'live') return false;
    const likely = undoubted(a, b);
    if (likely < ONLY_ONES.likely) return false;
    const rival = ONLY_ONES.rival * likely;
    return [...thirds(a, b, partners)].every((c) => Math.max(undoubted(a, c), undoubted(b, c)) <= rival);
  };
  /** Not `features`, which the pairs with third articles are read into meanwhile. */
  const own = new Float64Array(FEATURES.length);
  const context = new Float64Array(CONTEXT_FEATURES.length);
  const inContext = remember(articles.length, (a, b) => {
    const [x, y] = [articles[a], articles[b]];
    if (!x || !y || alone(a, b) < WORTH_ASKING) return x && y ? alone(a, b) / 4 : 0;
    const pair = pairFeatures(x, y, own);
    const row = contextFeatures({ a, b, alone, partners, pair }, context);
    const doubted = castDoubt(model.inContext(row, x, y), pair, x, y);
    if (!isShort(pair)) return doubted;
    if (mayBeTalk(x, y))
      return (row[SUPPORT] ?? 0) < SUPPORTED ? Math.min(doubted, raised(alone(a, b))) : doubted;
    return areOnlyOnes(a, b) ? Math.max(doubted, castDoubt(undoubted(a, b), pair, x, y, 'enough')) : doubted;
  });
  return { alone, inContext, undoubted, partners };
}

function remember(count: number, judge: Likelihood): Likelihood {
  const known = new Map<number, number>();
  return (a, b) => {
    const key = a < b ? a * count + b : b * count + a;
    const found = known.get(key);
    if (found !== undefined) return found;
    const judged = a < b ? judge(a, b) : judge(b, a);
    known.set(key, judged);
    return judged;
  };
}

function partnersOf(count: number, proposed: readonly ProposedPair[], alone: Likelihood): number[][] {
  const partners = Array.from({ length: count }, (): number[] => []);
  for (const { a, b } of proposed) {
    if (alone(a, b) < WORTH_ASKING) continue;
    partners[a]?.push(b);
    partners[b]?.push(a);
  }
  return partners.map((list, own) =>
    list.sort((x, y) => alone(own, y) - alone(own, x) || x - y).slice(0, ASKED),
  );
}
