import type { Profiled } from './pair-features.ts';

const DAY = 86_400_000;
/** Reports further apart than this are another day's news. */
const HORIZON = 8 * DAY;
/** Terms an article is looked up by: those that weigh most in its opening. */
const KEYS = 28;
/** Of the articles with a term, the latest this many are looked at. */
const MOST_POSTINGS = 400;
/** Partners proposed for one article at most, the likest first. */
const PARTNERS = 24;
const LEAST_LIKENESS = 0.01;

/** Two articles, by index, `a < b`. */
export interface ProposedPair {
  a: number;
  b: number;
}

/**
 * The pairs worth judging among articles in order of time: those whose openings share weighty terms.
 * Work per article is bounded, so it grows with the number of articles and not with its square.
 */
export function proposePairs(articles: readonly Profiled[]): ProposedPair[] {
  const postings = new Map<number, Posting>();
  const likeness = new Float64Array(articles.length);
  const pairs: ProposedPair[] = [];
  articles.forEach((each, b) => {
    const keys = keysOf(each);
    for (const a of nearest(keys, postings, likeness, each.article.publishedAt - HORIZON, articles)) {
      pairs.push({ a, b });
    }
    for (const { id, weight } of keys) add(postings, id, b, weight);
  });
  return pairs;
}

interface Key {
  id: number;
  weight: number;
}

interface Posting {
  articles: number[];
  weights: number[];
}

function keysOf({ profile: { opening } }: Profiled): Key[] {
  return Array.from(opening.ids, (id, at) => ({ id, weight: opening.weights[at] ?? 0 }))
    .sort((x, y) => y.weight - x.weight || x.id - y.id)
    .slice(0, KEYS);
}

function add(postings: Map<number, Posting>, id: number, article: number, weight: number): void {
  const posting = postings.get(id) ?? { articles: [], weights: [] };
  postings.set(id, posting);
  posting.articles.push(article);
  posting.weights.push(weight);
}

function nearest(
  keys: readonly Key[],
  postings: ReadonlyMap<number, Posting>,
  likeness: Float64Array,
  since: number,
  articles: readonly Profiled[],
): number[] {
  const touched: number[] = [];
  for (const { id, weight } of keys) {
    const posting = postings.get(id);
    if (posting === undefined) continue;
    const stop = Math.max(0, posting.articles.length - MOST_POSTINGS);
    for (let at = posting.articles.length - 1; at >= stop; at -= 1) {
      const other = posting.articles[at] ?? 0;
      if ((articles[other]?.article.publishedAt ?? 0) < since) break;
      if (likeness[other] === 0) touched.push(other);
      likeness[other] = (likeness[other] ?? 0) + weight * (posting.weights[at] ?? 0);
    }
  }
  const like = touched.filter((other) => (likeness[other] ?? 0) >= LEAST_LIKENESS);
  like.sort((x, y) => (likeness[y] ?? 0) - (likeness[x] ?? 0) || x - y);
  for (const other of touched) likeness[other] = 0;
  return like.slice(0, PARTNERS);
}
