import type { Looked, MailboxAccount, MailboxMemory } from '../../bounces/mailbox/account.ts';
import { readImap } from '../../bounces/mailbox/read-imap.ts';
import { readPop3 } from '../../bounces/mailbox/read-pop3.ts';
import { type EpochMs, isAhead } from '../../lib/clock.ts';
import { inConnectionWords, isUnknownAuthority } from '../../lib/connection-words.ts';
import { ExitCode, messageOf, OperatorError } from '../../lib/errors.ts';
import { withoutAddresses } from '../../lib/log.ts';
import type { Effects } from '../effects.ts';
import { receiveReturned } from './receive-returned.ts';

/** The mailbox that returned mail comes to, and what has been read of it. */
export interface BounceMailbox {
  account: MailboxAccount;
  memory: MailboxMemory;
  everyMs: number;
  /** The visit under way in this process: a second one joins it. */
  visit: Promise<Collected> | null;
}

export type Collected = Omit<Looked, 'more'>;

type Needs = Pick<Effects, 'returns' | 'subscribers' | 'clock' | 'log'>;

/** One visit may take so long; what is left waits for the next. */
const MOST_MS = 10 * 60_000;

/** Reads what is new in the bounce mailbox. Throws OperatorError where it cannot be reached; that is kept for the status. */
export async function collectReports(effects: Needs, signal: AbortSignal): Promise<Collected> {
  const { mailbox } = effects.returns;
  if (!mailbox) {
    throw new OperatorError('There is no bounce mailbox.', {
      hint: 'Set BOUNCE_MAILBOX, as .env.example shows.',
      exitCode: ExitCode.usage,
    });
  }
  mailbox.visit ??= visit(effects, mailbox, AbortSignal.any([signal, AbortSignal.timeout(MOST_MS)])).finally(
    () => {
      mailbox.visit = null;
    },
  );
  return mailbox.visit;
}

async function visit(
  effects: Needs,
  { account, memory }: BounceMailbox,
  signal: AbortSignal,
): Promise<Collected> {
  const { protocol, name } = account;
  const take = async (message: Buffer) => {
    const applied = await receiveReturned(effects, {
      source: protocol,
      message,
      envelopeTo: [],
      listUnknown: false,
    });
    return applied.some(({ outcome }) => outcome !== 'refused');
  };
  const collected = { looked: 0, taken: 0 };
  try {
    for (let more = true; more && !signal.aborted; ) {
      const round = await (protocol === 'imap' ? readImap : readPop3)(account, memory, take, signal);
      collected.looked += round.looked;
      collected.taken += round.taken;
      more = round.more && round.looked > 0;
    }
  } catch (cause) {
    if (signal.aborted) return collected; // we hung up ourselves, and go on from there next time
    const problem = problemOf(cause, account);
    await memory.checked(name, effects.clock.now(), problem);
    // Without its cause, whose words may hold the password.
    throw new OperatorError(`The bounce mailbox on ${account.host} cannot be read: ${problem}`, {
      exitCode: isPassing(cause) ? ExitCode.tryAgain : ExitCode.failure,
    });
  }
  await memory.checked(name, effects.clock.now(), null);
  return collected;
}

/** Nobody could be reached, or nobody answered; a refused password or a missing folder stays as it is. */
function isPassing(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|EAI_|ENOTFOUND|ETHROTTLE|NoConnection|\w+TIMEOUT$)/i.test(
    code,
  );
}

/** Fit for status, desk and log. Servers repeat what they were sent, the password too. */
function problemOf(cause: unknown, { pass }: MailboxAccount): string {
  const said = withoutAddresses(inConnectionWords(messageOf(cause)).replaceAll(pass, '…'));
  const help = isUnknownAuthority(cause)
    ? ' (?ca=FILE in BOUNCE_MAILBOX trusts an authority of your own)'
    : '';
  return said.replaceAll(/\p{Cc}/gu, ' ').slice(0, 500) + help;
}

/** When the mailbox is to be looked at; null where there is none. */
export async function nextCollectAt({
  returns,
  clock,
}: Pick<Effects, 'returns' | 'clock'>): Promise<EpochMs | null> {
  if (!returns.mailbox) return null;
  const { account, memory, everyMs } = returns.mailbox;
  const last = await memory.lastCheck(account.name);
  return last === null || isAhead(last.at, clock.now()) ? 0 : last.at + everyMs;
}
