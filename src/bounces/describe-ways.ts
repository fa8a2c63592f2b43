import type { MailboxAccount } from './mailbox/account.ts';
import type { WebhookKeys } from './webhooks/providers.ts';

/** "the mailbox imap://news@host/INBOX", "a webhook of SES": where returned mail comes in; empty where nothing reads it. */
export function describeWays(
  mailbox: { account: MailboxAccount } | null,
  { webhooks, listenUrl }: { webhooks: WebhookKeys; listenUrl: string | null },
): string[] {
  const hooks: [string | string[] | null, string][] = [
    [webhooks.sesTopics, 'SES'],
    [webhooks.sendgridKey, 'SendGrid'],
    [webhooks.mailgunKey, 'Mailgun'],
    [webhooks.postmarkSecret, 'Postmark'],
    [webhooks.genericSecret, 'the generic kind'],
  ];
  return [
    ...(mailbox ? [`the mailbox ${mailbox.account.name}`] : []),
    ...(listenUrl === null ? [] : [listenUrl]),
    ...hooks.filter(([key]) => key !== null).map(([, name]) => `a webhook of ${name}`),
  ];
}
