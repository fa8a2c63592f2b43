import { Argument, InvalidArgumentError, Option } from 'commander';
import type { App } from '../../app/app.ts';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import { type Asking, mayAsk } from '../confirmed.ts';
import { operator } from '../operator.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { type AddVerb, type CliContext, examples, withApp } from '../verb.ts';
import { everyDoubt } from './every-doubt.ts';
import { resolveByLog } from './resolve-log.ts';

const DECISIONS = { resend: 'resend', accept: 'accept', 'write-off': 'write_off' } as const;

interface Options extends Asking {
  as?: keyof typeof DECISIONS;
  all?: boolean;
  log?: string;
  dryRun?: boolean;
}

export const addResolve: AddVerb = (program, act) => {
  mayAsk(program.command('resolve'))
    .description('Decide about deliveries in doubt: the server may or may not have taken them.')
    .addHelpText(
      'before',
      examples(
        'resolve morning/2026-11-23 --log /var/log/mail.log',
        'resolve morning/2026-11-23 17 --as accept',
        'resolve morning/2026-11-23 17 18 --as resend',
        'resolve morning/2026-11-23 --all --as write-off',
      ),
    )
    .argument('<issue>', ISSUE_HELP)
    .addArgument(new Argument('[delivery...]', 'numbers from “twofold status ISSUE”').argParser(toNumbers))
    .addOption(
      new Option('--as <decision>', 'resend the same bytes, take it as accepted, or write it off').choices(
        Object.keys(DECISIONS),
      ),
    )
    .option('--all', 'every delivery of the issue that is in doubt')
    .option(
      '--log <file>',
      'read the mail server’s log (postfix, Exim, sendmail or another’s; .gz too) for their Message-IDs and decide what it proves; the rest stays in doubt. After a restore it also finds what went out and the restored database would send again',
    )
    .option(
      '--dry-run',
      'with --log: say what it would decide, and decide nothing; exit code 1 only where the log shows that the issue went out before',
    )
    .action((named: string, deliveries: number[] | undefined, options: Options) =>
      act((context) => withApp(context, (app) => resolve(app, named, deliveries ?? [], options, context))),
    );
};

async function resolve(
  app: App,
  named: string,
  deliveries: number[],
  options: Options,
  context: CliContext,
): Promise<ExitCode> {
  const { as, all = false, log } = options;
  const issue = await resolveIssue(app, named, 'resolve');
  if (log !== undefined) {
    if (as !== undefined || all || deliveries.length > 0) throw eitherOr();
    return resolveByLog(app, issue, log, options, context);
  }
  if (as === undefined || all === deliveries.length > 0) throw eitherOr();
  const chosen = all ? everyDoubt(app, issue.id) : deliveries.map((id) => ({ id }));
  return decide(app, issue.id, chosen, as, context);
}

function eitherOr(): OperatorError {
  return new OperatorError('Name deliveries, or --all, and a decision with --as; or a log with --log.', {
    hint: '“twofold status ISSUE” lists what is in doubt; “twofold resolve --help” has examples.',
    exitCode: ExitCode.usage,
  });
}

async function decide(
  app: App,
  id: string,
  deliveries: Iterable<{ id: number }> | AsyncIterable<{ id: number }>,
  decision: keyof typeof DECISIONS,
  { terminal }: CliContext,
): Promise<ExitCode> {
  let failed = false;
  let done = 0;
  for await (const { id: delivery } of deliveries) {
    const outcome = await app.issues.resolve(id, delivery, DECISIONS[decision], operator());
    terminal.say(`${delivery}: ${outcome.outcome === 'refused' ? outcome.reason : decision}`);
    failed ||= outcome.outcome !== 'done';
    done++;
  }
  if (done === 0) terminal.say(`Nothing of ${id} is in doubt.`);
  return failed ? ExitCode.failure : ExitCode.ok;
}

function toNumbers(value: string, earlier: number[] | undefined): number[] {
  if (!/^\d{1,15}$/.test(value))
    throw new InvalidArgumentError('A delivery is named by its number: “twofold status ISSUE” lists them.');
  return [...(earlier ?? []), Number(value)];
}
