import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '../../src/store/database.ts';
import type { SharedIssue } from './shared-issue.ts';

/** One host with one `twofold worker`, which is started again whenever it died. */
export interface WorkerHost {
  start(): void;
  /** SIGKILL at whatever it is doing; returns the messages it had between mark and outcome. */
  kill(): Promise<string[]>;
  /** Stands still for `ms`, then goes on. */
  pause(ms: number): Promise<string[]>;
  /** SIGTERM, once it has said that it works: before it listens it dies of it like any program. The exit code. */
  terminate(): Promise<number | null>;
}

const MAIN = join(import.meta.dirname, '../../src/main.ts');

export function createWorkerHost({ folder, env, db, id }: SharedIssue, name: string): WorkerHost {
  let child: ChildProcess;
  let working: Promise<void>;
  process.once('exit', () => child?.kill('SIGKILL')); // whatever ended us, no worker is left behind

  /** Stopped first, so that what it has under way can be read; a kill then finds it where a kill finds anything. */
  async function freezeProcess(): Promise<string[]> {
    child.kill('SIGSTOP');
    await standsStill(child);
    return onceWritten(() => committingOf(db, id, child.pid ?? 0));
  }

  function start(): void {
    child = spawn(process.execPath, [MAIN, 'worker'], {
      env: {
        PATH: process.env.PATH,
        LOG_LEVEL: 'info', // at which it says that it works
        NODE_NO_WARNINGS: '1',
        ...env,
        DATA_DIR: join(folder.path, name),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    working = saysThatItWorks(child);
  }

  return {
    start,
    async kill() {
      const committing = await freezeProcess();
      child.kill('SIGKILL');
      await ended(child);
      return committing;
    },
    async pause(ms) {
      const committing = await freezeProcess();
      await wait(ms);
      child.kill('SIGCONT');
      return committing;
    },
    async terminate() {
      await working;
      child.kill('SIGTERM');
      await ended(child);
      return child.exitCode;
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/**
 * Until it says that it works, or its end. /proc would not tell: Node itself catches SIGTERM from its start on, to die
 * of it in good order.
 */
function saysThatItWorks({ stderr }: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    stderr
      ?.on('data', (said: Buffer) => {
        if (said.includes('Working for')) resolve();
      })
      .on('close', () => resolve());
  });
}

/** Linux says T in /proc for a stopped process. */
async function standsStill(child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => ') T ');
    if (stat.includes(') T ')) return;
    await wait(5);
  }
}

const BETWEEN_LOOKS_MS = 400;

/** What it had sent to a busy database is written when a later look finds no more. */
async function onceWritten(look: () => Promise<string[]>): Promise<string[]> {
  for (let found: string[] | null = null; ; ) {
    await wait(BETWEEN_LOOKS_MS);
    const now = await look();
    if (found !== null && now.length === found.length) return now;
    found = now;
  }
}

/** A worker's name has its process's number in it. */
async function committingOf(db: Db, issueId: string, pid: number): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where('state', '=', 'committing')
    .where('worker', 'like', `%#${pid}-%`)
    .select('message_id')
    .execute();
  return rows.map((row) => row.message_id);
}
