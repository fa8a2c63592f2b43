import { Argument, Option } from 'commander';
import { ExitCode } from '../lib/errors.ts';
import { operator } from './operator.ts';
import { ISSUE_HELP, resolveIssue } from './resolve-issue.ts';
import { type AddVerb, examples, withApp } from './verb.ts';

const ACTIONS = { resend: 'resend', accept: 'accept', 'write-off': 'write_off' } as const;

export const addResolve: AddVerb = (program, act) => {
  program
    .command('resolve')
    .description('Decide about deliveries in doubt: the server may or may not have taken them.')
    .addHelpText(
      'before',
      examples('resolve morning/2026-11-23 17 --as accept', 'resolve morning/2026-11-23 17 18 --as resend'),
    )
    .argument('<issue>', ISSUE_HELP)
    .addArgument(new Argument('<delivery...>', 'numbers from “twofold status ISSUE”').argParser(toNumbers))
    .addOption(
      new Option('--as <decision>', 'resend the same bytes, take it as accepted, or write it off')
        .choices(Object.keys(ACTIONS))
        .makeOptionMandatory(),
    )
    .action((named: string, deliveries: number[], options: { as: keyof typeof ACTIONS }) =>
      act((context) =>
        withApp(context, async (app) => {
          const { id } = await resolveIssue(app, named);
          let failed = false;
          for (const delivery of deliveries) {
            const outcome = await app.issues.resolve(id, delivery, ACTIONS[options.as], operator());
            context.terminal.say(
              `${delivery}: ${outcome.outcome === 'refused' ? outcome.reason : options.as}`,
            );
            failed ||= outcome.outcome !== 'done';
          }
          return failed ? ExitCode.failure : ExitCode.ok;
        }),
      ),
    );
};

function toNumbers(value: string, earlier: number[] | undefined): number[] {
  return [...(earlier ?? []), Number(value)];
}
