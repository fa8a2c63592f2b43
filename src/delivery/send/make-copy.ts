import type { Awaitable } from '../../lib/awaitable.ts';
import { messageOf } from '../../lib/errors.ts';
import { signMail } from '../dkim/sign-mail.ts';
import type { AttemptOutcome, ClaimedDelivery } from '../ledger.ts';
import type { ComposedMail, ComposeOutcome } from '../mime/composed-mail.ts';
import { type JudgeBy, unmade, unmailable } from './judge-attempt.ts';
import type { SendIssue } from './send-issue.ts';

/** A claimed row and its mail, ready for a lane. */
export interface Copy {
  row: ClaimedDelivery;
  mail: ComposedMail;
}

export type MakeOutcome = { outcome: 'made'; copy: Copy } | { outcome: 'unmade'; record: AttemptOutcome };

type Maker = Pick<SendIssue, 'compose' | 'signer' | 'log'>;

/** Composes and signs; at once where neither takes time. A recipient that breaks the composer holds nobody up. */
export function makeCopy(maker: Maker, row: ClaimedDelivery, by: JudgeBy): Awaitable<MakeOutcome> {
  const failed = (error: unknown): MakeOutcome => {
    maker.log.error({ issueId: row.issueId, subscriber: row.subscriberId, err: error }, 'composing failed');
    return { outcome: 'unmade', record: unmade(row, messageOf(error), by) };
  };
  try {
    const mail = maker.compose(row);
    const made = mail instanceof Promise ? mail.then((one) => sign(maker, row, one)) : sign(maker, row, mail);
    return made instanceof Promise ? made.catch(failed) : made;
  } catch (error) {
    return failed(error);
  }
}

function sign({ signer }: Maker, row: ClaimedDelivery, mail: ComposeOutcome): Awaitable<MakeOutcome> {
  if (mail.outcome !== 'composed') return { outcome: 'unmade', record: unmailable(row, mail.detail) };
  if (!signer) return { outcome: 'made', copy: { row, mail } };
  return signMail(mail, signer).then((signed) => ({ outcome: 'made', copy: { row, mail: signed } }));
}
