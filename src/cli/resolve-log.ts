import type { App } from '../app.ts';
import { ExitCode } from '../lib/errors.ts';
import { countOf } from '../lib/in-words.ts';
import { confirmed } from './confirmed.ts';
import { operator } from './operator.ts';
import type { CliContext } from './verb.ts';

interface Plan {
  sure: { id: number; decision: 'accept' | 'resend' }[];
  unsure: number;
  unknown: number;
}

/** Shows what a mail server's log proves about each delivery in doubt, asks, and decides so. */
export async function resolveByLog(
  app: App,
  issueId: string,
  path: string,
  { dryRun, input }: { dryRun?: boolean; input: boolean },
  context: CliContext,
): Promise<ExitCode> {
  const { terminal } = context;
  const plan = await showPlan(app, issueId, path, context);
  const total = plan.sure.length + plan.unsure + plan.unknown;
  if (total === 0) {
    terminal.say(`Nothing of ${issueId} is in doubt.`);
    return ExitCode.ok;
  }
  const accepted = plan.sure.filter(({ decision }) => decision === 'accept').length;
  terminal.say(
    `Of ${total} in doubt the log shows ${accepted} taken and ${plan.sure.length - accepted} turned away; ` +
      `${countOf(plan.unsure + plan.unknown, 'stays', 'stay')} in doubt (${plan.unsure} undecided, ${plan.unknown} not in this log).`,
  );
  if (dryRun || plan.sure.length === 0) return left(plan);
  if (input && !(await confirmed('Decide so? [y/N] ', context))) {
    terminal.say('Nothing was decided.');
    return ExitCode.failure;
  }
  for (const { id, decision } of plan.sure) {
    const outcome = await app.issues.resolve(issueId, id, decision, operator());
    if (outcome.outcome === 'refused') terminal.say(`${id}: ${outcome.reason}`);
  }
  return left(plan);
}

/** Whoever runs it from a script hears that some are left. */
function left({ unsure, unknown }: Plan): ExitCode {
  return unsure + unknown > 0 ? ExitCode.failure : ExitCode.ok;
}

async function showPlan(app: App, issueId: string, path: string, { terminal }: CliContext): Promise<Plan> {
  const plan: Plan = { sure: [], unsure: 0, unknown: 0 };
  for await (const { delivery, decision, finding } of app.jobs.reconcileLog(issueId, path)) {
    const said = decision ?? 'in doubt';
    terminal.print(
      [
        said,
        delivery.id,
        delivery.address,
        `<${delivery.messageId}>`,
        finding ? `line ${finding.at}: ${finding.line}` : 'not in this log',
      ].join('\t'),
    );
    if (decision !== null) plan.sure.push({ id: delivery.id, decision });
    else if (finding) plan.unsure++;
    else plan.unknown++;
  }
  return plan;
}
