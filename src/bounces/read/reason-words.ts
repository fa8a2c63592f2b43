import type { BounceReason } from './report.ts';
import {
  DISABLED,
  HOST_UNKNOWN,
  MOVED,
  NO_MAIL_ACCEPTED,
  STOCK_PHRASE,
  UNKNOWN_OR_DISABLED,
  USER_UNKNOWN,
} from './words/address-words.ts';
import { CONTENT, MAILBOX_FULL, TOO_BIG, VIRUS } from './words/mailbox-words.ts';
import {
  AUTHENTICATION,
  BLOCKED,
  FILTERED,
  POLICY,
  RATE_LIMITED,
  REJECTED_ELSEWHERE,
  RELAYING,
  SENDER_REJECTED,
  SPAM,
} from './words/sender-words.ts';
import { TRANSLATED } from './words/translated-words.ts';
import { EXPIRED, NETWORK, NOT_RESOLVED_YET, PROTOCOL, SYSTEM } from './words/transport-words.ts';

/** In the order they are asked: what is definite before what other words are often wrapped in. */
const ENGLISH: readonly (readonly [BounceReason, readonly RegExp[]])[] = [
  ['mailbox_full', MAILBOX_FULL],
  ['virus', VIRUS],
  ['too_big', TOO_BIG],
  ['moved', MOVED],
  ['no_mail_accepted', NO_MAIL_ACCEPTED],
  ['authentication', AUTHENTICATION],
  ['sender_rejected', SENDER_REJECTED],
  ['filtered', FILTERED],
  ['rate_limited', RATE_LIMITED],
  ['user_unknown', UNKNOWN_OR_DISABLED],
  ['disabled', DISABLED],
  ['network', NOT_RESOLVED_YET],
  ['host_unknown', HOST_UNKNOWN],
  ['user_unknown', USER_UNKNOWN],
  ['filtered', REJECTED_ELSEWHERE],
  ['blocked', BLOCKED],
  ['relaying_denied', RELAYING],
  ['spam', SPAM],
  ['content', CONTENT],
  ['expired', EXPIRED],
  ['network', NETWORK],
  ['policy', POLICY],
  ['user_unknown', STOCK_PHRASE],
  ['system', SYSTEM],
  ['protocol', PROTOCOL],
];

export interface ReasonRule {
  reason: BounceReason;
  pattern: RegExp;
}

/** The full stops of host names and codes end nothing. */
const WITHIN_SENTENCE = '(?:[^.;]|\\.(?=\\S))';

/** Words begin where a word begins; scripts without spaces begin anywhere. */
export const REASON_RULES: readonly ReasonRule[] = [
  ...ENGLISH.map(([reason, words]) => rule(reason, words, '(?<![a-z0-9])')),
  ...TRANSLATED.map(([reason, words]) => rule(reason, words, '(?<![a-zа-я0-9])')),
];

function rule(reason: BounceReason, words: readonly RegExp[], start: string): ReasonRule {
  const source = words
    .map((one) => one.source)
    .join('|')
    .replaceAll('[^.;]', WITHIN_SENTENCE);
  return { reason, pattern: new RegExp(`${start}(?:${source})`, 'u') };
}
