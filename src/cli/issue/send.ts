import type { App } from '../../app/app.ts';
import { countOpen, type DeliveryState, OPEN_STATES } from '../../delivery/delivery.ts';
import type { Issue } from '../../issues/issue.ts';
import { describeInstant } from '../../issues/local-time.ts';
import { sendTimesInWords } from '../../issues/send-times-in-words.ts';
import { stateInWords } from '../../issues/state-in-words.ts';
import { isThinNews } from '../../issues/thin-news.ts';
import { ExitCode } from '../../lib/errors.ts';
import { countOf, countsInWords, inWords } from '../../lib/in-words.ts';
import { isLoopbackUrl } from '../../lib/is-loopback.ts';
import { type Asking, confirmed, mayAsk } from '../confirmed.ts';
import { operator } from '../operator.ts';
import { ISSUE_HELP, resolveIssue } from '../resolve-issue.ts';
import { type AddVerb, type CliContext, examples, withApp } from '../verb.ts';
import { deliverIssue } from './deliver-issue.ts';
import { hasServer, whereToLook } from './mail-server.ts';
import { sayForgotten } from './say-forgotten.ts';
import { sayOver } from './say-over.ts';

interface Options extends Asking {
  dryRun?: boolean;
}

export const addSend: AddVerb = (program, act) => {
  mayAsk(program.command('send'))
    .description(
      'Send an approved issue now. Exit code 4 if it waits for approval, 75 if some copies are to be tried again or another process is sending it. An issue that is finished is left as it is: 0, or 1 if it finished with failures.',
    )
    .addHelpText(
      'before',
      examples('send morning', 'send evening/2026-11-23 --yes', 'send morning --dry-run'),
    )
    .argument('<issue>', ISSUE_HELP)
    .option('--dry-run', 'say what would be sent and to how many, and send nothing')
    .action((named: string, options: Options) =>
      act((context) =>
        withApp(context, async (app) => send(app, await resolveIssue(app, named, 'send'), options, context)),
      ),
    );
};

async function send(app: App, issue: Issue, options: Options, context: CliContext): Promise<ExitCode> {
  const { terminal } = context;
  if (issue.state === 'draft' || issue.state === 'in_review') {
    terminal.say(`${issue.id} waits for approval: “twofold approve ${issue.id}”.`);
    if (issue.heldReason !== null) terminal.say(`Held: ${issue.heldReason}`);
    if (isThinNews(issue.heldReason ?? ''))
      terminal.say(
        `When there is more news of its time, “twofold poll” and “twofold compose ${issue.edition}” renew it; newer news is the next issue’s: “twofold compose ${issue.edition} --date DATE”.`,
      );
    return ExitCode.waitingForApproval;
  }
  const over = sayOver(app, issue, terminal);
  if (over !== null) return over;
  if (issue.state !== 'approved' && issue.state !== 'sending') {
    const way =
      issue.state === 'paused' ? `: “twofold resume ${issue.id}” goes on` : '; there is nothing to send';
    terminal.say(`${issue.id} is ${stateInWords(issue.state)}${way}.`);
    return ExitCode.failure;
  }
  if (issue.state === 'sending') await sayWhatIsLeft(app, issue, context);
  else await sayWhat(app, issue, context);
  const restored = await app.jobs.restoreProblem();
  if (restored) throw restored;
  const unsettled = (await app.issues.forgottenSend(issue.id)) === 'unsettled';
  if (unsettled && options.dryRun) sayForgotten(terminal, issue.id);
  if (options.dryRun) return unsettled ? ExitCode.waitingForApproval : ExitCode.ok;
  // Nobody is asked about a send that is refused.
  if (!unsettled && !(await confirmed('Send it? [y/N] ', options, context))) {
    terminal.say('Nothing was sent.');
    return ExitCode.failure;
  }
  return issue.state === 'sending' ? deliverIssue(app, issue.id, context) : sendNow(app, issue, context);
}

async function sendNow(app: App, issue: Issue, context: CliContext): Promise<ExitCode> {
  const started = await app.jobs.startSending(issue);
  if (started.outcome === 'refused') {
    context.terminal.say(started.reason);
    if (started.hint !== undefined) context.terminal.say(started.hint);
    return ExitCode.failure;
  }
  const entry = {
    at: app.clock.now(),
    actor: operator(),
    action: 'send',
    detail: `version ${issue.version}`,
  };
  await app.effects.issues.record(issue.id, entry);
  return deliverIssue(app, issue.id, context);
}

/** Of an issue that is frozen: whom it goes to is written down. */
async function sayWhatIsLeft(app: App, issue: Issue, { terminal }: CliContext): Promise<void> {
  const { title, zone } = app.jobs.editionOf(issue.edition);
  const { counts, nextDueAt } = await app.issues.outcomes(issue.id);
  const open = countOpen(counts);
  const settled = Object.fromEntries(
    Object.entries(counts).filter(([state]) => !OPEN_STATES.includes(state as DeliveryState)),
  );
  terminal.say(`${title}, ${issue.date}: “${issue.content.subject}”, is being sent`);
  terminal.say(`to ${countOf(open, 'subscriber')} yet; so far ${countsInWords(settled) || 'nobody has it'}`);
  if (nextDueAt !== null) terminal.say(`the next copy is due ${describeInstant(nextDueAt, zone)}`);
  sayWhereTo(app, terminal);
}

async function sayWhat(app: App, issue: Issue, { terminal }: CliContext): Promise<void> {
  const edition = app.jobs.editionOf(issue.edition);
  const { count, exclusions } = await app.issues.audience(issue.id);
  const excluded = Object.entries(exclusions).filter(([, number]) => number > 0);
  terminal.say(`${edition.title}, ${issue.date}: “${issue.content.subject}”`);
  terminal.say(`to ${countOf(count, 'subscriber')}, at ${describeInstant(app.clock.now(), edition.zone)}`);
  sayWhereTo(app, terminal);
  const paced = sendTimesInWords(edition);
  if (paced) terminal.say(paced);
  for (const [reason, number] of excluded) terminal.say(`not to ${number}: ${inWords(reason)}`);
}

function sayWhereTo(app: App, terminal: CliContext['terminal']): void {
  if (hasServer(app)) sayLocalLinks(app, terminal);
  else terminal.warn(whereToLook(app));
}

/** A relay on this machine passes mail on to readers who cannot open its addresses. */
function sayLocalLinks({ baseUrl }: App, terminal: CliContext['terminal']): void {
  if (!isLoopbackUrl(baseUrl)) return;
  terminal.warn(`Links in this mail lead to ${baseUrl}, which works on this machine only: set BASE_URL.`);
}
