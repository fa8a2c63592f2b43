import type { App } from '../../app/app.ts';
import type { Issue } from '../../issues/issue.ts';
import type { LinkCheck } from '../../jobs/draft/check-links.ts';
import { ExitCode } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { type AddVerb, type CliContext, examples, jsonOption, withApp } from '../verb.ts';
import { sayFindings } from './say-findings.ts';

export const addLint: AddVerb = (program, act) => {
  program
    .command('lint')
    .description(
      'Check an issue as the linter does before an approval. Exit code 3 when it finds an error, 75 when --links was stopped before it had asked for them all.',
    )
    .addHelpText('before', examples('lint morning', 'lint morning --links', 'lint evening/2026-11-23 --json'))
    .argument('<issue>', ISSUE_HELP)
    .option('--links', 'also fetch each linked page once, and name those that cannot be reached')
    .addOption(jsonOption())
    .action((named: string, options: { json?: boolean; links?: boolean }) =>
      act((context) =>
        withApp(context, async (app) => {
          const issue = await resolveIssue(app, named, 'lint');
          const { id } = issue;
          const checked = options.links ? await checkLinks(app, issue, context) : null;
          const findings = [...(await app.issues.lint(id)), ...(checked?.findings ?? [])];
          const links = checked && { found: checked.links, asked: checked.asked };
          if (options.json) context.terminal.printJson({ id, findings, ...(links && { links }) });
          else sayFindings(context.terminal, findings, issue.content);
          if (checked?.stopped) return ExitCode.tryAgain;
          return findings.some(({ level }) => level === 'error') ? ExitCode.lintFailed : ExitCode.ok;
        }),
      ),
    );
};

async function checkLinks(
  app: App,
  issue: Issue,
  { terminal, signal }: CliContext,
): Promise<LinkCheck & { stopped: boolean }> {
  const bar = terminal.progress('links');
  const checked = await app.jobs.checkLinks(issue, { signal, done: bar.update });
  const { findings, links, asked } = checked;
  const dead = `${countOf(findings.length, 'link')} could not be opened.`;
  const missing = `${countOf(links - asked, 'link')} of ${links} ${links - asked === 1 ? 'was' : 'were'} not checked.`;
  const stopped = signal.aborted && asked < links;
  bar.done(`${stopped ? 'Stopped. ' : ''}${dead}${asked < links ? ` ${missing}` : ''}`);
  return { ...checked, stopped };
}
