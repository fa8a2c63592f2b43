import type { Socket } from 'node:net';
import type { ComposedMail } from '../mime/composed-mail.ts';
import { envelopeOf } from './envelope.ts';
import { ConnectionLost, type ReplyReader } from './reply-reader.ts';
import type { LaneResult, LostPhase, ReleaseGate, SmtpLane, SmtpTimeouts } from './smtp-lane.ts';
import { readReply, type SmtpReply, type SmtpVerb } from './smtp-reply.ts';
import { WireBuffer } from './wire-buffer.ts';

/** How far one message has got. */
interface Exchange {
  phase: LostPhase;
}

type Steps = NonNullable<ReturnType<typeof envelopeOf>>;

export function createLane(
  socket: Socket,
  replies: ReplyReader,
  extensions: ReadonlySet<string>,
  timeouts: SmtpTimeouts,
): SmtpLane {
  const wire = new WireBuffer();
  const pipelining = extensions.has('PIPELINING');
  /** Whose envelope went out behind the message before, and its commands. */
  let announced: { mail: ComposedMail; steps: Steps } | null = null;
  /** A refusal left a transaction open. */
  let begun = false;
  /** Messages the server has answered for. */
  let served = 0;

  return {
    // What became of an announced one is known by its replies, even where they were the last.
    usable: () => announced !== null || (!socket.destroyed && !replies.waiting()),
    close() {
      // Behind an envelope the server takes whatever comes for text: it is cut off before the end of any.
      if (announced) socket.destroy();
      else if (!socket.destroyed) socket.end('QUIT\r\n');
      setTimeout(() => socket.destroy(), 1_000).unref();
    },
    async deliver(mail, gate) {
      if (announced && announced.mail !== mail) throw new Error('another mail was announced');
      const steps = announced ? announced.steps : envelopeOf(mail, extensions, begun);
      if (!steps) {
        const detail = 'The mail server does not take international addresses (SMTPUTF8).';
        return { result: 'impossible', detail };
      }
      const exchange: Exchange = { phase: 'before' };
      try {
        const refused = await sendEnvelope(steps, exchange);
        if (refused) return refused;
        return await sendText(mail, gate, exchange);
      } catch (error) {
        replies.fail('The exchange was broken off.');
        if (!(error instanceof ConnectionLost)) throw error;
        return { result: 'lost', phase: exchange.phase, detail: error.message };
      } finally {
        served++;
      }
    },
  };

  async function sendEnvelope(steps: Steps, exchange: Exchange): Promise<LaneResult | null> {
    const sent = announced !== null;
    announced = null;
    begun = false;
    if (!sent && replies.waiting()) await farewell();
    if (!sent && pipelining) socket.write(commandsOf(steps));
    let refused: [SmtpVerb, SmtpReply] | null = null;
    for (const [verb, command] of steps) {
      if (!pipelining) socket.write(command);
      const reply: SmtpReply | null = replies.take() ?? (await answer(refused !== null));
      if (!reply) break; // it answered and hung up: the answer counts
      if (verb === 'RSET') {
        if (reply.code !== 250) throw new ConnectionLost('The server did not answer RSET.');
        continue;
      }
      if (verb === 'MAIL') tiredOfUs(reply);
      exchange.phase = 'during';
      // The first refusal is the answer; those behind it only follow from it.
      if (refused) await emptyMessage(refused, reply);
      else if (readReply(verb, reply) !== 'next') refused = [verb, reply];
      if (refused && !pipelining) break;
    }
    return refused && refuse(...refused);
  }

  /** Words between two messages are a farewell (421), and would be taken for the next reply. */
  async function farewell(): Promise<never> {
    throw new ConnectionLost((await replies.next(0)).text);
  }

  async function answer(optional: boolean): Promise<SmtpReply | null> {
    try {
      return await replies.next(timeouts.replyMs);
    } catch (error) {
      if (optional) return null;
      throw error;
    }
  }

  /** A farewell after some messages tells nothing of this one. */
  function tiredOfUs(reply: SmtpReply): void {
    if (served > 0 && reply.code === 421) throw new ConnectionLost(reply.text);
  }

  /** RFC 2920 3.1: DATA may be accepted although nobody is to get it; a message of nothing then ends it. */
  async function emptyMessage([verb, { code }]: [SmtpVerb, SmtpReply], reply: SmtpReply): Promise<void> {
    if (reply.code !== 354) return;
    if (verb !== 'RCPT' || code < 400) return replies.fail('The server takes a message it has refused.');
    socket.write('.\r\n');
    await answer(true);
  }

  /** Leaves the connection ready for the next message, or closed. */
  function refuse(verb: SmtpVerb, reply: SmtpReply): LaneResult {
    const meaning = readReply(verb, reply);
    if (meaning === 'back_off' || meaning === 'halt') replies.fail(reply.text);
    begun = true;
    return { result: 'replied', verb, reply };
  }

  /** One write once the mark is durable: the text, its final dot and the next envelope. */
  async function sendText(mail: ComposedMail, gate: ReleaseGate, exchange: Exchange): Promise<LaneResult> {
    const verdict = await gate.mayRelease();
    if (verdict !== 'granted') {
      replies.fail('The message was withheld.');
      return { result: 'withheld', verdict };
    }
    if (replies.waiting()) return interrupted();
    if (socket.destroyed) await replies.next(0); // it rejects: the connection is gone, the end of the message still here
    exchange.phase = 'after';
    wire.setMessage(mail);
    announce(gate.next?.());
    let taken = false;
    socket.write(wire.bytes(), () => {
      taken = true;
    });
    const told = gate.released();
    if (told) await told;
    const reply = await replies.next(timeouts.finalReplyMs);
    if (!taken || reply.code === 421 || readReply('body', reply) === 'unclear') {
      replies.fail(reply.text);
      announced = null;
    }
    // A yes to a message whose end is still here answers something else; a no may well be to its beginning.
    if (!taken && reply.code < 400) return { result: 'lost', phase: exchange.phase, detail: reply.text };
    return { result: 'replied', verb: 'body', reply };
  }

  /** Puts the envelope of the next message behind the end of this one. */
  function announce(next: ComposedMail | undefined): void {
    const steps = next && pipelining ? envelopeOf(next, extensions, false) : null;
    if (!next || !steps) return;
    wire.addCommands(commandsOf(steps));
    announced = { mail: next, steps };
  }

  /** An answer nobody asked for: the server does not want the text after all, and has seen none of it. */
  async function interrupted(): Promise<LaneResult> {
    const reply = await replies.next(0);
    replies.fail(reply.text);
    if (reply.code < 400) return { result: 'lost', phase: 'during', detail: reply.text };
    return { result: 'replied', verb: 'body', reply };
  }
}

function commandsOf(steps: Steps): string {
  return steps.map(([, command]) => command).join('');
}
