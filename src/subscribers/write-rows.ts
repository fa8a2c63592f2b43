import type { EpochMs } from '../lib/clock.ts';
import { followKey } from './follow-key.ts';
import { afterRow, decideRow, type ImportRow, type Known, type RowDecision } from './import-row.ts';
import type { Subscriber } from './subscriber.ts';
import type { NewSubscription, SubscriberStore } from './subscriber-store.ts';

export interface WriteOptions {
  now: EpochMs;
  wordingOf(edition: string): string;
  /** Where the consent comes from: "import of list.csv", "operator". */
  source: string;
  /** Decides and writes nothing. */
  dryRun?: boolean;
  /** Of a dry run: what earlier rows made of addresses that come more than once, null before the first. */
  pretended?: Map<string, Known | null>;
}

/** Decides and writes rows of different addresses in one transaction. The answers are in the order of `rows`. */
export async function writeRows(
  store: SubscriberStore,
  rows: ImportRow[],
  options: WriteOptions,
): Promise<RowDecision[]> {
  return store.atomically(async (tx) => {
    const addresses = rows.map((row) => row.canonicalAddress);
    const existing = new Map<string, Known>(byAddress(await tx.findByAddresses(addresses)));
    for (const address of addresses) {
      const pretended = options.pretended?.get(address);
      if (pretended) existing.set(address, pretended);
    }
    const suppressed = byAddress(await tx.suppressions(addresses));
    const decisions = rows.map((row) =>
      decideRow(row, existing.get(row.canonicalAddress), suppressed.get(row.canonicalAddress)),
    );
    if (!options.dryRun) await write(tx, rows, decisions, options);
    else pretend(rows, decisions, existing, options);
    return decisions;
  });
}

function pretend(
  rows: ImportRow[],
  decisions: RowDecision[],
  existing: ReadonlyMap<string, Known>,
  { pretended }: WriteOptions,
): void {
  rows.forEach(({ canonicalAddress }, index) => {
    const decision = decisions[index];
    const after = decision && afterRow(existing.get(canonicalAddress), decision);
    if (after && pretended?.has(canonicalAddress)) pretended.set(canonicalAddress, after);
  });
}

async function write(
  tx: SubscriberStore,
  rows: ImportRow[],
  decisions: RowDecision[],
  { now, wordingOf, source }: WriteOptions,
): Promise<void> {
  const changes = rows.flatMap((row, index) => {
    const decision = decisions[index];
    return decision && (decision.outcome === 'added' || decision.outcome === 'updated')
      ? [{ row, decision }]
      : [];
  });
  if (changes.length === 0) return;
  const stored = byAddress(
    await tx.addMissing(
      changes.map(({ row }) => row),
      now,
    ),
  );
  const idOf = ({ canonicalAddress }: ImportRow) => (stored.get(canonicalAddress) as Subscriber).id;
  for (const { row, decision } of changes) {
    if (decision.outcome !== 'updated') continue;
    if (decision.name !== null) await tx.setName(idOf(row), decision.name);
    if (decision.zone !== null) await tx.setZone(idOf(row), decision.zone);
  }
  const activations: NewSubscription[] = changes.flatMap(({ row, decision }) =>
    decision.activate.map((edition) => ({
      subscriberId: idOf(row),
      edition,
      consent: { wording: wordingOf(edition), source, at: now },
    })),
  );
  await tx.activate(activations);
  const follows = changes.flatMap(({ row, decision }) =>
    decision.follows.map((follow) => ({ ...follow, subscriberId: idOf(row), key: followKey(follow.label) })),
  );
  await tx.addFollows(follows, now);
}

function byAddress<T extends { canonicalAddress: string }>(items: T[]): Map<string, T> {
  return new Map(items.map((item) => [item.canonicalAddress, item]));
}
