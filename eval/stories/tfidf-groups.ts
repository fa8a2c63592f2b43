import type { Article } from '../../src/feeds/article.ts';
import { singleLink } from '../lib/single-link.ts';
import { type Vector, vectorsOf } from '../lib/tfidf.ts';

const DAY = 86_400_000;
/** Cosine from which two articles are linked. */
const LIKE = 0.3;
const WINDOW = 4 * DAY;
/** A term in more of the articles than this links nothing; it would only make the comparison quadratic. */
const COMMON = 0.1;

/** The usual simple way: any two articles of four days with like enough words are one story, chains and all. */
export function tfidfGroups(articles: readonly Article[]): number[] {
  const vectors = vectorsOf(articles.map(({ title, body }) => `${title}\n${body}`));
  return singleLink(articles.length, links(articles, vectors));
}

function* links(articles: readonly Article[], vectors: readonly Vector[]): Generator<[number, number]> {
  const postings = postingsOf(vectors);
  const sums = new Float64Array(articles.length);
  for (const [at, vector] of vectors.entries()) {
    const touched: number[] = [];
    for (const [term, weight] of vector) {
      for (const [other, otherWeight] of postings.get(term) ?? []) {
        if (other >= at) break;
        if (sums[other] === 0) touched.push(other);
        sums[other] = (sums[other] ?? 0) + weight * otherWeight;
      }
    }
    for (const other of touched) {
      if ((sums[other] ?? 0) >= LIKE && timeBetween(articles[at], articles[other]) <= WINDOW)
        yield [at, other];
      sums[other] = 0;
    }
  }
}

function postingsOf(vectors: readonly Vector[]): Map<string, [number, number][]> {
  const postings = new Map<string, [number, number][]>();
  for (const [at, vector] of vectors.entries()) {
    for (const [term, weight] of vector) {
      const list = postings.get(term);
      if (list) list.push([at, weight]);
      else postings.set(term, [[at, weight]]);
    }
  }
  const most = Math.max(20, COMMON * vectors.length);
  for (const [term, list] of postings) if (list.length > most) postings.delete(term);
  return postings;
}

function timeBetween(a: Article | undefined, b: Article | undefined): number {
  return Math.abs((a?.publishedAt ?? 0) - (b?.publishedAt ?? 0));
}
