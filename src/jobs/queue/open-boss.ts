import type { ConstructorOptions, PgBoss } from 'pg-boss';
import { messageOf } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import { watchedSocket } from '../../store/postgres/watched-socket.ts';
import { JOB_SCHEMA } from './queue-settings.ts';

/** How often lost workers are looked for, and done jobs deleted. */
const SUPERVISE_SECONDS = 10;
const TIDY_SECONDS = 3_600;

const COMMON = { schema: JOB_SCHEMA, schedule: false, registerInstance: false } as const;

/** Adds jobs and no more. */
export const SENDER: ConstructorOptions = { ...COMMON, migrate: false, supervise: false, max: 1 };

/** Takes jobs, and looks after the tables with the other workers. */
export const WORKER: ConstructorOptions = {
  ...COMMON,
  migrate: false,
  supervise: true,
  superviseIntervalSeconds: SUPERVISE_SECONDS,
  monitorIntervalSeconds: SUPERVISE_SECONDS,
  maintenanceIntervalSeconds: TIDY_SECONDS,
  useListenNotify: true,
  max: 3,
};

export const INSTALLER: ConstructorOptions = { ...COMMON, migrate: true, supervise: false, max: 2 };

/** A started pg-boss. Its errors are logged: it reconnects by itself and asks again. */
export async function openBoss(url: string, options: ConstructorOptions, log: Log): Promise<PgBoss> {
  const pgBoss = await import('pg-boss'); // only where there is a Postgres
  const connection = {
    connectionString: url,
    application_name: 'twofold-jobs',
    stream: () => watchedSocket(), // handed on to the driver
  };
  const boss = new pgBoss.PgBoss({ ...options, ...connection });
  boss.on('error', (error) => log.warn({ detail: messageOf(error) }, 'job queue: trying again'));
  boss.on('warning', ({ message }) => log.info({ detail: message }, 'job queue'));
  try {
    return await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
}
