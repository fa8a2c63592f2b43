import type { App } from '../../app/app.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import { operator } from '../operator.ts';
import type { Terminal } from '../terminal.ts';
import { type AddVerb, examples, jsonOption, withApp } from '../verb.ts';
import { addAdd } from './add.ts';
import { addCheck } from './check.ts';
import { addFind } from './find.ts';
import { addExport, addImport } from './opml.ts';
import { addPage } from './page.ts';

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
  for (const add of [addList, addCheck, addFind, addAdd, addRelease, addPage, addImport, addExport])
    add(group, act);
};

const addList: AddVerb = (group, act) => {
  group
    .command('list')
    .description('The source list’s feeds and how polling them goes.')
    .addHelpText('before', examples('feeds list', 'feeds list --json'))
    .addOption(jsonOption())
    .action((options: { json?: boolean }) =>
      act((context) => withApp(context, (app) => list(app, context.terminal, options.json === true))),
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

const addRelease: AddVerb = (group, act) => {
  group
    .command('release')
    .description(
      'Take up a feed again that is held because all of it changed at once, or paused because it was closed.',
    )
    .addHelpText('before', examples('feeds release harbour-ledger-news'))
    .argument('<id>', 'the feed’s, as “twofold feeds list” has it')
    .action((id: string) => act((context) => withApp(context, (app) => release(id, app, context.terminal))));
};

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
