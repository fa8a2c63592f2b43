import { LONGEST_LOCAL_PART } from '../bounces/verp.ts';
import type { WebhookKeys } from '../bounces/webhooks/providers.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import type { Env } from './env.ts';

/** How mail that comes back is recognised, and by which ways it comes. */
export interface ReturnsConfig {
  /** Envelope sender that return paths are made of; null leaves it to the source list, or to nothing. */
  address: string | null;
  /** `imaps://user:password@host/…`, `pop3s://…`; null reads none. */
  mailboxUrl: string | null;
  mailboxMinutes: number;
  /** `lmtp://127.0.0.1:2424` or `smtp://…`; null listens nowhere. */
  listenUrl: string | null;
  /** Soft bounces in a row after which an address is suppressed; null is never. */
  softInARow: number | null;
  keepDays: number;
  webhooks: WebhookKeys;
}

/** Throws OperatorError (exit 2) where an address leaves no room for a return path. */
export function returnsConfig(env: Env): ReturnsConfig {
  return {
    address: env.BOUNCE_ADDRESS ? checkBounceAddress(env.BOUNCE_ADDRESS, 'BOUNCE_ADDRESS') : null,
    mailboxUrl: env.BOUNCE_MAILBOX ?? null,
    mailboxMinutes: env.BOUNCE_MAILBOX_MINUTES,
    listenUrl: env.BOUNCE_LISTEN ?? null,
    softInARow: env.SOFT_BOUNCES === 0 ? null : env.SOFT_BOUNCES,
    keepDays: env.KEEP_REPORTS_DAYS,
    webhooks: {
      sesTopics: env.SES_TOPIC_ARN?.split(/[\s,]+/).filter((arn) => arn !== '') ?? null,
      sendgridKey: env.SENDGRID_WEBHOOK_KEY ?? null,
      mailgunKey: env.MAILGUN_WEBHOOK_KEY ?? null,
      postmarkSecret: env.POSTMARK_WEBHOOK_SECRET ?? null,
      genericSecret: env.WEBHOOK_SECRET ?? null,
    },
  };
}

/** The address as it is used, or OperatorError. `field` is where it is written. */
function checkBounceAddress(address: string, field: string): string {
  const problem = bounceAddressProblem(address);
  if (problem === null) return address;
  throw new OperatorError(`${field}: ${address} ${problem}`, {
    hint: 'Use an address whose mailbox also takes bounces+anything@its-domain, such as bounces@news.example.org.',
    exitCode: ExitCode.usage,
  });
}

/** What keeps an address from being made into return paths; null where nothing does. */
export function bounceAddressProblem(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (!/^[a-z0-9][a-z0-9._=-]*@[a-z0-9][a-z0-9.-]*\.[a-z0-9-]+$/i.test(address) || address.includes('..')) {
    return 'is not a plain address of letters, digits, dots and hyphens.';
  }
  return at > LONGEST_LOCAL_PART
    ? `has more than ${LONGEST_LOCAL_PART} characters before its @, which leaves no room for the return path.`
    : null;
}
