import { ExitCode } from '../lib/errors.ts';
import { sayAddresses, stayUp } from './stay-up.ts';
import { type AddVerb, examples } from './verb.ts';

export const addServe: AddVerb = (program, act) => {
  program
    .command('serve')
    .description('Run the web server (pages, desk, archive) and the scheduler until stopped.')
    .addHelpText('before', examples('serve', 'serve --no-schedule   # when cron runs “twofold run”'))
    .option('--no-schedule', 'serve pages only')
    .action(({ schedule }: { schedule: boolean }) =>
      act(async (context) => {
        await using app = await context.openServer();
        sayAddresses(app, context);
        await stayUp(app, context, schedule);
        return ExitCode.ok;
      }),
    );
};
