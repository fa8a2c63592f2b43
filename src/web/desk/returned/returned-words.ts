import type {
  MatchedBy,
  Refusal,
  ReportKind,
  ReportOutcome,
  ReportSource,
} from '../../../bounces/report-store.ts';
import type { LiftOutcome } from '../../../subscribers/lift-suppression.ts';
import type { SuppressionReason } from '../../../subscribers/subscriber.ts';
import type { Tone } from '../desk-page.ts';

export const KINDS: Record<ReportKind, { label: string; tone: Tone }> = {
  hard: { label: 'Hard bounce', tone: 'bad' },
  soft: { label: 'Soft bounce', tone: 'warn' },
  complaint: { label: 'Complaint', tone: 'bad' },
  other: { label: 'No bounce', tone: 'plain' },
};

export const OUTCOMES: Record<ReportOutcome, string> = {
  suppressed: 'Suppressed',
  counted: 'Counted',
  no_effect: 'No effect',
  refused: 'Refused',
};

export const REFUSALS: Record<Refusal, string> = {
  forged: 'its return path is forged',
  unknown_message: 'about no mail of ours',
  other_address: 'that mail went to somebody else',
  deleted: 'about a copy whose record has been deleted as old',
  bad_signature: 'a webhook whose sender was not proven',
};

export const SUPPRESSIONS: Record<SuppressionReason, string> = {
  hard_bounce: 'Hard bounce',
  soft_bounces: 'Soft bounces in a row',
  complaint: 'Complaint',
  operator: 'By hand',
  invalid_address: 'Invalid address',
};

export const SOURCES: Record<ReportSource, string> = {
  imap: 'mailbox',
  pop3: 'mailbox',
  lmtp: 'mail server',
  smtp: 'mail server',
  ses: 'SES',
  sendgrid: 'SendGrid',
  mailgun: 'Mailgun',
  postmark: 'Postmark',
  webhook: 'webhook',
  file: 'by hand',
  hand_over: 'refused at the hand-over',
};

export const MATCHES: Record<MatchedBy, string> = {
  return_path: 'return path',
  message_id: 'Message-ID and address',
  address: 'address, on the provider’s word',
};

export const LIFTED: Record<LiftOutcome, { tone: Tone; text: string }> = {
  lifted: { tone: 'good', text: 'Lifted. The address gets what it is subscribed to again.' },
  not_suppressed: { tone: 'plain', text: 'That address was no longer suppressed.' },
  needs_confirmation: {
    tone: 'bad',
    text: 'Not lifted: the subscriber complained. Only they can change that, by signing up and confirming again.',
  },
  reason_missing: { tone: 'bad', text: 'Not lifted: say why, for the record.' },
};
