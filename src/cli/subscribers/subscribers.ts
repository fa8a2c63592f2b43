import type { App } from '../../app/app.ts';
import { ExitCode } from '../../lib/errors.ts';
import { countOf, inWords } from '../../lib/in-words.ts';
import { pagesOf } from '../../lib/pages-of.ts';
import { addSubscriber } from '../../subscribers/add-subscriber.ts';
import type { Subscriber, SuppressionReason } from '../../subscribers/subscriber.ts';
import type { SubscriberFilter } from '../../subscribers/subscriber-store.ts';
import { saySample } from '../say-sample.ts';
import type { Terminal } from '../terminal.ts';
import { type AddVerb, type CliContext, examples, jsonOption, withApp } from '../verb.ts';
import { addExport, addImport } from './csv.ts';
import { type AddToGroup, checkEditions, checkZone, rules } from './rules.ts';
import { addSuppress } from './suppress.ts';

const PAGE = 500;

export const addSubscribers: AddVerb = (program, act) => {
  const group = program
    .command('subscribers')
    .description('Add, import, export, list and suppress subscribers.')
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
  const withNewsroom: Act = (work) =>
    act((context) =>
      withApp(context, (app) => {
        saySample(app, context.terminal);
        return work(app, context);
      }),
    );
  addAdd(group, withNewsroom);
  addImport(group, withNewsroom);
  addExport(group, withNewsroom);
  addList(group, withNewsroom);
  addSuppress(group, withNewsroom);
};

interface AddOptions {
  name?: string;
  zone?: string;
  edition?: string[];
  author?: string[];
  topic?: string[];
}

const addAdd: AddToGroup = (group, act) => {
  group
    .command('add')
    .description('Add one subscriber on your word, without a confirmation mail.')
    .addHelpText(
      'before',
      examples('subscribers add ada@example.org --name Ada --edition morning --topic Ferries "Tain Bridge"'),
    )
    .argument('<address>', 'where they get mail')
    .option(
      '--name <name>',
      'one word is greeted, as in “Good morning, Ada.”; a full name stands in the To line alone',
    )
    .option('--zone <zone>', 'where they read, such as America/Toronto')
    .option('--edition <id...>', 'editions; all of them by default')
    .option('--author <name...>', 'authors to follow')
    .option('--topic <name...>', 'topics to follow')
    .action((address: string, options: AddOptions) =>
      act(async (app, { terminal }) => {
        const editions = options.edition ?? app.newsroom.editions.map(({ id }) => id);
        checkEditions(app, editions);
        const zone = options.zone === undefined ? null : checkZone(options.zone);
        const outcome = await addSubscriber(rules(app), {
          address,
          name: options.name ?? '',
          zone,
          editions,
          follows: [
            ...(options.author ?? []).map((label) => ({ kind: 'author' as const, label })),
            ...(options.topic ?? []).map((label) => ({ kind: 'topic' as const, label })),
          ],
        });
        terminal.say(
          outcome.outcome === 'refused' ? `${address}: ${outcome.reason}` : `${address}: ${outcome.outcome}`,
        );
        return outcome.outcome === 'refused' ? ExitCode.failure : ExitCode.ok;
      }),
    );
};

interface ListOptions {
  edition?: string;
  search?: string;
  suppressed?: boolean;
  json?: boolean;
}

const addList: AddToGroup = (group, act) => {
  group
    .command('list')
    .description(
      'List subscribers with their editions, follows and time zone, and whether they are suppressed.',
    )
    .addHelpText(
      'before',
      examples(
        'subscribers list --edition evening',
        'subscribers list --search example.org --json',
        'subscribers list --suppressed',
      ),
    )
    .option('--edition <id>', 'only those subscribed to it')
    .option('--search <text>', 'part of the address or name')
    .option('--suppressed', 'only addresses that are never mailed')
    .addOption(jsonOption())
    .action((options: ListOptions) =>
      act(async (app, { terminal }) => {
        if (options.edition !== undefined) checkEditions(app, [options.edition]);
        const filter: SubscriberFilter = {
          ...(options.edition && { edition: options.edition, state: 'active' as const }),
          ...(options.search && { search: options.search }),
          ...(options.suppressed && { suppressed: true }),
        };
        const all: Subscriber[] = [];
        const found = (afterId: number) => app.effects.subscribers.list(filter, { afterId, limit: PAGE });
        for await (const page of pagesOf(found)) {
          if (options.json) all.push(...page);
          else await printPage(app, page, terminal);
        }
        if (options.json) terminal.printJson({ subscribers: all });
        terminal.say(countOf(await app.effects.subscribers.count(filter), 'subscriber'));
        return ExitCode.ok;
      }),
    );
};

async function printPage({ effects }: App, page: Subscriber[], terminal: Terminal): Promise<void> {
  const suppressions = await effects.subscribers.suppressions(page.map((each) => each.canonicalAddress));
  const reasons = new Map(suppressions.map(({ canonicalAddress, reason }) => [canonicalAddress, reason]));
  for (const each of page) terminal.print(lineOf(each, reasons.get(each.canonicalAddress)));
}

function lineOf(
  { id, address, name, subscriptions, follows, zone }: Subscriber,
  suppressed?: SuppressionReason,
): string {
  const editions = subscriptions.map(({ edition, state }) =>
    state === 'active' ? edition : `${edition} (${state})`,
  );
  const followed = follows.map(({ kind, label }) => `${kind} ${label}`);
  const cells = [id, address, name, editions.join(', '), followed.join(', '), zone ?? ''];
  return (suppressed ? [...cells, `suppressed (${inWords(suppressed)})`] : cells).join('\t');
}
