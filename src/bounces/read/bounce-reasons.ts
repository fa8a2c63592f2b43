import type { BounceReason } from './report.ts';

/** The reasons that end an address. Everything else may pass, or is about the sender or the mail. */
const HARD: ReadonlySet<BounceReason> = new Set([
  'user_unknown',
  'host_unknown',
  'moved',
  'no_mail_accepted',
]);

export function isHard(reason: BounceReason): boolean {
  return HARD.has(reason);
}

/** About us, our mail, or how much of it there is. */
const ABOUT_US: ReadonlySet<string> = new Set<BounceReason>([
  'spam',
  'virus',
  'policy',
  'blocked',
  'rate_limited',
  'authentication',
  'sender_rejected',
  'relaying_denied',
  'too_big',
  'content',
  'protocol',
]);

/** No recipient answers for it. */
export function isAboutUs(reason: string): boolean {
  return ABOUT_US.has(reason);
}

/** IANA, SMTP Enhanced Status Codes: subject and detail, without the class. Vague ones (x.n.0) are left to words. */
const BY_ENHANCED: Readonly<Record<string, BounceReason>> = {
  '1.1': 'user_unknown',
  '1.2': 'host_unknown',
  '1.3': 'user_unknown', // not a valid address
  '1.4': 'system', // ambiguous
  '1.6': 'moved',
  '1.7': 'sender_rejected',
  '1.8': 'sender_rejected',
  '1.9': 'system',
  '1.10': 'no_mail_accepted', // null MX, RFC 7505
  '2.1': 'disabled',
  '2.2': 'mailbox_full',
  '2.3': 'too_big',
  '2.4': 'system', // mailing list
  '3.1': 'system',
  '3.2': 'no_mail_accepted',
  '3.3': 'system',
  '3.4': 'too_big',
  '3.5': 'system',
  '3.6': 'system',
  '4.1': 'network',
  '4.2': 'network',
  '4.3': 'system', // directory server
  '4.4': 'host_unknown', // unable to route
  '4.5': 'rate_limited',
  '4.6': 'network', // loop
  '4.7': 'expired',
  '5.1': 'protocol',
  '5.2': 'protocol',
  '5.3': 'rate_limited', // too many recipients
  '5.4': 'protocol',
  '5.5': 'protocol',
  '5.6': 'protocol',
  '6.1': 'content',
  '6.2': 'content',
  '6.3': 'content',
  '6.4': 'content',
  '6.5': 'content',
  '6.6': 'content',
  '6.7': 'user_unknown', // RFC 6531: the address needs SMTPUTF8
  '6.8': 'content',
  '6.9': 'content',
  '7.1': 'policy',
  '7.2': 'policy',
  '7.3': 'policy',
  '7.4': 'policy',
  '7.5': 'policy',
  '7.7': 'content',
  '7.8': 'authentication',
  '7.9': 'authentication',
  '7.10': 'authentication',
  '7.11': 'authentication',
  '7.13': 'disabled',
  '7.17': 'moved', // RFC 7293: the mailbox has another owner now
  '7.18': 'moved',
  '7.20': 'authentication',
  '7.21': 'authentication',
  '7.22': 'authentication',
  '7.23': 'authentication',
  '7.24': 'authentication',
  '7.25': 'blocked',
  '7.26': 'authentication',
  '7.27': 'sender_rejected', // RFC 7505: the sender's domain takes no mail
  '7.28': 'rate_limited',
  '7.29': 'authentication',
  '7.30': 'policy',
};

/** Null where the code is missing, vague or unknown. */
export function reasonOfEnhanced(enhanced: string | null): BounceReason | null {
  return enhanced === null ? null : (BY_ENHANCED[enhanced.slice(2)] ?? null);
}

/** Vague codes say at least whose trouble it is (RFC 3463 3). */
const BY_SUBJECT: Readonly<Record<string, BounceReason>> = {
  '3': 'system',
  '4': 'network',
  '5': 'protocol',
  '6': 'content',
  '7': 'policy',
};

export function reasonOfSubject(enhanced: string | null): BounceReason | null {
  return enhanced === null ? null : (BY_SUBJECT[enhanced.split('.')[1] ?? ''] ?? null);
}

/** RFC 5321 4.2.3 and 7504, where a server gives no other word. */
const BY_CODE: Readonly<Record<number, BounceReason>> = {
  421: 'system',
  422: 'mailbox_full',
  431: 'system',
  450: 'system',
  451: 'system',
  452: 'mailbox_full',
  500: 'protocol',
  501: 'protocol',
  502: 'protocol',
  503: 'protocol',
  504: 'protocol',
  521: 'no_mail_accepted',
  530: 'authentication',
  535: 'authentication',
  551: 'moved',
  552: 'mailbox_full',
  556: 'no_mail_accepted',
};

export function reasonOfCode(code: number | null): BounceReason | null {
  return code === null ? null : (BY_CODE[code] ?? null);
}

/** PowerMTA files each failure under a word of its own (X-PowerMTA-BounceCategory); vague ones are left out. */
const BY_CATEGORY: Readonly<Record<string, BounceReason>> = {
  'bad-mailbox': 'user_unknown',
  'inactive-mailbox': 'disabled',
  'bad-domain': 'host_unknown',
  'quota-issues': 'mailbox_full',
  'message-expired': 'expired',
  'policy-related': 'policy',
  'spam-block': 'blocked',
  'spam-related': 'spam',
  'virus-related': 'virus',
  'content-related': 'content',
  'relaying-issues': 'relaying_denied',
  'protocol-errors': 'protocol',
  'bad-connection': 'network',
  'bad-configuration': 'system',
  'routing-errors': 'network',
  'no-answer-from-host': 'network',
};

export function reasonOfCategory(category: string): BounceReason | null {
  return BY_CATEGORY[category.trim().toLowerCase()] ?? null;
}
