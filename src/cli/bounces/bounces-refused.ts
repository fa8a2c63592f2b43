import type { Command } from 'commander';
import type { App } from '../../app/app.ts';
import { ExitCode } from '../../lib/errors.ts';
import { countOf, inWords } from '../../lib/in-words.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { type CliContext, examples, type Run, withApp } from '../verb.ts';

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
    .action((named: string, { dryRun = false }: { dryRun?: boolean }) =>
      act((context) =>
        withApp(context, async (app) => {
          const { id } = await resolveIssue(app, named);
          return dryRun ? listThem(app, id, context) : suppressThem(app, id, context);
        }),
      ),
    );
}

async function listThem(app: App, id: string, { terminal }: CliContext): Promise<ExitCode> {
  let count = 0;
  for await (const page of app.jobs.refusedForGood(id))
    for (const { address, code, enhanced, detail } of page) {
      terminal.print(`${address}\t${[code, enhanced, detail].filter(Boolean).join(' ')}`);
      count++;
    }
  terminal.say(count === 0 ? none(id) : `${countOf(count, 'address', 'addresses')}; nobody was suppressed.`);
  return ExitCode.ok;
}

async function suppressThem(app: App, id: string, { terminal }: CliContext): Promise<ExitCode> {
  let [asked, count] = [0, 0];
  for await (const page of app.jobs.believeRefusals(id))
    for (const { canonicalAddress, outcome, why } of page) {
      terminal.say(
        `${canonicalAddress}: ${outcome === 'suppressed' ? outcome : `not suppressed, ${inWords(why ?? outcome)}`}`,
      );
      asked++;
      if (outcome === 'suppressed') count++;
    }
  terminal.say(asked === 0 ? none(id) : `${countOf(count, 'address', 'addresses')} suppressed.`);
  return ExitCode.ok;
}

function none(id: string): string {
  return `${id}: nobody who was refused for good is still mailed.`;
}
