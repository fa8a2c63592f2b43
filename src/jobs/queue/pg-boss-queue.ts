import type { PgBoss } from 'pg-boss';
import type { QueueName } from '../../config/queues.ts';
import type { Log } from '../../lib/log.ts';
import type { Db } from '../../store/database.ts';
import type { Job } from './job.ts';
import type { Consumer, JobQueue, Perform } from './job-queue.ts';
import { openBoss, SENDER, WORKER } from './open-boss.ts';
import { AT_ONCE } from './queue-settings.ts';

/** Seconds between looks for jobs where a notification did not say so: rarely while they work, else often. */
const POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 15 };

/** Jobs in Postgres, by pg-boss. Nothing is connected before it is used. */
export function createPgBossQueue(url: string, log: Log): JobQueue {
  let opening: Promise<PgBoss> | null = null;
  const open = (): Promise<PgBoss> => {
    opening ??= openBoss(url, SENDER, log).catch((error: unknown) => {
      opening = null; // the next one tries again
      throw error;
    });
    return opening;
  };
  return {
    async add(jobs, tx) {
      const boss = await open();
      for (const job of jobs) await send(boss, job, tx);
    },
    async work(queues, perform) {
      if (queues.length === 0) return IDLE;
      return startConsumer(await openBoss(url, WORKER, log), queues, perform);
    },
    async [Symbol.asyncDispose]() {
      await (await opening?.catch(() => null))?.stop({ graceful: false });
    },
  };
}

const IDLE: Consumer = { stop: async () => {} };

async function send(boss: PgBoss, { queue, key }: Job, tx: Db | undefined): Promise<void> {
  const { fromKysely } = await import('pg-boss');
  await boss.send(
    queue,
    { key },
    {
      ...(key !== '' && { singletonKey: key, group: { id: key } }),
      ...(tx && { db: fromKysely(tx) }),
    },
  );
}

async function startConsumer(
  boss: PgBoss,
  queues: readonly QueueName[],
  perform: Perform,
): Promise<Consumer> {
  const stopping = new AbortController();
  for (const queue of queues) {
    const options = { ...POLLING, localConcurrency: AT_ONCE[queue], localGroupConcurrency: 1 };
    await boss.work<{ key: string }>(queue, options, async ([job]) => {
      if (job) await perform({ queue, key: job.data.key }, AbortSignal.any([job.signal, stopping.signal]));
    });
  }
  return {
    async stop(drainMs) {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: drainMs });
    },
  };
}
