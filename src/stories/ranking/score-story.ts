import type { Article } from '../../feeds/article.ts';
import type { FeedSource, Section } from '../../feeds/source.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { independentReports } from '../grouping/wire-copies.ts';
import { headlineOf } from '../reports/headline-of.ts';
import type { Score, Story } from '../story.ts';
import { ineligibleForHeadlines, isDoubtful, isReport } from './ineligible.ts';
import { plainHeadline } from './plain-headline.ts';
import { publicInterest } from './public-interest.ts';

export interface RankContext {
  now: EpochMs;
  windowFrom: EpochMs;
  /** By feed id; an article of an unlisted feed counts as weight 1, a family of its own outlet. */
  sources: ReadonlyMap<string, FeedSource>;
  /** By section id; an unlisted section counts as weight 1. */
  sections: ReadonlyMap<string, Section>;
}

/** What a story is judged by, the same for all of a window. */
export interface Judging {
  context: RankContext;
  familyOf(article: Article): string;
  /** By family: how much its attention says. */
  standing: ReadonlyMap<string, number>;
  attentionTo(story: Story): number;
}

/** How much each part may add; the parts themselves run from 0 to about 1, corroboration beyond. */
const WEIGHTS = {
  corroboration: 4.5,
  attention: 4.5,
  space: 1,
  prominence: 0.8,
  recency: 0.8,
  publicInterest: 2,
  plainness: 0.5,
  persistence: 0.5,
};
/** Public interest from here on is enough: more words of state in a title do not make more news. */
const ENOUGH_INTEREST = 1.5;
/** Reports that speak for the story in `publicInterest`. */
const SPOKESMEN = 8;
const INELIGIBLE_FACTOR = 0.1;
/** For what one family tells and half reads like a listing or an offer: among the last, and no news is lost. */
const DOUBTFUL_FACTOR = 0.5;

/** `section` is the one the story is filed under. */
export function scoreStory(
  story: Story,
  section: string | null,
  { context, familyOf, standing, attentionTo }: Judging,
): Score {
  const reports = story.articles.filter(isReport);
  const families = new Map<string, number>();
  for (const report of independentReports(reports)) {
    const family = familyOf(report);
    const trust = Math.sqrt(context.sources.get(report.feedId)?.weight ?? 1) * (standing.get(family) ?? 1);
    families.set(family, Math.max(families.get(family) ?? 0, trust));
  }
  const corroboration = Math.log2(1 + sum(families.values())) / 2;
  const added = {
    corroboration: WEIGHTS.corroboration * corroboration,
    attention: WEIGHTS.attention * attentionTo(story),
    space: WEIGHTS.space * Math.min(1, Math.log2(1 + reports.length / Math.max(1, families.size)) / 3),
    prominence: WEIGHTS.prominence * Math.max(0, ...reports.map(({ position }) => Math.exp(-position / 15))),
    recency: WEIGHTS.recency * recency(reports, context),
    publicInterest: WEIGHTS.publicInterest * interestOf(story, families.size),
    plainness: WEIGHTS.plainness * plainHeadline(headlineOf(story)),
    persistence: WEIGHTS.persistence * persistence(reports, context),
  };
  const factors = {
    section: section === null ? 1 : (context.sections.get(section)?.weight ?? 1),
    eligible: eligibility(story, families.size),
  };
  const total = sum(Object.values(added)) * factors.section * factors.eligible;
  return { total: round(total), parts: rounded({ ...added, ...factors }) };
}

/** What several families report is news, however it is worded. */
function eligibility(story: Story, families: number): number {
  if (ineligibleForHeadlines(story) !== null) return INELIGIBLE_FACTOR;
  return families < 2 && isDoubtful(story) ? DOUBTFUL_FACTOR : 1;
}

/** 0–1, by the first reports. Crime and accidents are of public interest once a second family reports them. */
function interestOf({ articles }: Story, families: number): number {
  const spokesmen = articles.slice(0, SPOKESMEN);
  const interests = spokesmen.map((article) => publicInterest(article, { incidents: families > 1 }));
  const mean = sum(interests) / Math.max(1, spokesmen.length);
  return Math.min(1, mean / ENOUGH_INTEREST);
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
