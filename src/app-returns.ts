import { createReturnPaths } from './bounces/verp.ts';
import type { Config } from './config/config.ts';
import type { Newsroom } from './issues/newsroom.ts';
import type { ReturnEffects } from './jobs/effects.ts';
import type { Db } from './store/database.ts';
import { createReportRepository } from './store/report-repository.ts';

/** The part of `app.ts` about mail that comes back. */
export function openReturns({ returns, secret }: Config, newsroom: Newsroom, db: Db): ReturnEffects {
  const address = returns.address ?? newsroom.bounces;
  return {
    reports: createReportRepository(db),
    returnPaths: address === null ? null : createReturnPaths({ address, secret }),
    rules: { softInARow: returns.softInARow },
    keepDays: returns.keepDays,
  };
}
