import type { Delivery } from '../../delivery/delivery.ts';
import type { Decision } from '../../delivery/ledger.ts';
import type { LogFinding } from '../../delivery/send/relay-log.ts';
import type { Issue } from '../../issues/issue.ts';
import { isOver } from '../../issues/transitions.ts';
import { countOf } from '../../lib/in-words.ts';
import { messageIdStart } from '../../lib/message-id-start.ts';
import { pagesOf } from '../../lib/pages-of.ts';
import type { Effects } from '../effects.ts';
import { messageIdDomain } from '../send/compose-copy.ts';
import { expectLog, findInLog } from './find-in-log.ts';
import { restoreProblem } from './restore-problem.ts';

/** One delivery in doubt or still to be sent, and what the log makes of it. */
export interface Reconciled {
  delivery: Delivery;
  /** Null where it stays as it is. */
  decision: Extract<Decision, 'accept' | 'resend'> | null;
  /** Null where the log does not know it. */
  finding: LogFinding | null;
}

/** Deliveries held in memory at once, each time with one reading of the log. */
const PAGE = 20_000;

/**
 * Holds an issue's deliveries in doubt against a mail server's log, plain or gzipped: taken is accepted, refused may be
 * sent again. Of what is to be sent yet, what was ever taken is accepted too, whatever other tries came to. On a
 * restored database nothing is sent again: a later try may be in a log that was not given. What the log does not know
 * stays as it is: it may be the wrong log. Decides nothing itself. Where nothing is asked about, the log is not read.
 * Throws OperatorError (exit 2) where there is no such file, or none that can be read.
 */
export async function* reconcileLog(
  effects: Pick<Effects, 'ledger'>,
  { id, state }: Pick<Issue, 'id' | 'state'>,
  path: string,
): AsyncGenerator<Reconciled> {
  await expectLog(path);
  const restored = (await restoreProblem(effects)) !== null;
  const { ledger } = effects;
  // Of an issue that is over, what is open will never be sent.
  const asked = (after: number) =>
    isOver(state) ? ledger.list(id, 'in_doubt', PAGE, after) : ledger.listUnsettled(id, PAGE, after);
  for await (const page of pagesOf(asked)) {
    const findings = await findInLog(path, new Set(page.map(({ messageId }) => messageId)));
    for (const delivery of page) {
      const finding = findings.get(delivery.messageId) ?? null;
      yield { delivery, decision: finding && decide(delivery, finding, restored), finding };
    }
  }
}

function decide(
  { state }: Delivery,
  { fate, everTaken }: LogFinding,
  restored: boolean,
): Reconciled['decision'] {
  if (state !== 'in_doubt') return everTaken ? 'accept' : null;
  if (fate === 'taken') return 'accept';
  return fate === 'refused' && !restored ? 'resend' : null;
}

/** Enough to know that an issue went out. */
const COUNTED = 100_000;

/**
 * How many copies of an issue the log shows as taken, counted to 100,000, whatever other tries came to: a database
 * restored from before the freeze knows none of their Message-IDs, but for how they begin. Throws as `reconcileLog`.
 */
export async function countInLog(
  { newsroom }: Pick<Effects, 'newsroom'>,
  issueId: string,
  path: string,
): Promise<number> {
  await expectLog(path);
  const [start, end] = [`${messageIdStart(issueId)}.`, `@${messageIdDomain(newsroom.newsroom)}`];
  const ofIssue = { has: (id: string) => id.startsWith(start) && id.endsWith(end) };
  const findings = await findInLog(path, ofIssue, COUNTED);
  return [...findings.values()].filter(({ everTaken }) => everTaken).length;
}

/** Deliveries a transaction, in which nothing else is written. */
const CHUNK = 500;

/** Takes what the log showed as taken, and was to be sent yet, as accepted; how many. One entry in the audit for all. */
export async function acceptOpen(
  { ledger, issues, clock }: Pick<Effects, 'ledger' | 'issues' | 'clock'>,
  issueId: string,
  ids: readonly number[],
  actor: string,
): Promise<number> {
  let accepted = 0;
  for (let from = 0; from < ids.length; from += CHUNK)
    accepted += await ledger.acceptOpen(issueId, ids.slice(from, from + CHUNK));
  const detail = `${countOf(accepted, 'delivery', 'deliveries')} still to be sent: accepted, as the mail server’s log shows`;
  await issues.record(issueId, { at: clock.now(), actor, action: 'resolve', detail });
  return accepted;
}
