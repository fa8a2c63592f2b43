import type { Article } from '../../feeds/article.ts';
import { baseLanguage } from '../../lib/base-language.ts';
import { titleLikeness } from '../language/title-likeness.ts';
import { type ArticleKind, kindOf } from '../ranking/kind-of-article.ts';
import { overtakes, takesBack } from '../reports/overtakes.ts';

const ARTICLES_READ = 20;
/** More reports than this have angles. */
const MANY = 8;
const HOUR = 3_600_000;
/** A story of this many reports overtakes itself within the hour. */
const FAST_MOVING = 12;
const SAME_NEWS = 0.75;
/** Kinds whose sentences tell the event. */
const TELLS: ReadonlySet<ArticleKind> = new Set([
  'news',
  'live',
  'explainer',
  'analysis',
  'interview',
  'video',
]);

/** The reports a summary may be made of, best first: those that tell what happened, as it stands now. */
export function tellingReports(articles: readonly Article[], language: string): Article[] {
  const sameLanguage = articles.filter(
    (article) => baseLanguage(article.language) === baseLanguage(language),
  );
  const readable = sameLanguage.length > 0 ? sameLanguage : articles;
  const telling = readable.filter((article) => TELLS.has(kindOf(article)));
  return nearest(stillTrue(telling.length > 0 ? telling : readable)).slice(0, ARTICLES_READ);
}

/** Of a story that many tell, those whose titles come nearest to the first one's: the others tell of its edges. */
function nearest(articles: Article[]): Article[] {
  const [first] = articles;
  if (first === undefined || articles.length <= MANY) return articles;
  const byLikeness = articles
    .map((article) => ({ article, likeness: titleLikeness(article.title, first.title) }))
    .sort((x, y) => y.likeness - x.likeness);
  const near = new Set(byLikeness.slice(0, MANY).map(({ article }) => article));
  return articles.filter((article) => article === first || near.has(article));
}

/**
 * Leaves out what was written before the news that leads: "is in hospital" must not follow "has died", nor what was
 * withdrawn its withdrawal. A title much like the leading one is the same news whatever its feed's clock says.
 */
function stillTrue(articles: readonly Article[]): Article[] {
  const [first] = articles;
  if (first === undefined) return [];
  const margin = (articles.length >= FAST_MOVING ? 1 : 12) * HOUR;
  const valid = takesBack(first) ? first.publishedAt : Number.NEGATIVE_INFINITY;
  return articles.filter(
    (article) =>
      article.publishedAt >= valid &&
      ((article.publishedAt >= first.publishedAt - margin && !overtakes(first, article)) ||
        titleLikeness(article.title, first.title) >= SAME_NEWS),
  );
}
