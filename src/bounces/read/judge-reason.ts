import { domainOf } from '../../lib/domain-of.ts';
import {
  isHard,
  reasonOfCategory,
  reasonOfCode,
  reasonOfEnhanced,
  reasonOfSubject,
} from './bounce-reasons.ts';
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
  /** A word of the sending server's own for the kind of failure (X-PowerMTA-BounceCategory); '' without one. */
  category?: string;
  /** Names of the recipient. */
  names: readonly string[];
}

/**
 * Why a mail did not arrive. Words come first where they are definite, because many servers answer everything with
 * 5.1.1, 5.2.1 or 5.7.1; then the enhanced code, the words around the reply, the reply code, and the class.
 * `senderDomains` are those of the mail reported on.
 */
export function judgeReason(said: Said, senderDomains: readonly string[] = []): Failure {
  const { reply, around, status, category = '', names } = said;
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
    reasonOfCategory(category) ??
    reasonOfWords(plainWords(around)) ??
    reasonOfCode(code) ??
    reasonOfSubject(enhanced) ??
    'unknown';
  const proof = {
    stage,
    namesSender: namesSender(reply, names, senderDomains),
    enhanced,
    category,
    words,
  };
  const judged = inTheLightOf(definite(reason, enhanced), proof);
  const passing = isTemporary(code, enhanced) && !STILL_UNKNOWN.test(words);
  return { reason: judged, hard: isHard(judged) && !passing, code, enhanced };
}

/** "Inactive address" with the code of a bad address is one. */
function definite(reason: BounceReason, enhanced: string | null): BounceReason {
  return reason === 'disabled' && reasonOfEnhanced(enhanced) === 'user_unknown' ? 'user_unknown' : reason;
}

/** A reply that names the sender's domain, and not the recipient's, is about the sender. */
function namesSender(reply: string, names: readonly string[], senderDomains: readonly string[]): boolean {
  const text = reply.toLowerCase();
  const theirs = names.map(domainOf);
  const isNamed = (domain: string) => domain !== '' && text.includes(domain);
  return senderDomains.some((domain) => !theirs.includes(domain) && isNamed(domain)) && !theirs.some(isNamed);
}

interface Proof extends Pick<ReplyInText, 'stage' | 'enhanced'> {
  namesSender: boolean;
  category: string;
  words: string;
}

/** What was answered decides who was meant. */
function inTheLightOf(reason: BounceReason, proof: Proof): BounceReason {
  if (isHard(reason) && isAboutSender(reason, proof)) return 'sender_rejected';
  return reason === 'user_unknown' && !isProven(proof) ? 'filtered' : reason;
}

/** Before RCPT the server knows no recipient: whom it calls unknown is the sender. That it takes no mail it may say at once. */
function isAboutSender(reason: BounceReason, { stage, namesSender, enhanced }: Proof): boolean {
  if (BAD_ADDRESS.test(enhanced ?? '')) return false;
  return namesSender || (stage === 'sender' && reason !== 'no_mail_accepted');
}

/** RFC 3463: no such mailbox, not an address, null MX (or, at Exchange, not found): definite in themselves. */
const BAD_ADDRESS = /^5\.1\.(?:1|3|10)$/;

/** What carriers answer to everything a subscriber will not have; who takes the trouble to say more means it. */
const UNKNOWN_IN_SHORT = /user unknown|unknown user|no such user/;

/** Words of Yahoo and Yandex, and of Orange and La Poste (their code 416), that are about nothing else. */
const DEFINITE = /no such user!|does ?n't have an? .{0,80}account|(?:ofr|lpn)\w{0,6}_416/;

/**
 * "User unknown" costs a reader the newsletter, so it needs more than these words: the code of a bad address, or
 * that they answered RCPT, or that nothing speaks against them. A server that took the recipient and says so after the
 * text has weighed the text: mobile carriers answer like that to what a subscriber's filter refuses, without an
 * address in front of the words.
 */
function isProven({ stage, enhanced, category, words }: Proof): boolean {
  if (BAD_ADDRESS.test(enhanced ?? '') || reasonOfCategory(category) === 'user_unknown') return true;
  if (DEFINITE.test(words)) return true;
  if (stage === 'recipient') return true;
  if (stage === 'message' && UNKNOWN_IN_SHORT.test(words)) return false;
  if (/(?:^|550[ :]*): user unknown/.test(words)) return false;
  // A code of another subject (mailbox disabled, policy) speaks against the words.
  return isVague(enhanced) || /^5\.1\./.test(enhanced ?? '');
}

/** Some answer 450 to whom they do not know; that has not changed in the days the mail was tried. */
const STILL_UNKNOWN = /(?<!\w)(?:user unknown|unknown user|no such user)\b/;

/** The other side only said "not now", whatever became of it since. */
function isTemporary(code: number | null, enhanced: string | null): boolean {
  return (code !== null && code < 500) || (code === null && (enhanced?.startsWith('4') ?? false));
}
