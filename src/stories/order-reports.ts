import { findSimilarPairs } from './find-similar-pairs.ts';
import { cleanHeadline } from './headline-of.ts';
import { type ArticleKind, kindOf } from './kind-of-article.ts';
import { linkArticles } from './link-articles.ts';
import { similarityOf } from './similarity.ts';
import type { ArticleTerms, WindowVocabulary } from './window-vocabulary.ts';

/** How well a kind of article stands for its story; kinds not named weigh 0.2. */
const STANDS_FOR: Partial<Record<ArticleKind, number>> = {
  news: 1,
  live: 0.6,
  analysis: 0.5,
  explainer: 0.5,
  interview: 0.5,
  video: 0.4,
  opinion: 0.3,
  gallery: 0.3,
};

const HOUR = 3_600_000;
/** A report this much older than the story's newest counts 1/e. */
const FRESH_HOURS = 24;
/** A story's centrality is measured against this many of its articles at most, evenly taken: enough, and linear. */
const MAX_WITNESSES = 60;

/** A story of this many reports has angles; the best report comes from the angle that most outlets take now. */
const ANGLED_FROM = 12;
const ANGLE_THRESHOLD = 0.15;

/**
 * Best report first: told alike by many outlets, a plain headline with a teaser, fresh within the story.
 * Ties go to the earlier, then to the smaller id, so the order does not depend on the input's.
 */
export function orderReports(reports: readonly ArticleTerms[], vocabulary: WindowVocabulary): ArticleTerms[] {
  if (reports.length < ANGLED_FROM) return byMerit(reports, vocabulary);
  const newest = newestOf(reports);
  const plain = reports.filter(({ article }) => kindOf(article) === 'news');
  const pairs = findSimilarPairs({ ...vocabulary, articles: plain }, ANGLE_THRESHOLD / 2);
  const angles = linkArticles(plain.length, pairs, ANGLE_THRESHOLD)
    .map((members) => members.flatMap((index) => plain[index] ?? []))
    .map((angle) => ({ angle, weight: outletsNow(angle, newest) }))
    .sort((x, y) => y.weight - x.weight)
    .map(({ angle }) => byMerit(angle, vocabulary));
  const rest = reports.filter((report) => !plain.includes(report));
  return [...angles.flat(), ...byMerit(rest, vocabulary)];
}

/** How many outlets take an angle, each by its newest report of it. */
function outletsNow(angle: readonly ArticleTerms[], newest: number): number {
  const weights = new Map<string, number>();
  for (const { article } of angle) {
    const weight = Math.exp((article.publishedAt - newest) / (FRESH_HOURS * HOUR));
    weights.set(article.outlet, Math.max(weights.get(article.outlet) ?? 0, weight));
  }
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

function newestOf(reports: readonly ArticleTerms[]): number {
  return Math.max(...reports.map(({ article }) => article.publishedAt));
}

function byMerit(reports: readonly ArticleTerms[], vocabulary: WindowVocabulary): ArticleTerms[] {
  const newest = newestOf(reports);
  const common = outletShares(reports, newest);
  const stride = Math.max(1, Math.ceil(reports.length / MAX_WITNESSES));
  const witnesses = reports.filter((_, index) => index % stride === 0);
  return reports
    .map((report) => ({ report, merit: meritOf(report, witnesses, newest, common, vocabulary) }))
    .sort((x, y) => y.merit - x.merit || compareReports(x.report, y.report))
    .map(({ report }) => report);
}

export function compareReports(x: ArticleTerms, y: ArticleTerms): number {
  return x.article.publishedAt - y.article.publishedAt || (x.article.id < y.article.id ? -1 : 1);
}

function meritOf(
  report: ArticleTerms,
  witnesses: readonly ArticleTerms[],
  newest: number,
  common: ReadonlyMap<string, number>,
  vocabulary: WindowVocabulary,
): number {
  const hoursBehind = (newest - report.article.publishedAt) / HOUR;
  const fresh = Math.exp(-hoursBehind / FRESH_HOURS);
  return (
    (0.15 + support(report, witnesses, vocabulary)) * (0.1 + core(report, common)) * plainness(report) * fresh
  );
}

/** How much of the story's telling has each term in a title: outlets count alike, their newer titles more. */
function outletShares(reports: readonly ArticleTerms[], newest: number): Map<string, number> {
  const byOutlet = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  for (const { article, title } of reports) {
    const weight = Math.exp((article.publishedAt - newest) / (FRESH_HOURS * HOUR));
    const terms = byOutlet.get(article.outlet) ?? new Map<string, number>();
    byOutlet.set(article.outlet, terms);
    totals.set(article.outlet, (totals.get(article.outlet) ?? 0) + weight);
    for (const term of title) terms.set(term, (terms.get(term) ?? 0) + weight);
  }
  const shares = new Map<string, number>();
  for (const [outlet, terms] of byOutlet) {
    for (const [term, weight] of terms) {
      const share = weight / (totals.get(outlet) ?? weight);
      shares.set(term, (shares.get(term) ?? 0) + share / byOutlet.size);
    }
  }
  return shares;
}

/** 0–1: the part of a title that the other outlets' titles say too. */
function core({ title }: ArticleTerms, common: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const term of title) sum += common.get(term) ?? 0;
  return title.size === 0 ? 0 : sum / Math.max(4, title.size);
}

/** Mean over the other outlets of their nearest report: what everybody tells, however often each tells it. */
function support(
  report: ArticleTerms,
  witnesses: readonly ArticleTerms[],
  vocabulary: WindowVocabulary,
): number {
  const nearest = new Map<string, number>();
  for (const other of witnesses) {
    if (other === report || other.article.outlet === report.article.outlet) continue;
    const likeness = similarityOf(report, other, vocabulary) + echo(report.title, other.title);
    nearest.set(other.article.outlet, Math.max(nearest.get(other.article.outlet) ?? 0, likeness));
  }
  let sum = 0;
  for (const likeness of nearest.values()) sum += likeness;
  return nearest.size === 0 ? 0 : sum / nearest.size;
}

/** Dice coefficient of two titles: an aside shares the names, the news shares the sentence. */
function echo(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of a) if (b.has(term)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** 0–1: a headline that says what happened rather than who felt what, and a text to summarise. */
function plainness({ article }: ArticleTerms): number {
  let plain = STANDS_FOR[kindOf(article)] ?? 0.2;
  const title = cleanHeadline(article);
  if (/\?\s*(?:$|[-|])/.test(title)) plain *= 0.5;
  if (/\b\p{Lu}{5,}\b.*\p{Ll}|!$/u.test(title)) plain *= 0.7;
  if (/^["'“‘]|\b(?:this|these|here's|you|your|we|i've)\b/iu.test(title)) plain *= 0.7;
  if (/\b(?:set|expected|due|likely|could|may|might|will) (?:to|be)\b/i.test(title)) plain *= 0.85;
  if (/["“‘]|(?:^|\s)'/.test(title)) plain *= 0.85;
  if (
    /\b(?:reacts?|reactions?|tributes?|remember(?:s|ed|ing)?|mourn(?:s|ed|ing)?|praises?|slams?)\b/i.test(
      title,
    )
  )
    plain *= 0.75;
  const words = title.split(/\s+/).length;
  if (words < 4 || words > 18) plain *= 0.8;
  if (article.teaser.length + article.body.length < 40) plain *= 0.6;
  return plain;
}
