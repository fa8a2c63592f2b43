import { type PagesReport, readPages } from '../../feeds/page/read/read-pages.ts';
import { type PollReport, pollFeeds } from '../../feeds/poll/poll-feeds.ts';
import type { PollOptions, PollResult } from '../../feeds/poll/polling.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import type { Effects } from '../effects.ts';
import { failingFeeds } from './feed-status.ts';

/** Whether the poll asked the feed, whatever it answered. */
export function wasAsked({ outcome }: PollResult): boolean {
  return outcome !== 'not_due' && outcome !== 'put_off';
}

export interface PollRequest extends Pick<PollOptions, 'force' | 'olderThanMs' | 'signal' | 'onProgress'> {
  /** Only this feed. */
  feedId?: string;
}

export interface NewsroomPoll extends PollReport {
  pages: PagesReport;
  /** Feeds that failed before and were not asked this time. */
  failingUnasked: string[];
}

/** Asks the newsroom's feeds that are due, then the pages of articles that came as teasers. Throws OperatorError for a feed that is not in the source list. */
export async function pollNewsroom(
  effects: Effects,
  { feedId, ...options }: PollRequest,
): Promise<NewsroomPoll> {
  const all = effects.newsroom.feeds;
  const sources = feedId === undefined ? all : all.filter(({ id }) => id === feedId);
  if (feedId !== undefined && sources.length === 0) {
    throw new OperatorError(`There is no feed “${feedId}” in the source list.`, {
      hint: `Its feeds are ${all.map(({ id }) => id).join(', ')}.`,
      exitCode: ExitCode.usage,
    });
  }
  const { feeds, articles, sightings, pages, extractPage, fetch, clock, log } = effects;
  const store = { ...feeds, ...sightings, saveArticles: articles.saveArticles };
  const report = await pollFeeds({ sources, store, fetch, clock, log, ...options });
  const { signal } = options;
  const reading = { sources, store: pages, fetch, extract: extractPage, clock, log };
  const pagesRead = await readPages({ ...reading, ...(signal && { signal }) });
  return { ...report, pages: pagesRead, failingUnasked: await failingBesides(effects, report) };
}

async function failingBesides(effects: Effects, { feeds }: PollReport): Promise<string[]> {
  const asked = new Set(feeds.filter(wasAsked).map(({ feedId }) => feedId));
  return (await failingFeeds(effects)).filter((id) => !asked.has(id));
}
