import { QUEUES } from '../../config/queues.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import { isPostgres } from '../../store/database.ts';
import { type AddVerb, type CliContext, examples } from '../verb.ts';
import { sayAddresses, stayUp } from './stay-up.ts';

interface Options {
  schedule: boolean;
  work: boolean;
}

export const addServe: AddVerb = (program, act) => {
  program
    .command('serve')
    .description('Run the web server (pages, desk, archive) and the scheduler until stopped.')
    .addHelpText(
      'before',
      examples(
        'serve',
        'serve --no-schedule   # when cron runs “twofold run”',
        'serve --no-work       # on Postgres, when “twofold worker” does the work',
      ),
    )
    .option('--no-schedule', 'serve pages only')
    .option('--no-work', 'leave polling, composing and sending to workers (Postgres only)')
    .action((options: Options) => act((context) => serve(context, options)));
};

async function serve(context: CliContext, { schedule, work }: Options): Promise<ExitCode> {
  if (!work && !isPostgres(context.config().databaseUrl)) {
    throw new OperatorError('On SQLite there are no workers to leave the work to.', {
      hint: 'Leave out --no-work, or set DATABASE_URL=postgres://… and run “twofold worker”.',
      exitCode: ExitCode.usage,
    });
  }
  await using app = await context.openServer();
  sayAddresses(app, context);
  await stayUp(app, context, { schedule, queues: schedule && work ? QUEUES : [] });
  return ExitCode.ok;
}
