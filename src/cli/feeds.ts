import { readFile } from 'node:fs/promises';
import type { App } from '../app.ts';
import { createConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { toFeedYaml } from '../config/write-feed-yaml.ts';
import { createGuardedFetch } from '../feeds/guarded-fetch.ts';
import { normaliseItems } from '../feeds/normalise-items.ts';
import { readOpml, writeOpml } from '../feeds/opml.ts';
import { SHORT_BODY } from '../feeds/page/wants-page.ts';
import { parseFeed } from '../feeds/parse-feed.ts';
import type { FeedSource } from '../feeds/source.ts';
import { systemClock } from '../lib/clock.ts';
import { ExitCode, messageOf, OperatorError } from '../lib/errors.ts';
import { showPage } from './feeds-page.ts';
import { jsonOption } from './resolve-issue.ts';
import type { Terminal } from './terminal.ts';
import { type AddVerb, examples, withApp } from './verb.ts';

export const addFeeds: AddVerb = (program, act) => {
  const group = program
    .command('feeds')
    .description('List and check feeds, and exchange source lists as OPML.')
    .addHelpText(
      'before',
      examples(
        'feeds list',
        'feeds check https://example.org/rss --json',
        'feeds check saved.xml',
        'feeds page https://example.org/2026/11/ferry-inquiry',
        'feeds import subscriptions.opml > feeds/feeds.yaml',
        'feeds export > feeds.opml',
      ),
    );
  group
    .command('list')
    .description('The source list’s feeds and how polling them goes.')
    .addOption(jsonOption())
    .action((options: { json?: boolean }) =>
      act((context) => withApp(context, (app) => list(app, context.terminal, options.json === true))),
    );
  group
    .command('check')
    .description('Read a feed from the web or a file and print its articles as Twofold sees them.')
    .argument('<url-or-file>')
    .addOption(jsonOption())
    .action((named: string, options: { json?: boolean }) =>
      act(({ terminal, signal }) => check(named, terminal, signal, options.json === true)),
    );
  group
    .command('page')
    .description('Read one article’s page and print what Twofold would take from it.')
    .argument('<url>')
    .addOption(jsonOption())
    .action((url: string, options: { json?: boolean }) =>
      act((context) => showPage(url, context, options.json === true)),
    );
  group
    .command('import')
    .description('Turn an OPML file into the YAML of a source list.')
    .argument('<file>')
    .action((file: string) => act(({ terminal }) => importOpml(file, terminal)));
  group
    .command('export')
    .description('Print the source list’s feeds as OPML.')
    .action(() =>
      act((context) =>
        withApp(context, async (app) => {
          context.terminal.print(writeOpml(app.newsroom.feeds, app.newsroom.newsroom.name));
          return ExitCode.ok;
        }),
      ),
    );
};

async function list(app: App, terminal: Terminal, json: boolean): Promise<ExitCode> {
  const feeds = await app.jobs.feedStatus();
  if (json) terminal.printJson({ feeds });
  else
    for (const { id, status, itemCount, url, error, warning, pages } of feeds)
      terminal.print(
        [id, status, `${itemCount} items`, `${pages.read} pages read`, url, error ?? warning ?? ''].join(
          '\t',
        ),
      );
  return ExitCode.ok;
}

async function check(
  named: string,
  terminal: Terminal,
  signal: AbortSignal,
  json: boolean,
): Promise<ExitCode> {
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(named);
  const { bytes, contentType, url } = isUrl ? await fetchFeed(named, signal) : await readSaved(named);
  const read = await parseFeed(bytes, { contentType, url });
  if (read.outcome === 'unreadable') throw new OperatorError(`${named} is not a feed: ${read.reason}`);
  const { articles, warnings } = normaliseItems(
    read.feed,
    anonymousSource(url, read.feed.title),
    systemClock.now(),
  );
  const all = [...read.warnings, ...warnings];
  if (json)
    terminal.printJson({ url, format: read.feed.format, title: read.feed.title, warnings: all, articles });
  else {
    for (const { publishedAt, title, url: link } of articles) {
      terminal.print(`${new Date(publishedAt).toISOString()}\t${title}\t${link}`);
    }
  }
  for (const warning of all) terminal.say(`warning: ${warning}`);
  const teasers = articles.filter(({ body }) => body.length < SHORT_BODY).length;
  const pages = teasers === 0 ? '' : `, ${teasers} as teasers, whose pages Twofold would read`;
  terminal.say(`${read.feed.format.toUpperCase()} “${read.feed.title}”: ${articles.length} articles${pages}`);
  return ExitCode.ok;
}

async function fetchFeed(url: string, signal: AbortSignal) {
  const fetch = createGuardedFetch({
    allowLoopback: createConfig(readEnv()).allowLoopbackFeeds,
    userAgent: 'Twofold',
  });
  const answer = await fetch(url, { signal });
  if (answer.outcome !== 'response') {
    throw new OperatorError(`${url} cannot be fetched: ${answer.reason}`, { exitCode: ExitCode.tryAgain });
  }
  if (answer.status >= 400)
    throw new OperatorError(`${url} answers ${answer.status}.`, { exitCode: ExitCode.tryAgain });
  return { bytes: answer.body, contentType: answer.headers['content-type'] ?? null, url: answer.url };
}

async function readSaved(file: string) {
  try {
    return { bytes: await readFile(file), contentType: null, url: `file:///${encodeURIComponent(file)}` };
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read: ${messageOf(cause)}`, {
      exitCode: ExitCode.usage,
      cause,
    });
  }
}

function anonymousSource(url: string, title: string): FeedSource {
  const outlet = title || url;
  return { id: 'check', url, outlet, family: outlet, section: null, topics: [], weight: 1, language: 'en' };
}

async function importOpml(file: string, terminal: Terminal): Promise<ExitCode> {
  const { bytes } = await readSaved(file);
  const { sources, warnings } = readOpml(bytes.toString('utf8'));
  for (const warning of warnings) terminal.say(`warning: ${warning}`);
  terminal.print(toFeedYaml(sources));
  terminal.say(`${sources.length} feeds; save them as a .yaml file in your source list.`);
  return sources.length > 0 ? ExitCode.ok : ExitCode.failure;
}
