import { hostname } from 'node:os';
import { InvalidArgumentError } from 'commander';
import { QUEUES, type QueueName } from '../../config/queues.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import { isPostgres } from '../../store/database.ts';
import { type AddVerb, type CliContext, examples, withApp } from '../verb.ts';
import { stayUp } from './stay-up.ts';

export const addWorker: AddVerb = (program, act) => {
  program
    .command('worker')
    .description(
      'Poll, compose, send and tidy for a newsroom on Postgres, beside any number of other workers on any hosts, until stopped. Each of them also wakes every minute, and one of them hands out what is due.',
    )
    .addHelpText(
      'before',
      examples(
        'worker',
        'worker --only deliver   # as many as sending needs',
        'worker --only news,issue,returns,tidy',
      ),
    )
    .option('--only <kinds>', `jobs to take, of ${QUEUES.join(', ')}; all of them when left out`, readQueues)
    .action(({ only = [...QUEUES] }: { only?: QueueName[] }) => act((context) => work(context, only)));
};

async function work(context: CliContext, queues: QueueName[]): Promise<ExitCode> {
  if (!isPostgres(context.config().databaseUrl)) {
    throw new OperatorError('On SQLite the server does the work itself; a worker is for Postgres.', {
      hint: 'Run “twofold serve”, or set DATABASE_URL=postgres://… on every host.',
      exitCode: ExitCode.usage,
    });
  }
  return withApp(context, async (app) => {
    const { terminal } = context;
    terminal.say(
      `Working for ${app.newsroom.newsroom.name} as ${hostname()}/${process.pid}: ${queues.join(', ')}. Ctrl-C stops it.`,
    );
    await stayUp(app, context, { schedule: true, queues });
    return ExitCode.ok;
  });
}

function readQueues(list: string): QueueName[] {
  const named = list.split(',').map((name) => name.trim());
  const known = QUEUES.filter((name) => named.includes(name));
  if (known.length === new Set(named).size) return known;
  throw new InvalidArgumentError(`Name some of ${QUEUES.join(', ')}, separated by commas.`);
}
