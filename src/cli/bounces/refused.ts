import type { Command } from 'commander';
import type { App } from '../../app/app.ts';
import { ExitCode } from '../../lib/errors.ts';
import { countOf, inWords } from '../../lib/in-words.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { asJson, type CliContext, examples, jsonOption, type Run, withApp } from '../verb.ts';

/** What an issue's mail servers refused for good, where there was too much of it to be believed without a person. */
export function addRefused(group: Command, act: (run: Run) => void): void {
  group
    .command('refused')
    .description(
      'Suppress every address that was refused for good (550 5.1.1) when the issue was handed over, however many.',
    )
    .addHelpText(
      'before',
      examples('bounces refused morning/2026-11-23 --dry-run', 'bounces refused morning/2026-11-23'),
    )
    .argument('<issue>', ISSUE_HELP)
    .option('--dry-run', 'list them with what the server said, and suppress nobody')
    .addOption(jsonOption())
    .action((named: string, { dryRun = false }: { dryRun?: boolean }, command: Command) =>
      act((context) =>
        withApp(context, async (app) => {
          const { id } = await resolveIssue(app, named, 'bounces refused');
          const asked = { id, json: asJson(command) };
          return dryRun ? listThem(app, asked, context) : suppressThem(app, asked, context);
        }),
      ),
    );
}

interface Asked {
  id: string;
  json: boolean;
}

async function listThem(app: App, { id, json }: Asked, { terminal }: CliContext): Promise<ExitCode> {
  let count = 0;
  const refused: { address: string | null; said: string }[] = [];
  for await (const page of app.jobs.refusedForGood(id))
    for (const { address, code, enhanced, detail } of page) {
      const said = [code, enhanced, detail].filter(Boolean).join(' ');
      if (json) refused.push({ address, said });
      else terminal.print(`${address}\t${said}`);
      count++;
    }
  if (json) terminal.printJson({ id, refused });
  else
    terminal.say(
      count === 0 ? none(id) : `${countOf(count, 'address', 'addresses')}; nobody was suppressed.`,
    );
  return ExitCode.ok;
}

async function suppressThem(app: App, { id, json }: Asked, { terminal }: CliContext): Promise<ExitCode> {
  let [asked, count] = [0, 0];
  const refused: { address: string | null; outcome: string; why: string | null }[] = [];
  for await (const page of app.jobs.believeRefusals(id))
    for (const { canonicalAddress, outcome, why } of page) {
      if (json) refused.push({ address: canonicalAddress, outcome, why });
      else
        terminal.say(
          `${canonicalAddress}: ${outcome === 'suppressed' ? outcome : `not suppressed, ${inWords(why ?? outcome)}`}`,
        );
      asked++;
      if (outcome === 'suppressed') count++;
    }
  if (json) terminal.printJson({ id, refused });
  else terminal.say(asked === 0 ? none(id) : `${countOf(count, 'address', 'addresses')} suppressed.`);
  return ExitCode.ok;
}

function none(id: string): string {
  return `${id}: nobody who was refused for good is still mailed.`;
}
