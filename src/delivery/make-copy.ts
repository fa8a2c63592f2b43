import { messageOf } from '../lib/errors.ts';
import type { ComposedMail } from './composed-mail.ts';
import { signMail } from './dkim/sign-mail.ts';
import { type JudgeBy, unmade, unmailable } from './judge-attempt.ts';
import type { AttemptOutcome, ClaimedDelivery } from './ledger.ts';
import type { SendIssue } from './send-issue.ts';

/** A claimed row and its mail, ready for a lane. */
export interface Copy {
  row: ClaimedDelivery;
  mail: ComposedMail;
}

export type MakeOutcome = { outcome: 'made'; copy: Copy } | { outcome: 'unmade'; record: AttemptOutcome };

type Maker = Pick<SendIssue, 'compose' | 'signer' | 'log'>;

/** Composes and signs. A recipient that breaks the composer holds nobody up. */
export async function makeCopy(maker: Maker, row: ClaimedDelivery, by: JudgeBy): Promise<MakeOutcome> {
  const { compose, signer, log } = maker;
  try {
    const mail = await compose(row);
    if (mail.outcome !== 'composed') return { outcome: 'unmade', record: unmailable(row, mail.detail) };
    return { outcome: 'made', copy: { row, mail: await signMail(mail, signer ?? null) } };
  } catch (error) {
    log.error({ issueId: row.issueId, subscriber: row.subscriberId, err: error }, 'composing failed');
    return { outcome: 'unmade', record: unmade(row, messageOf(error), by) };
  }
}
