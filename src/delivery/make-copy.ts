import { messageOf } from '../lib/errors.ts';
import type { ComposedMail, ComposeOutcome } from './composed-mail.ts';
import { unmade, unmailable } from './judge-attempt.ts';
import type { AttemptOutcome, ClaimedDelivery } from './ledger.ts';
import type { SendIssue } from './send-issue.ts';

/** A claimed row and its mail, ready for a lane. */
export interface Copy {
  row: ClaimedDelivery;
  mail: ComposedMail;
}

export type MakeOutcome = { outcome: 'made'; copy: Copy } | { outcome: 'unmade'; record: AttemptOutcome };

type Maker = Pick<SendIssue, 'compose' | 'signer' | 'clock' | 'log'>;

/** Composes and signs. A recipient that breaks the composer holds nobody up. */
export async function makeCopy(maker: Maker, row: ClaimedDelivery): Promise<MakeOutcome> {
  const { compose, signer, clock, log } = maker;
  try {
    const mail = await compose(row);
    if (mail.outcome !== 'composed') return { outcome: 'unmade', record: unmailable(row, mail.detail) };
    return { outcome: 'made', copy: { row, mail: signer ? await signed(mail, signer) : mail } };
  } catch (error) {
    log.error({ issueId: row.issueId, subscriber: row.subscriberId, err: error }, 'composing failed');
    return { outcome: 'unmade', record: unmade(row, messageOf(error), clock.now()) };
  }
}

async function signed(
  mail: ComposeOutcome & { outcome: 'composed' },
  signer: NonNullable<SendIssue['signer']>,
): Promise<ComposedMail> {
  const signature = await signer.sign(mail);
  const head = Buffer.concat([signature, mail.head]);
  return { ...mail, head, size: mail.size + signature.length };
}
