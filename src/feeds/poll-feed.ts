import { createHash } from 'node:crypto';
import type { EpochMs } from '../lib/clock.ts';
import type { Article } from './article.ts';
import type { FeedState } from './feed-state.ts';
import type { FetchOutcome } from './guarded-fetch.ts';
import { nextCheckAt } from './next-check.ts';
import { normaliseItems } from './normalise-items.ts';
import { parseFeed } from './parse-feed.ts';
import type { FeedSource } from './source.ts';

/** What one answer of a feed's server means: the articles to store and the row to write after them. */
export interface Judged {
  outcome: 'fetched' | 'not_modified' | 'failed' | 'paused';
  articles: Article[];
  items: number;
  state: FeedState;
}

export function newFeedState(source: FeedSource, now: EpochMs): FeedState {
  return {
    id: source.id,
    url: source.url,
    etag: null,
    lastModified: null,
    bodyHash: null,
    status: 'new',
    error: null,
    warning: null,
    errorCount: 0,
    itemCount: 0,
    checkedAt: null,
    succeededAt: null,
    nextCheckAt: now,
    movedTo: null,
  };
}

/** RFC 9110 13.1: asks for the feed only if it changed. */
export function conditionalHeaders(state: FeedState): Record<string, string> {
  return {
    accept:
      'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
    ...(state.etag === null ? {} : { 'if-none-match': state.etag }),
    ...(state.lastModified === null ? {} : { 'if-modified-since': state.lastModified }),
  };
}

/** Reads the answer; last good articles stay whatever it is. */
export async function judgeAnswer(
  answer: FetchOutcome,
  source: FeedSource,
  before: FeedState,
  { now, intervalMs }: { now: EpochMs; intervalMs: number },
): Promise<Judged> {
  const at = { now, intervalMs, retryAfter: null };
  if (answer.outcome !== 'response') return failed(before, answer.reason, at);
  const { status, headers, body } = answer;
  if (status === 410) return paused(before, now);
  const state = { ...before, movedTo: answer.permanentUrl ?? before.movedTo };
  if (status === 304) return unchanged(state, at);
  if (status < 200 || status > 299) {
    return failed(before, `The server answered ${status}.`, {
      ...at,
      retryAfter: headers['retry-after'] ?? null,
    });
  }
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const validators = { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null, bodyHash };
  if (bodyHash === before.bodyHash) return unchanged({ ...state, ...validators }, at);
  const read = await parseFeed(body, { contentType: headers['content-type'] ?? null, url: answer.url });
  if (read.outcome === 'unreadable') return failed(before, read.reason, at);
  if (read.feed.items.length === 0 && before.itemCount > 0) return emptied(state, at);
  const { articles, warnings } = normaliseItems(read.feed, source, now);
  const warning = [...read.warnings, ...warnings].join(' ') || null;
  // An answer that broke off must not be confirmed by a 304 later.
  const kept = read.warnings.length > 0 ? { ...UNKNOWN, bodyHash } : validators;
  const well = succeeded({ ...state, ...kept, warning, itemCount: read.feed.items.length }, at);
  return { outcome: 'fetched', articles, items: read.feed.items.length, state: well };
}

const UNKNOWN = { etag: null, lastModified: null, bodyHash: null };

interface Moment {
  now: EpochMs;
  intervalMs: number;
  retryAfter: string | null;
}

function succeeded(state: FeedState, at: Moment): FeedState {
  const next = nextCheckAt(at.now, { ...at, errorCount: 0 });
  const well = { status: 'ok', error: null, errorCount: 0 } as const;
  return { ...state, ...well, checkedAt: at.now, succeededAt: at.now, nextCheckAt: next };
}

function unchanged(state: FeedState, at: Moment): Judged {
  return { outcome: 'not_modified', articles: [], items: state.itemCount, state: succeeded(state, at) };
}

/** No validators are kept: whatever comes next is read again. */
function emptied(state: FeedState, at: Moment): Judged {
  const warning = `It has no items now; it had ${state.itemCount}.`;
  return {
    outcome: 'fetched',
    articles: [],
    items: 0,
    state: succeeded({ ...state, ...UNKNOWN, warning }, at),
  };
}

/** A place it moved to that fails is forgotten: the next try asks the address in the source list. */
function failed(before: FeedState, error: string, at: Moment): Judged {
  const errorCount = before.errorCount + 1;
  const next = nextCheckAt(at.now, { ...at, errorCount });
  const state = { ...before, error, errorCount, movedTo: null, checkedAt: at.now, nextCheckAt: next };
  return { outcome: 'failed', articles: [], items: 0, state: { ...state, status: 'failing' } };
}

/** 410 Gone: its publisher wants it asked for no more; an editor takes it up again. */
function paused(before: FeedState, now: EpochMs): Judged {
  const error = 'Its publisher has closed it (410 Gone).';
  const state: FeedState = {
    ...before,
    status: 'paused',
    error,
    errorCount: before.errorCount + 1,
    checkedAt: now,
  };
  return { outcome: 'paused', articles: [], items: 0, state };
}
