import type { Article } from '../feeds/article.ts';
import type { EpochMs } from '../lib/clock.ts';
import { isReport } from './ineligible.ts';
import type { Story } from './story.ts';
import { termsOf } from './terms.ts';
import { titleLikeness } from './title-likeness.ts';

/** What an earlier issue told of a story. An issue's own story with `at` beside it fits. */
export interface CarriedStory {
  headline: string;
  articles: readonly Pick<Article, 'id' | 'title'>[];
  /** When that content was closed: what was published later is new. */
  at: EpochMs;
}

/** Titles this alike (Dice) tell one event. */
const ALIKE = 0.5;
const TITLES_READ = 5;
/** Terms a new report must add to what was told. */
const FRESH_TERMS = 3;

/** The latest earlier telling of this story, or undefined: an article in common, or a title much the same. */
export function carriedBefore(story: Story, carried: readonly CarriedStory[]): CarriedStory | undefined {
  const ids = new Set(story.articles.map(({ id }) => id));
  return carried
    .filter((earlier) => earlier.articles.some(({ id }) => ids.has(id)) || titlesAlike(story, earlier))
    .sort((x, y) => y.at - x.at)[0];
}

/**
 * True where there is news since: a report published after the earlier issue closed, which that issue did not
 * have, and which says something its headlines did not.
 */
export function moved(story: Story, carried: CarriedStory): boolean {
  return newReports(story, carried).length > 0;
}

/** The reports that make a story move on, best first. */
function newReports(story: Story, carried: CarriedStory): Article[] {
  const untold = untoldBy(carried);
  return story.articles.filter(
    (article) => article.publishedAt > carried.at && isReport(article) && untold(article),
  );
}

/**
 * The same story with a report in front that the earlier issue did not have, so that its readers do not meet
 * the old headline again.
 */
export function withNewsFirst<S extends Story>(story: S, carried: CarriedStory): S {
  const untold = untoldBy(carried);
  const fresh = story.articles.find((article) => isReport(article) && untold(article));
  if (fresh === undefined) return story;
  return { ...story, articles: [fresh, ...story.articles.filter((article) => article !== fresh)] };
}

function untoldBy(carried: CarriedStory): (article: Article) => boolean {
  const had = new Set(carried.articles.map(({ id }) => id));
  const told = new Set(termsOf([carried.headline, ...carried.articles.map(({ title }) => title)].join(' ')));
  return ({ id, title, teaser }) =>
    !had.has(id) && termsOf(`${title} ${teaser}`).filter((term) => !told.has(term)).length >= FRESH_TERMS;
}

function titlesAlike(story: Story, earlier: CarriedStory): boolean {
  const told = [earlier.headline, ...earlier.articles.map(({ title }) => title)];
  return story.articles
    .slice(0, TITLES_READ)
    .some(({ title }) => told.some((other) => titleLikeness(title, other) >= ALIKE));
}
