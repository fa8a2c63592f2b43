import { createConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { ExitCode } from '../lib/errors.ts';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { type AddVerb, examples } from './verb.ts';

export const addMigrate: AddVerb = (program, act) => {
  program
    .command('migrate')
    .description('Bring the database to this version’s schema. Every other command does it too.')
    .addHelpText('before', examples('migrate'))
    .action(() =>
      act(async ({ terminal }) => {
        await using database = await openDatabase(createConfig(readEnv()).databaseUrl);
        const applied = await migrate(database);
        terminal.say(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
        return ExitCode.ok;
      }),
    );
};
