import type { EpochMs } from '../../lib/clock.ts';
import type { GuardedFetch } from '../fetch/guarded-fetch.ts';
import type { PageArticle } from './extract-article.ts';
import { judgePageAnswer } from './judge-answer.ts';
import { judgePage } from './judge-page.ts';
import type { PageCandidate, PageState, PageText } from './page-state.ts';

/**
 * Reads an article out of a page's bytes; where that takes too long or too much memory, says so. One whose turn comes
 * when the signal has fired is not begun.
 */
export type ExtractPage = (
  bytes: Buffer,
  from: { url: string; contentType: string | null; signal?: AbortSignal },
) => Promise<{ outcome: 'extracted'; article: PageArticle } | { outcome: 'failed'; reason: string }>;

export interface ReadPageOptions {
  fetch: GuardedFetch;
  extract: ExtractPage;
  now: () => EpochMs;
  signal: AbortSignal;
}

export interface PageResult {
  state: PageState;
  /** What the page adds; null where there is nothing new. */
  text: PageText | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A page that was read is not asked for again within this. */
const TTL = 3 * HOUR;
const SETTLED = 24 * HOUR;
/** For one page, from the name look-up to the last byte. */
const PAGE_TIMEOUT = 10_000;

/** Asks for one article's page and judges what came of it; null when the signal ended it. */
export async function readPage(
  candidate: PageCandidate,
  options: ReadPageOptions,
): Promise<PageResult | null> {
  const { fetch, extract, now, signal } = options;
  const { article, page } = candidate;
  const known = page?.url === article.url && page.status === 'read' ? page : null;
  const answer = await fetch(article.url, {
    headers: { accept: 'text/html,application/xhtml+xml', ...conditions(known) },
    signal: AbortSignal.any([signal, AbortSignal.timeout(PAGE_TIMEOUT)]),
  });
  if (signal.aborted) return null;
  const judged = judgePageAnswer(answer, now());
  if (judged.outcome === 'failed') return { state: failed(candidate, judged, now()), text: null };
  if (judged.outcome === 'unchanged') {
    if (known) return { state: stillRead(candidate, known, now()), text: null };
    // Nothing was asked that this could be the answer to.
    return { state: failed(candidate, { reason: 'It answers 304.', waitMs: 0 }, now()), text: null };
  }
  if (judged.outcome !== 'page') return settled(candidate, judged.outcome, judged.reason, now());

  const { body, headers, url } = judged.answer;
  const extracted = await extract(body, { url, contentType: headers['content-type'] ?? null, signal });
  if (signal.aborted) return null;
  if (extracted.outcome === 'failed') return settled(candidate, 'unusable', extracted.reason, now());
  const verdict = judgePage(extracted.article, article, now());
  if (verdict.status !== 'read') return settled(candidate, verdict.status, verdict.reason, now());
  const validators = { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
  return { state: { ...stateOf(candidate, 'read', now(), TTL), ...validators }, text: verdict.text };
}

function conditions(known: PageState | null): Record<string, string> {
  return {
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
  };
}

/** A page's row after it was asked for at `now`, to be asked for again after `forMs` at the earliest. */
export function stateOf(
  { article }: PageCandidate,
  status: PageState['status'],
  now: EpochMs,
  forMs: number,
  reason: string | null = null,
): PageState {
  return {
    articleId: article.id,
    url: article.url,
    status,
    reason,
    contentHash: article.contentHash,
    etag: null,
    lastModified: null,
    errorCount: 0,
    checkedAt: now,
    nextCheckAt: now + forMs,
  };
}

function stillRead(candidate: PageCandidate, { etag, lastModified }: PageState, now: EpochMs): PageState {
  return { ...stateOf(candidate, 'read', now, TTL), etag, lastModified };
}

function settled(
  candidate: PageCandidate,
  status: 'gone' | 'paywalled' | 'unusable',
  reason: string,
  now: EpochMs,
): PageResult {
  return { state: stateOf(candidate, status, now, SETTLED, reason), text: null };
}

/** Later each time, up to half a day, or as much later as the server asks. */
function failed(
  candidate: PageCandidate,
  { reason, waitMs }: { reason: string; waitMs: number },
  now: EpochMs,
): PageState {
  const errorCount = (candidate.page?.errorCount ?? 0) + 1;
  const backOff = Math.min(30 * MINUTE * 2 ** (errorCount - 1), 12 * HOUR);
  return { ...stateOf(candidate, 'failed', now, Math.max(waitMs, backOff), reason), errorCount };
}
