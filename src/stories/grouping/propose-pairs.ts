import type { Profiled } from './pair-features.ts';

const DAY = 86_400_000;
/** Reports further apart than this are another day's news. */
const HORIZON = 8 * DAY;
/** Terms an article is looked up by: nearly all of its opening, the weightiest where it is long. */
const KEYS = 60;
/** Of the articles with a term, the latest this many are looked at. */
const MOST_POSTINGS = 400;
/** Partners proposed for one article at most, the likest first. */
const PARTNERS = 32;
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
  let since = 0;
  articles.forEach((each, b) => {
    const keys = keysOf(each);
    const earliest = each.article.publishedAt - HORIZON;
    while ((articles[since]?.article.publishedAt ?? earliest) < earliest) since += 1;
    for (const a of nearest(keys, postings, likeness, since)) pairs.push({ a, b });
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

function keysOf({ local: { opening } }: Profiled): Key[] {
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

/** `since` is the first article near enough in time. */
function nearest(
  keys: readonly Key[],
  postings: ReadonlyMap<number, Posting>,
  likeness: Float64Array,
  since: number,
): number[] {
  const touched: number[] = [];
  for (const { id, weight } of keys) {
    const posting = postings.get(id);
    if (posting === undefined) continue;
    const { articles, weights } = posting;
    const stop = Math.max(0, articles.length - MOST_POSTINGS);
    for (let at = articles.length - 1; at >= stop; at -= 1) {
      const other = articles[at] as number;
      if (other < since) break;
      const before = likeness[other] as number;
      if (before === 0) touched.push(other);
      likeness[other] = before + weight * (weights[at] as number);
    }
  }
  const like = likest(touched, likeness);
  for (const other of touched) likeness[other] = 0;
  return like;
}

/** The partners, the likest first; of equals the earlier article. */
function likest(touched: readonly number[], likeness: Float64Array): number[] {
  const floor = floorOf(touched, likeness);
  return touched
    .filter((other) => (likeness[other] as number) >= floor)
    .sort((x, y) => (likeness[y] as number) - (likeness[x] as number) || x - y)
    .slice(0, PARTNERS);
}

/** What a partner's likeness has to reach; sorting thousands to keep a few would cost most of the time. */
function floorOf(touched: readonly number[], likeness: Float64Array): number {
  if (touched.length <= PARTNERS) return LEAST_LIKENESS;
  const best = new Float64Array(PARTNERS);
  for (const other of touched) {
    const value = likeness[other] as number;
    if (value <= (best[0] as number)) continue;
    let at = 0;
    for (; at + 1 < PARTNERS && (best[at + 1] as number) < value; at += 1) best[at] = best[at + 1] as number;
    best[at] = value;
  }
  return Math.max(LEAST_LIKENESS, best[0] as number);
}
