import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { createTerminal } from '../../src/cli/terminal.ts';
import { ExitCode } from '../../src/lib/errors.ts';
import { postgresBinaries } from '../../test/support/postgres.ts';
import { soakWorkers, type WorkersSoakOptions } from '../workers/soak-workers.ts';
import { runMatrix } from './matrix/run-matrix.ts';
import { runSoak, type SoakOptions } from './random/run-soak.ts';
import type { SoakOutcome } from './soak-outcome.ts';

/** `npm run soak`: a table for a person; with --json one object on standard output. Fails when the promise was broken. */
const terminal = createTerminal(process);
const program = new Command('npm run soak --')
  .description(
    'Sends an invented issue to a receiving server of its own while sending processes are killed and stopped, ' +
      'then holds the delivery ledger against that server’s log. On 127.0.0.1 only; ends by itself.',
  )
  .exitOverride()
  .enablePositionalOptions()
  .option('--recipients <n>', 'frozen recipients', wholeNumber, 100_000)
  .option('--kills <n>', 'SIGKILLs at random moments, spread over the issue', wholeNumber, 1_000)
  .option('--terms <n>', 'SIGTERMs besides', wholeNumber, 40)
  .option('--stops <n>', 'SIGSTOPs past the lease besides', wholeNumber, 20)
  .option('--connections <n>', 'open connections of a sender', wholeNumber, 20)
  .option('--trouble <times>', 'how much trouble the server makes: 1 as usual, 0 none', Number, 1)
  .option('--seed <n>', 'another seed, other trouble', wholeNumber, 1)
  .option('--minutes <n>', 'no more kills after this; the rest is sent in peace', wholeNumber, 60)
  .option('--keep', 'leave database and log behind, and say where')
  .option('--json', 'print the figures as one JSON object')
  .addHelpText('after', examples())
  .action(async (options: SoakFlags) => end(await runSoak(options, terminal), options.json));

program
  .command('matrix')
  .description('every edge of the ledger × SIGKILL, SIGTERM, SIGSTOP × every server: one small issue a row')
  .option('--only <text>', 'rows whose name has this in it', '')
  .option('--few', 'the fixed part that runs with the tests')
  .option('--jobs <n>', 'rows at a time', wholeNumber, 4)
  .option('--minutes <n>', 'no new rows after this', wholeNumber, 120)
  .option('--json', 'print the figures as one JSON object')
  .action(async (options: MatrixFlags) => end(await runMatrix(options, terminal), jsonOf(options)));

program
  .command('workers')
  .description(
    '“twofold worker” processes share one issue’s send on a Postgres of its own (Debian’s programs), while they are ' +
      'killed, stopped past the lease, terminated and started again',
  )
  .option('--workers <n>', 'processes, each with a data folder of its own', wholeNumber, 4)
  .option('--recipients <n>', 'frozen recipients', wholeNumber, 200_000)
  .option('--kills <n>', 'SIGKILLs, spread over the issue', wholeNumber, 100)
  .option('--stops <n>', 'SIGSTOPs past the lease besides', wholeNumber, 20)
  .option('--terms <n>', 'SIGTERMs besides', wholeNumber, 20)
  .option('--connections <n>', 'open connections of a worker', wholeNumber, 10)
  .option(
    '--reply-seconds <n>',
    'how long a worker waits for a reply; its lease is three times that',
    wholeNumber,
    5,
  )
  .option('--trouble <times>', 'how much trouble the server makes: 1 as usual, 0 none', Number, 0)
  .option('--seed <n>', 'another seed, other trouble', wholeNumber, 1)
  .option('--minutes <n>', 'given up after this', wholeNumber, 60)
  .option('--json', 'print the figures as one JSON object')
  .action(async (options: WorkersFlags) =>
    end(await soakWorkers({ ...options, binaries: await debianPostgres() }, terminal), jsonOf(options)),
  );

interface SoakFlags extends SoakOptions {
  json?: true;
}

interface MatrixFlags {
  only: string;
  few?: true;
  jobs: number;
  minutes: number;
  json?: true;
}

type WorkersFlags = Omit<WorkersSoakOptions, 'binaries'> & { json?: true };

/** Before the kind or after it. */
function jsonOf({ json }: { json?: true }): true | undefined {
  return json ?? program.opts<SoakFlags>().json;
}

async function debianPostgres(): Promise<string> {
  const binaries = await postgresBinaries();
  if (binaries !== null) return binaries;
  terminal.say('PostgreSQL is not installed: apt-get install postgresql');
  return process.exit(ExitCode.usage);
}

function examples(): string {
  return `
Examples:
  npm run soak -- --recipients 5000 --kills 50
  npm run soak -- --json > soak.json
  npm run soak -- matrix --only "SIGSTOP marked"
  npm run soak -- workers --recipients 5000 --kills 20`;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('Not a whole number.');
  return number;
}

function end({ lines, figures, violations }: SoakOutcome, json: true | undefined): void {
  if (json) process.stdout.write(`${JSON.stringify({ ...figures, violations })}\n`);
  else for (const line of lines) terminal.print(line);
  for (const violation of violations) terminal.say(terminal.colour('red', `broken: ${violation}`));
  process.exitCode = violations.length > 0 ? ExitCode.failure : ExitCode.ok;
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
}
