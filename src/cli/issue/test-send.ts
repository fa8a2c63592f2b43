import type { App } from '../../app/app.ts';
import { ExitCode } from '../../lib/errors.ts';
import { inWords } from '../../lib/in-words.ts';
import type { TestSendResult } from '../../web/desk/desk-deps.ts';
import { operator } from '../operator.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { type AddVerb, examples, jsonOption, withApp } from '../verb.ts';
import { hasServer, whereToLook } from './mail-server.ts';

export const addTestSend: AddVerb = (program, act) => {
  program
    .command('test-send')
    .description(
      'Mail an issue as it stands to a few addresses. Changes no state. Exit code 75 if the server may take it later.',
    )
    .addHelpText(
      'before',
      examples(
        'test-send morning --to you@example.org',
        'test-send evening --to a@example.org b@example.org',
      ),
    )
    .argument('<issue>', ISSUE_HELP)
    .requiredOption('--to <address...>', 'up to ten addresses')
    .addOption(jsonOption())
    .action((named: string, options: { to: string[]; json?: boolean }) =>
      act((context) =>
        withApp(context, async (app) => {
          const { id } = await resolveIssue(app, named, 'test-send');
          const results = await app.issues.testSend(id, options.to, operator(), context.signal);
          if (options.json) context.terminal.printJson({ id, results });
          else
            for (const { address, outcome, detail } of results)
              context.terminal.print(`${address}\t${inWords(outcome)}${byWhom(app, outcome)}\t${detail}`);
          if (!hasServer(app)) context.terminal.warn(whereToLook(app));
          if (results.some(({ outcome }) => outcome === 'no_answer')) context.terminal.say(NO_ANSWER);
          return exitCodeOf(results);
        }),
      ),
    );
};

/** Accepted is not arrived, and least of all in the dev mailbox. */
function byWhom(app: App, outcome: TestSendResult['outcome']): string {
  if (outcome !== 'accepted') return '';
  return hasServer(app) ? ' by the mail server' : ' by the dev mailbox';
}

const NO_ANSWER =
  'No mail server answered. Check that SMTP_URL, or the relay in the source list, names its host and port, that it runs, and that no firewall stands between.';

function exitCodeOf(results: readonly TestSendResult[]): ExitCode {
  const missing = results.filter(({ outcome }) => outcome !== 'accepted');
  if (missing.length === 0) return ExitCode.ok;
  return missing.every(({ again }) => again) ? ExitCode.tryAgain : ExitCode.failure;
}
