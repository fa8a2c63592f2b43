import { didYouMean } from '../../config/read-newsroom-suggest.ts';
import { ExitCode, OperatorError, whyUnreadable } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import { readBounded } from '../../lib/read-bounded.ts';
import { exportSubscribers } from '../../subscribers/export-subscribers.ts';
import { importSubscribers } from '../../subscribers/import-subscribers.ts';
import { COLUMNS, unreadColumns } from '../../subscribers/read-csv-rows.ts';
import type { Terminal } from '../terminal.ts';
import { examples, jsonOption } from '../verb.ts';
import { takes } from '../watch-output.ts';
import { type AddToGroup, checkEditions, rules } from './rules.ts';

export const addImport: AddToGroup = (group, act) => {
  group
    .command('import')
    .description(
      'Import a CSV file with the columns email, name, zone, editions, authors, topics. Twice changes nothing more.',
    )
    .addHelpText(
      'before',
      examples(
        'subscribers import list.csv --edition morning --dry-run',
        'subscribers import list.csv --edition morning',
        'subscribers import - < list.csv',
      ),
    )
    .argument('<file>', 'a CSV file, or - for standard input')
    .option('--edition <id...>', 'for rows that name none')
    .option('--dry-run', 'say what would change and write nothing')
    .addOption(jsonOption())
    .action((file: string, options: { edition?: string[]; dryRun?: boolean; json?: boolean }) =>
      act(async (app, { terminal }) => {
        const { edition: defaultEditions = [] } = options;
        checkEditions(app, defaultEditions);
        const bar = terminal.progress('importing');
        const csv = await readInput(file);
        const lines = csv.split('\n').length - 1;
        const { store, ...rest } = rules(app);
        let ownEditions = 0;
        const report = await importSubscribers(store, csv, {
          now: app.clock.now(),
          wordingOf: rest.wordingOf,
          source: `import of ${file === '-' ? 'standard input' : file}`,
          editions: app.newsroom.editions.map(({ id }) => id),
          defaultEditions,
          dryRun: options.dryRun === true,
          onProgress: (rows) => bar.update(rows, Math.max(rows, lines)),
          onOwnEditions: () => {
            ownEditions += 1;
          },
        });
        const { added, updated, unchanged, problems } = report;
        bar.done(
          `${options.dryRun ? 'would be ' : ''}${added} added, ${updated} updated, ${unchanged} unchanged, ${problems.length} left out`,
        );
        if (defaultEditions.length > 0 && ownEditions > 0)
          sayOwnEditions(ownEditions, defaultEditions, terminal);
        sayUnread(file, csv, terminal);
        if (options.json) terminal.printJson(report);
        else for (const { line, reason } of problems) terminal.print(`${file}:${line}\t${reason}`);
        return problems.length > 0 ? ExitCode.failure : ExitCode.ok;
      }),
    );
};

function sayOwnEditions(rows: number, editions: string[], terminal: Terminal): void {
  terminal.warn(
    `${countOf(rows, 'row names its', 'rows name their')} own editions in the file, which count; --edition ${editions.join(' ')} is for rows that name none.`,
  );
}

function sayUnread(file: string, csv: string, terminal: Terminal): void {
  for (const name of unreadColumns(csv))
    terminal.warn(`${file}: the column “${name}” is not read.${didYouMean(name, COLUMNS)}`);
}

export const addExport: AddToGroup = (group, act) => {
  group
    .command('export')
    .description('Print subscribers as CSV, in the form that import reads.')
    .addHelpText(
      'before',
      examples('subscribers export > all.csv', 'subscribers export --edition morning > morning.csv'),
    )
    .option('--edition <id>', 'only its subscribers')
    .action((options: { edition?: string }) =>
      act(async (app) => {
        if (options.edition !== undefined) checkEditions(app, [options.edition]);
        const filter = options.edition ? { edition: options.edition, state: 'active' as const } : {};
        for await (const piece of exportSubscribers(app.effects.subscribers, filter)) {
          if (!(await takes(process.stdout, piece))) break;
        }
        return ExitCode.ok;
      }),
    );
};

async function readInput(file: string): Promise<string> {
  return inUtf8(file, await readOctets(file));
}

/** A few million readers; no text may be much longer. */
const MOST_MB = 500;

async function readOctets(file: string): Promise<Buffer> {
  try {
    // Not by its name: what another account has opened, this one may not open anew.
    return await readBounded(file === '-' ? process.stdin : file, MOST_MB);
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read: ${whyUnreadable(cause)}.`, {
      exitCode: ExitCode.usage,
      cause,
    });
  }
}

function inUtf8(file: string, octets: Buffer): string {
  const text = octets.toString('utf8');
  const lineWithFault = text.split('\n').findIndex((line) => /[\uFFFD\0]/.test(line));
  if (lineWithFault < 0) return text;
  throw new OperatorError(`${file}:${lineWithFault + 1} is not in UTF-8: names would be damaged.`, {
    hint: 'Save the list again as “CSV UTF-8”; iconv -f WINDOWS-1252 -t UTF-8 turns what older programs wrote.',
    exitCode: ExitCode.usage,
  });
}
