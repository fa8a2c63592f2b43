import { prepareDatabase } from '../app/database.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import { createLog } from '../lib/log.ts';
import { isPostgres, openDatabase } from '../store/database.ts';
import { type AddVerb, examples } from './verb.ts';

export const addMigrate: AddVerb = (program, act) => {
  program
    .command('migrate')
    .description(
      'Bring the database to this version’s schema, on Postgres with its job queue. Every other command does it too.',
    )
    .addHelpText('before', examples('migrate', 'migrate --new-secret   # SECRET was changed, on every host'))
    .option(
      '--new-secret',
      'Postgres: from now on the SECRET of this process is the one all others must have',
    )
    .action((options: { newSecret?: boolean }) =>
      act(async ({ terminal, config }) => {
        const settings = config();
        if (options.newSecret && !isPostgres(settings.databaseUrl))
          throw new OperatorError('On SQLite no SECRET is kept that others must have.', {
            hint: 'Leave out --new-secret: one data folder has one secret.',
            exitCode: ExitCode.usage,
          });
        await using database = await openDatabase(settings.databaseUrl);
        const applied = await prepareDatabase(database, settings, createLog(settings.log), options);
        terminal.say(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
        return ExitCode.ok;
      }),
    );
};
