import { generic } from './generic.ts';
import { mailgun, type WebhookTokens } from './mailgun.ts';
import { postmark } from './postmark.ts';
import type { Provider } from './provider.ts';
import { sendgrid } from './sendgrid.ts';
import { ses } from './ses.ts';
import type { FetchText } from './sns-signature.ts';

/** What proves that a webhook's sender is who it says; null leaves that webhook closed. */
export interface WebhookKeys {
  /** The only SNS topics that are listened to, by ARN. */
  sesTopics: string[] | null;
  /** Public key, base64 of its DER form, as SendGrid shows it. */
  sendgridKey: string | null;
  mailgunKey: string | null;
  postmarkSecret: string | null;
  genericSecret: string | null;
}

/** The webhooks that are open, by the last part of their address. Throws OperatorError for a key that is none. */
export function openProviders(
  keys: WebhookKeys,
  { fetchText, tokens }: { fetchText: FetchText; tokens: WebhookTokens },
): Map<string, Provider> {
  const open = new Map<string, Provider>();
  if (keys.sesTopics !== null) open.set('ses', ses(keys.sesTopics, fetchText));
  if (keys.sendgridKey !== null) open.set('sendgrid', sendgrid(keys.sendgridKey));
  if (keys.mailgunKey !== null) open.set('mailgun', mailgun(keys.mailgunKey, tokens));
  if (keys.postmarkSecret !== null) open.set('postmark', postmark(keys.postmarkSecret));
  if (keys.genericSecret !== null) open.set('generic', generic(keys.genericSecret));
  return open;
}
