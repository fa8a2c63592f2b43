import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { App } from '../app.ts';
import { ExitCode, messageOf, OperatorError } from '../lib/errors.ts';
import { addSubscriber } from '../subscribers/add-subscriber.ts';
import { consentWording } from '../subscribers/consent.ts';
import { exportSubscribers } from '../subscribers/export-subscribers.ts';
import { importSubscribers } from '../subscribers/import-subscribers.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import type { SubscriberFilter } from '../subscribers/subscriber-store.ts';
import { jsonOption } from './resolve-issue.ts';
import { type AddVerb, type CliContext, examples, withApp } from './verb.ts';

const PAGE = 500;

export const addSubscribers: AddVerb = (program, act) => {
  const group = program
    .command('subscribers')
    .description('Add, import, export and list subscribers.')
    .addHelpText(
      'before',
      examples(
        'subscribers add ada@example.org --edition morning --topic Ferries',
        'subscribers import list.csv --dry-run',
        'subscribers export > list.csv',
        'subscribers list --edition evening',
      ),
    );
  type Act = (work: (app: App, context: CliContext) => Promise<ExitCode>) => void;
  const withNewsroom: Act = (work) => act((context) => withApp(context, (app) => work(app, context)));
  addAdd(group, withNewsroom);
  addImport(group, withNewsroom);
  addExport(group, withNewsroom);
  addList(group, withNewsroom);
};

type Add = (
  group: Command,
  act: (work: (app: App, context: CliContext) => Promise<ExitCode>) => void,
) => void;

interface AddOptions {
  name: string;
  edition: string[];
  author: string[];
  topic: string[];
}

const addAdd: Add = (group, act) => {
  group
    .command('add')
    .description('Add one subscriber on your word, without a confirmation mail.')
    .argument('<address>')
    .option('--name <name>', 'as in “Good morning, Ada.”', '')
    .option('--edition <id...>', 'editions; all of them by default', [])
    .option('--author <name...>', 'authors to follow', [])
    .option('--topic <name...>', 'topics to follow', [])
    .action((address: string, options: AddOptions) =>
      act(async (app, { terminal }) => {
        const editions =
          options.edition.length > 0 ? options.edition : app.newsroom.editions.map(({ id }) => id);
        checkEditions(app, editions);
        const outcome = await addSubscriber(rules(app), {
          address,
          name: options.name,
          editions,
          follows: [
            ...options.author.map((label) => ({ kind: 'author' as const, label })),
            ...options.topic.map((label) => ({ kind: 'topic' as const, label })),
          ],
        });
        terminal.say(
          outcome.outcome === 'refused' ? `${address}: ${outcome.reason}` : `${address}: ${outcome.outcome}`,
        );
        return outcome.outcome === 'refused' ? ExitCode.failure : ExitCode.ok;
      }),
    );
};

const addImport: Add = (group, act) => {
  group
    .command('import')
    .description(
      'Import a CSV file with the columns email, name, editions, authors, topics. Twice changes nothing more.',
    )
    .argument('<file>', 'a CSV file, or - for standard input')
    .option('--edition <id...>', 'for rows that name none', [])
    .option('--dry-run', 'say what would change and write nothing')
    .addOption(jsonOption())
    .action((file: string, options: { edition: string[]; dryRun?: boolean; json?: boolean }) =>
      act(async (app, { terminal }) => {
        checkEditions(app, options.edition);
        const bar = terminal.progress('importing');
        const text = await readInput(file);
        const lines = text.split('\n').length - 1;
        const { store, ...rest } = rules(app);
        const report = await importSubscribers(store, text, {
          now: app.clock.now(),
          wordingOf: rest.wordingOf,
          source: `import of ${file === '-' ? 'standard input' : file}`,
          editions: app.newsroom.editions.map(({ id }) => id),
          defaultEditions: options.edition,
          dryRun: options.dryRun === true,
          onProgress: (rows) => bar.update(rows, Math.max(rows, lines)),
        });
        const { added, updated, unchanged, problems } = report;
        bar.done(
          `${options.dryRun ? 'would be ' : ''}${added} added, ${updated} updated, ${unchanged} unchanged, ${problems.length} left out`,
        );
        if (options.json) terminal.printJson(report);
        else for (const { line, reason } of problems) terminal.print(`${file}:${line}\t${reason}`);
        return problems.length > 0 ? ExitCode.failure : ExitCode.ok;
      }),
    );
};

const addExport: Add = (group, act) => {
  group
    .command('export')
    .description('Print subscribers as CSV, in the form that import reads.')
    .option('--edition <id>', 'only its subscribers')
    .action((options: { edition?: string }) =>
      act(async (app) => {
        if (options.edition) checkEditions(app, [options.edition]);
        const filter = options.edition ? { edition: options.edition, state: 'active' as const } : {};
        for await (const piece of exportSubscribers(app.effects.subscribers, filter)) {
          if (!process.stdout.write(piece))
            await new Promise((resolve) => process.stdout.once('drain', resolve));
        }
        return ExitCode.ok;
      }),
    );
};

interface ListOptions {
  edition?: string;
  search?: string;
  suppressed?: boolean;
  json?: boolean;
}

const addList: Add = (group, act) => {
  group
    .command('list')
    .description('List subscribers with their editions and follows.')
    .option('--edition <id>', 'only those subscribed to it')
    .option('--search <text>', 'part of the address or name')
    .option('--suppressed', 'only addresses that are never mailed')
    .addOption(jsonOption())
    .action((options: ListOptions) =>
      act(async (app, { terminal }) => {
        if (options.edition) checkEditions(app, [options.edition]);
        const filter: SubscriberFilter = {
          ...(options.edition && { edition: options.edition, state: 'active' as const }),
          ...(options.search && { search: options.search }),
          ...(options.suppressed && { suppressed: true }),
        };
        const all: Subscriber[] = [];
        for (let afterId = 0; ; ) {
          const page = await app.effects.subscribers.list(filter, { afterId, limit: PAGE });
          if (options.json) all.push(...page);
          else for (const subscriber of page) terminal.print(lineOf(subscriber));
          const last = page.at(-1);
          if (!last) break;
          afterId = last.id;
        }
        if (options.json) terminal.printJson({ subscribers: all });
        terminal.say(`${await app.effects.subscribers.count(filter)} subscribers`);
        return ExitCode.ok;
      }),
    );
};

function lineOf({ id, address, name, subscriptions, follows }: Subscriber): string {
  const editions = subscriptions.map(({ edition, state }) =>
    state === 'active' ? edition : `${edition} (${state})`,
  );
  const followed = follows.map(({ kind, label }) => `${kind} ${label}`);
  return [id, address, name, editions.join(', '), followed.join(', ')].join('\t');
}

function rules(app: App) {
  const titles = new Map(app.newsroom.editions.map(({ id, title }) => [id, title]));
  return {
    store: app.effects.subscribers,
    clock: app.clock,
    wordingOf: (edition: string) =>
      consentWording(app.newsroom.newsroom.name, titles.get(edition) ?? edition),
  };
}

function checkEditions(app: App, named: string[]): void {
  const known = app.newsroom.editions.map(({ id }) => id);
  const odd = named.find((id) => !known.includes(id));
  if (odd === undefined) return;
  throw new OperatorError(`There is no edition “${odd}”.`, {
    hint: `The source list has ${known.join(', ')}.`,
    exitCode: ExitCode.usage,
  });
}

async function readInput(file: string): Promise<string> {
  try {
    return await readFile(file === '-' ? '/dev/stdin' : file, 'utf8');
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read: ${messageOf(cause)}`, {
      exitCode: ExitCode.usage,
      cause,
    });
  }
}
