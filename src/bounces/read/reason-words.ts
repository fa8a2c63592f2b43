import type { BounceReason } from './report.ts';
import { DISABLED, HOST_UNKNOWN, MOVED, NO_MAIL_ACCEPTED, USER_UNKNOWN } from './words/address-words.ts';
import { CONTENT, MAILBOX_FULL, TOO_BIG, VIRUS } from './words/mailbox-words.ts';
import {
  AUTHENTICATION,
  BLOCKED,
  FILTERED,
  POLICY,
  RATE_LIMITED,
  RELAYING,
  SENDER_REJECTED,
  SPAM,
} from './words/sender-words.ts';
import { EXPIRED, NETWORK, PROTOCOL, SYSTEM } from './words/transport-words.ts';

interface Rule {
  reason: BounceReason;
  pattern: RegExp;
}

/** In the order they are asked: what is definite and often worded broadly ("mailbox full: user rejected") first. */
export const REASON_WORDS: readonly Rule[] = [
  rule('mailbox_full', MAILBOX_FULL),
  rule('virus', VIRUS),
  rule('too_big', TOO_BIG),
  rule('moved', MOVED),
  rule('no_mail_accepted', NO_MAIL_ACCEPTED),
  rule('authentication', AUTHENTICATION),
  rule('sender_rejected', SENDER_REJECTED),
  rule('filtered', FILTERED),
  rule('rate_limited', RATE_LIMITED),
  rule('host_unknown', HOST_UNKNOWN),
  rule('user_unknown', USER_UNKNOWN),
  rule('relaying_denied', RELAYING),
  rule('disabled', DISABLED),
  rule('blocked', BLOCKED),
  rule('spam', SPAM),
  rule('content', CONTENT),
  rule('expired', EXPIRED),
  rule('network', NETWORK),
  rule('policy', POLICY),
  rule('system', SYSTEM),
  rule('protocol', PROTOCOL),
];

function rule(reason: BounceReason, words: readonly string[]): Rule {
  return { reason, pattern: new RegExp(words.join('|'), 'u') };
}
