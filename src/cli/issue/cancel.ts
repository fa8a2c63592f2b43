import type { App } from '../../app/app.ts';
import type { Issue } from '../../issues/issue.ts';
import { stateInWords } from '../../issues/state-in-words.ts';
import { mayMove } from '../../issues/transitions.ts';
import { ExitCode } from '../../lib/errors.ts';
import { countsInWords } from '../../lib/in-words.ts';
import { type Asking, confirmed, mayAsk } from '../confirmed.ts';
import { operator } from '../operator.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { type AddVerb, type CliContext, examples, withApp } from '../verb.ts';

export const addCancel: AddVerb = (program, act) => {
  mayAsk(program.command('cancel'))
    .description(
      'Cancel an issue: nobody gets it from then on. What was handed over already cannot be called back.',
    )
    .addHelpText('before', examples('cancel morning', 'cancel evening/2026-11-23 --yes'))
    .argument('<issue>', ISSUE_HELP)
    .action((named: string, options: Asking) =>
      act((context) =>
        withApp(context, async (app) =>
          cancel(app, await resolveIssue(app, named, 'cancel'), options, context),
        ),
      ),
    );
};

async function cancel(app: App, issue: Issue, asking: Asking, context: CliContext): Promise<ExitCode> {
  const { terminal } = context;
  const counts = countsInWords(await app.effects.ledger.counts(issue.id));
  terminal.say(`${issue.id} is ${stateInWords(issue.state)}${counts ? `: ${counts}` : ''}.`);
  if (issue.state === 'cancelled') return ExitCode.ok;
  if (!mayMove(issue.state, 'cancelled')) {
    terminal.say('An issue that is finished cannot be cancelled; no more of it will be sent.');
    return ExitCode.failure;
  }
  if (!(await confirmed('Cancel it for good? [y/N] ', asking, context))) {
    terminal.say('Nothing was cancelled.');
    return ExitCode.failure;
  }
  const moved = await app.issues.cancel(issue.id, operator());
  if (moved.outcome === 'refused') terminal.say(moved.reason);
  if (moved.outcome !== 'done') return ExitCode.failure;
  terminal.say(`${issue.id} is cancelled; nobody gets it from now on.`);
  return ExitCode.ok;
}
