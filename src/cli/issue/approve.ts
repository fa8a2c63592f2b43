import { ExitCode } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import { operator } from '../operator.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { type AddVerb, examples, withApp } from '../verb.ts';
import { sayFindings } from './say-findings.ts';
import { sayForgotten } from './say-forgotten.ts';

export const addApprove: AddVerb = (program, act) => {
  program
    .command('approve')
    .description('Approve an issue’s content as it stands; any later edit voids it.')
    .addHelpText('before', examples('approve morning', 'approve evening/2026-11-23 --hash 3f2a…'))
    .argument('<issue>', ISSUE_HELP)
    .option(
      '--hash <hash>',
      'approve only if the content still has this hash (“contentHash” of “status ISSUE --json”)',
    )
    .option(
      '--not-sent',
      'subscribers do not have it: needed where a restored database may have forgotten that it was sent',
    )
    .action((named: string, { hash, notSent = false }: { hash?: string; notSent?: boolean }) =>
      act((context) =>
        withApp(context, async (app) => {
          const { terminal } = context;
          const issue = await resolveIssue(app, named, 'approve');
          const outcome = await app.issues.approve(issue.id, hash ?? issue.contentHash, operator(), {
            notSent,
          });
          switch (outcome.outcome) {
            case 'approved':
              terminal.say(
                `${issue.id} is approved (${countOf(issue.content.stories.length, 'story', 'stories')}, ${issue.contentHash.slice(0, 12)}).`,
              );
              return ExitCode.ok;
            case 'lint_failed':
              sayFindings(terminal, outcome.findings, issue.content);
              return ExitCode.lintFailed;
            case 'changed':
              terminal.say(`${issue.id} has changed; its hash is now ${outcome.current.contentHash}.`);
              return ExitCode.failure;
            case 'perhaps_sent':
              sayForgotten(terminal, issue.id);
              return ExitCode.failure;
            case 'refused':
              terminal.say(outcome.reason);
              return ExitCode.failure;
            case 'not_found':
              return ExitCode.usage;
          }
        }),
      ),
    );
};
