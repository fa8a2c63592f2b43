import type { App } from '../../app/app.ts';
import type { Issue } from '../../issues/issue.ts';
import { ExitCode } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import type { LintFinding } from '../../render/lint/finding.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { type AddVerb, type CliContext, examples, jsonOption, withApp } from '../verb.ts';
import { sayFindings } from './say-findings.ts';

export const addLint: AddVerb = (program, act) => {
  program
    .command('lint')
    .description('Check an issue as the linter does before an approval. Exit code 3 when it finds an error.')
    .addHelpText('before', examples('lint morning', 'lint morning --links', 'lint evening/2026-11-23 --json'))
    .argument('<issue>', ISSUE_HELP)
    .option('--links', 'also ask for each linked page, once, and name those that cannot be had')
    .addOption(jsonOption())
    .action((named: string, options: { json?: boolean; links?: boolean }) =>
      act((context) =>
        withApp(context, async (app) => {
          const issue = await resolveIssue(app, named);
          const { id } = issue;
          const dead = options.links ? await deadLinks(app, issue, context) : [];
          const findings = [...(await app.issues.lint(id)), ...dead];
          if (options.json) context.terminal.printJson({ id, findings });
          else sayFindings(context.terminal, findings);
          return findings.some(({ level }) => level === 'error') ? ExitCode.lintFailed : ExitCode.ok;
        }),
      ),
    );
};

async function deadLinks(app: App, issue: Issue, { terminal, signal }: CliContext): Promise<LintFinding[]> {
  const bar = terminal.progress('links');
  const dead = await app.jobs.checkLinks(issue, { signal, done: bar.update });
  bar.done(signal.aborted ? 'The links were not all asked for.' : `${countOf(dead.length, 'dead link')}.`);
  return dead;
}
