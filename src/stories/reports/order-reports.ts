import { type ArticleKind, kindOf } from '../ranking/kind-of-article.ts';
import { findSimilarPairs } from './find-similar-pairs.ts';
import { linkArticles } from './link-articles.ts';
import { freshness, meritsOf, type StorySense, senseOf } from './report-merit.ts';
import type { ArticleTerms, WindowVocabulary } from './window-vocabulary.ts';

/** A story of this many reports has angles; the best report comes from one that many outlets take now. */
const ANGLED_FROM = 12;
const ANGLE_THRESHOLD = 0.15;
const TELLS: ReadonlySet<ArticleKind> = new Set(['news', 'explainer']);

/**
 * Best report first: told alike by many outlets, a plain headline with a teaser, fresh within the story; in a
 * great story the reports of one angle stay together. Ties go to the earlier, then to the smaller id, so the
 * order does not depend on the input's.
 */
export function orderReports(reports: readonly ArticleTerms[], vocabulary: WindowVocabulary): ArticleTerms[] {
  const sense = senseOf(reports);
  if (reports.length < ANGLED_FROM) return byMerit(reports, meritsOf(reports, sense, vocabulary));
  const plain = reports.filter(({ article }) => TELLS.has(kindOf(article)));
  const rest = reports.filter((report) => !plain.includes(report));
  const angles = anglesOf(plain, sense, vocabulary);
  return [...angles.flat(), ...byMerit(rest, meritsOf(rest, sense, vocabulary))];
}

/** The angles of a great story, best first: what their best report is worth, times the outlets that take them. */
function anglesOf(
  reports: readonly ArticleTerms[],
  sense: StorySense,
  vocabulary: WindowVocabulary,
): ArticleTerms[][] {
  const merits = meritsOf(reports, sense, vocabulary);
  const pairs = findSimilarPairs({ ...vocabulary, articles: reports }, ANGLE_THRESHOLD / 2);
  return linkArticles(reports.length, pairs, ANGLE_THRESHOLD)
    .map((members) => members.flatMap((index) => reports[index] ?? []))
    .map((angle) => byMerit(angle, merits))
    .map((angle) => ({ angle, worth: outletsNow(angle, sense) ** 2 * bestOf(angle, merits) }))
    .sort((x, y) => y.worth - x.worth)
    .map(({ angle }) => angle);
}

function bestOf([best]: readonly ArticleTerms[], merits: ReadonlyMap<ArticleTerms, number>): number {
  return best === undefined ? 0 : (merits.get(best) ?? 0);
}

/** How many outlets take an angle, each by its newest report of it. */
function outletsNow(angle: readonly ArticleTerms[], { newest }: StorySense): number {
  const weights = new Map<string, number>();
  for (const report of angle) {
    const { outlet } = report.article;
    weights.set(outlet, Math.max(weights.get(outlet) ?? 0, freshness(report, newest)));
  }
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

function byMerit(
  reports: readonly ArticleTerms[],
  merits: ReadonlyMap<ArticleTerms, number>,
): ArticleTerms[] {
  return [...reports].sort((x, y) => (merits.get(y) ?? 0) - (merits.get(x) ?? 0) || compareReports(x, y));
}

function compareReports(x: ArticleTerms, y: ArticleTerms): number {
  return x.article.publishedAt - y.article.publishedAt || (x.article.id < y.article.id ? -1 : 1);
}
