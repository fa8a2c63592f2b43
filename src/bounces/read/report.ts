/**
 * What one returned message says of one recipient. Nothing in it is proven: anybody can write to a return path,
 * so whoever acts on a report first checks a signed return path or finds its message in the ledger.
 */
export type Report = Bounce | Complaint | OtherReport;

export interface Told {
  /**
   * Whom the mail was for, by the name it was mailed under as far as the report tells: the original recipient
   * before the final one, which may be the far end of a forward. Lower case; null where no address is given.
   */
  address: string | null;
  /** Every other address that may be the one mailed: final recipient, forwards, To of the original. Lower case. */
  otherAddresses: string[];
  /** Message-ID of the mail reported on, without angle brackets; null where the report does not quote it. */
  messageId: string | null;
  /**
   * Where the report was sent, and the quoted mail's own return path: any of them may be a VERP address. Best
   * first, as written (the local part may be case-sensitive).
   */
  returnPaths: string[];
  /** The server's own words: one line, at most 1,000 characters, '' where there are none. */
  detail: string;
}

/** The mail did not arrive. */
export interface Bounce extends Told {
  kind: 'bounce';
  /** The address will not take mail later either. Soft is everything else: blocks, policies, full mailboxes. */
  hard: boolean;
  reason: BounceReason;
  /** SMTP reply code, 400–599; null where none is given. */
  code: number | null;
  /** RFC 3463, "5.1.1"; null where none is given. */
  enhanced: string | null;
}

/** A reader marked the mail as spam, or a provider says so for them. */
export interface Complaint extends Told {
  kind: 'complaint';
  /** Lower case: abuse, fraud, virus, opt-out, opt-out-list, other (RFC 5965, RFC 6650). */
  feedbackType: string;
}

/** Everything that says nothing against the address. */
export interface OtherReport extends Told {
  kind: 'other';
  why: OtherWhy;
}

/**
 * `delayed`: the server goes on trying. `success`: delivered or handed on (RFC 3461). `displayed`: a read receipt
 * (RFC 8098). `feedback`: a provider's report that is no complaint (authentication failures, "not spam").
 */
export type OtherWhy =
  | 'auto_reply'
  | 'challenge'
  | 'delayed'
  | 'success'
  | 'displayed'
  | 'feedback'
  | 'unrelated';

/** Why mail did not arrive; `bounce-reasons.ts` says which of them are hard. */
export type BounceReason =
  | 'user_unknown'
  | 'host_unknown'
  | 'moved'
  | 'no_mail_accepted'
  | 'mailbox_full'
  | 'disabled'
  | 'filtered'
  | 'spam'
  | 'virus'
  | 'policy'
  | 'blocked'
  | 'rate_limited'
  | 'authentication'
  | 'sender_rejected'
  | 'relaying_denied'
  | 'too_big'
  | 'content'
  | 'expired'
  | 'network'
  | 'system'
  | 'protocol'
  | 'unknown';
