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
/** Characters from which a body counts as a full text: two of those share a smaller part of their words. */
const FULL_TEXT = 400;
const HOUR = 3_600_000;

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

/**
 * Cosine of the terms, tempered by what tells look-alike events apart: other names (two football matches,
 * two lotteries, two earnings reports) and days between them.
 */
export function similarityOf(a: ArticleTerms, b: ArticleTerms, vocabulary: WindowVocabulary): number {
  const { all, words } = sharedWeight(a, b, vocabulary);
  const hours = Math.abs(a.article.publishedAt - b.article.publishedAt) / HOUR;
  const near = hours <= 18 ? 1 : Math.exp(-(hours - 18) / 120);
  const told = all === 0 ? 0 : Math.min(1, words / (0.3 * all));
  const depth = a.article.body.length > FULL_TEXT && b.article.body.length > FULL_TEXT ? 1.4 : 1;
  return (
    Math.min(1, all * depth) * near * (0.45 + 0.55 * nameAgreement(a, b, vocabulary)) * (0.55 + 0.45 * told)
  );
}

/** The cosine, and the part of it that names do not explain: what happened, not to whom. */
function sharedWeight(
  a: ArticleTerms,
  b: ArticleTerms,
  vocabulary: WindowVocabulary,
): { all: number; words: number } {
  const [few, many] = a.vector.size <= b.vector.size ? [a.vector, b.vector] : [b.vector, a.vector];
  let all = 0;
  let words = 0;
  for (const [term, weight] of few) {
    const product = weight * (many.get(term) ?? 0);
    all += product;
    if (product > 0 && !vocabulary.isName(term)) words += product;
  }
  return { all, words };
}

/** Share of the rarer names of the article with fewer of them that the other one has too; 0.5 where one has none. */
function nameAgreement(a: ArticleTerms, b: ArticleTerms, vocabulary: WindowVocabulary): number {
  const [few, many] = a.names.size <= b.names.size ? [a.names, b.names] : [b.names, a.names];
  if (few.size === 0) return 0.5;
  let shared = 0;
  let all = 0;
  for (const name of few) {
    const weight = vocabulary.idf(name);
    all += weight;
    if (many.has(name)) shared += weight;
  }
  return shared / all;
}

export function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}
