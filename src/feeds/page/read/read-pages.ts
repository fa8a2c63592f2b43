import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, type EpochMs, isAhead } from '../../../lib/clock.ts';
import { messageOf } from '../../../lib/errors.ts';
import { isLoopbackUrl } from '../../../lib/is-loopback.ts';
import type { Log } from '../../../lib/log.ts';
import type { GuardedFetch } from '../../fetch/guarded-fetch.ts';
import type { FeedSource } from '../../source.ts';
import type { PageCandidate, PageStore } from '../page-state.ts';
import { type ExtractPage, readPage, stateOf } from './read-page.ts';
import { judgeRobots, type RobotsRules, rulesOf } from './robots.ts';
import { wantsPage } from './wants-page.ts';

export interface ReadPagesOptions {
  sources: FeedSource[];
  store: PageStore;
  fetch: GuardedFetch;
  extract: ExtractPage;
  clock: Clock;
  log: Log;
  /** Pages asked for at most; 60 by default. */
  limit?: number;
  /** Pages of one host at most; 15 by default. */
  limitPerHost?: number;
  /** For all of them; what is not reached is left for the next poll. 45 s by default. */
  budgetMs?: number;
  /** Between two requests to one host, unless it asks for more; 1 s by default, none to this machine. */
  gapMs?: number;
  /** Waits between two requests; ends early, without an error, when the signal is aborted. */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** How many hosts are asked at once; 6 by default. */
  concurrency?: number;
  signal?: AbortSignal;
}

export interface PagesReport {
  /** Pages asked for. */
  asked: number;
  /** Articles whose text comes from their page now. */
  read: number;
  /** Asked for or looked up, and without a text. */
  failed: number;
}

const DISALLOWED = 'The site’s robots.txt does not allow it, or could not be fetched.';
const DAY = 86_400_000;
const CANDIDATES = 1_000;

/**
 * Reads the pages of recent articles whose feeds carry teasers only, newest first, one host's one after
 * another, as its robots.txt allows. What fails is written down, and never keeps anything else waiting.
 */
export async function readPages(options: ReadPagesOptions): Promise<PagesReport> {
  const {
    store,
    clock,
    sources,
    limit = 60,
    limitPerHost = 15,
    budgetMs = 45_000,
    concurrency = 6,
  } = options;
  const now = clock.now();
  const byId = new Map(sources.map((source) => [source.id, source]));
  const candidates = await store.pageCandidates({ since: now - DAY, limit: CANDIDATES });
  const wanted = candidates.filter((one) => wantsPage(one, byId.get(one.article.feedId), now));
  const hosts = shareOut(wanted, { limit, limitPerHost });
  const budget = AbortSignal.timeout(budgetMs);
  const signal = options.signal ? AbortSignal.any([options.signal, budget]) : budget;
  const report: PagesReport = { asked: 0, read: 0, failed: 0 };
  const worker = async () => {
    for (let host = hosts.shift(); host && !signal.aborted; host = hosts.shift()) {
      await readHost(host[0], host[1], { ...options, signal }, report);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker));
  return report;
}

/** The newest by host, so many of each and so many in all: one host's many leave room for the others. */
function shareOut(
  wanted: PageCandidate[],
  { limit, limitPerHost }: { limit: number; limitPerHost: number },
): [string, PageCandidate[]][] {
  const hosts = Map.groupBy(wanted, ({ article }) => originOf(article.url));
  const first = new Set([...hosts.values()].flatMap((each) => each.slice(0, limitPerHost)));
  const shared = wanted.filter((one) => first.has(one)).slice(0, limit);
  return [...Map.groupBy(shared, ({ article }) => originOf(article.url))];
}

type HostOptions = ReadPagesOptions & { signal: AbortSignal };

async function readHost(
  origin: string,
  candidates: PageCandidate[],
  options: HostOptions,
  report: PagesReport,
): Promise<void> {
  const { log, signal } = options;
  try {
    const { rules, expiresAt } = await robotsFor(origin, options);
    const gapMs = Math.max(rules.delayMs, options.gapMs ?? (isLoopbackUrl(origin) ? 0 : 1_000));
    for (const [at, candidate] of candidates.entries()) {
      if (signal.aborted || (rules.slow && at > 0)) return;
      if (rules.allows(candidate.article.url)) {
        if (at > 0 && gapMs > 0) await (options.pause ?? pause)(gapMs, signal);
        await readOne(candidate, options, report);
      } else {
        report.failed += 1;
        const now = options.clock.now();
        const state = stateOf(candidate, 'disallowed', now, expiresAt - now, DISALLOWED);
        await options.store.savePage(state, null);
      }
    }
  } catch (error) {
    if (!signal.aborted) log.error({ origin, err: error }, `pages could not be read: ${messageOf(error)}`);
  }
}

async function readOne(candidate: PageCandidate, options: HostOptions, report: PagesReport): Promise<void> {
  const { fetch, extract, clock, log, signal, store } = options;
  if (signal.aborted) return;
  report.asked += 1;
  const result = await readPage(candidate, { fetch, extract, now: clock.now, signal });
  if (!result) return;
  await store.savePage(result.state, result.text);
  if (result.state.status === 'read') report.read += 1;
  else {
    report.failed += 1;
    const { status, reason, url } = result.state;
    log.debug({ feed: candidate.article.feedId, url, status, reason }, 'page not read');
  }
}

/** The rules of an origin, from the store while they are fresh. */
async function robotsFor(
  origin: string,
  { store, fetch, clock, signal }: HostOptions,
): Promise<{ rules: RobotsRules; expiresAt: EpochMs }> {
  const known = await store.robotsOf(origin);
  const now = clock.now();
  if (known && known.expiresAt > now && !isAhead(known.checkedAt, now))
    return { rules: rulesOf(known), expiresAt: known.expiresAt };
  const answer = await fetch(`${origin}/robots.txt`, {
    headers: { accept: 'text/plain' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(ROBOTS_TIMEOUT)]),
  });
  signal.throwIfAborted();
  const state = judgeRobots(origin, answer, clock.now());
  await store.saveRobots(state);
  return { rules: rulesOf(state), expiresAt: state.expiresAt };
}

const ROBOTS_TIMEOUT = 5_000;

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}

function originOf(url: string): string {
  return new URL(url).origin;
}
