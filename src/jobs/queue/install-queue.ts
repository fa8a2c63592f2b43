import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { messageOf, OperatorError } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import { INSTALLER, openBoss } from './open-boss.ts';
import { JOB_SCHEMA, QUEUE_SETTINGS } from './queue-settings.ts';

/** Where the mark of what is installed is kept, and the lock that one installer at a time has. */
export interface InstallMark {
  read(): Promise<string | undefined>;
  write(mark: string): Promise<void>;
  /** Runs `install` while no other process does. */
  alone(install: () => Promise<void>): Promise<void>;
}

/**
 * Brings pg-boss's tables and our queues to this version, once for all processes that start at the same time.
 * True where anything was done. Throws OperatorError where the database does not let us.
 */
export async function installQueue(url: string, mark: InstallMark, log: Log): Promise<boolean> {
  const wanted = versionMark();
  if ((await mark.read()) === wanted) return false;
  let installed = false;
  await mark.alone(async () => {
    if ((await mark.read()) === wanted) return; // while we waited
    await install(url, log);
    await mark.write(wanted);
    installed = true;
  });
  return installed;
}

async function install(url: string, log: Log): Promise<void> {
  try {
    const boss = await openBoss(url, INSTALLER, log);
    try {
      for (const { name, policy, ...settings } of QUEUE_SETTINGS) {
        await boss.createQueue(name, { ...(policy && { policy }), ...settings });
        await boss.updateQueue(name, settings); // one that was there already
      }
    } finally {
      await boss.stop({ graceful: false });
    }
  } catch (cause) {
    throw new OperatorError(`The job queue cannot be set up: ${messageOf(cause)}`, {
      hint: `The database user needs the right to create the schema ${JOB_SCHEMA} (GRANT CREATE ON DATABASE).`,
      cause,
    });
  }
}

/** Of pg-boss and of our settings: either may change with an update. */
function versionMark(): string {
  const { version } = createRequire(import.meta.url)('pg-boss/package.json') as { version: string };
  const hash = createHash('sha256').update(JSON.stringify(QUEUE_SETTINGS)).digest('hex').slice(0, 12);
  return `${version} ${hash}`;
}
