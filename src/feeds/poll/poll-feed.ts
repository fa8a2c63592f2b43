import { createHash } from 'node:crypto';
import type { EpochMs } from '../../lib/clock.ts';
import type { Article } from '../article.ts';
import type { FeedState } from '../feed-state.ts';
import type { FetchOutcome } from '../fetch/guarded-fetch.ts';
import { retryAfterMs } from '../fetch/retry-after.ts';
import { normaliseItems } from '../normalise/normalise-items.ts';
import { parseFeed } from '../parse/parse-feed.ts';
import type { FeedSource } from '../source.ts';
import { hasMoved, whereItLives } from './moved-feed.ts';
import { adaptInterval, nextCheckAt, retryAt } from './next-check.ts';
import { readPollingHints } from './polling-hints.ts';

/** What one answer of a feed's server means: the items to look at and the row to write after them. */
export interface Judged {
  outcome: 'fetched' | 'not_modified' | 'failed' | 'paused';
  articles: Article[];
  items: number;
  /** Of an answer that was good, still without the time of the next check. */
  state: FeedState;
  /** The host wants none of its feeds asked before; null when it does not say. */
  hostQuietUntil: EpochMs | null;
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
    movedSince: null,
    intervalMs: null,
    hints: null,
    listedAt: null,
    held: null,
    guidsIgnored: false,
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

function wasConditional({ etag, lastModified }: FeedState): boolean {
  return etag !== null || lastModified !== null;
}

/** Taken for well, a feed of which nothing was ever read would stay empty without a word. */
const UNASKED = 'The server answered 304 (not modified), though it was not told what there was before.';

/** Reads the answer; last good articles stay whatever it is. */
export async function judgeFeedAnswer(
  answer: FetchOutcome,
  source: FeedSource,
  before: FeedState,
  now: EpochMs,
): Promise<Judged> {
  if (answer.outcome !== 'response') return failed(before, answer.reason, now);
  const { status, headers, body } = answer;
  if (status === 410) return paused(before, now);
  if (status !== 304 && (status < 200 || status > 299))
    return failed(before, `The server answered ${status}.`, now, headers['retry-after']);
  const state = { ...before, ...whereItLives(before, answer.permanentUrl, now) };
  if (status === 304) return wasConditional(before) ? unchanged(state, now) : failed(before, UNASKED, now);
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const validators = { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null, bodyHash };
  const hints = readPollingHints(body, headers);
  if (bodyHash === before.bodyHash) return unchanged({ ...state, ...validators, hints }, now);
  const read = await parseFeed(body, { contentType: headers['content-type'] ?? null, url: answer.url });
  if (read.outcome === 'unreadable') return failed(before, read.reason, now);
  if (read.feed.items.length === 0 && before.itemCount > 0) return emptied(state, now);
  const { articles, warnings } = normaliseItems(read.feed, source, now);
  const warning = [...read.warnings, ...warnings].join(' ') || null;
  // An answer that broke off must not be confirmed by a 304 later; one that was only repaired may be.
  const kept = read.whole ? validators : { ...UNKNOWN, bodyHash };
  const itemCount = read.feed.items.length;
  // Behind the break the feed lists what it listed before.
  const listedAt = read.whole ? now : (state.listedAt ?? now);
  const well = succeeded({ ...state, ...kept, hints, warning, itemCount, listedAt }, now);
  return { outcome: 'fetched', articles, items: itemCount, state: well, hostQuietUntil: null };
}

/** The row with the time of the next check. `changed`: this one brought something new or edited. */
export function scheduled(state: FeedState, changed: boolean, now: EpochMs): FeedState {
  const intervalMs = adaptInterval(state.intervalMs, changed);
  return {
    ...state,
    intervalMs,
    nextCheckAt: nextCheckAt(now, { feedId: state.id, intervalMs, hints: state.hints }),
  };
}

const UNKNOWN = { etag: null, lastModified: null, bodyHash: null };

function succeeded(state: FeedState, now: EpochMs): FeedState {
  const status = state.held === null ? 'ok' : 'held';
  return { ...state, status, error: null, errorCount: 0, checkedAt: now, succeededAt: now };
}

function unchanged(state: FeedState, now: EpochMs): Judged {
  const well = succeeded(state, now);
  return { outcome: 'not_modified', articles: [], items: state.itemCount, state: well, hostQuietUntil: null };
}

/** No validators are kept: whatever comes next is read again. */
function emptied(state: FeedState, now: EpochMs): Judged {
  const warning = `It has no items now; it had ${state.itemCount}.`;
  const well = succeeded({ ...state, ...UNKNOWN, warning }, now);
  return { outcome: 'fetched', articles: [], items: 0, state: well, hostQuietUntil: null };
}

/** A place it moved to that fails is forgotten: the next try asks the address in the source list. */
function withoutPlace(before: FeedState, now: EpochMs): FeedState {
  return hasMoved(before, now) ? { ...before, movedTo: null, movedSince: null } : before;
}

function failed(before: FeedState, error: string, now: EpochMs, retryAfter: string | null = null): Judged {
  const errorCount = before.errorCount + 1;
  const next = retryAt(now, { feedId: before.id, errorCount, retryAfter });
  const state: FeedState = {
    ...withoutPlace(before, now),
    status: 'failing',
    error,
    errorCount,
    checkedAt: now,
    nextCheckAt: next,
  };
  const hostQuietUntil = retryAfterMs(retryAfter, now) > 0 ? next : null;
  return { outcome: 'failed', articles: [], items: 0, state, hostQuietUntil };
}

/** 410 Gone: its outlet wants it asked for no more; an editor takes it up again. */
function paused(before: FeedState, now: EpochMs): Judged {
  const error = 'Its outlet has closed it (410 Gone).';
  const state: FeedState = {
    ...withoutPlace(before, now),
    status: 'paused',
    error,
    errorCount: before.errorCount + 1,
    checkedAt: now,
  };
  return { outcome: 'paused', articles: [], items: 0, state, hostQuietUntil: null };
}
