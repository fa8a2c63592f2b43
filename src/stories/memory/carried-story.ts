import type { Article } from '../../feeds/article.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { termsOfTitle, titleLikeness } from '../language/title-likeness.ts';
import { isNews, isReport } from '../ranking/ineligible.ts';
import { plainHeadline } from '../ranking/plain-headline.ts';
import { publicInterest } from '../ranking/public-interest.ts';
import type { Story } from '../story.ts';
import { type Fact, newFacts } from './new-facts.ts';

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

/** As much of an article as is read of it here: a piece of the Following section has it too. */
type Report = Pick<Article, 'id' | 'url' | 'title' | 'teaser' | 'topics' | 'outlet' | 'publishedAt'> &
  Partial<Pick<Article, 'body'>>;

interface Reported<R extends Report = Report> {
  articles: readonly R[];
}

/** What has happened to a story since an earlier issue told it. */
interface Move<R extends Report> {
  /** The report that tells it. */
  report: R;
  /** In an editor's words: “arrested”, “33”, “Ana Ruiz”. */
  facts: string[];
  /** 0–1: how far the news carries the story again: of public interest, told by more than one outlet. */
  weight: number;
}

/** Titles this alike (Dice) tell one event. */
const ALIKE = 0.5;
const TITLES_READ = 5;
const FACTS_SHOWN = 4;
const REPORTS_TRIED = 12;
const MANY_REPORTS = 8;
/** Places down the order of reports that halve a report's worth. */
const STEP = 10;
const ENOUGH_INTEREST = 1.5;
/** What news weighs that one outlet tells. */
const ALONE = 0.8;
/** What news weighs at the least that several tell. */
const WIDELY_TOLD = 0.9;
/** The interest of a title without a word that tells. */
const NEUTRAL = 1 / ENOUGH_INTEREST;

/**
 * The latest earlier telling of this story, or undefined. Known by an article or address in common, or by a title
 * much the same, so that it is found again however the reports were grouped this time.
 */
export function carriedBefore(story: Reported, carried: readonly CarriedStory[]): CarriedStory | undefined {
  return tellingsAmong(story, carried).sort((x, y) => y.at - x.at)[0];
}

/** Those of the earlier tellings that are of this story. */
function tellingsAmong(story: Reported, carried: readonly CarriedStory[]): CarriedStory[] {
  const keys = new Set(story.articles.flatMap(({ id, url }) => [id, url]));
  return carried.filter(
    (earlier) =>
      earlier.articles.some(({ id, url }) => keys.has(id) || (url !== undefined && keys.has(url))) ||
      titlesAlike(story, earlier),
  );
}

/**
 * Finds the tellings of one story after another, by the rules of `carriedBefore`, in the order given. Hundreds against
 * hundreds, every title with every other, would take seconds: only those that share a key or two words are compared.
 */
export function indexCarried(carried: readonly CarriedStory[]): (story: Reported) => CarriedStory[] {
  const byKey = new Map<string, Set<CarriedStory>>();
  const byTerm = new Map<string, Set<CarriedStory>>();
  for (const telling of carried) {
    for (const { id, url } of telling.articles)
      for (const key of url === undefined ? [id] : [id, url]) addTo(byKey, key, telling);
    for (const title of titlesOf(telling))
      for (const term of termsOfTitle(title)) addTo(byTerm, term, telling);
  }
  return (story) => {
    const likely = new Set(
      story.articles.flatMap(({ id, url }) => [...(byKey.get(id) ?? []), ...(byKey.get(url) ?? [])]),
    );
    for (const { title } of story.articles.slice(0, TITLES_READ)) {
      const met = new Set<CarriedStory>();
      for (const term of termsOfTitle(title)) {
        for (const telling of byTerm.get(term) ?? []) (met.has(telling) ? likely : met).add(telling);
      }
    }
    return tellingsAmong(
      story,
      carried.filter((telling) => likely.has(telling)),
    );
  };
}

function addTo<T>(index: Map<string, Set<T>>, key: string, value: T): void {
  const known = index.get(key);
  if (known) known.add(value);
  else index.set(key, new Set([value]));
}

/**
 * What moved the story on since: a fact that the earlier issue did not tell, in a report published after it closed
 * and not among its own. Among many reports somebody always says something else: there it takes an outcome or a number
 * that two outlets tell. A report of what happened tells it, no explainer or analysis. `canLead` says whether a report
 * has a sentence to print. Undefined where there are only newer copies.
 */
export function moveSince<R extends Report>(
  { articles }: Reported<R>,
  carried: CarriedStory,
  canLead: (report: R) => boolean = () => true,
): Move<R> | undefined {
  const fresh = reportsSince(articles, carried);
  const told = [carried.headline, carried.summary ?? '', ...carried.articles.map(({ title }) => title)].join(
    ' . ',
  );
  const moves = fresh.map((report) => ({ report, facts: newFacts(report, told) }));
  const spread = spreadOf(moves);
  const tells = ({ kind, key }: Fact) =>
    fresh.length < MANY_REPORTS || (kind !== 'name' && (spread.get(key) ?? 0) > 1);
  const best = moves
    .map(({ report, facts }, place) => ({ report, facts: facts.filter(tells), place }))
    .filter(({ report, facts }) => facts.length > 0 && isNews(report))
    .map((move) => ({ ...move, worth: worthOf(move, spread) }))
    .sort((x, y) => y.worth - x.worth)
    .slice(0, REPORTS_TRIED)
    .find(({ report }) => canLead(report));
  return (
    best && {
      report: best.report,
      facts: best.facts.slice(0, FACTS_SHOWN).map(({ said }) => said),
      weight: weightOf(best.report, Math.max(widest(best.facts, spread), tellersOf(moves))),
    }
  );
}

/** What several outlets tell is of public interest, unless the title's words speak of leisure. */
function weightOf(report: Report, tellers: number): number {
  const said = interestOf(report);
  const interest = tellers > 1 && said >= NEUTRAL ? Math.max(WIDELY_TOLD, said) : said;
  return interest * Math.min(1, ALONE + (1 - ALONE) * (tellers - 1));
}

/** Outlets that tell what has happened or been counted since, each in its way: “210 dead”, “toll passes 200”. */
function tellersOf(moves: readonly { report: Report; facts: Fact[] }[]): number {
  const telling = moves.filter(({ facts }) => facts.some(({ kind }) => kind !== 'name'));
  return new Set(telling.map(({ report }) => report.outlet)).size;
}

/** By fact: how many outlets tell it. */
function spreadOf(moves: readonly { report: Report; facts: Fact[] }[]): Map<string, number> {
  const outlets = new Map<string, Set<string>>();
  for (const { report, facts } of moves) {
    for (const { key } of facts) outlets.set(key, (outlets.get(key) ?? new Set()).add(report.outlet));
  }
  return new Map([...outlets].map(([key, by]) => [key, by.size]));
}

/** Of public interest, plainly told, by several outlets, and a good report of the story. */
function worthOf(
  { report, facts, place }: { report: Report; facts: Fact[]; place: number },
  spread: ReadonlyMap<string, number>,
): number {
  const plain = plainHeadline(report.title);
  return (interestOf(report) * plain * Math.log2(1 + widest(facts, spread))) / (1 + place / STEP);
}

/** By the title: a teaser tells again what the story is about, and this is about what is new. */
function interestOf({ title }: Report): number {
  return Math.min(1, publicInterest({ title, teaser: '', body: '' }) / ENOUGH_INTEREST);
}

/** Outlets that tell the most told of some facts. */
function widest(facts: readonly Fact[], spread: ReadonlyMap<string, number>): number {
  return Math.max(...facts.map(({ key }) => spread.get(key) ?? 0));
}

function reportsSince<R extends Report>(articles: readonly R[], carried: CarriedStory): R[] {
  const had = new Set(carried.articles.flatMap(({ id, url }) => [id, url]));
  return articles.filter(
    (report) =>
      report.publishedAt > carried.at && !had.has(report.id) && !had.has(report.url) && isReport(report),
  );
}

/** The same story with the report that moved it in front, so that readers do not meet the old headline again. */
export function withNewsFirst<S extends Story>(story: S, { report }: Move<Article>): S {
  return { ...story, articles: [report, ...story.articles.filter((article) => article !== report)] };
}

function titlesAlike({ articles }: Reported, earlier: CarriedStory): boolean {
  const told = titlesOf(earlier);
  return articles
    .slice(0, TITLES_READ)
    .some(({ title }) => told.some((other) => titleLikeness(title, other) >= ALIKE));
}

function titlesOf({ headline, articles }: CarriedStory): string[] {
  return [headline, ...articles.map(({ title }) => title)];
}
