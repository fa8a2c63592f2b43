import type { Config } from '../config/config.ts';
import type { QueueName } from '../config/queues.ts';
import type { Jobs } from '../jobs/create-jobs.ts';
import type { Done, WorkOptions } from '../jobs/do-work.ts';
import type { Effects } from '../jobs/effects.ts';
import { doJob, type JobNeeds } from '../jobs/queue/do-job.ts';
import { COLLECT, deliverJob, jobsOf } from '../jobs/queue/job.ts';
import type { Consumer, JobQueue, Perform } from '../jobs/queue/job-queue.ts';
import { restoreProblem } from '../jobs/restore/restore-problem.ts';
import type { Background } from '../lib/background.ts';
import type { EpochMs } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import { every } from '../lib/every.ts';
import type { Work } from '../scheduler/due-work.ts';
import { startTicks, type Ticks } from '../scheduler/start-ticks.ts';
import type { Database } from '../store/database.ts';
import { hasMoreDue, sendingIssues } from '../store/ledger/open-deliveries.ts';
import { abandonedIssues } from '../store/ledger/worker-locks.ts';
import { assertNotNewer } from '../store/migrate.ts';
import { takeTurn } from '../store/postgres/scheduler-turn.ts';
import { openDue } from './due.ts';
import { putRight } from './put-right.ts';
import { createTick } from './tick.ts';

/** The part of `app/app.ts` that sees that what is due is done. */
export interface AppWork {
  /** Does everything that is due now, here, and what becomes due while its drafts are made; null when another process is at it. */
  tick(options: TickOptions): Promise<Done[] | null>;
  /** Sees every minute to what is due, until stopped: on SQLite by doing it, on Postgres by handing it to the workers. */
  schedule(options: TickOptions): Ticks;
  /** Takes jobs of these queues from now on. */
  work(queues: readonly QueueName[], options: Omit<TickOptions, 'signal'>): Promise<Consumer>;
  perform: Perform;
  /** When this process last saw to what is due; null before the first time. */
  tickedAt(): EpochMs | null;
}

export interface TickOptions extends Pick<WorkOptions, 'signal' | 'onPoll' | 'onSend'> {
  /** What may take long (a send, a draft, the bounce mailbox) is only begun, and keeps nothing waiting. */
  beside?: boolean;
  onDone?(done: Done): void;
}

export interface WorkNeeds {
  effects: Effects;
  jobs: Jobs;
  queue: JobQueue;
  config: Config;
  database: Database;
  background: Background;
}

const LOOK_EVERY_MS = 5_000;

export async function openWork(needs: WorkNeeds): Promise<AppWork> {
  const { effects, jobs, queue, database } = needs;
  const { clock, log } = effects;
  const { openSession } = database;
  const due = await openDue(effects, database.db);
  const later = {
    // On Postgres the transaction that froze the issue has added its job.
    sendLater: openSession ? () => {} : (issueId: string) => void share(needs, issueId),
    collectLater: () => void queue.add([COLLECT]),
  };
  let tickedAt: EpochMs | null = null;
  const onPassed = () => {
    tickedAt = clock.now();
  };
  const tick = createTick({ ...needs, due, later, onPassed });
  const forJobs: JobNeeds = {
    due,
    async doWork(work, options) {
      await assertNotNewer(database.db); // a share in a send does not ask what is due
      return jobs.doWork(work, options);
    },
    shareWorks: (issueId) => callAnother(needs, issueId),
  };
  return {
    tick,
    schedule: (options) =>
      openSession
        ? startTicks(() => handOut(needs, due).then(onPassed), log, { atOnce: true })
        : startTicks(async () => void (await tick({ ...options, beside: true })), log),
    async work(queues, options) {
      const { sendLater } = later;
      const consumer = await queue.work(queues, (job, signal) =>
        doJob(job, forJobs, { ...options, signal, sendLater }),
      );
      const joins = openSession !== null && queues.includes('deliver');
      return joins ? takingUpSends(needs, consumer) : consumer;
    },
    perform: (job, signal) => doJob(job, forJobs, { signal }),
    tickedAt: () => tickedAt,
  };
}

/** One process of all does this each minute, in one transaction with the turn it took. */
async function handOut({ effects, queue, database }: WorkNeeds, due: () => Promise<Work[]>): Promise<void> {
  const { db } = database;
  const turn = await db.transaction().execute(async (tx) => {
    if (!(await takeTurn(tx))) return false;
    await queue.add(jobsOf(await due()), tx);
    return true;
  });
  if (!turn) return;
  await putRight(effects, db, false);
}

function share({ queue }: WorkNeeds, issueId: string): Promise<void> {
  return queue.add([deliverJob(issueId)]);
}

/** For an issue's send, where it has work for one more. */
function callAnother(needs: WorkNeeds, issueId: string): void {
  const { effects, config, database } = needs;
  if (database.openSession === null) return; // one process has one share
  hasMoreDue(database.db, issueId, effects.clock.now(), 2 * config.smtpConnections)
    .then((more) => (more ? share(needs, issueId) : undefined))
    .catch((error: unknown) => effects.log.warn({ detail: messageOf(error) }, 'no other worker was called'));
}

/**
 * Long before pg-boss misses a worker's heartbeat, its deliveries are on their way again. Whoever just started
 * joins every send under way.
 */
function takingUpSends(needs: WorkNeeds, consumer: Consumer): Consumer {
  const { effects, database } = needs;
  let started = false;
  const look = async () => {
    const issues = started
      ? await abandonedIssues(database.db, effects.clock.now())
      : await sendingIssues(database.db);
    // Of a restored database, which sends nothing, the minute's tries say so often enough.
    const restored = issues.length > 0 && (await restoreProblem(effects)) !== null;
    if (!restored) for (const issueId of issues) await share(needs, issueId);
    started = true;
  };
  const looking = every(LOOK_EVERY_MS, look, effects.log);
  return {
    async stop(drainMs) {
      looking.stop();
      await consumer.stop(drainMs);
    },
  };
}
