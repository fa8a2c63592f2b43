import type { EpochMs } from '../../lib/clock.ts';
import type { CopyPiece } from '../../render/copy-pieces.ts';

interface Mailbox {
  name: string;
  address: string;
}

/** What all copies of a mailing have in common: its envelope is made once. */
export interface Mailing {
  subject: string;
  from: Mailbox;
  replyTo: string | null;
  /** Headers of bulk mail; null for a mail to one person. */
  list: ListHeaders | null;
}

export interface ListHeaders {
  /** RFC 2919: `morning.news.example`, with the edition's title before it. */
  id: string;
  title: string;
  /** Address for unsubscribing by mail; null leaves it out. */
  unsubscribeMailbox: string | null;
  /** `issue:edition:kind:sender`, the sender's complaint statistics; at most three fields and the sender. */
  feedbackId: string;
}

/** What one recipient's copy adds. */
export interface MailCopy {
  html: string | readonly CopyPiece[];
  text: string | readonly CopyPiece[];
  to: Mailbox;
  /** Without angle brackets. */
  messageId: string;
  date: EpochMs;
  /** Envelope sender (RFC 5321 4.4); null is the From address. */
  returnPath: string | null;
  /** The one-click address of RFC 8058; used with list headers only. */
  unsubscribeUrl: string | null;
  /** The recipient's own address for unsubscribing by mail, in place of the common one. */
  unsubscribeMailbox?: string | null;
}

/** Everything in one mail. */
export type MailInput = Mailing & MailCopy;
