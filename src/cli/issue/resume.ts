import { stateInWords } from '../../issues/state-in-words.ts';
import { ExitCode } from '../../lib/errors.ts';
import { operator } from '../operator.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { type AddVerb, examples, withApp } from '../verb.ts';
import { deliverIssue } from './deliver-issue.ts';
import { sayOver } from './say-over.ts';

export const addResume: AddVerb = (program, act) => {
  program
    .command('resume')
    .description(
      'Go on with an issue that was paused or interrupted. Nothing that may have been accepted is sent again.',
    )
    .addHelpText('before', examples('resume morning', 'resume evening/2026-11-23'))
    .argument('<issue>', ISSUE_HELP)
    .action((named: string) =>
      act((context) =>
        withApp(context, async (app) => {
          const issue = await resolveIssue(app, named, 'resume');
          const over = sayOver(app, issue, context.terminal);
          if (over !== null) return over;
          const restored = await app.jobs.restoreProblem();
          if (restored) throw restored;
          if (issue.state === 'paused') await app.issues.resume(issue.id, operator());
          else if (issue.state !== 'sending') {
            context.terminal.say(`${issue.id} is ${stateInWords(issue.state)}; there is nothing to resume.`);
            return ExitCode.failure;
          } else await app.effects.relays?.retry();
          return deliverIssue(app, issue.id, context);
        }),
      ),
    );
};
