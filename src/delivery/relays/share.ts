/** How much of the work one relay has had. */
export interface Share {
  weight: number;
  /** Messages begun, in this send. */
  taken: number;
}

/** Rounds in which each has its share, that one may be ahead: its connections do not wait for each single turn. */
const LEAD = 2;

/** Whether it may take one more, held against the others of its priority that are at work. */
export function mayTake(own: Share, others: readonly Share[]): boolean {
  const level = own.taken / own.weight;
  return others.every(({ taken, weight }) => level <= taken / weight + LEAD * (1 / own.weight + 1 / weight));
}

/** What one that comes, or comes back, starts from: it neither catches up with the others nor holds them up. */
export function joinAt(own: Share, others: readonly Share[]): number {
  if (others.length === 0) return own.taken;
  const level = Math.min(...others.map(({ taken, weight }) => taken / weight));
  return Math.max(own.taken, Math.floor(level * own.weight));
}
