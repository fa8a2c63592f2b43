import type { Effects } from '../jobs/effects.ts';
import { nextFeedCheckAt, oldestFeedCheckAt } from '../jobs/feeds/feed-status.ts';
import { nextCollectAt } from '../jobs/returned/collect-reports.ts';
import { type EpochMs, isAhead } from '../lib/clock.ts';
import { dueWork, type Work } from '../scheduler/due-work.ts';
import { readStanding, type SchedulerReads } from '../scheduler/read-standing.ts';
import type { Db } from '../store/database.ts';
import { keepMeta, readMeta, writeMeta } from '../store/meta-repository.ts';
import { assertNotNewer } from '../store/migrate.ts';

/** The part of `app/app.ts` that asks what is due. From now on: slots that went by before a newsroom's first run are not. */
export async function openDue(effects: Effects, db: Db): Promise<() => Promise<Work[]>> {
  const { clock, issues, ledger, newsroom, retention } = effects;
  const reads: SchedulerReads = {
    since: () => installedAt(db, clock.now()),
    editions: newsroom.editions,
    recentIssues: issues.list,
    nextDue: ledger.nextDue,
    nextFeedCheckAt: () => nextFeedCheckAt(effects),
    oldestFeedCheckAt: () => oldestFeedCheckAt(effects),
    tidiedAt: retention.lastRunAt,
    nextCollectAt: () => nextCollectAt(effects),
  };
  await reads.since();
  return async () => {
    await assertNotNewer(db); // an update while this process ran on: it must not work on rows it does not know
    return dueWork(await readStanding(reads, clock.now()));
  };
}

const INSTALLED_AT = 'installed_at';

/** When this newsroom first ran. A clock that was ahead then would have every edition pass for older than the newsroom. */
async function installedAt(db: Db, now: EpochMs): Promise<EpochMs> {
  const at = Number((await readMeta(db, INSTALLED_AT)) ?? (await keepMeta(db, INSTALLED_AT, String(now))));
  if (!isAhead(at, now)) return at;
  await writeMeta(db, INSTALLED_AT, String(now));
  return now;
}
