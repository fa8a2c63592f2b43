import type { App } from '../../app/app.ts';
import { describeWays } from '../../bounces/describe-ways.ts';
import { replyInWords } from '../../bounces/reply-in-words.ts';
import type { ReportCount, StoredReport } from '../../bounces/report-store.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { countOf, inWords } from '../../lib/in-words.ts';

const DAYS = 30;
const LISTED = 200;

interface ReturnedStatus {
  days: number;
  hard: number;
  soft: number;
  complaints: number;
  refused: number;
  /** The bounce address, where nothing reads what comes back to it; else null. */
  unread: string | null;
  /** Null where no mailbox is read. */
  mailbox: { name: string; checkedAt: EpochMs | null; problem: string | null } | null;
}

/** What came back in the last 30 days, and how the bounce mailbox is. */
export async function returnedStatus({ effects, clock, config }: App): Promise<ReturnedStatus> {
  const { reports, mailbox, returnPaths } = effects.returns;
  const counts = await reports.counts(clock.now() - DAYS * 86_400_000);
  const sum = (wanted: (each: ReportCount) => boolean) =>
    counts.filter(wanted).reduce((total, { count }) => total + count, 0);
  const kind = (name: ReportCount['kind']) =>
    sum((each) => each.kind === name && each.outcome !== 'refused' && each.outcome !== 'no_effect');
  const checked = mailbox && (await mailbox.memory.lastCheck(mailbox.account.name));
  return {
    days: DAYS,
    hard: kind('hard'),
    soft: kind('soft'),
    complaints: kind('complaint'),
    refused: counts.reduce((all, { outcome, copies }) => all + (outcome === 'refused' ? copies : 0), 0),
    unread: describeWays(mailbox, config.returns).length > 0 ? null : (returnPaths?.address ?? null),
    mailbox: mailbox && {
      name: mailbox.account.name,
      checkedAt: checked?.at || null,
      problem: checked?.problem ?? null,
    },
  };
}

/** Nothing where nothing came back, somebody reads it and no mailbox is in trouble. */
export function describeReturned({
  days,
  hard,
  soft,
  complaints,
  refused,
  unread,
  mailbox,
}: ReturnedStatus): [string, string][] {
  const rows: [string, string][] = [];
  if (hard + soft + complaints + refused > 0)
    rows.push([
      'returned mail',
      `${countOf(hard, 'hard bounce')}, ${soft} soft, ${countOf(complaints, 'complaint')}, ${refused} refused in ${days} days`,
    ]);
  if (unread !== null) rows.push(['returned mail', unreadInWords(unread)]);
  if (mailbox?.problem) rows.push(['bounce mailbox', `cannot be read: ${mailbox.problem}`]);
  return rows;
}

export function unreadInWords(address: string): string {
  return `nothing reads what comes back to ${address}: set BOUNCE_MAILBOX, BOUNCE_LISTEN or a webhook’s key`;
}

/** Bounces and complaints about one issue, by name; who was refused at the hand-over is among the rejected. */
export async function returnedOf({ effects }: App, issueId: string): Promise<StoredReport[]> {
  const reports = await effects.returns.reports.list({ issueId, refused: false }, LISTED);
  return reports.filter(({ kind, source }) => kind !== 'other' && source !== 'hand_over');
}

export function describeReport(report: StoredReport): string[] {
  const { kind, canonicalAddress, reason } = report;
  const label = kind === 'complaint' ? kind : `${kind} bounce`;
  return [label, canonicalAddress ?? '', replyInWords(report) || inWords(reason)];
}
