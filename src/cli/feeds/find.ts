import { type Discovery, discoverFeeds, type FoundFeed } from '../../feeds/discover/discover-feeds.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import { type AddVerb, examples, jsonOption } from '../verb.ts';
import { type Here, isAddress, outsideFetch, UNREACHABLE } from './fetch.ts';

export const addFind: AddVerb = (group, act) => {
  group
    .command('find')
    .description(
      'Find the feeds behind a page: those it declares, links that look like feeds, the usual addresses. Prints those that can be read: address, format, items, newest date, title.',
    )
    .addHelpText('before', examples('feeds find https://paper.example/'))
    .argument('<url>', 'a page, such as a site’s first')
    .addOption(jsonOption())
    .action((url: string, options: { json?: boolean }) =>
      act((context) => findFeeds(url, context, options.json === true)),
    );
};

/** Prints the feeds behind an address. */
export async function findFeeds(url: string, here: Here, json: boolean): Promise<ExitCode> {
  const found = await discover(url, here);
  if (json) here.terminal.printJson({ ...found, feeds: found.feeds.map(forJson) });
  else for (const feed of found.feeds) here.terminal.print(inColumns(feed));
  if (found.feeds.length > 0) return ExitCode.ok;
  here.terminal.say(whereLooked(found));
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

/** Of a page without feeds. */
function whereLooked({ tried }: Discovery): string {
  const named = tried.filter(({ from }) => from !== 'usual').length;
  const usual = tried.length - named;
  const onPage =
    named === 0
      ? 'The page names no feed'
      : `${countOf(named, 'address that the page names is', 'addresses that the page names are')} no feed`;
  return usual === 0
    ? `${onPage}.`
    : `${onPage}, and there is none at ${countOf(usual, 'address where sites often have one', 'addresses where sites often have one')}.`;
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

/** `paper.example` is what people type. */
function withScheme(url: string): string {
  return isAddress(url) ? url : `https://${url}`;
}
