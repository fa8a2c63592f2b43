import { similarityOf } from './similarity.ts';
import type { ArticleTerms, WindowVocabulary } from './window-vocabulary.ts';

/** Two articles, by index into the vocabulary's articles, `a < b`. */
export interface SimilarPair {
  a: number;
  b: number;
  /** 0–1. */
  similarity: number;
}

/** A term on more articles than this finds no pairs, though it still counts in their similarity. */
const MAX_POSTINGS = 160;

/**
 * Pairs worth linking, found through the terms they share: work grows with the articles that share a term,
 * not with the square of the window.
 */
export function findSimilarPairs(vocabulary: WindowVocabulary, floor: number): SimilarPair[] {
  const postings = new Map<string, number[]>();
  const pairs: SimilarPair[] = [];
  vocabulary.articles.forEach((article, b) => {
    for (const a of candidates(article, vocabulary, postings)) {
      const other = vocabulary.articles[a];
      if (other === undefined) continue;
      const similarity = similarityOf(other, article, vocabulary);
      if (similarity >= floor) pairs.push({ a, b, similarity });
    }
    for (const term of article.vector.keys()) {
      if ((vocabulary.df.get(term) ?? 0) > MAX_POSTINGS) continue;
      const posting = postings.get(term);
      if (posting === undefined) postings.set(term, [b]);
      else posting.push(b);
    }
  });
  return pairs;
}

function candidates(
  article: ArticleTerms,
  vocabulary: WindowVocabulary,
  postings: Map<string, number[]>,
): number[] {
  const partial = new Map<number, number>();
  for (const [term, weight] of article.vector) {
    for (const other of postings.get(term) ?? []) {
      const theirs = vocabulary.articles[other]?.vector.get(term) ?? 0;
      partial.set(other, (partial.get(other) ?? 0) + weight * theirs);
    }
  }
  return [...partial].filter(([, dot]) => dot > 0.08).map(([other]) => other);
}
