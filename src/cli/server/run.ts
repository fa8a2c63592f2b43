import type { App } from '../../app/app.ts';
import { ExitCode } from '../../lib/errors.ts';
import { type AddVerb, type CliContext, examples, withApp } from '../verb.ts';
import { sayDone } from './say-done.ts';

export const addRun: AddVerb = (program, act) => {
  program
    .command('run')
    .description('Do everything that is due now, once: for cron or a systemd timer in place of “serve”.')
    .addHelpText('before', examples('run', 'run   # every five minutes, from cron'))
    .action(() => act((context) => withApp(context, (app) => runDueWork(app, context))));
};

/** One pass of the scheduler. */
export async function runDueWork(app: App, { terminal, signal }: CliContext): Promise<ExitCode> {
  let waiting = false;
  const done = await app.tick({
    signal,
    onDone: (result) => {
      sayDone(terminal, result);
      waiting ||= result.report?.status === 'waiting' || result.report?.status === 'stopped';
    },
  });
  if (done === null) {
    terminal.say('Another Twofold process is already at work here.');
    return ExitCode.locked;
  }
  if (done.length === 0) terminal.say('Nothing is due.');
  if (done.some(({ failed }) => failed)) return ExitCode.failure;
  return waiting ? ExitCode.tryAgain : ExitCode.ok;
}
