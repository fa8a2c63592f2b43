import { createHash } from 'node:crypto';
import type { Clock } from '../lib/clock.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import { suppress } from '../subscribers/unsubscribe.ts';
import { type BounceRules, decideEffect, type Effect, kindOf } from './decide-effect.ts';
import { addressesOf, type Match, matchReport, proveReturnPath, reportsAbout } from './match-report.ts';
import type { Report } from './read/report.ts';
import type {
  NewReport,
  Refusal,
  ReportedDelivery,
  ReportKind,
  ReportOutcome,
  ReportSource,
  ReportStore,
} from './report-store.ts';
import type { ClaimedPath, ReturnPaths } from './verp.ts';

export interface ApplyDeps {
  reports: ReportStore;
  returnPaths: ReturnPaths | null;
  clock: Clock;
  rules: BounceRules;
}

/** What came in at once: one message, or one event of a provider. */
export interface Incoming {
  source: ReportSource;
  reports: Report[];
  /** Return paths it came to or quotes, best first. */
  claims: ClaimedPath[];
  /** True where a provider's signature was right: the sender is known. */
  signed: boolean;
  /** Tells this message or event from others. */
  fingerprint: string;
  excerpt: string | null;
  /** Refused reports are kept, to be shown. False for a mailbox that others' mail comes to as well. */
  listUnknown: boolean;
}

export interface Applied {
  kind: ReportKind;
  reason: string;
  outcome: ReportOutcome;
  why: string | null;
  deliveryId: number | null;
  issueId: string | null;
  canonicalAddress: string | null;
  /** It was there already, so that nothing changed. */
  duplicate: boolean;
}

const DAY = 86_400_000;
/** Refused reports kept a day; the rest are only counted. */
const MOST_REFUSED = 1_000;

/**
 * Matches each report to a delivery, decides and writes down what it comes to, in one transaction. When this resolves
 * the message may be deleted or acknowledged. Doing it again changes nothing.
 */
export async function applyReports(deps: ApplyDeps, given: Incoming): Promise<Applied[]> {
  const incoming = { ...given, reports: given.reports.map(storable) };
  return deps.reports.atomically(async (reports, subscribers) => {
    const proof = deps.returnPaths
      ? await proveReturnPath(incoming.claims, deps.returnPaths, reports, quotedIn(incoming))
      : { delivery: null, refusal: null };
    const concerned = proof.delivery ? reportsAbout(incoming.reports, proof.delivery) : incoming.reports;
    const applied: Applied[] = [];
    for (const report of concerned) {
      const match = await matchReport(report, proof, reports, incoming);
      if (match.matchedBy === null && !isListed(report, match.refusal, incoming)) continue;
      applied.push(await applyOne({ ...deps, reports }, subscribers, incoming, report, match));
    }
    return applied;
  });
}

function quotedIn({ reports }: Incoming): string[] {
  return reports.flatMap(({ messageId }) => messageId ?? []);
}

/** Texts that a database can hold and a terminal can show: one that cannot be stored would come again for ever. */
function storable(report: Report): Report {
  const told = {
    address: report.address && plain(report.address),
    otherAddresses: report.otherAddresses.map(plain),
    messageId: report.messageId && plain(report.messageId),
    detail: plain(report.detail),
  };
  if (report.kind !== 'complaint') return { ...report, ...told };
  return { ...report, ...told, feedbackType: plain(report.feedbackType).slice(0, 100) };
}

function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '').toWellFormed();
}

/** What says nothing against anybody and is not about our mail is somebody else's post. */
function isListed(report: Report, refusal: Refusal, { listUnknown }: Incoming): boolean {
  if (refusal === 'forged' || refusal === 'deleted') return true;
  return report.kind !== 'other' && (listUnknown || refusal === 'other_address');
}

async function applyOne(
  deps: ApplyDeps,
  subscribers: SubscriberStore,
  incoming: Incoming,
  report: Report,
  match: Match,
): Promise<Applied> {
  const { reports, clock } = deps;
  const effect: Effect | { outcome: 'refused'; why: Refusal } =
    match.matchedBy === null
      ? { outcome: 'refused', why: match.refusal }
      : await effectOf(deps, report, match.delivery);
  const found = toRow(incoming, report, match, effect, clock.now());
  const row = { ...found, identity: (await reports.knownIdentity(found)) ?? found.identity };
  const kept = effect.outcome === 'refused' ? await overflowed(reports, row) : row;
  const isNew = await reports.insert(kept);
  if (isNew && effect.outcome === 'suppressed' && match.matchedBy !== null) {
    const { canonicalAddress, issueId } = match.delivery;
    const detail = `${issueId}: ${effect.detail}`.slice(0, 500);
    await suppress({ store: subscribers, clock }, { canonicalAddress, reason: effect.reason, detail });
  }
  const { kind, reason, outcome, why, deliveryId, issueId, canonicalAddress } = row;
  return { kind, reason, outcome, why, deliveryId, issueId, canonicalAddress, duplicate: !isNew };
}

async function effectOf(
  { reports, rules }: ApplyDeps,
  report: Report,
  { canonicalAddress, date, id }: ReportedDelivery,
): Promise<Effect> {
  const past = await reports.deliveriesTo(canonicalAddress);
  // The one in hand is not in the store yet.
  const softReason = kindOf(report) === 'soft' ? reasonOf(report) : null;
  const counted = past.map((each) =>
    each.id === id && softReason !== null ? { ...each, softReason } : each,
  );
  const freshSince = await reports.freshSince(canonicalAddress);
  return decideEffect(report, { deliveredAt: date, freshSince, past: counted }, rules);
}

function toRow(
  { source, fingerprint, excerpt }: Incoming,
  report: Report,
  match: Match,
  effect: Effect | { outcome: 'refused'; why: Refusal },
  at: number,
): NewReport {
  const delivery = match.matchedBy === null ? null : match.delivery;
  const kind = kindOf(report);
  const bounce = report.kind === 'bounce' ? report : null;
  return {
    identity: identityOf(kind, match, fingerprint, report),
    at,
    source,
    kind,
    reason: reasonOf(report),
    outcome: effect.outcome,
    why: 'why' in effect ? effect.why : null,
    matchedBy: match.matchedBy,
    deliveryId: delivery?.id ?? null,
    issueId: delivery?.issueId ?? null,
    canonicalAddress: delivery?.canonicalAddress ?? addressesOf(report)[0] ?? null,
    code: bounce?.code ?? null,
    enhanced: bounce?.enhanced ?? null,
    detail: report.detail,
    excerpt,
  };
}

/**
 * A delivery fails for good, fails softly and is complained about once each, however many reports say so. Which one
 * an address alone means changes with each issue, so that the event itself has to be known again.
 */
function identityOf(kind: ReportKind, match: Match, fingerprint: string, report: Report): string {
  const delivery = match.matchedBy === null ? null : match.delivery;
  const byAddress = match.matchedBy === 'address';
  if (delivery && kind !== 'other' && !byAddress) return `delivery ${delivery.id} ${kind}`;
  const whom = delivery && !byAddress ? `delivery ${delivery.id}` : (addressesOf(report)[0] ?? '');
  return `${kind} ${createHash('sha256').update(`${fingerprint}\0${whom}`).digest('base64url')}`;
}

function reasonOf(report: Report): string {
  if (report.kind === 'bounce') return report.reason;
  return report.kind === 'complaint' ? report.feedbackType : report.why;
}

/** Anybody can send them: past a day's fill they share one row, whose copies are counted. */
async function overflowed(reports: ReportStore, row: NewReport): Promise<NewReport> {
  if ((await reports.refusedSince(row.at - DAY)) < MOST_REFUSED) return row;
  return {
    ...row,
    identity: `refused ${Math.floor(row.at / DAY)} ${row.why}`,
    canonicalAddress: null,
    detail: '',
    excerpt: null,
  };
}
