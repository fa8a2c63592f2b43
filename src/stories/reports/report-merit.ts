import type { Article } from '../../feeds/article.ts';
import { numberOf } from '../grouping/quantities.ts';
import { tollsIn } from '../grouping/tolls.ts';
import { outcomesIn } from '../memory/outcomes.ts';
import { type ArticleKind, kindOf } from '../ranking/kind-of-article.ts';
import { plainHeadline } from '../ranking/plain-headline.ts';
import { cleanHeadline } from './headline-of.ts';
import { takesBack } from './overtakes.ts';
import { similarityOf } from './similarity.ts';
import type { ArticleTerms, WindowVocabulary } from './window-vocabulary.ts';

/** How well a kind of article stands for its story; kinds not named weigh 0.2. */
const STANDS_FOR: Partial<Record<ArticleKind, number>> = {
  news: 1,
  live: 0.3,
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
/** Support is measured against this many reports at most, evenly taken: enough, and linear. */
const MAX_WITNESSES = 60;

/** What is left of a report where a later one tells how it came out (“at large” once somebody is in custody), counts more dead, or takes something back. */
const OVERTAKEN = 0.4;
/** Titles this alike (Dice) tell the same part of a story. */
const SAME_PART = 0.3;

/** What a report is measured against. */
export interface StorySense {
  newest: number;
  /** How much of the story's telling has each term in a title, 0–1. */
  common: ReadonlyMap<string, number>;
}

/** Reads a whole story: outlets count alike, their newer titles more. */
export function senseOf(reports: readonly ArticleTerms[]): StorySense {
  const newest = Math.max(...reports.map(({ article }) => article.publishedAt));
  const byOutlet = new Map<string, { total: number; terms: Map<string, number> }>();
  for (const report of reports) {
    const weight = freshness(report, newest);
    const outlet = byOutlet.get(report.article.outlet) ?? { total: 0, terms: new Map<string, number>() };
    byOutlet.set(report.article.outlet, outlet);
    outlet.total += weight;
    for (const term of report.title) outlet.terms.set(term, (outlet.terms.get(term) ?? 0) + weight);
  }
  const common = new Map<string, number>();
  for (const { total, terms } of byOutlet.values()) {
    for (const [term, weight] of terms) {
      common.set(term, (common.get(term) ?? 0) + weight / total / byOutlet.size);
    }
  }
  return { newest, common };
}

/** 1 for the story's newest report, falling with the hours. */
export function freshness({ article }: ArticleTerms, newest: number): number {
  return Math.exp((article.publishedAt - newest) / (FRESH_HOURS * HOUR));
}

/** How well each of some reports would speak for their story: told by many, in plain words, lately. */
export function meritsOf(
  reports: readonly ArticleTerms[],
  sense: StorySense,
  vocabulary: WindowVocabulary,
): Map<ArticleTerms, number> {
  const stride = Math.max(1, Math.ceil(reports.length / MAX_WITNESSES));
  const witnesses = reports.filter((_, index) => index % stride === 0);
  return new Map(
    reports.map((report) => [
      report,
      (0.15 + support(report, witnesses, vocabulary)) *
        (0.1 + core(report, sense)) ** 1.5 *
        plainness(report) *
        (isOvertaken(report, witnesses) ? OVERTAKEN : 1) *
        freshness(report, sense.newest),
    ]),
  );
}

/** 0–1: the part of a title that the other outlets' titles say too. */
function core({ title }: ArticleTerms, { common }: StorySense): number {
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

function isOvertaken(report: ArticleTerms, witnesses: readonly ArticleTerms[]): boolean {
  const known = outcomesIn(report.article.title);
  return witnesses.some(
    (later) =>
      later.article.publishedAt > report.article.publishedAt &&
      echo(report.title, later.title) >= SAME_PART &&
      kindOf(later.article) === 'news' &&
      (outcomesIn(later.article.title).some((outcome) => !known.includes(outcome)) ||
        rises(report.article, later.article) ||
        takesBack(later.article)),
  );
}

/** More dead are counted now, by the headlines. */
function rises(earlier: Article, later: Article): boolean {
  const [before, after] = [deadIn(earlier.title), deadIn(later.title)];
  return before.length > 0 && after.length > 0 && Math.min(...after) > Math.max(...before);
}

/** "Death toll in Karsk bus crash rises to 14", "le bilan s'alourdit à 14 morts". */
const TOLL =
  /(?<!\p{L})(?:tolls?|bilan)\b[^.;\n]{0,60}? (?:to|at|hits|reaches|tops|passes|à|atteint|dépasse) (?:at least |au moins )?(\d[\d,]{0,8})(?![\p{L}\d%])/iu;

function deadIn(title: string): number[] {
  const toll = numberOf(TOLL.exec(title)?.[1] ?? '');
  return toll === undefined ? tollsIn(title).dead : [toll];
}

/** Dice coefficient of two titles: an aside shares the names, the news shares the sentence. */
function echo(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of a) if (b.has(term)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** 0–1: a plain headline, and a text to summarise. */
function plainness({ article }: ArticleTerms): number {
  const text = article.teaser.length + article.body.length < 40 ? 0.6 : 1;
  return (STANDS_FOR[kindOf(article)] ?? 0.2) * plainHeadline(cleanHeadline(article)) * text;
}
