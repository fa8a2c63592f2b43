import type { EpochMs } from '../../lib/clock.ts';
import type { FetchOutcome, GuardedFetch } from '../guarded-fetch.ts';
import type { PageArticle } from './extract-article.ts';
import { judgePage } from './judge-page.ts';
import type { PageCandidate, PageState, PageText } from './page-state.ts';

/** Reads an article out of a page's bytes; where that takes too long or too much memory, says so. */
export type ExtractPage = (
  bytes: Buffer,
  from: { url: string; contentType: string | null },
) => Promise<{ outcome: 'extracted'; article: PageArticle } | { outcome: 'failed'; reason: string }>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A page that was read is not asked for again within this. */
const TTL = 3 * HOUR;
const SETTLED = 24 * HOUR;
/** For one page, from the name look-up to the last byte. */
const PAGE_TIMEOUT = 10_000;
const HTML = /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain)\b/i;

export interface PageResult {
  state: PageState;
  text: PageText | null;
}

/** Asks for one article's page and judges what came of it. Never throws for what a page or its server does. */
export async function readPage(
  candidate: PageCandidate,
  {
    fetch,
    extract,
    now,
    signal,
  }: { fetch: GuardedFetch; extract: ExtractPage; now: () => EpochMs; signal: AbortSignal },
): Promise<PageResult | null> {
  const { article, page } = candidate;
  const known = page?.url === article.url && page.status === 'read' ? page : null;
  const answer = await fetch(article.url, {
    headers: { accept: 'text/html,application/xhtml+xml', ...conditions(known) },
    signal: AbortSignal.any([signal, AbortSignal.timeout(PAGE_TIMEOUT)]),
  });
  if (signal.aborted) return null;
  const state = (status: PageState['status'], reason: string | null, forMs: number): PageState => ({
    articleId: article.id,
    url: article.url,
    status,
    reason,
    contentHash: article.contentHash,
    etag: null,
    lastModified: null,
    errorCount: 0,
    checkedAt: now(),
    nextCheckAt: now() + forMs,
  });
  const failed = (reason: string, waitMs = 0): PageResult => {
    const errorCount = (page?.errorCount ?? 0) + 1;
    const backOff = Math.max(waitMs, Math.min(30 * MINUTE * 2 ** (errorCount - 1), 12 * HOUR));
    return { state: { ...state('failed', reason, backOff), errorCount }, text: null };
  };
  const settled = (status: PageState['status'], reason: string): PageResult => ({
    state: state(status, reason, SETTLED),
    text: null,
  });

  const trouble = troubleOf(answer, now());
  if (trouble?.kind === 'failed') return failed(trouble.reason, trouble.waitMs);
  if (trouble) return settled('gone', trouble.reason);
  if (answer.outcome !== 'response') return failed('It did not answer.');
  const validators = {
    etag: answer.headers.etag ?? null,
    lastModified: answer.headers['last-modified'] ?? null,
  };
  if (answer.status === 304 && known) {
    return {
      state: { ...state('read', null, TTL), etag: known.etag, lastModified: known.lastModified },
      text: null,
    };
  }
  const contentType = answer.headers['content-type'] ?? null;
  if (contentType !== null && !HTML.test(contentType))
    return settled('unusable', `It is no web page (${contentType.slice(0, 60)}).`);
  const extracted = await extract(answer.body, { url: answer.url, contentType });
  if (extracted.outcome === 'failed') return settled('unusable', extracted.reason);
  const verdict = judgePage(extracted.article, article, now());
  if (verdict.status !== 'read') return settled(verdict.status, verdict.reason);
  return { state: { ...state('read', null, TTL), ...validators }, text: verdict.text };
}

function conditions(known: PageState | null): Record<string, string> {
  return {
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
  };
}

type Trouble = { kind: 'failed'; reason: string; waitMs: number } | { kind: 'gone'; reason: string };

function troubleOf(answer: FetchOutcome, now: EpochMs): Trouble | null {
  if (answer.outcome === 'refused') return { kind: 'gone', reason: answer.reason };
  if (answer.outcome === 'failed') {
    const reason = answer.kind === 'aborted' ? 'It did not answer in time.' : answer.reason;
    if (answer.kind === 'too_large' || answer.kind === 'redirects') return { kind: 'gone', reason };
    return { kind: 'failed', reason, waitMs: 0 };
  }
  const { status, headers } = answer;
  if (status < 400) return null;
  const reason = `It answers ${status}.`;
  if (status >= 500 || status === 429 || status === 408)
    return { kind: 'failed', reason, waitMs: retryAfter(headers['retry-after'], now) };
  return { kind: 'gone', reason };
}

/** RFC 9110 10.2.3: seconds or a date; a day at most. */
function retryAfter(header: string | undefined, now: EpochMs): number {
  if (!header) return 0;
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, Math.min(ms, SETTLED)) : 0;
}
