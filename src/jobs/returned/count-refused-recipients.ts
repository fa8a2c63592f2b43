import { readRefusal } from '../../bounces/read-refusal.ts';
import type { RefusedRecipient } from '../../delivery/send/refused-recipients.ts';
import type { SendReport } from '../../delivery/send/send-issue.ts';
import type { Effects } from '../effects.ts';
import { receiveRefusals } from './receive-returned.ts';

/** Refusals a transaction. */
const AT_ONCE = 50;

type Needs = Pick<Effects, 'ledger' | 'returns' | 'clock' | 'log'>;

/**
 * What was refused at the hand-over counts like mail that came back. "Not now" until the time was up counts only of an
 * issue most of which was accepted: otherwise the mail server was the trouble. What cannot be written down is told by
 * the next issue again, and is no failure of this one.
 */
export async function countRefusedRecipients(
  effects: Needs,
  { refused, counts }: Pick<SendReport, 'refused' | 'counts'>,
): Promise<void> {
  const mostArrived = counts.accepted > counts.rejected;
  const counted = refused.filter(({ final }) => final || mostArrived);
  try {
    for (let from = 0; from < counted.length; from += AT_ONCE)
      await countSome(effects, counted.slice(from, from + AT_ONCE));
  } catch (err) {
    effects.log.error({ err }, 'refused recipients could not be counted');
  }
}

async function countSome(effects: Needs, refused: RefusedRecipient[]): Promise<void> {
  const reports = [];
  for (const { id, final } of refused) {
    const delivery = await effects.ledger.find(id);
    const report = delivery?.state === 'rejected' ? readRefusal(delivery, final) : null;
    if (report) reports.push(report);
  }
  if (reports.length === 0) return;
  await receiveRefusals(effects, reports);
}
