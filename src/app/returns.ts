import type { Hono } from 'hono';
import { type BounceListener, parseListenUrl, startBounceListener } from '../bounces/listener.ts';
import { parseMailboxUrl } from '../bounces/mailbox/account.ts';
import { readerAt } from '../bounces/take-request.ts';
import { createUnsubscribeAddresses } from '../bounces/unsubscribe-addresses.ts';
import { createReturnPaths } from '../bounces/verp.ts';
import { openProviders, type WebhookKeys } from '../bounces/webhooks/providers.ts';
import { type FetchText, isSnsAddress } from '../bounces/webhooks/sns-signature.ts';
import type { Config } from '../config/config.ts';
import type { ReturnsConfig } from '../config/returns-config.ts';
import type { Newsroom } from '../issues/newsroom.ts';
import type { Effects, ReturnEffects } from '../jobs/effects.ts';
import type { BounceMailbox } from '../jobs/returned/collect-reports.ts';
import { createUnprovenCount } from '../jobs/returned/count-unproven.ts';
import { receiveEvents, receiveReturned } from '../jobs/returned/receive-returned.ts';
import type { Background } from '../lib/background.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import type { Db } from '../store/database.ts';
import { createMailboxRepository } from '../store/returned/mailbox-repository.ts';
import { createReportRepository } from '../store/returned/report-repository.ts';
import { createWebhookTokens } from '../store/returned/webhook-tokens.ts';
import { createWebhooks } from '../web/webhooks/create-webhooks.ts';

/** The webhooks of providers whose keys are set. Throws OperatorError for a key that is none. */
export function openWebhooks(effects: Effects, keys: WebhookKeys, db: Db, background: Background): Hono {
  const fetchText: FetchText = async (url) => {
    const answer = await effects.fetch(url);
    const arrived = answer.outcome === 'response' && answer.status === 200 && isSnsAddress(answer.url);
    return arrived ? answer.body.toString() : null;
  };
  return createWebhooks({
    providers: openProviders(keys, { fetchText, tokens: createWebhookTokens(db) }),
    returnPaths: effects.returns.returnPaths,
    clock: effects.clock,
    log: effects.log,
    receiveEvents: (source, events) => receiveEvents(effects, source, events),
    receiveMail: (mail) => receiveReturned(effects, mail),
    refused: createUnprovenCount({ ...effects, ...effects.returns }, background),
  });
}

/** Takes returned mail from a mail server beside us. Throws OperatorError where it cannot listen. */
export function listenForReturns(
  effects: Pick<Effects, 'returns' | 'subscribers' | 'clock' | 'log'>,
  url: string,
): Promise<BounceListener> {
  const address = parseListenUrl(url);
  const { returnPaths, reports } = effects.returns;
  if (!returnPaths) {
    throw new OperatorError('BOUNCE_LISTEN is set, and no bounce address is.', {
      hint: 'Set BOUNCE_ADDRESS: only mail to its return paths is taken.',
      exitCode: ExitCode.usage,
    });
  }
  return startBounceListener(address, {
    async isOurs(recipient) {
      if (returnPaths.isPlain(recipient)) return true;
      const claimed = returnPaths.readReturnPath(recipient);
      if (!claimed) return (await readerAt({ ...effects, ...effects.returns }, recipient)) !== null;
      const delivery = await reports.deliveryById(claimed.deliveryId);
      return delivery ? returnPaths.isGenuine(claimed, delivery) : reports.mayBeDeleted(claimed.deliveryId);
    },
    async take(message, recipient) {
      const mail = { source: address.protocol, message, envelopeTo: [recipient], listUnknown: true };
      const applied = await receiveReturned(effects, mail);
      return applied.some(({ outcome }) => outcome !== 'refused');
    },
    failed: (error) => effects.log.error({ err: error }, 'returned mail could not be taken'),
  });
}

function openMailbox({ mailboxUrl, mailboxMinutes }: ReturnsConfig, db: Db): BounceMailbox | null {
  if (mailboxUrl === null) return null;
  const account = parseMailboxUrl(mailboxUrl);
  return { account, memory: createMailboxRepository(db), everyMs: mailboxMinutes * 60_000, visit: null };
}

/** The part of `app/app.ts` about mail that comes back. */
export function openReturns({ returns, secret }: Config, newsroom: Newsroom, db: Db): ReturnEffects {
  const address = returns.address ?? newsroom.bounces;
  const read = returns.mailboxUrl !== null || returns.listenUrl !== null;
  return {
    reports: createReportRepository(db),
    returnPaths: address === null ? null : createReturnPaths({ address, secret }),
    unsubscribeAddresses: address === null || !read ? null : createUnsubscribeAddresses({ address, secret }),
    mailbox: openMailbox(returns, db),
    rules: { softInARow: returns.softInARow },
    keepDays: returns.keepDays,
  };
}
