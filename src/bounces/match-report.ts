import { canonicalOf } from '../subscribers/normalise-address.ts';
import type { Report } from './read/report.ts';
import type { MatchedBy, Refusal, ReportedDelivery, ReportStore } from './report-store.ts';
import type { ClaimedPath, ReturnPaths } from './verp.ts';

export type Match =
  | { matchedBy: MatchedBy; delivery: ReportedDelivery }
  | { matchedBy: null; refusal: Exclude<Refusal, 'bad_signature'> };

/** Deliveries that the return paths in one message prove to be meant. */
export interface Proof {
  delivery: ReportedDelivery | null;
  /** A return path of our form was there and proved nothing: its code is wrong, or what it was made of is deleted. */
  refusal: 'forged' | 'deleted' | null;
}

type Lookup = Pick<ReportStore, 'deliveryByMessageId' | 'newestDelivery'>;

type ProofStore = Pick<ReportStore, 'deliveryById' | 'deletedDelivery' | 'mayBeDeleted'>;

/**
 * The first genuine return path counts: best first. Of a delivery that is deleted it is still proven by the
 * Message-ID, where a report quotes it: the code was made of both.
 */
export async function proveReturnPath(
  claims: ClaimedPath[],
  returnPaths: Pick<ReturnPaths, 'isGenuine'>,
  store: ProofStore,
  quoted: readonly string[],
): Promise<Proof> {
  let refusal: Proof['refusal'] = claims.length > 0 ? 'forged' : null;
  for (const claim of claims) {
    const id = claim.deliveryId;
    const delivery = await store.deliveryById(id);
    if (delivery && returnPaths.isGenuine(claim, delivery)) return { delivery, refusal: null };
    if (delivery || !(await store.mayBeDeleted(id))) continue;
    refusal = 'deleted';
    const messageId = quoted.find((each) => returnPaths.isGenuine(claim, { id, messageId: each }));
    const deleted = messageId === undefined ? undefined : await store.deletedDelivery(id, messageId);
    if (deleted) return { delivery: deleted, refusal: null };
  }
  return { delivery: null, refusal };
}

/**
 * Which delivery a report is about. A genuine return path is proof, whatever address the report names: mail is
 * forwarded. Without one, the Message-ID and the address must both be the ledger's. A provider whose signature was
 * right may name the address alone.
 */
export async function matchReport(
  report: Report,
  proof: Proof,
  store: Lookup,
  { signed }: { signed: boolean },
): Promise<Match> {
  const named = addressesOf(report);
  if (proof.delivery) {
    // Where it was mailed is not known any more; a complaint is the subscriber's own word, wherever they read now.
    const { deleted, canonicalAddress } = proof.delivery;
    const moved = deleted && report.kind !== 'complaint' && !named.includes(canonicalAddress);
    return moved
      ? { matchedBy: null, refusal: 'deleted' }
      : { matchedBy: 'return_path', delivery: proof.delivery };
  }
  if (proof.refusal) return { matchedBy: null, refusal: proof.refusal };
  const quoted = report.messageId === null ? undefined : await store.deliveryByMessageId(report.messageId);
  if (quoted) {
    return named.includes(quoted.canonicalAddress)
      ? { matchedBy: 'message_id', delivery: quoted }
      : { matchedBy: null, refusal: 'other_address' };
  }
  const [address] = named;
  const byAddress = signed && report.messageId === null && address !== undefined;
  const newest = byAddress ? await store.newestDelivery(address) : undefined;
  return newest
    ? { matchedBy: 'address', delivery: newest }
    : { matchedBy: null, refusal: 'unknown_message' };
}

/** Best first, as the ledger writes them. */
export function addressesOf({ address, otherAddresses }: Report): string[] {
  return [...(address === null ? [] : [address]), ...otherAddresses].map(canonicalOf);
}

/**
 * A message about several recipients, of which one is ours by its return path: the reports that name the address we
 * mailed, or all of them where none does, as behind a forward.
 */
export function reportsAbout(reports: Report[], delivery: ReportedDelivery): Report[] {
  const naming = reports.filter((report) => addressesOf(report).includes(delivery.canonicalAddress));
  return naming.length > 0 ? naming : reports;
}
