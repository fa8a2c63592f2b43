import type { Config } from './config/config.ts';
import type { QueueName } from './config/queues.ts';
import { issueId } from './issues/slot.ts';
import { nextCollectAt } from './jobs/collect-reports.ts';
import type { Jobs } from './jobs/create-jobs.ts';
import type { Done, WorkOptions } from './jobs/do-work.ts';
import { createDraftLine } from './jobs/draft-line.ts';
import type { Effects } from './jobs/effects.ts';
import { nextFeedCheckAt, oldestFeedCheckAt } from './jobs/feed-status.ts';
import { doJob, type JobNeeds } from './jobs/queue/do-job.ts';
import { COLLECT, deliverJob, jobsOf } from './jobs/queue/job.ts';
import type { Consumer, JobQueue, Perform } from './jobs/queue/job-queue.ts';
import { recoverLeft } from './jobs/recover-left.ts';
import { restoreProblem } from './jobs/restore-problem.ts';
import { createSendLine } from './jobs/send-line.ts';
import type { Background } from './lib/background.ts';
import { type EpochMs, isAhead } from './lib/clock.ts';
import { endsWithin } from './lib/ends-within.ts';
import { messageOf } from './lib/errors.ts';
import { every } from './lib/every.ts';
import { dueWork, type Work } from './scheduler/due-work.ts';
import { readStanding } from './scheduler/read-standing.ts';
import { startTicks, type Ticks } from './scheduler/start-ticks.ts';
import type { Database, Db } from './store/database.ts';
import { holdLock, holdSend } from './store/hold-lock.ts';
import { keepMeta, readMeta, writeMeta } from './store/meta-repository.ts';
import { bringForward, hasMoreDue, sendingIssues } from './store/open-deliveries.ts';
import { takeTurn } from './store/scheduler-turn.ts';
import { abandonedIssues, holdRun, holdSharedSend } from './store/worker-locks.ts';

/** The part of `app.ts` that decides what is due and sees that it is done. */
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

interface TickOptions extends Pick<WorkOptions, 'signal' | 'onPoll' | 'onSend'> {
  /** What may take long (a send, a draft, the bounce mailbox) is only begun, and keeps nothing waiting. */
  beside?: boolean;
  onDone?(done: Done): void;
}

type Heard = TickOptions & Required<Pick<TickOptions, 'onDone'>>;

const LOOK_EVERY_MS = 5_000;

interface Needs {
  effects: Effects;
  jobs: Jobs;
  queue: JobQueue;
  config: Config;
  database: Database;
  background: Background;
}

export async function openWork({
  effects,
  jobs,
  queue,
  config,
  database,
  background,
}: Needs): Promise<AppWork> {
  const { clock, log, ledger, newsroom, retention } = effects;
  const { db, openSession } = database;
  const reads = {
    since: () => installedAt(db, clock.now()),
    editions: newsroom.editions,
    recentIssues: effects.issues.list,
    nextDue: ledger.nextDue,
    nextFeedCheckAt: () => nextFeedCheckAt(effects),
    oldestFeedCheckAt: () => oldestFeedCheckAt(effects),
    tidiedAt: retention.lastRunAt,
    nextCollectAt: () => nextCollectAt(effects),
  };
  await reads.since(); // from now on, whatever is due when
  const due = async () => dueWork(await readStanding(reads, clock.now()));
  const share = (issueId: string) => queue.add([deliverJob(issueId)]);
  // On Postgres the transaction that froze the issue has added its job.
  const sendLater = openSession ? () => {} : (issueId: string) => void share(issueId);
  const collectLater = () => void queue.add([COLLECT]);
  const needs: JobNeeds = {
    due,
    doWork: jobs.doWork,
    shareWorks(issueId) {
      if (openSession === null) return; // one process has one share
      hasMoreDue(db, issueId, clock.now(), 2 * config.smtpConnections)
        .then((more) => (more ? share(issueId) : undefined))
        .catch((error: unknown) => log.warn({ detail: messageOf(error) }, 'no other worker was called'));
    },
  };

  let tickedAt: EpochMs | null = null;
  const drafts = createDraftLine(background, jobs.doWork);
  const sends = createSendLine(background, jobs.doWork, async (issueId) =>
    openSession ? holdSharedSend(openSession, issueId) : holdSend(config.dataDir, issueId),
  );

  /** It is being done right now. */
  const isUnderWay = (work: Work) =>
    (work.kind === 'deliver' && (effects.sending.has(work.issueId) || sends.has(work.issueId))) ||
    (work.kind === 'compose' && drafts.has(work));

  /** Begun beside the pass; of what only led to it nothing is said. */
  async function send(work: Work, { onDone, ...options }: Heard): Promise<void> {
    let begun = false;
    const sendLater = (issueId: string) => {
      begun = true;
      sends.begin(issueId, { ...options, onDone });
    };
    const done = await jobs.doWork(work, { ...options, sendLater });
    if (!begun) onDone(done);
  }

  /**
   * False when another process is at it. Drafts and sends are only begun: what is due meanwhile must not wait for them,
   * nor for the lock.
   */
  async function pass({ onDone, beside = false, ...options }: Heard): Promise<boolean> {
    const lock = openSession ? await holdRun(openSession) : holdLock(`${config.dataDir}/scheduler.lock`);
    if (!lock) return false;
    try {
      await bringForward(db, clock.now());
      await recoverLeft(effects, openSession === null);
      const later = beside ? { sendLater, collectLater } : {};
      for (const work of await due()) {
        if (options.signal.aborted) break;
        if (isUnderWay(work)) continue;
        if (work.kind === 'compose') {
          drafts.add(work, options.signal, onDone);
          if (beside)
            onDone({ work, failed: false, said: `${issueId(work.edition, work.date)}: making the draft` });
        } else if (!beside && (work.kind === 'send' || work.kind === 'deliver'))
          await send(work, { ...options, onDone });
        else onDone(await jobs.doWork(work, { ...options, ...later }));
      }
      tickedAt = clock.now();
      return true;
    } finally {
      await lock.release();
    }
  }

  async function tick({ onDone, ...options }: TickOptions): Promise<Done[] | null> {
    const all: Done[] = [];
    const said = new Set<string>();
    // One pass after another finds the same held issue while a send lasts: it is said once.
    const told = (done: Done) => {
      const words = JSON.stringify(done);
      if (said.has(words)) return;
      said.add(words);
      all.push(done);
      onDone?.(done);
    };
    if (!(await pass({ ...options, onDone: told }))) return null;
    if (options.beside) return all;
    const over = () => Promise.all([drafts.over(), sends.over()]);
    while (!(await endsWithin(over(), LOOK_EVERY_MS))) await pass({ ...options, onDone: told });
    return all;
  }

  /** One process of all does this each minute, in one transaction with the turn it took. */
  async function handOut(): Promise<void> {
    const turn = await db.transaction().execute(async (tx) => {
      if (!(await takeTurn(tx))) return false;
      await queue.add(jobsOf(await due()), tx);
      return true;
    });
    if (turn) {
      await bringForward(db, clock.now());
      await recoverLeft(effects, false);
    }
    tickedAt = clock.now();
  }

  /**
   * Long before pg-boss misses a worker's heartbeat, its deliveries are on their way again. Whoever just started
   * joins every send under way.
   */
  async function takeUpSends(justStarted: boolean): Promise<void> {
    const issues = justStarted ? await sendingIssues(db) : await abandonedIssues(db, clock.now());
    // Of a restored database, which sends nothing, the minute's tries say so often enough.
    if (issues.length > 0 && (await restoreProblem(effects))) return;
    for (const issueId of issues) await share(issueId);
  }

  return {
    tick,
    schedule: (options) =>
      openSession
        ? startTicks(handOut, log, { atOnce: true })
        : startTicks(async () => void (await tick({ ...options, beside: true })), log),
    async work(queues, options) {
      const consumer = await queue.work(queues, (job, signal) =>
        doJob(job, needs, { ...options, signal, sendLater }),
      );
      if (openSession === null || !queues.includes('deliver')) return consumer;
      let started = false;
      const look = async () => {
        await takeUpSends(!started);
        started = true;
      };
      const looking = every(LOOK_EVERY_MS, look, log);
      return {
        async stop(drainMs) {
          looking.stop();
          await consumer.stop(drainMs);
        },
      };
    },
    perform: (job, signal) => doJob(job, needs, { signal }),
    tickedAt: () => tickedAt,
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
