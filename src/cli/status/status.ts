import type { App } from '../../app/app.ts';
import { ExitCode } from '../../lib/errors.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { saySample } from '../say-sample.ts';
import type { Terminal } from '../terminal.ts';
import { type AddVerb, examples, jsonOption, withApp } from '../verb.ts';
import { issueAsJson, printIssue } from './issue-status.ts';
import { overviewAsJson, printOverview, readOverview } from './overview-status.ts';

export const addStatus: AddVerb = (program, act) => {
  program
    .command('status')
    .description(
      'Show issues, deliveries and feeds; of one issue, also its deliveries deferred, in doubt and rejected, and what came back, by name.',
    )
    .addHelpText('before', examples('status', 'status morning/2026-11-23', 'status --json'))
    .argument('[issue]', ISSUE_HELP)
    .addOption(jsonOption())
    .action((named: string | undefined, { json = false }: { json?: boolean }) =>
      act((context) =>
        withApp(context, (app) =>
          named === undefined
            ? overview(app, context.terminal, json)
            : one(app, named, context.terminal, json),
        ),
      ),
    );
};

async function overview(app: App, terminal: Terminal, json: boolean): Promise<ExitCode> {
  const read = await readOverview(app);
  if (json) terminal.printJson(overviewAsJson(read));
  else {
    saySample(app, terminal);
    printOverview(app, read, terminal);
  }
  return ExitCode.ok;
}

async function one(app: App, named: string, terminal: Terminal, json: boolean): Promise<ExitCode> {
  const issue = await resolveIssue(app, named, 'status');
  if (json) terminal.printJson(await issueAsJson(app, issue));
  else await printIssue(app, issue, terminal);
  return ExitCode.ok;
}
