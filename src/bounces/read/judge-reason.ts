import { isHard, reasonOfCode, reasonOfEnhanced, reasonOfSubject } from './bounce-reasons.ts';
import { plainWords, reasonOfWords } from './reason-of-words.ts';
import { isVague, type ReplyInText, replyInText } from './reply-in-text.ts';
import type { BounceReason } from './report.ts';

export interface Failure extends Omit<ReplyInText, 'stage'> {
  reason: BounceReason;
  hard: boolean;
}

export interface Said {
  /** What the server that refused the mail answered, as far as it is quoted. */
  reply: string;
  /** What else the report says of this recipient. */
  around: string;
  /** The Status field (RFC 3464 2.3.4); '' without one. */
  status: string;
}

/**
 * Why a mail did not arrive. Words come first where they are definite, because many servers answer everything with
 * 5.1.1, 5.2.1 or 5.7.1; then the enhanced code, the words around the reply, the reply code, and the class.
 */
export function judgeReason({ reply, around, status }: Said): Failure {
  const quoted = replyInText(reply);
  const nearby = replyInText(around);
  const given = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(status)?.[0] ?? null;
  const enhanced =
    [quoted.enhanced, given, nearby.enhanced].find((one) => !isVague(one)) ??
    quoted.enhanced ??
    given ??
    nearby.enhanced;
  const code = quoted.code ?? nearby.code;
  const stage = quoted.stage ?? nearby.stage;
  const words = plainWords(reply);
  const reason =
    reasonOfWords(words) ??
    reasonOfEnhanced(enhanced) ??
    reasonOfWords(plainWords(around)) ??
    reasonOfCode(code) ??
    reasonOfSubject(enhanced) ??
    'unknown';
  const judged = inTheLightOf(stage, reason, enhanced, words);
  return { reason: judged, hard: isHard(judged) && !isTemporary(code, enhanced), code, enhanced };
}

/** What was answered decides who was meant. */
function inTheLightOf(
  stage: ReplyInText['stage'],
  reason: BounceReason,
  enhanced: string | null,
  words: string,
): BounceReason {
  // Before RCPT the server knows no recipient: whom it calls unknown is the sender.
  if (stage === 'sender' && isHard(reason) && reason !== 'no_mail_accepted') return 'sender_rejected';
  return acceptedBefore(stage, reason, enhanced, words) ? 'filtered' : reason;
}

/**
 * A server that took the recipient at RCPT and calls it unknown after the text has weighed the text: mobile carriers
 * answer like that to what a subscriber's filter refuses, and put no address in front of the words.
 */
function acceptedBefore(
  stage: ReplyInText['stage'],
  reason: BounceReason,
  enhanced: string | null,
  words: string,
): boolean {
  if (reason !== 'user_unknown' || /^5\.1\./.test(enhanced ?? '')) return false;
  return stage === 'message' || /^(?:550 ?)?:? ?: user unknown/.test(words);
}

/** The other side only said "not now", whatever became of it since. */
function isTemporary(code: number | null, enhanced: string | null): boolean {
  return (code !== null && code < 500) || (code === null && (enhanced?.startsWith('4') ?? false));
}
