import { createTransport } from 'nodemailer';
import { inConnectionWords } from '../../lib/connection-words.ts';
import type { Grace } from '../../lib/with-grace.ts';
import { signMail } from '../dkim/sign-mail.ts';
import type { Signer } from '../dkim/signer.ts';
import { type ComposedMail, mimeOf } from '../mime/composed-mail.ts';
import { isInternational } from '../mime/mail-address.ts';
import type { MailInput } from '../mime/mail-input.ts';
import { composeMessage } from '../mime/message.ts';
import type { SignIn } from '../smtp/access-tokens.ts';
import { brokenOff } from '../smtp/broken-off.ts';
import { parseReply } from '../smtp/parse-reply.ts';
import { signInByToken } from '../smtp/sign-in-by-token.ts';
import {
  connectionOptions,
  isRefusedLogin,
  type Login,
  meaningOf,
  type SmtpFailure,
  withLogin,
} from '../smtp/smtp-connect.ts';
import { readReply, type SmtpReply, type SmtpVerb } from '../smtp/smtp-reply.ts';
import type { SmtpServer } from '../smtp/smtp-url.ts';
import { withoutLogin } from '../smtp/without-login.ts';
import { sendInternational } from './send-international.ts';

/** `again`: the same mail may be accepted later. `noAnswer`: there was no server to refuse it. */
export type MailOutcome =
  | { outcome: 'accepted'; detail: string }
  | { outcome: 'refused'; detail: string; again: boolean; noAnswer?: true };

export interface MailWay {
  server: SmtpServer;
  /** Null: the mail server signs. */
  signer: Signer | null;
  timeouts?: MailTimeouts;
  /** A stop ends the wait for an access token at once, and what is being handed over when its grace is over. */
  grace?: Grace | undefined;
}

interface MailTimeouts {
  /** For the connection, and for each answer. */
  connectMs: number;
  replyMs: number;
  /** From the first byte to the last; somebody waits for a letter's outcome. */
  totalMs: number;
}

const TIMEOUTS: MailTimeouts = { connectMs: 30_000, replyMs: 60_000, totalMs: 180_000 };

/**
 * One mail outside the ledger: confirmations, sign-in codes, test sends, letters to editors. nodemailer carries it,
 * signed like every other. Tried once; the caller says what happens next.
 */
export async function sendMail(way: MailWay, mail: MailInput): Promise<MailOutcome> {
  const composed = composeMessage(mail);
  if (composed.outcome !== 'composed') return { outcome: 'refused', detail: composed.detail, again: false };
  const signed = await signMail(composed, way.signer);
  if (isInternational(signed.to)) return handOverInternational(way, signed);
  return withLogin<Attempt>(
    way.server.auth,
    (login, signedIn) => handOver(way, login, signed, signedIn),
    ({ signIn }) => signIn,
    ({ outcome, detail }) => ({ ...refused(detail, outcome === 'back_off'), signIn: { outcome: 'unknown' } }),
    endOf(way, 'stop'),
  ).then(({ signIn: _, ...outcome }) => outcome);
}

/** When it is broken off: it takes too long, or Twofold is stopped. */
function endOf({ timeouts = TIMEOUTS, grace }: MailWay, by: 'stop' | 'cut'): AbortSignal {
  const late = AbortSignal.timeout(timeouts.totalMs);
  return grace ? AbortSignal.any([late, grace[by]]) : late;
}

async function handOverInternational(way: MailWay, mail: ComposedMail): Promise<MailOutcome> {
  const { connectMs, replyMs } = way.timeouts ?? TIMEOUTS;
  const times = { connectMs, replyMs, finalReplyMs: replyMs };
  const { accepted, detail, again } = await sendInternational(way.server, mail, times, endOf(way, 'cut'));
  return accepted ? { outcome: 'accepted', detail } : refused(detail, again);
}

type Attempt = MailOutcome & { signIn: SignIn };

async function handOver(
  way: MailWay,
  login: Login,
  mail: ComposedMail,
  signedIn: () => void,
): Promise<Attempt> {
  const { server, timeouts = TIMEOUTS } = way;
  const transport = createTransport({
    ...connectionOptions(server, timeouts.connectMs),
    socketTimeout: timeouts.replyMs,
    customAuth: signInByToken(signedIn),
    ...(login && { auth: 'accessToken' in login ? { type: 'OAuth2', ...login } : login }),
    // Where a server offers no way to sign in, mail would else go out without.
    forceAuth: login !== null,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const signal = endOf(way, 'cut');
  try {
    const sent = await transport.sendMail({
      raw: mimeOf(mail),
      envelope: { from: mail.from, to: mail.to },
      signal,
    });
    const reply = parseReply(sent.response.split(/\r?\n/));
    const detail = reply ? wordsOf(reply) : sent.response;
    return { outcome: 'accepted', detail, signIn: { outcome: 'accepted' } };
  } catch (error) {
    const failure = error as SmtpFailure & { command?: string };
    const judged = judge(failure, signal, timeouts);
    const detail = withoutLogin(judged.detail, login);
    return { ...judged, detail, signIn: signInOf(failure, detail) };
  } finally {
    transport.close();
  }
}

function judge(
  error: SmtpFailure & { command?: string },
  signal: AbortSignal,
  { totalMs }: MailTimeouts,
): MailOutcome & { outcome: 'refused' } {
  const reply = error.response ? parseReply(error.response.split(/\r?\n/)) : null;
  const verb = verbOf(error);
  if (!reply || !verb) {
    if (signal.aborted) return refused(brokenOff(signal, `Not done within ${totalMs / 1000} s.`), true);
    const again = meaningOf(error) === 'back_off';
    return {
      ...refused(error.response || inConnectionWords(error.message), again),
      ...(isUnanswered(error) && { noAnswer: true }),
    };
  }
  const meaning = readReply(verb, reply);
  return refused(wordsOf(reply), meaning === 'deferred' || meaning === 'back_off');
}

/** Its name or its address led to nobody: what is broken off or silent later may have been taken. */
function isUnanswered({ code, response, message }: SmtpFailure): boolean {
  if (response) return false;
  return code === 'EDNS' || /^(?:connect|getaddrinfo) |^Connection timeout$|^Greeting never/.test(message);
}

function signInOf(error: SmtpFailure & { command?: string }, said: string): SignIn {
  if (isRefusedLogin(error)) return { outcome: 'refused', said };
  return { outcome: verbOf(error) === null ? 'unknown' : 'accepted' };
}

/** Which part of the exchange the server's reply was to; null before there was a message. */
function verbOf({ code, command }: SmtpFailure & { command?: string }): SmtpVerb | null {
  if (code === 'EMESSAGE') return 'body';
  if (command === 'MAIL FROM') return 'MAIL';
  if (command === 'RCPT TO') return 'RCPT';
  return command === 'DATA' ? 'DATA' : null;
}

function wordsOf({ code, text }: SmtpReply): string {
  return `${code} ${text}`;
}

function refused(detail: string, again: boolean): MailOutcome & { outcome: 'refused' } {
  return { outcome: 'refused', detail, again };
}
