import { applyEvents } from '../../bounces/apply-events.ts';
import { type Applied, applyReports, type Incoming } from '../../bounces/apply-reports.ts';
import type { Report } from '../../bounces/read/report.ts';
import { type ReceivedMail, receiveMail } from '../../bounces/receive-mail.ts';
import type { ReportSource } from '../../bounces/report-store.ts';
import { type Taken, takeRequest } from '../../bounces/take-request.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Effects } from '../effects.ts';

type Needs = Pick<Effects, 'returns' | 'clock' | 'log'>;
type MailNeeds = Needs & Pick<Effects, 'subscribers'>;

/** One returned message: what it came to. When it resolves, that is on disk. Empty: nothing of ours. */
export async function receiveReturned(effects: MailNeeds, mail: ReceivedMail): Promise<Applied[]> {
  const asked = await takeRequest({ ...effects, ...effects.returns }, mail);
  if (asked.length > 0) return asked.map((one) => unsubscribed(effects, one));
  return logged(effects, mail.source, await receiveMail({ ...effects.returns, clock: effects.clock }, mail));
}

function unsubscribed({ log }: Needs, { subscriber, subscription: { edition }, isNew }: Taken): Applied {
  log.info(
    { subscriber: subscriber.id, edition, isNew },
    isNew ? 'unsubscribed by mail' : 'asked again to be unsubscribed by mail',
  );
  return {
    kind: 'other',
    reason: 'unsubscribe',
    outcome: 'counted',
    why: null,
    deliveryId: null,
    issueId: null,
    canonicalAddress: subscriber.canonicalAddress,
    duplicate: !isNew,
  };
}

/** What a provider's signed webhook told in one request. */
export async function receiveEvents(
  effects: Needs,
  source: ReportSource,
  events: readonly Incoming[],
): Promise<void> {
  logged(effects, source, await applyEvents({ ...effects.returns, clock: effects.clock }, events));
}

/** What mail servers said of recipients when their copies were handed over. */
export async function receiveRefusals(effects: Needs, reports: Report[]): Promise<Applied[]> {
  const source = 'hand_over';
  const told = { reports, claims: [], signed: false, fingerprint: '', excerpt: null, listUnknown: false };
  const deps = { ...effects.returns, clock: effects.clock };
  return logged(effects, source, await applyReports(deps, { source, ...told }));
}

function logged({ log }: Needs, source: string, applied: Applied[]): Applied[] {
  if (source === 'file') return applied; // whoever feeds it in hears it at the terminal
  for (const { kind, reason, outcome, why, deliveryId, duplicate } of applied)
    log[outcome === 'refused' ? 'warn' : 'info'](
      { source, kind, reason, outcome, why, deliveryId, duplicate },
      'returned mail',
    );
  return applied;
}

/** Deletes what was older at `believed` than reports are kept; gives how many rows it touched. */
export function deleteOldReports({ returns }: Pick<Effects, 'returns'>, believed: EpochMs): Promise<number> {
  return returns.reports.deleteOld(believed - returns.keepDays * 86_400_000);
}
