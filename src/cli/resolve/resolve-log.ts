import type { App } from '../../app/app.ts';
import type { Issue } from '../../issues/issue.ts';
import { isEditable } from '../../issues/transitions.ts';
import type { Reconciled } from '../../jobs/restore/reconcile-log.ts';
import { ExitCode } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import { type Asking, confirmed } from '../confirmed.ts';
import { operator } from '../operator.ts';
import type { CliContext } from '../verb.ts';

interface Options extends Asking {
  dryRun?: boolean;
}

interface Plan {
  /** Deliveries in doubt, and what the log proves of them. */
  sure: { id: number; decision: 'accept' | 'resend' }[];
  unsure: number;
  unknown: number;
  /** Deliveries that were to be sent yet, and that the log shows as taken. */
  taken: number[];
  /** All others of those. */
  open: number;
  /** Of the others, those that the log names without saying what became of them. */
  openUnsure: number;
}

/** Shows what a mail server's log proves about each delivery in doubt or still to be sent, asks, and decides so. */
export async function resolveByLog(
  app: App,
  issue: Issue,
  path: string,
  options: Options,
  context: CliContext,
): Promise<ExitCode> {
  if (isEditable(issue.state)) return lookFor(app, issue, path, context);
  const { terminal } = context;
  const plan = await showPlan(app, issue, path, context);
  for (const line of inSentences(issue.id, plan)) terminal.say(line);
  const othersKnown =
    plan.open > 0 && plan.taken.length === 0 && (await warnOfOthers(app, issue, path, context));
  if (options.dryRun) {
    terminal.say('A dry run: nothing was decided.');
    return othersKnown ? ExitCode.failure : ExitCode.ok;
  }
  const left = othersKnown ? ExitCode.failure : undecided(plan);
  if (plan.sure.length + plan.taken.length === 0) return left;
  if (!(await confirmed('Decide so? [y/N] ', options, context))) {
    terminal.say('Nothing was decided.');
    return ExitCode.failure;
  }
  for (const { id, decision } of plan.sure) {
    const outcome = await app.issues.resolve(issue.id, id, decision, operator());
    if (outcome.outcome === 'refused') terminal.say(`${id}: ${outcome.reason}`);
  }
  if (plan.taken.length > 0) {
    const accepted = await app.jobs.acceptOpen(issue.id, plan.taken, operator());
    const missed = plan.taken.length - accepted;
    if (missed > 0)
      terminal.say(
        `${countOf(missed, 'delivery was', 'deliveries were')} taken up meanwhile: run this again.`,
      );
  }
  terminal.say('Decided so.');
  return left;
}

/** An issue that was never frozen here may have gone out all the same, if the database was restored. */
async function lookFor(app: App, { id }: Issue, path: string, { terminal }: CliContext): Promise<ExitCode> {
  const found = await app.jobs.countInLog(id, path);
  if (found === 0) {
    terminal.say(`Nothing of ${id} is in doubt: it was not sent, and the log shows no copy of it as taken.`);
    return ExitCode.ok;
  }
  terminal.say(wentOut(id, found));
  return ExitCode.failure;
}

/** It may have been frozen once more after a restore: then its copies have other Message-IDs. True where it has. */
async function warnOfOthers(
  app: App,
  { id }: Issue,
  path: string,
  { terminal }: CliContext,
): Promise<boolean> {
  const { accepted, in_doubt } = await app.effects.ledger.counts(id);
  const others = (await app.jobs.countInLog(id, path)) - accepted - in_doubt;
  if (others > 0) terminal.say(wentOut(id, others));
  return others > 0;
}

function wentOut(id: string, found: number): string {
  return `The log shows ${countOf(found, 'copy', 'copies')} of ${id} taken that this database knows nothing of: it went out before. “twofold cancel ${id}” keeps it from going out again.`;
}

function inSentences(id: string, plan: Plan): string[] {
  const { sure, unsure, unknown, taken, open, openUnsure } = plan;
  const said: string[] = [];
  const doubts = sure.length + unsure + unknown;
  if (doubts > 0) {
    const accepted = sure.filter(({ decision }) => decision === 'accept').length;
    said.push(
      `Of ${doubts} in doubt the log shows ${accepted} taken and ${sure.length - accepted} turned away; ` +
        `${countOf(unsure + unknown, 'stays', 'stay')} in doubt (${unsure} undecided, ${unknown} not in this log).`,
    );
  }
  if (taken.length > 0)
    said.push(
      `Of ${countOf(taken.length + open, 'delivery', 'deliveries')} still to be sent the log shows ${taken.length.toLocaleString('en-GB')} taken; ${countOf(open, 'is', 'are')} to be sent.`,
    );
  else if (open > 0)
    said.push(
      `${countOf(open, 'delivery is', 'deliveries are')} still to be sent: the log shows none of them taken.`,
    );
  if (openUnsure > 0)
    said.push(
      `${countOf(openUnsure, 'of these is', 'of these are')} in the log, which does not say what became of ${openUnsure === 1 ? 'it' : 'them'}: look there before sending goes on.`,
    );
  return said.length > 0 ? said : [`Nothing of ${id} is in doubt.`];
}

/** Whoever runs it from a script hears that some are left undecided. */
function undecided({ unsure, unknown, openUnsure }: Plan): ExitCode {
  return unsure + unknown + openUnsure > 0 ? ExitCode.failure : ExitCode.ok;
}

async function showPlan(app: App, issue: Issue, path: string, { terminal }: CliContext): Promise<Plan> {
  const plan: Plan = { sure: [], unsure: 0, unknown: 0, taken: [], open: 0, openUnsure: 0 };
  for await (const each of app.jobs.reconcileLog(issue, path)) {
    if (note(plan, each)) terminal.print(inCells(each));
  }
  return plan;
}

/** True where it is worth a line: what simply waits for its turn is not. */
function note(plan: Plan, { delivery: { id, state }, decision, finding }: Reconciled): boolean {
  if (state !== 'in_doubt') {
    const unsure = decision === null && finding?.fate === 'unsure';
    if (decision === null) plan.open++;
    else plan.taken.push(id);
    if (unsure) plan.openUnsure++;
    return decision !== null || unsure;
  }
  if (decision !== null) plan.sure.push({ id, decision });
  else if (finding) plan.unsure++;
  else plan.unknown++;
  return true;
}

function inCells({ delivery, decision, finding }: Reconciled): string {
  return [
    decision ?? (delivery.state === 'in_doubt' ? 'in doubt' : 'to be sent'),
    delivery.id,
    delivery.address,
    `<${delivery.messageId}>`,
    finding ? `line ${finding.at}: ${finding.line}` : 'not in this log',
  ].join('\t');
}
