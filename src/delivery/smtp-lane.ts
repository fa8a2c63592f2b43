import type { Socket } from 'node:net';
import { type ComposedMail, mimeOf } from './composed-mail.ts';
import type { MarkVerdict } from './ledger.ts';
import { isInternational } from './mail-address.ts';
import { ConnectionLost, type ReplyReader, readReplies } from './reply-reader.ts';
import { connectSmtp } from './smtp-connect.ts';
import { readReply, type SmtpReply, type SmtpVerb } from './smtp-reply.ts';
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
  deliver(mail: ComposedMail, gate: ReleaseGate): Promise<LaneResult>;
  /** False once the connection cannot take another message. */
  usable(): boolean;
  /** Says goodbye without waiting. */
  close(): void;
}

/** Asked when all of the message but its last bytes is out; without `granted` the server never sees the final dot. */
interface ReleaseGate {
  mayRelease(): Promise<MarkVerdict>;
  /** The last bytes are out: from here on only the server knows. */
  released(): Promise<void>;
}

export type LaneResult =
  | { result: 'replied'; verb: SmtpVerb; reply: SmtpReply }
  /** The gate refused; the connection was cut in the middle of the message. */
  | { result: 'withheld'; verdict: Exclude<MarkVerdict, 'granted'> }
  | { result: 'lost'; phase: LostPhase; detail: string }
  | { result: 'impossible'; detail: string };

/**
 * `before` the server answered anything about this message, `during` it, or `after` its last bytes
 * were released: only then may the server have it.
 */
type LostPhase = 'before' | 'during' | 'after';

/** How far one message has got. */
interface Exchange {
  phase: LostPhase;
}

export type LaneOutcome =
  | { outcome: 'open'; lane: SmtpLane }
  | { outcome: 'halt' | 'back_off'; detail: string };

/** Kept back until the gate opens. */
const LAST_BYTES = 512;

export async function openLane(
  server: SmtpServer,
  timeouts: SmtpTimeouts,
  signal: AbortSignal,
): Promise<LaneOutcome> {
  const connected = await connectSmtp(server, timeouts.connectMs, signal);
  if (connected.outcome !== 'connected') return connected;
  const { socket, clientName } = connected;
  const replies = readReplies(socket);
  const stop = () => replies.fail('Twofold is shutting down.');
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
    return { outcome: 'back_off', detail: error.message };
  }
}

/** Keywords of RFC 5321 4.1.1.1; a server without EHLO has none. */
function extensionsOf(reply: SmtpReply): Set<string> {
  return new Set(reply.code === 250 ? reply.text.toUpperCase().split(/\s+/) : []);
}

function createLane(
  socket: Socket,
  replies: ReplyReader,
  extensions: Set<string>,
  timeouts: SmtpTimeouts,
): SmtpLane {
  return {
    usable: () => !socket.destroyed && !replies.waiting(),
    close() {
      if (!socket.destroyed) socket.end('QUIT\r\n');
      setTimeout(() => socket.destroy(), 1_000).unref();
    },
    async deliver(mail, gate) {
      const international = isInternational(mail.to);
      if (international && !extensions.has('SMTPUTF8')) {
        return {
          result: 'impossible',
          detail: 'The mail server does not take international addresses (SMTPUTF8).',
        };
      }
      const exchange: Exchange = { phase: 'before' };
      try {
        await nothingSaid();
        const refused = await sendEnvelope(mail, international, exchange);
        if (refused) return refused;
        return await sendBody(mimeOf(mail), gate, exchange);
      } catch (error) {
        replies.fail('The exchange was broken off.');
        if (!(error instanceof ConnectionLost)) throw error;
        return { result: 'lost', phase: exchange.phase, detail: error.message };
      }
    },
  };

  /** Words between two messages are a farewell (421), and would be taken for the next reply. */
  async function nothingSaid(): Promise<void> {
    if (replies.waiting()) throw new ConnectionLost((await replies.next(0)).text);
  }

  async function sendEnvelope(
    { from, to, size: octets }: ComposedMail,
    international: boolean,
    exchange: Exchange,
  ): Promise<LaneResult | null> {
    const size = extensions.has('SIZE') ? ` SIZE=${octets}` : '';
    const steps: [SmtpVerb, string][] = [
      ['MAIL', `MAIL FROM:<${from}>${size}${international ? ' SMTPUTF8' : ''}\r\n`],
      ['RCPT', `RCPT TO:<${to}>\r\n`],
      ['DATA', 'DATA\r\n'],
    ];
    return extensions.has('PIPELINING') ? pipeline(steps, exchange) : stepByStep(steps, exchange);
  }

  async function stepByStep(steps: [SmtpVerb, string][], exchange: Exchange): Promise<LaneResult | null> {
    for (const [verb, command] of steps) {
      socket.write(command);
      const reply = await replies.next(timeouts.replyMs);
      exchange.phase = 'during';
      if (readReply(verb, reply) !== 'next') return refuse(verb, reply);
    }
    return null;
  }

  /** RFC 2920: one round trip for the envelope. The first refusal is the answer; the rest only follow from it. */
  async function pipeline(steps: [SmtpVerb, string][], exchange: Exchange): Promise<LaneResult | null> {
    socket.write(steps.map(([, command]) => command).join(''));
    let refused: [SmtpVerb, SmtpReply] | null = null;
    for (const [verb] of steps) {
      const reply = await replies.next(timeouts.replyMs).catch((error) => {
        if (refused) return null; // it answered and hung up: the answer counts
        throw error;
      });
      if (!reply) break;
      exchange.phase = 'during';
      if (!refused && readReply(verb, reply) !== 'next') refused = [verb, reply];
      // RFC 2920 3.1: DATA accepted although nobody is to get it. An empty message might go out, so hang up.
      else if (refused && reply.code === 354) replies.fail('The server takes messages for nobody.');
    }
    return refused && refuse(...refused);
  }

  /** Leaves the connection ready for the next message, or closed. */
  async function refuse(verb: SmtpVerb, reply: SmtpReply): Promise<LaneResult> {
    const meaning = readReply(verb, reply);
    if (meaning === 'back_off' || meaning === 'halt') replies.fail(reply.text);
    else await resetSession();
    return { result: 'replied', verb, reply };
  }

  async function resetSession(): Promise<void> {
    if (socket.destroyed) return;
    socket.write('RSET\r\n');
    const reply = await replies.next(timeouts.replyMs).catch(() => null);
    if (reply?.code !== 250) replies.fail('The server did not answer RSET.');
  }

  async function sendBody(mime: Buffer, gate: ReleaseGate, exchange: Exchange): Promise<LaneResult> {
    const cut = Math.max(0, mime.length - LAST_BYTES);
    await write(mime.subarray(0, cut));
    if (replies.waiting()) return interrupted();
    await stillOpen();
    const verdict = await gate.mayRelease();
    if (verdict !== 'granted') {
      replies.fail('The message was withheld.');
      return { result: 'withheld', verdict };
    }
    await stillOpen();
    exchange.phase = 'after';
    await write(Buffer.concat([mime.subarray(cut), Buffer.from('.\r\n')]));
    await gate.released();
    const reply = await replies.next(timeouts.finalReplyMs);
    if (reply.code === 421 || readReply('body', reply) === 'unclear') replies.fail(reply.text);
    return { result: 'replied', verb: 'body', reply };
  }

  /** Rejects where the connection is gone, while the end of the message is still here. */
  async function stillOpen(): Promise<void> {
    if (socket.destroyed) await replies.next(0);
  }

  /** An answer in the middle of the text: the server wants no more of it, and has not seen the end. */
  async function interrupted(): Promise<LaneResult> {
    const reply = await replies.next(0);
    replies.fail(reply.text);
    if (reply.code < 400) return { result: 'lost', phase: 'during', detail: reply.text };
    return { result: 'replied', verb: 'body', reply };
  }

  /** Resolves when the operating system has the bytes, or the connection is gone. */
  async function write(bytes: Buffer): Promise<void> {
    const timer = setTimeout(() => replies.fail('The server stopped reading.'), timeouts.replyMs);
    await new Promise<void>((resolve) => {
      socket.write(bytes, () => resolve());
    });
    clearTimeout(timer);
  }
}
