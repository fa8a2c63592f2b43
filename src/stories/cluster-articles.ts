import { createHash } from 'node:crypto';
import type { Article } from '../feeds/article.ts';
import { findSimilarPairs, type SimilarPair } from './find-similar-pairs.ts';
import { findThemes } from './find-themes.ts';
import { linkArticles } from './link-articles.ts';
import { compareReports, orderReports } from './order-reports.ts';
import { similarityOf } from './similarity.ts';
import type { GroupingReason, Story } from './story.ts';
import { type ArticleTerms, readVocabulary, type WindowVocabulary } from './window-vocabulary.ts';

export interface ClusterOptions {
  /** Mean similarity at which two groups are one event, 0–1. Lower groups more. */
  threshold?: number;
}

const THRESHOLD = 0.145;
const MAX_SHARED_TERMS = 6;

/**
 * Groups the reports of one event. Each article lands in exactly one story; the result does not depend on the
 * order of the input. Work is nearly linear: only articles that share an uncommon term are compared.
 * @returns stories, the one with most articles first; in each, the report that represents it first.
 */
export function clusterArticles(articles: readonly Article[], options: ClusterOptions = {}): Story[] {
  const sorted = [...articles].sort((x, y) => x.publishedAt - y.publishedAt || (x.id < y.id ? -1 : 1));
  const vocabulary = readVocabulary(sorted);
  const threshold = options.threshold ?? THRESHOLD;
  const pairs = findSimilarPairs(vocabulary, threshold / 2);
  return group(vocabulary, pairs, threshold)
    .map((members) => describe(members, vocabulary))
    .sort((x, y) => y.articles.length - x.articles.length || (x.id < y.id ? -1 : 1));
}

function group(vocabulary: WindowVocabulary, pairs: readonly SimilarPair[], threshold: number): number[][] {
  const themed = new Set<number>();
  const groups: number[][] = [];
  for (const theme of findThemes(vocabulary)) {
    const members = theme.members.filter((index) => !themed.has(index));
    for (const index of members) themed.add(index);
    if (members.length > 0) groups.push(members);
  }
  const free = pairs.filter(({ a, b }) => !themed.has(a) && !themed.has(b));
  const linked = linkArticles(vocabulary.articles.length, free, threshold);
  return [...groups, ...linked.filter((members) => !members.some((index) => themed.has(index)))];
}

function describe(members: readonly number[], vocabulary: WindowVocabulary): Story {
  const reports = members.flatMap((index) => vocabulary.articles[index] ?? []);
  const ordered = orderReports(reports, vocabulary);
  return {
    id: storyId([...reports].sort(compareReports)),
    articles: ordered.map(({ article }) => article),
    why: ordered.slice(1).map((report, index) => reasonFor(report, ordered.slice(0, index + 1), vocabulary)),
  };
}

/** From the earliest article, so that a story keeps its id while later reports join it. */
function storyId(byAge: readonly ArticleTerms[]): string {
  return createHash('sha256')
    .update(byAge[0]?.article.id ?? '')
    .digest('hex')
    .slice(0, 16);
}

/** Points to the most similar of the better reports. */
function reasonFor(
  report: ArticleTerms,
  better: readonly ArticleTerms[],
  vocabulary: WindowVocabulary,
): GroupingReason {
  let nearest = better[0] ?? report;
  let similarity = similarityOf(report, nearest, vocabulary);
  for (const other of better.slice(1, 40)) {
    const candidate = similarityOf(report, other, vocabulary);
    if (candidate > similarity) [nearest, similarity] = [other, candidate];
  }
  return {
    articleId: report.article.id,
    joinedTo: nearest.article.id,
    similarity: Math.round(similarity * 1000) / 1000,
    sharedTerms: sharedTerms(report, nearest),
  };
}

function sharedTerms(a: ArticleTerms, b: ArticleTerms): string[] {
  return [...a.vector]
    .map(([term, weight]) => ({ term, product: weight * (b.vector.get(term) ?? 0) }))
    .filter(({ product }) => product > 0)
    .sort((x, y) => y.product - x.product || (x.term < y.term ? -1 : 1))
    .slice(0, MAX_SHARED_TERMS)
    .map(({ term }) => term);
}
