import type { App } from '../app.ts';
import { toFeedYaml } from '../config/write-feed-yaml.ts';
import { readOpml, writeOpml } from '../feeds/opml.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import { countOf } from '../lib/in-words.ts';
import { type AddOptions, addFoundFeed } from './feeds-add.ts';
import { checkFeed, findFeeds, readSaved } from './feeds-check.ts';
import { showPage } from './feeds-page.ts';
import { operator } from './operator.ts';
import { jsonOption } from './resolve-issue.ts';
import type { Terminal } from './terminal.ts';
import { type AddVerb, examples, withApp } from './verb.ts';

export const addFeeds: AddVerb = (program, act) => {
  const group = program
    .command('feeds')
    .description('List, check, find and add feeds, and exchange source lists as OPML.')
    .addHelpText(
      'before',
      examples(
        'feeds list',
        'feeds check https://example.org/rss --json',
        'feeds check saved.xml',
        'feeds find https://paper.example/',
        'feeds add https://paper.example/ --section world',
        'feeds page https://example.org/2026/11/ferry-inquiry',
        'feeds import subscriptions.opml > feeds/feeds.yaml',
        'feeds export > feeds.opml',
      ),
    );
  group
    .command('list')
    .description('The source list’s feeds and how polling them goes.')
    .addHelpText('before', examples('feeds list', 'feeds list --json'))
    .addOption(jsonOption())
    .action((options: { json?: boolean }) =>
      act((context) => withApp(context, (app) => list(app, context.terminal, options.json === true))),
    );
  group
    .command('check')
    .description(
      'Read a feed from the web or a file and print its articles as Twofold sees them; of a web page, the feeds behind it.',
    )
    .addHelpText(
      'before',
      examples(
        'feeds check https://example.org/rss',
        'feeds check https://paper.example/',
        'feeds check saved.xml --json',
      ),
    )
    .argument('<url-or-file>', 'a feed, a page with feeds, or a saved feed')
    .addOption(jsonOption())
    .action((named: string, options: { json?: boolean }) =>
      act((context) => checkFeed(named, context, options.json === true)),
    );
  group
    .command('find')
    .description(
      'Find the feeds behind a page: those it declares, links that read like feeds, the usual addresses. Prints those that can be read: address, format, items, newest date, title.',
    )
    .addHelpText('before', examples('feeds find https://paper.example/'))
    .argument('<url>', 'a page, such as a site’s first')
    .addOption(jsonOption())
    .action((url: string, options: { json?: boolean }) =>
      act((context) => findFeeds(url, context, options.json === true)),
    );
  group
    .command('add')
    .description('Find the feed at an address and add it to the source list.')
    .addHelpText('before', examples('feeds add https://paper.example/ --section world --outlet "The Paper"'))
    .argument('<url>', 'a feed, or a page with one feed')
    .option('--outlet <name>', 'the source’s name as readers know it')
    .option('--section <id>', 'section of its articles')
    .option('--id <id>', 'its id, instead of one made from the address')
    .addOption(jsonOption())
    .action((url: string, options: AddOptions) => act((context) => addFoundFeed(url, options, context)));
  group
    .command('release')
    .description(
      'Take up a feed again that is held because its GUIDs changed, or paused because it was closed.',
    )
    .addHelpText('before', examples('feeds release harbour-ledger'))
    .argument('<id>', 'the feed’s, as “twofold feeds list” has it')
    .action((id: string) => act((context) => withApp(context, (app) => release(id, app, context.terminal))));
  group
    .command('page')
    .description('Read one article’s page and print what Twofold would take from it.')
    .addHelpText('before', examples('feeds page https://example.org/2026/11/ferry-inquiry'))
    .argument('<url>', 'the article’s page')
    .addOption(jsonOption())
    .action((url: string, options: { json?: boolean }) =>
      act((context) => showPage(url, context, options.json === true)),
    );
  group
    .command('import')
    .description('Turn an OPML file into the YAML of a source list.')
    .addHelpText('before', examples('feeds import subscriptions.opml > feeds/feeds.yaml'))
    .argument('<file>', 'an OPML file')
    .action((file: string) => act(({ terminal }) => importOpml(file, terminal)));
  group
    .command('export')
    .description('Print the source list’s feeds as OPML.')
    .addHelpText('before', examples('feeds export > feeds.opml'))
    .action(() =>
      act((context) =>
        withApp(context, async (app) => {
          const { feeds, newsroom, sections } = app.newsroom;
          const titles = new Map(sections.map(({ id, title }) => [id, title]));
          context.terminal.print(writeOpml(feeds, newsroom.name, (id) => titles.get(id) ?? id));
          return ExitCode.ok;
        }),
      ),
    );
};

async function list(app: App, terminal: Terminal, json: boolean): Promise<ExitCode> {
  const feeds = await app.jobs.feedStatus();
  if (json) terminal.printJson({ feeds });
  else if (feeds.length === 0) terminal.say('No feed is listed: “twofold feeds add ADDRESS” adds one.');
  else
    for (const { id, status, itemCount, url, error, held, warning, pages } of feeds)
      terminal.print(
        [
          id,
          status,
          countOf(itemCount, 'item'),
          `${countOf(pages.read, 'page')} read`,
          url,
          error ?? held ?? warning ?? '',
        ].join('\t'),
      );
  return ExitCode.ok;
}

async function release(id: string, app: App, terminal: Terminal): Promise<ExitCode> {
  const released = await app.jobs.releaseFeed(id, operator());
  if (released.outcome === 'not_found') {
    throw new OperatorError(`There is no feed “${id}” in the source list.`, {
      hint: `Its feeds are ${app.newsroom.feeds.map((feed) => feed.id).join(', ')}.`,
      exitCode: ExitCode.usage,
    });
  }
  if (released.outcome === 'not_needed') terminal.say(`${id} is neither held nor paused.`);
  else if (released.was === 'held')
    terminal.say(`${id} is let in at the next poll; its articles are known by address and text from now on.`);
  else terminal.say(`${id} is asked again at the next poll.`);
  return ExitCode.ok;
}

async function importOpml(file: string, terminal: Terminal): Promise<ExitCode> {
  const { bytes } = await readSaved(file);
  const { sources, warnings } = readOpml(bytes.toString('utf8'));
  for (const warning of warnings) terminal.say(`warning: ${warning}`);
  if (sources.length === 0) {
    terminal.say(`${file} lists no feed.`);
    return ExitCode.failure;
  }
  terminal.print(toFeedYaml(sources));
  terminal.say(
    `${countOf(sources.length, 'feed')}; save ${sources.length === 1 ? 'it' : 'them'} as a .yaml file in your source list.`,
  );
  return ExitCode.ok;
}
