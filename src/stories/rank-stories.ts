import type { Article } from '../feeds/article.ts';
import type { FeedSource, Section } from '../feeds/source.ts';
import type { EpochMs } from '../lib/clock.ts';
import { independentReports } from './grouping/wire-copies.ts';
import { headlineOf } from './headline-of.ts';
import { ineligibleForHeadlines, isReport } from './ineligible.ts';
import { plainHeadline } from './plain-headline.ts';
import { profileFamilies } from './profile-families.ts';
import { publicInterest } from './public-interest.ts';
import type { RankedStory, Score, Story } from './story.ts';
import { trustedFirst } from './trusted-first.ts';

export interface RankContext {
  now: EpochMs;
  windowFrom: EpochMs;
  /** By feed id; an article of an unlisted feed counts as weight 1, a family of its own outlet. */
  sources: ReadonlyMap<string, FeedSource>;
  /** By section id; an unlisted section counts as weight 1. */
  sections: ReadonlyMap<string, Section>;
}

/** How much each part may add; the parts themselves run from 0 to about 1, corroboration beyond. */
const WEIGHTS = {
  corroboration: 4.5,
  space: 1,
  prominence: 0.8,
  recency: 1.5,
  publicInterest: 2.5,
  plainness: 0.8,
  persistence: 0.5,
};
/** Reports that speak for the story in `publicInterest`. */
const SPOKESMEN = 8;
const INELIGIBLE_FACTOR = 0.1;

/**
 * Scores every story, the best first. `score.parts` holds what was added, then what the sum was multiplied by
 * (`section`, `eligible`); `total` is the product. Ties go to the story with more articles, then by id.
 */
export function rankStories(stories: readonly Story[], context: RankContext): RankedStory[] {
  const familyOf = (article: Article) => context.sources.get(article.feedId)?.family ?? article.outlet;
  const standing = profileFamilies(stories, familyOf);
  return stories
    .map((story) => rank(story, context, familyOf, standing))
    .sort(
      (x, y) =>
        y.score.total - x.score.total || y.articles.length - x.articles.length || (x.id < y.id ? -1 : 1),
    );
}

function rank(
  grouped: Story,
  context: RankContext,
  familyOf: (article: Article) => string,
  standing: ReadonlyMap<string, number>,
): RankedStory {
  const story = trustedFirst(grouped, (article) => context.sources.get(article.feedId)?.weight ?? 1);
  const section = sectionOf(story, context);
  const reports = story.articles.filter(isReport);
  const score = scoreOf({ story, reports, section, context, familyOf, standing });
  return {
    ...story,
    score,
    section,
    outlets: [...new Set(story.articles.map((article) => article.outlet))],
    topics: merged(story.articles.map((article) => article.topics)),
    authors: story.articles[0]?.authors ?? [],
  };
}

interface Scored {
  story: Story;
  reports: readonly Article[];
  section: string | null;
  context: RankContext;
  familyOf: (article: Article) => string;
  standing: ReadonlyMap<string, number>;
}

function scoreOf({ story, reports, section, context, familyOf, standing }: Scored): Score {
  const families = new Map<string, number>();
  for (const report of independentReports(reports)) {
    const family = familyOf(report);
    const trust = Math.sqrt(context.sources.get(report.feedId)?.weight ?? 1) * (standing.get(family) ?? 1);
    families.set(family, Math.max(families.get(family) ?? 0, trust));
  }
  const corroboration = Math.log2(1 + sum(families.values())) / 2;
  const spokesmen = story.articles.slice(0, SPOKESMEN);
  const added = {
    corroboration: WEIGHTS.corroboration * corroboration,
    space: WEIGHTS.space * Math.min(1, Math.log2(1 + reports.length / Math.max(1, families.size)) / 3),
    prominence: WEIGHTS.prominence * Math.max(0, ...reports.map(({ position }) => Math.exp(-position / 15))),
    recency: WEIGHTS.recency * recency(reports, context),
    publicInterest:
      (WEIGHTS.publicInterest * sum(spokesmen.map(publicInterest))) / Math.max(1, spokesmen.length) / 3,
    plainness: WEIGHTS.plainness * plainHeadline(headlineOf(story)),
    persistence: WEIGHTS.persistence * persistence(reports, context),
  };
  const factors = {
    section: section === null ? 1 : (context.sections.get(section)?.weight ?? 1),
    eligible: ineligibleForHeadlines(story) === null ? 1 : INELIGIBLE_FACTOR,
  };
  const total = sum(Object.values(added)) * factors.section * factors.eligible;
  return { total: round(total), parts: rounded({ ...added, ...factors }) };
}

/** 1 for a report of this minute, falling to 0.4 at the window's start. */
function recency(reports: readonly Article[], { now, windowFrom }: RankContext): number {
  const newest = Math.max(windowFrom, ...reports.map(({ publishedAt }) => publishedAt));
  const age = Math.max(0, now - newest) / Math.max(1, now - windowFrom);
  return reports.length === 0 ? 0 : Math.exp(-0.9 * age);
}

/** Share of the window's eighths in which somebody reported it. */
function persistence(reports: readonly Article[], { now, windowFrom }: RankContext): number {
  const eighth = Math.max(1, (now - windowFrom) / 8);
  return new Set(reports.map(({ publishedAt }) => Math.floor((publishedAt - windowFrom) / eighth))).size / 8;
}

/** The section of most of its reports; the best report's where they tie. */
function sectionOf(story: Story, { sources }: RankContext): string | null {
  const votes = new Map<string | null, number>();
  for (const article of story.articles) {
    const section = article.section ?? sources.get(article.feedId)?.section ?? null;
    votes.set(section, (votes.get(section) ?? 0) + 1);
  }
  const [winner] = [...votes].sort(([, x], [, y]) => y - x);
  return winner?.[0] ?? null;
}

function merged(lists: readonly string[][]): string[] {
  return [...new Set(lists.flat())];
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function rounded(parts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, round(value)]));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
