import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareDatabase } from '../../../src/app/database.ts';
import { deliverJob, type Job } from '../../../src/jobs/queue/job.ts';
import { createPgBossQueue } from '../../../src/jobs/queue/pg-boss-queue.ts';
import { silentLog } from '../../../src/lib/log.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { type Postgres, postgresBinaries, startPostgres } from '../../support/postgres.ts';

const binaries = await postgresBinaries();
const MORNING = deliverJob('morning/2026-11-23');
const EVENING = deliverJob('evening/2026-11-22');
const NEWS: Job = { queue: 'news', key: '' };

describe.skipIf(binaries === null)('jobs on Postgres', () => {
  let postgres: Postgres;
  let database: Database;

  beforeAll(async () => {
    postgres = await startPostgres(binaries ?? '');
    database = await openPrepared(postgres.url);
  }, 120_000);
  afterAll(async () => {
    await database?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
  });

  async function openPrepared(databaseUrl: string): Promise<Database> {
    const opened = await openDatabase(databaseUrl);
    await prepareDatabase(opened, { databaseUrl, secret: 'the same on every host' }, silentLog);
    return opened;
  }

  async function waiting(): Promise<unknown[]> {
    const rows = await postgres.query(
      "select name, data->>'key' as key from twofold_jobs.job where state = 'created' order by created_on",
    );
    return rows.map(({ name, key }) => [name, key]);
  }

  test('one that waits under its queue and key is not doubled, another one’s is its own', async () => {
    await using queue = createPgBossQueue(postgres.url, silentLog);
    for (const jobs of [[MORNING, NEWS], [MORNING, EVENING], [NEWS]]) await queue.add(jobs);
    expect(await waiting()).toEqual([
      ['deliver', MORNING.key],
      ['news', ''],
      ['deliver', EVENING.key],
    ]);
    await postgres.query('delete from twofold_jobs.job');
  });

  test('what a transaction adds is there when it commits, and never if it does not', async () => {
    await using queue = createPgBossQueue(postgres.url, silentLog);
    const failed = database.db.transaction().execute(async (tx) => {
      await queue.add([MORNING], tx);
      expect(await waiting()).toEqual([]);
      throw new Error('the disk is full');
    });
    await expect(failed).rejects.toThrow('the disk is full');
    expect(await waiting()).toEqual([]);
    await database.db.transaction().execute((tx) => queue.add([MORNING], tx));
    expect(await waiting()).toEqual([['deliver', MORNING.key]]);
    await postgres.query('delete from twofold_jobs.job');
  });

  test('a process has one share in an issue’s send, and meanwhile takes another issue’s', async () => {
    await using queue = createPgBossQueue(postgres.url, silentLog);
    const taken: string[] = [];
    const over = new AbortController();
    const consumer = await queue.work(['deliver'], async ({ key }) => {
      taken.push(key);
      if (!over.signal.aborted) await once(over.signal, 'abort');
    });
    await queue.add([MORNING]);
    while (taken.length < 1) await wait(20);
    await queue.add([MORNING, EVENING]);
    while (!taken.includes(EVENING.key)) await wait(20);
    expect(taken).toEqual([MORNING.key, EVENING.key]);
    over.abort();
    while (taken.length < 3) await wait(20);
    expect(taken[2]).toBe(MORNING.key);
    await consumer.stop(1_000);
    await postgres.query('delete from twofold_jobs.job');
  });

  test('a stop breaks off what is under way, and it is somebody else’s', async () => {
    await using queue = createPgBossQueue(postgres.url, silentLog);
    let begun = false;
    const consumer = await queue.work(['deliver'], async (_, signal) => {
      begun = true;
      await once(signal, 'abort');
      signal.throwIfAborted();
    });
    await queue.add([MORNING]);
    while (!begun) await wait(20);
    await consumer.stop(60_000);
    expect(await postgres.query('select state from twofold_jobs.job')).toEqual([{ state: 'retry' }]);
    await postgres.query('delete from twofold_jobs.job');
  });

  test('a database that is not there at first is asked again by the next job', async () => {
    const later = new URL(postgres.url);
    later.pathname = '/later';
    await using queue = createPgBossQueue(later.href, silentLog);
    await expect(queue.add([MORNING])).rejects.toThrow('does not exist');
    await postgres.query('create database later');
    await using _prepared = await openPrepared(later.href);
    await expect(queue.add([MORNING])).resolves.toBeUndefined();
  });
});
