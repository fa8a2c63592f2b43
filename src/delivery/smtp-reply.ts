/** One reply of an SMTP server (RFC 5321 4.2). */
export interface SmtpReply {
  /** 200–599. */
  code: number;
  /** RFC 3463, "5.1.1"; null where the server gives none. */
  enhanced: string | null;
  /** All lines without their codes, joined with a space; 2,000 characters at most. */
  text: string;
}

/** What the reply answers: `body` is the final dot. */
export type SmtpVerb = 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'body';

/**
 * `next`: carry on with this message. `rejected`: never for this recipient. `deferred`: later for this
 * recipient. `back_off`: the server wants nothing from us now. `halt`: no recipient will fare better
 * until somebody changes something. `unclear`: no answer to the final dot that says whether it took the message.
 */
export type ReplyMeaning = 'next' | 'accepted' | 'deferred' | 'rejected' | 'back_off' | 'halt' | 'unclear';

/**
 * The only place that says what a reply means. The enhanced code is asked first, then the code, then
 * the verb: who is to blame decides whether one recipient or the whole issue is stopped.
 */
export function readReply(verb: SmtpVerb, reply: SmtpReply): ReplyMeaning {
  const { code } = reply;
  if (verb === 'DATA' && code === 354) return 'next';
  if (code >= 200 && code < 300) return succeeded(verb);
  // A 3xx that nothing asked for: the two sides are out of step, and no recipient is to blame.
  if (code < 400) return verb === 'body' ? 'unclear' : 'back_off';
  if (code === 421) return 'back_off'; // RFC 5321 3.8: closing the channel, whatever was asked
  if (code >= 400 && code < 500) return failedForNow(verb);
  return failedForGood(verb, reply);
}

function succeeded(verb: SmtpVerb): ReplyMeaning {
  if (verb === 'body') return 'accepted';
  // A 250 to DATA invites no text: what would follow is anybody's guess.
  return verb === 'DATA' ? 'back_off' : 'next';
}

/** Before RCPT the server knows nothing of the recipient: its trouble is its own. */
function failedForNow(verb: SmtpVerb): ReplyMeaning {
  return verb === 'MAIL' || verb === 'EHLO' ? 'back_off' : 'deferred';
}

function failedForGood(verb: SmtpVerb, { code, enhanced }: SmtpReply): ReplyMeaning {
  if (verb === 'MAIL' || verb === 'EHLO') return 'halt'; // our sender address or our access
  if (code === 530 || code === 534 || code === 535 || code === 538) return 'halt'; // authentication, RFC 4954
  if (enhanced?.startsWith('5.7.') && AUTHENTICATION.has(enhanced)) return 'halt';
  if (code === 552) return aboutTheMailbox(enhanced) ? 'rejected' : 'halt';
  if (enhanced === '5.3.4') return 'halt'; // the message is too big for this server
  if (code === 521) return 'halt'; // RFC 7504: this server takes no mail at all
  if (verb === 'DATA' && code >= 500 && code <= 504) return 'halt'; // we are not understood
  return 'rejected';
}

/** RFC 3463 and RFC 4954: encryption or credentials are missing, for every recipient alike. */
const AUTHENTICATION = new Set(['5.7.8', '5.7.9', '5.7.11', '5.7.14']);

/** A full or closed mailbox (5.2.x) answers 552 too, and is nobody else's trouble. */
function aboutTheMailbox(enhanced: string | null): boolean {
  return enhanced?.startsWith('5.2.') ?? false;
}

/** Takes the lines of one complete reply, without their line ends. Null where they are not SMTP. */
export function parseReply(lines: string[]): SmtpReply | null {
  const code = Number(/^[2-5]\d\d(?=[ -]|$)/.exec(lines[0] ?? '')?.[0]);
  if (!code) return null;
  const texts = lines.map((line) => line.slice(4));
  const enhanced = /^[245]\.\d{1,3}\.\d{1,3}(?=\s|$)/.exec(texts[0] ?? '')?.[0] ?? null;
  const words = texts.map((line) =>
    enhanced && line.startsWith(enhanced) ? line.slice(enhanced.length) : line,
  );
  return { code, enhanced, text: tidy(words.join(' ')) };
}

/** It is stored and shown: one line, without control characters, and not a book. */
function tidy(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 2_000)
    .toWellFormed();
}
