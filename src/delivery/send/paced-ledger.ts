import type { LocalDate } from '../../issues/local-time.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import type { Ledger } from '../ledger.ts';
import { isAtOnce, planSend, type SendTimes } from './send-plan.ts';

/** Quiet hours may begin while a send is under way, at a whole minute whatever the zone: it is looked at each. */
const MINUTE = 60_000;

/**
 * The ledger of one issue, whose claims leave rows alone until their reader's hour has come: before a claim they are
 * put off to it. The hour follows from the edition and the reader, so it may be worked out anew any number of times.
 */
export function paceLedger(ledger: Ledger, times: SendTimes, date: LocalDate, clock: Clock): Ledger {
  if (isAtOnce(times)) return ledger;
  let zones: string[] | null = null;
  let lookAgainAt: EpochMs = 0;
  let looking: Promise<void> | null = null;

  async function putOff(issueId: string): Promise<void> {
    const now = clock.now();
    if (now < lookAgainAt) return;
    zones ??= await ledger.readerZones();
    await ledger.putOff(issueId, planSend(times, date, zones, now));
    lookAgainAt = now - (now % MINUTE) + MINUTE;
  }

  return {
    ...ledger,
    async claim(request) {
      looking ??= putOff(request.issueId).finally(() => {
        looking = null;
      });
      await looking;
      return ledger.claim(request);
    },
  };
}
