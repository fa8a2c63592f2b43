import type { App } from '../../app/app.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { heldReasonOf } from '../../issues/forgotten-send.ts';
import type { Issue } from '../../issues/issue.ts';
import { describeInstant } from '../../issues/local-time.ts';
import { zoneOfIssue } from '../../issues/slot.ts';
import { isOver } from '../../issues/transitions.ts';
import { countsInWords, inWords } from '../../lib/in-words.ts';
import { everyDoubt } from '../resolve/every-doubt.ts';
import type { Cells, Terminal } from '../terminal.ts';
import { freezingInWords } from './freezing-in-words.ts';
import { describeReport, returnedOf } from './returned-status.ts';
import { whyNotSent } from './why-not-sent.ts';

const LISTED = 200;

/** One issue and what became of its copies, as a program reads it. */
export async function issueAsJson(app: App, issue: Issue): Promise<object> {
  const { counts, rejected, exclusions, returned, deletedAt } = await app.issues.outcomes(issue.id);
  const { content, ...about } = await asItStands(app, issue);
  const inDoubt = await Array.fromAsync(everyDoubt(app, issue.id));
  return { ...about, subject: content.subject, counts, exclusions, inDoubt, rejected, returned, deletedAt };
}

async function asItStands(app: App, issue: Issue): Promise<Issue> {
  return { ...issue, heldReason: heldReasonOf(issue, await app.issues.forgottenSend(issue.id)) };
}

export async function printIssue(app: App, stored: Issue, terminal: Terminal): Promise<void> {
  const issue = await asItStands(app, stored);
  const { counts, rejected, deletedAt, nextDueAt } = await app.issues.outcomes(issue.id);
  const rows: Cells[] = [];
  const row = (...cells: Cells) => rows.push(cells);
  const time = (at: number) => describeInstant(at, zoneOfIssue(app.newsroom.editions, issue.id));
  terminal.table([[issue.id, inWords(issue.state), issue.content.subject]]);
  const restored = await app.jobs.restoreProblem();
  if (restored && !isOver(issue.state)) terminal.problem(restored);
  if (issue.heldReason) terminal.print(`held: ${issue.heldReason}`);
  const off = whyNotSent(issue, app.newsroom.editions);
  if (off !== null) terminal.print(off);
  terminal.print(
    countsInWords(counts) ||
      freezingInWords(await app.effects.ledger.freezing(issue.id)) ||
      'nothing frozen yet',
  );
  if (issue.finishedAt !== null) terminal.print(`finished ${time(issue.finishedAt)}`);
  const workers = await workersOf(app, issue.id);
  if (workers.length > 0) terminal.print(`being sent by ${workers.join(', ')}`);
  if (issue.state === 'sending' && nextDueAt !== null)
    terminal.print(`the next copy is due ${time(nextDueAt)}`);
  if (deletedAt !== null) terminal.print(`names deleted ${time(deletedAt)}, but for those in doubt`);
  for await (const { id, address, messageId, detail, relay } of everyDoubt(app, issue.id))
    row('in doubt', id, address, `<${messageId}>`, detail ?? '', relay === null ? '' : `by ${relay}`);
  for (const delivery of await app.effects.ledger.list(issue.id, 'deferred', LISTED)) {
    const { nextAt } = delivery;
    row('deferred', ...cellsOf(delivery), nextAt === null ? '' : `again ${time(nextAt)}`);
  }
  for (const delivery of rejected) row('rejected', ...cellsOf(delivery));
  for (const report of await returnedOf(app, issue.id)) row(...describeReport(report));
  terminal.table(rows);
  sayLeftOut(terminal, 'deferred', counts.deferred);
  sayLeftOut(terminal, 'rejected', counts.rejected);
}

/** Who has deliveries in hand, as far as the first of them tell: a host, its data folder, a number. */
async function workersOf({ effects }: App, issueId: string): Promise<string[]> {
  const inHand = await Promise.all(
    (['claimed', 'committing'] as const).map((state) => effects.ledger.list(issueId, state, LISTED)),
  );
  const names = inHand.flat().flatMap(({ worker }) => (worker === null ? [] : [worker]));
  return [...new Set(names)].toSorted();
}

function cellsOf({ id, address, code, detail }: Delivery): (string | number)[] {
  return [id, address, code ?? '', detail ?? ''];
}

function sayLeftOut(terminal: Terminal, state: string, count = 0): void {
  if (count > LISTED) terminal.say(`${count - LISTED} more ${state}; only ${LISTED} are listed.`);
}
