import type { Article } from '../feeds/article.ts';
import type { EpochMs } from '../lib/clock.ts';
import { isReport } from './ineligible.ts';
import { type Fact, newFacts } from './new-facts.ts';
import type { Story } from './story.ts';
import { titleLikeness } from './title-likeness.ts';

/** What an earlier issue told of a story. An issue's own story with `at` beside it fits. */
export interface CarriedStory {
  headline: string;
  articles: readonly (Pick<Article, 'id' | 'title'> & { url?: string })[];
  /** When that issue's content was closed: what was published later is new. */
  at: EpochMs;
  /** Id of the issue, for editors. */
  issue?: string;
  /** What it printed below the headline. */
  summary?: string;
}

/** What has happened to a story since an earlier issue told it. */
export interface Move {
  /** The report that tells it. */
  report: Article;
  /** In an editor's words: “arrested”, “33”, “Ana Ruiz”. */
  facts: string[];
}

/** Titles this alike (Dice) tell one event. */
const ALIKE = 0.5;
const TITLES_READ = 5;
const FACTS_SHOWN = 4;
const MANY_REPORTS = 8;

/**
 * The latest earlier telling of this story, or undefined. Known by an article or address in common, or by a title
 * much the same, so that it is found again however the reports were grouped this time.
 */
export function carriedBefore(
  story: Pick<Story, 'articles'>,
  carried: readonly CarriedStory[],
): CarriedStory | undefined {
  const keys = new Set(story.articles.flatMap(({ id, url }) => [id, url]));
  return carried
    .filter(
      (earlier) =>
        earlier.articles.some(({ id, url }) => keys.has(id) || (url !== undefined && keys.has(url))) ||
        titlesAlike(story, earlier),
    )
    .sort((x, y) => y.at - x.at)[0];
}

/**
 * What moved the story on since: a fact that the earlier issue did not tell, in a report published after it closed
 * and not among its own. Among many reports somebody always says something else: there it takes an outcome or a number
 * that two outlets tell. Undefined where there are only newer copies.
 */
export function moveSince({ articles }: Pick<Story, 'articles'>, carried: CarriedStory): Move | undefined {
  const fresh = reportsSince(articles, carried);
  const told = [carried.headline, carried.summary ?? '', ...carried.articles.map(({ title }) => title)].join(
    ' . ',
  );
  const moves = fresh.map((report) => ({ report, facts: newFacts(report, told) }));
  const counted = fresh.length < MANY_REPORTS ? () => true : isToldByTwo(moves);
  for (const { report, facts } of moves) {
    const kept = facts.filter(counted).slice(0, FACTS_SHOWN);
    if (kept.length > 0) return { report, facts: kept.map(({ said }) => said) };
  }
  return undefined;
}

/** An outcome or number that two outlets tell. */
function isToldByTwo(moves: readonly { report: Article; facts: Fact[] }[]): (fact: Fact) => boolean {
  const outlets = new Map<string, Set<string>>();
  for (const { report, facts } of moves) {
    for (const { said } of facts) outlets.set(said, (outlets.get(said) ?? new Set()).add(report.outlet));
  }
  return ({ kind, said }) => kind !== 'name' && (outlets.get(said)?.size ?? 0) > 1;
}

function reportsSince(articles: readonly Article[], carried: CarriedStory): Article[] {
  const had = new Set(carried.articles.flatMap(({ id, url }) => [id, url]));
  return articles.filter(
    (report) =>
      report.publishedAt > carried.at && !had.has(report.id) && !had.has(report.url) && isReport(report),
  );
}

/** The same story with the report that moved it in front, so that readers do not meet the old headline again. */
export function withNewsFirst<S extends Story>(story: S, { report }: Move): S {
  return { ...story, articles: [report, ...story.articles.filter((article) => article !== report)] };
}

function titlesAlike({ articles }: Pick<Story, 'articles'>, earlier: CarriedStory): boolean {
  const told = [earlier.headline, ...earlier.articles.map(({ title }) => title)];
  return articles
    .slice(0, TITLES_READ)
    .some(({ title }) => told.some((other) => titleLikeness(title, other) >= ALIKE));
}
