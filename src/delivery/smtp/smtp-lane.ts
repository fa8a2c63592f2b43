import type { MarkVerdict } from '../ledger.ts';
import type { ComposedMail } from '../mime/composed-mail.ts';
import { brokenOff } from './broken-off.ts';
import { ConnectionLost, readReplies } from './reply-reader.ts';
import { connectSmtp } from './smtp-connect.ts';
import { createLane } from './smtp-exchange.ts';
import type { SmtpReply, SmtpVerb } from './smtp-reply.ts';
import type { SmtpServer } from './smtp-url.ts';

/** RFC 5321 4.5.3.2: five minutes for a command, ten for the final dot. */
export interface SmtpTimeouts {
  connectMs: number;
  replyMs: number;
  finalReplyMs: number;
}

export const SMTP_TIMEOUTS: SmtpTimeouts = { connectMs: 30_000, replyMs: 300_000, finalReplyMs: 600_000 };

/** One open connection, one message at a time. */
export interface SmtpLane {
  /** Where the gate gave a `next`, that mail comes next on this lane, or the lane is closed. */
  deliver(mail: ComposedMail, gate: ReleaseGate): Promise<LaneResult>;
  /** False once the connection cannot take another message. */
  usable(): boolean;
  /** Says goodbye without waiting. */
  close(): void;
}

export interface ReleaseGate {
  /** Asked when the server waits for the text; without `granted` it never sees any of it. */
  mayRelease(): Promise<MarkVerdict>;
  /** The text is on its way: from here on only the server knows. */
  released(): void | Promise<void>;
  /** Whose envelope goes out behind the text, where the server takes it there (RFC 2920). */
  next?(): ComposedMail | undefined;
}

export type LaneResult =
  | { result: 'replied'; verb: SmtpVerb; reply: SmtpReply }
  /** The gate refused; the connection was cut before the text. */
  | { result: 'withheld'; verdict: Exclude<MarkVerdict, 'granted'> }
  | { result: 'lost'; phase: LostPhase; detail: string }
  | { result: 'impossible'; detail: string };

/**
 * `before` the server answered anything about this message, `during` it, or `after` its text was released: only
 * then may the server have it.
 */
export type LostPhase = 'before' | 'during' | 'after';

/** `halt`: no other try will fare better until somebody changes something. `back_off`: a later one may. */
export type LaneOutcome =
  | { outcome: 'open'; lane: SmtpLane }
  | { outcome: 'halt' | 'back_off'; detail: string };

/**
 * Connects, secures and signs in (`connectSmtp`), then asks what the server can do. `signal` breaks the lane off, then and
 * later. Rejects only where the trouble is ours.
 */
export async function openLane(
  server: SmtpServer,
  timeouts: SmtpTimeouts,
  signal: AbortSignal,
): Promise<LaneOutcome> {
  const connected = await connectSmtp(server, timeouts.connectMs, signal);
  if (connected.outcome !== 'connected') return connected;
  const { socket, clientName } = connected;
  // The end of one message and the next envelope are one write: nothing is gained by waiting for more.
  socket.setNoDelay(true);
  const replies = readReplies(socket);
  const stop = () => replies.fail(brokenOff(signal));
  signal.addEventListener('abort', stop, { once: true });
  socket.once('close', () => signal.removeEventListener('abort', stop));
  try {
    // Asked again because the answer given to nodemailer stays with it.
    socket.write(`EHLO ${clientName}\r\n`);
    const reply = await replies.next(timeouts.replyMs);
    if (reply.code === 421) throw new ConnectionLost(reply.text);
    return { outcome: 'open', lane: createLane(socket, replies, extensionsOf(reply), timeouts) };
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
    replies.fail(error.message); // whoever says farewell need not hang up
    return { outcome: 'back_off', detail: error.message };
  }
}

/** Keywords of RFC 5321 4.1.1.1; a server without EHLO has none. */
function extensionsOf(reply: SmtpReply): Set<string> {
  return new Set(reply.code === 250 ? reply.text.toUpperCase().split(/\s+/) : []);
}
