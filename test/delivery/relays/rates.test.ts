import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { systemClock } from '../../../src/lib/clock.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { HASH, ISSUE, openMigrated, seedIssue, seedSubscribers } from '../../support/newsroom-database.ts';
import { postgresBinaries, startPostgres } from '../../support/postgres.ts';
import { startSmtpDouble } from '../../support/smtp-double.ts';
import { frozenIssue } from '../newsroom.ts';
import { poolOf, relayAt } from './relays-here.ts';

const run = promisify(execFile);
const binaries = await postgresBinaries();

/** A process of its own, that shares the database and nothing else. */
async function sendAs(worker: string, url: string, port: number, settings: object): Promise<void> {
  const child = join(import.meta.dirname, 'send-child.ts');
  await run(process.execPath, [child, url, worker, String(port), JSON.stringify(settings)]);
}

/** Most of the times that lie within any `window` milliseconds. */
function mostWithin(times: number[], window: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + window).length));
}

/** Sends with `workers` at once, then with `after` alone, for what one of them gave back when the others had ended. */
async function timesAt(url: string, workers: string[], settings: object, after?: string): Promise<number[]> {
  const times: number[] = [];
  await using server = await startSmtpDouble(({ verb }) => {
    if (verb === 'MAIL') times.push(performance.now());
    return undefined;
  });
  await Promise.all(workers.map((worker) => sendAs(worker, url, server.port, settings)));
  if (after !== undefined) await sendAs(after, url, server.port, settings);
  expect(new Set(server.accepted.map(({ messageId }) => messageId)).size).toBe(server.accepted.length);
  return times;
}

/**
 * A slot may be due in the same moment in which the window begins, and what a stalled process had under way comes
 * together. Three processes that did not share the limit would come to three times as many.
 */
const atMost = (perSecond: number) => perSecond * 1.2 + 1;
/** Several processes start, on a busy machine one after another. */
const PATIENT_MS = 120_000;

test(
  'messages a second, counted by the server, whoever sends',
  async () => {
    await using newsroom = await frozenIssue(45);
    const relay = { id: 'slow', perSecond: 15, connections: 4 };
    const times = await timesAt(newsroom.file, ['one', 'two', 'three'], relay);
    expect(times).toHaveLength(45);
    expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(atMost(15));
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(2_700);
  },
  PATIENT_MS,
);

test(
  'messages a day hold for all processes together',
  async () => {
    await using newsroom = await frozenIssue(40);
    const times = await timesAt(newsroom.file, ['one', 'two', 'three'], { id: 'small', perDay: 23 }, 'four');
    expect(times).toHaveLength(23);
  },
  PATIENT_MS,
);

test('what may have been taken counts in the day, what was turned away does not', async () => {
  await using newsroom = await frozenIssue(6);
  await using server = await startSmtpDouble(({ verb, to }) => {
    if (verb === 'dot' && to.startsWith('reader2@')) return { drop: 'rst' };
    return verb === 'RCPT' && to.startsWith('reader1@') ? '550 5.1.1 no such user' : undefined;
  });
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'small', perDay: 3 })], newsroom);
  expect((await newsroom.send(0, { relays })).counts).toMatchObject({
    in_doubt: 1,
    rejected: 1,
    accepted: 2,
    ready: 2,
  });
});

test.skipIf(binaries === null)(
  'the same on Postgres',
  async () => {
    await using server = await startPostgres(binaries ?? '');
    await using database = await openMigrated(server.url);
    await seedIssue(database);
    await seedSubscribers(database, 40);
    const ledger = createDeliveryLedger(database, systemClock);
    await ledger.freeze({
      issueId: ISSUE,
      contentHash: HASH,
      rendered: '{}',
      messageIdDomain: 'news.example',
    });
    const relay = { id: 'slow', perSecond: 20, perDay: 33 };
    const times = await timesAt(server.url, ['one', 'two', 'three'], relay, 'four');
    expect(times).toHaveLength(33);
    expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(atMost(20));
  },
  PATIENT_MS,
);
