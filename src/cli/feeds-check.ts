import { readFile } from 'node:fs/promises';
import {
  type Discovery,
  discoverFeeds,
  type FoundFeed,
  type Unreachable,
  whyOfStatus,
} from '../feeds/discover-feeds.ts';
import { createGuardedFetch, type FetchOutcome, type GuardedFetch } from '../feeds/guarded-fetch.ts';
import { normaliseItems } from '../feeds/normalise-items.ts';
import { SHORT_BODY } from '../feeds/page/wants-page.ts';
import { parseFeed } from '../feeds/parse-feed.ts';
import type { FeedSource } from '../feeds/source.ts';
import { systemClock } from '../lib/clock.ts';
import { ExitCode, OperatorError, whyUnreadable } from '../lib/errors.ts';
import { countOf } from '../lib/in-words.ts';
import type { Terminal } from './terminal.ts';
import type { CliContext } from './verb.ts';

type Here = Pick<CliContext, 'terminal' | 'signal' | 'config'>;

/** Exit codes: who asks again gets another answer, or the same. */
const UNREACHABLE: Record<Unreachable, ExitCode> = {
  refused: ExitCode.usage,
  answered: ExitCode.failure,
  passing: ExitCode.tryAgain,
};

const FILE_HINT = 'It was taken for a file; a web address starts with https://.';

/** Reads one feed and prints its articles; of a web page, the feeds behind it. */
export async function checkFeed(named: string, here: Here, json: boolean): Promise<ExitCode> {
  if (!isAddress(named)) return showArticles(named, await readSaved(named, FILE_HINT), here.terminal, json);
  const fetched = await fetchOne(named, here);
  const read = await parseFeed(fetched.bytes, fetched);
  if (read.outcome === 'parsed') return showArticles(named, fetched, here.terminal, json);
  if (!looksLikePage(fetched.bytes)) throw new OperatorError(`${named} is not a feed: ${read.reason}`);
  here.terminal.say(`${named} is a web page; looking for its feeds.`);
  return findFeeds(named, here, json);
}

/** Prints the feeds behind an address. */
export async function findFeeds(url: string, here: Here, json: boolean): Promise<ExitCode> {
  const found = await discover(url, here);
  if (json) here.terminal.printJson({ ...found, feeds: found.feeds.map(forJson) });
  else for (const feed of found.feeds) here.terminal.print(inColumns(feed));
  if (found.feeds.length > 0) return ExitCode.ok;
  here.terminal.say(
    `None of the ${countOf(found.tried.length, 'address', 'addresses')} it seems to offer is a feed.`,
  );
  return ExitCode.failure;
}

/** Throws OperatorError where the address itself cannot be read. */
export async function discover(url: string, { terminal, signal, config }: Here): Promise<Discovery> {
  const bar = terminal.progress('looking');
  const outcome = await discoverFeeds(withScheme(url), {
    fetch: outsideFetch(config),
    signal,
    onProgress: (done, total) => bar.update(done, total),
  });
  if (outcome.outcome === 'unreachable')
    throw new OperatorError(`${url} cannot be fetched: ${outcome.reason}`, {
      exitCode: UNREACHABLE[outcome.why],
    });
  const { outcome: _looked, ...found } = outcome;
  bar.done(`${countOf(found.feeds.length, 'feed')} found at ${found.url}`);
  return found;
}

function inColumns({ url, title, format, items, newestAt }: FoundFeed): string {
  return [url, format.toUpperCase(), countOf(items, 'item'), dateOf(newestAt) ?? 'undated', title].join('\t');
}

function forJson(feed: FoundFeed) {
  return { ...feed, newestAt: dateOf(feed.newestAt) };
}

function dateOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

interface Fetched {
  bytes: Buffer;
  contentType: string | null;
  url: string;
}

async function showArticles(
  named: string,
  { bytes, contentType, url }: Fetched,
  terminal: Terminal,
  json: boolean,
): Promise<ExitCode> {
  const read = await parseFeed(bytes, { contentType, url });
  if (read.outcome === 'unreadable') throw new OperatorError(`${named} is not a feed: ${read.reason}`);
  const { format, title } = read.feed;
  const { articles, warnings } = normaliseItems(read.feed, anonymousSource(url, title), systemClock.now());
  const all = [...read.warnings, ...warnings];
  if (json) terminal.printJson({ url, format, title, warnings: all, articles });
  else {
    for (const { publishedAt, title: headline, url: link } of articles)
      terminal.print(`${new Date(publishedAt).toISOString()}\t${headline}\t${link}`);
  }
  for (const warning of all) terminal.say(`warning: ${warning}`);
  const teasers = articles.filter(({ body }) => body.length < SHORT_BODY).length;
  const pages =
    teasers === 0
      ? ''
      : `, ${countOf(teasers, 'as a teaser, whose page', 'as teasers, whose pages')} Twofold would read`;
  terminal.say(`${format.toUpperCase()} “${title}”: ${countOf(articles.length, 'article')}${pages}`);
  return ExitCode.ok;
}

function isAddress(named: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(named);
}

/** `paper.example` is what people type. */
function withScheme(url: string): string {
  return isAddress(url) ? url : `https://${url}`;
}

function looksLikePage(bytes: Buffer): boolean {
  return /<(?:!doctype html|html|head|body)[\s>]/i.test(bytes.subarray(0, 4_096).toString('latin1'));
}

function outsideFetch(config: CliContext['config']): GuardedFetch {
  return createGuardedFetch({ allowLoopback: config().allowLoopbackFeeds, userAgent: 'Twofold' });
}

async function fetchOne(url: string, { signal, config }: Here): Promise<Fetched> {
  const answer = await outsideFetch(config)(url, { signal });
  if (answer.outcome !== 'response') throw unreachable(url, answer);
  if (answer.status >= 400) throw answered(url, answer.status);
  return { bytes: answer.body, contentType: answer.headers['content-type'] ?? null, url: answer.url };
}

export function unreachable(url: string, answer: Exclude<FetchOutcome, { outcome: 'response' }>) {
  const exitCode = UNREACHABLE[answer.outcome === 'refused' ? 'refused' : 'passing'];
  return new OperatorError(`${url} cannot be fetched: ${answer.reason}`, { exitCode });
}

/** A server's answer that nothing can be read of. */
export function answered(url: string, status: number): OperatorError {
  return new OperatorError(`${url} answers ${status}.`, { exitCode: UNREACHABLE[whyOfStatus(status)] });
}

/** Throws OperatorError (exit 2). */
export async function readSaved(file: string, hint?: string): Promise<Fetched> {
  try {
    return { bytes: await readFile(file), contentType: null, url: `file:///${encodeURIComponent(file)}` };
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read: ${whyUnreadable(cause)}.`, {
      ...(hint !== undefined && { hint }),
      exitCode: ExitCode.usage,
      cause,
    });
  }
}

function anonymousSource(url: string, title: string): FeedSource {
  const outlet = title || url;
  return { id: 'check', url, outlet, family: outlet, section: null, topics: [], weight: 1, language: 'en' };
}
