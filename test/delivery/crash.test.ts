import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sendIssue } from '../../src/delivery/send-issue.ts';
import { systemClock } from '../../src/lib/clock.ts';
import type { Database } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/delivery-ledger.ts';
import {
  ISSUE,
  openMigrated,
  seedIssue,
  seedSubscribers,
  temporaryFolder,
} from '../support/newsroom-database.ts';
import { type SmtpDouble, startSmtpDouble } from '../support/smtp-double.ts';
import { sendOptions } from './newsroom.ts';

const CHILD = join(import.meta.dirname, 'crash-child.ts');
const READERS = 7;

/** Where it dies, and how many rows are then in doubt with one connection. */
const EDGES = [
  { edge: 'frozen', nth: 1, doubts: 0 },
  { edge: 'claimed', nth: 3, doubts: 0 },
  { edge: 'before_mark', nth: 3, doubts: 0 },
  { edge: 'marked', nth: 3, doubts: 1 },
  { edge: 'released', nth: 3, doubts: 1 },
  { edge: 'replied', nth: 3, doubts: 1 },
  { edge: 'recorded', nth: 3, doubts: 0 },
];

test.for(
  EDGES.flatMap((row) => [
    { ...row, concurrency: 1 },
    { ...row, concurrency: 3 },
  ]),
)('killed at $edge with $concurrency connections: nobody lost, nobody twice', async (row) => {
  const { edge, nth, doubts, concurrency } = row;
  await using scene = await approvedIssue(READERS);
  const child = scene.child({ edge, nth, concurrency });
  expect(await ended(child)).toBe('SIGKILL');
  const status = await scene.sendHere({ concurrency });
  const inDoubt = await holdAgainstLog(scene.database, scene.server, READERS);
  if (concurrency === 1) expect(inDoubt).toBe(doubts);
  expect(inDoubt).toBeLessThanOrEqual(concurrency);
  expect(status).toBe(inDoubt === 0 ? 'finished' : 'finished_with_failures');
});

test('a worker stopped past its lease is fenced at the mark', async () => {
  await using scene = await approvedIssue(READERS);
  const child = scene.child({ edge: 'before_mark', nth: 3, signal: 'SIGSTOP', worker: 'sleeper' });
  await until(async () => (await states(scene.database)).accepted === 2);
  await stoppedByNow(child);
  expect(await scene.sendHere({ anHourLater: true })).toBe('finished');
  child.kill('SIGCONT');
  expect(await ended(child)).toBe(0);
  expect(await holdAgainstLog(scene.database, scene.server, READERS)).toBe(0);
});

test('a worker stopped past its lease after the reply still tells what it knows', async () => {
  await using scene = await approvedIssue(READERS);
  const child = scene.child({ edge: 'replied', nth: 3, signal: 'SIGSTOP', worker: 'sleeper' });
  await until(async () => scene.server.accepted.length === 3);
  await stoppedByNow(child);
  expect(await scene.sendHere({ anHourLater: true })).toBe('finished_with_failures');
  expect(await states(scene.database)).toMatchObject({ accepted: 6, in_doubt: 1 });
  child.kill('SIGCONT');
  expect(await ended(child)).toBe(0);
  expect(await states(scene.database)).toEqual({ accepted: READERS });
  expect(await scene.sendHere({})).toBe('finished');
});

test('two workers at once on one file: everybody once', async () => {
  await using scene = await approvedIssue(30);
  const workers = ['one', 'two'].map((worker) => scene.child({ worker, concurrency: 3 }));
  expect(await Promise.all(workers.map(ended))).toEqual([0, 0]);
  expect(await scene.sendHere({})).toBe('finished');
  expect(await holdAgainstLog(scene.database, scene.server, 30)).toBe(0);
});

/** The ledger held against the receiving server's own log. Returns how many rows are in doubt. */
async function holdAgainstLog(database: Database, server: SmtpDouble, readers: number): Promise<number> {
  const rows = await database.db.selectFrom('deliveries').selectAll().execute();
  const log = server.accepted.map((mail) => mail.messageId);
  const ids = (state: string) => rows.filter((row) => row.state === state).map((row) => row.message_id);
  expect(rows).toHaveLength(readers);
  expect(new Set(log).size, 'nobody twice').toBe(log.length);
  expect(
    ids('accepted').filter((id) => !log.includes(id)),
    'accepted, and the server knows nothing of it',
  ).toEqual([]);
  expect(
    log.filter((id) => !ids('accepted').includes(id) && !ids('in_doubt').includes(id)),
    'received, and neither accepted nor named as in doubt',
  ).toEqual([]);
  expect(ids('accepted').length + ids('in_doubt').length, 'nobody lost').toBe(readers);
  return ids('in_doubt').length;
}

interface ChildOptions {
  edge?: string;
  nth?: number;
  signal?: string;
  worker?: string;
  concurrency?: number;
}

async function approvedIssue(readers: number) {
  const folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  const database = await openMigrated(file);
  await seedIssue(database);
  await seedSubscribers(database, readers);
  const server = await startSmtpDouble();
  const children: ChildProcess[] = [];
  return {
    database,
    server,
    child(options: ChildOptions): ChildProcess {
      const args = Object.entries(options).map(([key, value]) => `--${key}=${value}`);
      const fixed = [CHILD, `--database=${file}`, `--port=${server.port}`];
      const child = spawn(process.execPath, [...fixed, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
      children.push(child);
      return child;
    },
    /** A second run in this process, as the same worker. */
    async sendHere({ concurrency = 1, anHourLater = false }): Promise<string> {
      const clock = anHourLater ? { now: () => systemClock.now() + 3_600_000 } : systemClock;
      const ledger = createDeliveryLedger(database, clock);
      return (await sendIssue({ ...sendOptions(server.port, ledger), clock, concurrency })).status;
    },
    async [Symbol.asyncDispose]() {
      for (const child of children) child.kill('SIGKILL');
      await server[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

async function ended(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.signalCode ?? child.exitCode;
}

async function states(database: Database): Promise<Record<string, number>> {
  const counts = await createDeliveryLedger(database, systemClock).counts(ISSUE);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Linux says T in /proc for a stopped process. */
async function stoppedByNow(child: ChildProcess): Promise<void> {
  await until(async () => /\) T /.test(await readFile(`/proc/${child.pid}/stat`, 'utf8')));
}
