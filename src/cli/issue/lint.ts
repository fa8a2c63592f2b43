import { ExitCode } from '../../lib/errors.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { type AddVerb, examples, jsonOption, withApp } from '../verb.ts';
import { sayFindings } from './say-findings.ts';

export const addLint: AddVerb = (program, act) => {
  program
    .command('lint')
    .description('Check an issue as the linter does before an approval. Exit code 3 when it finds an error.')
    .addHelpText('before', examples('lint morning', 'lint evening/2026-11-23 --json'))
    .argument('<issue>', ISSUE_HELP)
    .addOption(jsonOption())
    .action((named: string, options: { json?: boolean }) =>
      act((context) =>
        withApp(context, async (app) => {
          const { id } = await resolveIssue(app, named);
          const findings = await app.issues.lint(id);
          if (options.json) context.terminal.printJson({ id, findings });
          else sayFindings(context.terminal, findings);
          return findings.some(({ level }) => level === 'error') ? ExitCode.lintFailed : ExitCode.ok;
        }),
      ),
    );
};
