import type { EpochMs } from '../lib/clock.ts';
import type { Effects } from './effects.ts';

const DAY = 24 * 60 * 60_000;
/** At one time; the rest at the next wake-up, so that nothing due waits long. */
const MOST_MS = 10_000;

type Needs = Pick<Effects, 'deliveryRetention' | 'deliveryDays' | 'sending' | 'clock'>;

/** Deletes who got issues that had ended at `believed` for longer than it is kept. Not while this process sends. */
export async function deleteOldDeliveries(
  { deliveryRetention, deliveryDays, sending, clock }: Needs,
  believed: EpochMs,
): Promise<{ deleted: number; done: boolean }> {
  if (deliveryDays === null) return { deleted: 0, done: true };
  const now = clock.now();
  const goOn = () => sending.size === 0 && clock.now() < now + MOST_MS;
  return deliveryRetention.deleteOld({ now, before: believed - deliveryDays * DAY, goOn });
}
