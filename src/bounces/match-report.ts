import { normaliseAddress } from '../subscribers/normalise-address.ts';
import type { Report } from './read/report.ts';
import type { MatchedBy, Refusal, ReportedDelivery, ReportStore } from './report-store.ts';
import type { ClaimedPath, ReturnPaths } from './verp.ts';

export type Match =
  | { matchedBy: MatchedBy; delivery: ReportedDelivery }
  | { matchedBy: null; refusal: Exclude<Refusal, 'bad_signature'> };

/** Deliveries that the return paths in one message prove to be meant. */
export interface Proof {
  delivery: ReportedDelivery | null;
  /** A return path of our form was there, and its code was wrong. */
  forged: boolean;
}

type Lookup = Pick<ReportStore, 'deliveryById' | 'deliveryByMessageId' | 'newestDelivery'>;

/** The first genuine return path counts: best first. */
export async function proveReturnPath(
  claims: ClaimedPath[],
  returnPaths: Pick<ReturnPaths, 'isGenuine'>,
  store: Pick<ReportStore, 'deliveryById'>,
): Promise<Proof> {
  for (const claim of claims) {
    const delivery = await store.deliveryById(claim.deliveryId);
    if (delivery && returnPaths.isGenuine(claim, delivery)) return { delivery, forged: false };
  }
  return { delivery: null, forged: claims.length > 0 };
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
  if (proof.delivery) return { matchedBy: 'return_path', delivery: proof.delivery };
  if (proof.forged) return { matchedBy: null, refusal: 'forged' };
  const named = addressesOf(report);
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
  return [...(address === null ? [] : [address]), ...otherAddresses].map((each) => {
    const known = normaliseAddress(each);
    return known.valid ? known.canonicalAddress : each.toLowerCase();
  });
}

/**
 * A message about several recipients, of which one is ours by its return path: the reports that name the address we
 * mailed, or all of them where none does, as behind a forward.
 */
export function reportsAbout(reports: Report[], delivery: ReportedDelivery): Report[] {
  const naming = reports.filter((report) => addressesOf(report).includes(delivery.canonicalAddress));
  return naming.length > 0 ? naming : reports;
}
