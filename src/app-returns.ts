import { parseMailboxUrl } from './bounces/mailbox/account.ts';
import { createReturnPaths } from './bounces/verp.ts';
import type { Config } from './config/config.ts';
import type { ReturnsConfig } from './config/returns-config.ts';
import type { Newsroom } from './issues/newsroom.ts';
import type { BounceMailbox } from './jobs/collect-reports.ts';
import type { ReturnEffects } from './jobs/effects.ts';
import type { Db } from './store/database.ts';
import { createMailboxRepository } from './store/mailbox-repository.ts';
import { createReportRepository } from './store/report-repository.ts';

function openMailbox({ mailboxUrl, mailboxMinutes }: ReturnsConfig, db: Db): BounceMailbox | null {
  if (mailboxUrl === null) return null;
  const account = parseMailboxUrl(mailboxUrl);
  return { account, memory: createMailboxRepository(db), everyMs: mailboxMinutes * 60_000, visit: null };
}

/** The part of `app.ts` about mail that comes back. */
export function openReturns({ returns, secret }: Config, newsroom: Newsroom, db: Db): ReturnEffects {
  const address = returns.address ?? newsroom.bounces;
  return {
    reports: createReportRepository(db),
    returnPaths: address === null ? null : createReturnPaths({ address, secret }),
    mailbox: openMailbox(returns, db),
    rules: { softInARow: returns.softInARow },
    keepDays: returns.keepDays,
  };
}
