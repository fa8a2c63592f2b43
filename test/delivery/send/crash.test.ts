import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { sumUp } from '../../../bench/soak/mail-log.ts';
import { type Sender, type SenderOptions, startSender } from '../../../bench/soak/sender.ts';
import { ledgerRows, verify, violationsOf } from '../../../bench/soak/verify.ts';
import { sendIssue } from '../../../src/delivery/send/send-issue.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import type { Database } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import {
  ISSUE,
  openMigrated,
  seedIssue,
  seedSubscribers,
  temporaryFolder,
} from '../../support/newsroom-database.ts';
import { type SmtpDouble, startSmtpDouble } from '../../support/smtp-double.ts';
import { sendOptions } from '../newsroom.ts';

/* What the crash matrix does not ask for: how many doubts exactly, and what a sleeper does when it wakes. */

vi.setConfig({ testTimeout: 120_000 }); // processes are started, on whatever machine

const READERS = 7;
const anHourLater = { now: () => systemClock.now() + 3_600_000 };

/**
 * One connection. The message that was released is in doubt until its outcome is durable, which is with the next
 * one's mark: past the edges of the next it may still be, and never are two.
 */
test.for([
  { edge: 'claimed', doubts: [0, 1] },
  { edge: 'before_mark', doubts: [0, 1] },
  { edge: 'marked', doubts: [1] },
  { edge: 'released', doubts: [1] },
  { edge: 'replied', doubts: [1] },
  { edge: 'recorded', doubts: [0, 1] },
] as const)('killed at $edge: in doubt $doubts', async ({ edge, doubts }) => {
  await using scene = await approvedIssue(READERS);
  expect(await scene.sender({ edge, nth: 3 }).ended).toMatchObject({ signal: 'SIGKILL' });
  const status = await scene.sendHere({});
  const { accepted, in_doubt: inDoubt = 0, ...others } = await states(scene.database);
  expect(others).toEqual({});
  expect(doubts).toContain(inDoubt);
  expect(accepted).toBe(READERS - inDoubt);
  expect(status).toBe(inDoubt === 0 ? 'finished' : 'finished_with_failures');
});

test('a worker stopped past its lease is fenced at the mark', async () => {
  await using scene = await approvedIssue(READERS);
  const sleeper = scene.sender({ edge: 'before_mark', nth: 3, signal: 'SIGSTOP', worker: 'sleeper' });
  await sleeper.stopped();
  const { accepted = 0, committing = 0 } = await states(scene.database);
  expect(accepted + committing).toBe(2); // the outcome of the second may wait for the mark of the third
  await scene.sendHere({ clock: anHourLater });
  sleeper.kill('SIGCONT');
  expect(await sleeper.ended).toMatchObject({ code: 0 });
  await everybodyOnce(scene.database, scene.server, READERS);
});

test('a worker stopped past its lease cannot mark what another has claimed meanwhile', async () => {
  await using scene = await approvedIssue(READERS);
  const sleeper = scene.sender({
    edge: 'before_mark',
    nth: 3,
    signal: 'SIGSTOP',
    worker: 'sleeper',
    runs: 1,
  });
  await sleeper.stopped();
  const ledger = createDeliveryLedger(scene.database, anHourLater);
  await ledger.recover(ISSUE, 'test');
  const request = { issueId: ISSUE, worker: 'test', limit: READERS, leaseMs: 3_600_000 };
  expect(await ledger.claim(request)).toHaveLength(READERS - 2);
  sleeper.kill('SIGCONT');
  expect(await sleeper.ended).toMatchObject({ code: 0 });
  expect(scene.server.dots).toBe(2);
  expect(await scene.sendHere({})).toBe('finished');
  await everybodyOnce(scene.database, scene.server, READERS);
});

test('a worker stopped past its lease after the reply still tells what it knows', async () => {
  await using scene = await approvedIssue(READERS);
  const sleeper = scene.sender({ edge: 'replied', nth: 3, signal: 'SIGSTOP', worker: 'sleeper' });
  await sleeper.stopped();
  expect(await scene.sendHere({ clock: anHourLater })).toBe('finished_with_failures');
  expect(await states(scene.database)).toMatchObject({ accepted: 6, in_doubt: 1 });
  sleeper.kill('SIGCONT');
  expect(await sleeper.ended).toMatchObject({ code: 0 });
  expect(await states(scene.database)).toEqual({ accepted: READERS });
  expect(await scene.sendHere({})).toBe('finished');
});

test('a worker stopped between mark and release past its lease is overruled by an operator’s “resend”', async () => {
  await using scene = await approvedIssue(READERS);
  const lease = { replyMs: 1_000 }; // two seconds
  const sleeper = scene.sender({ edge: 'marked', nth: 3, signal: 'SIGSTOP', worker: 'sleeper', ...lease });
  await sleeper.stopped();
  expect(await scene.sendHere({ clock: anHourLater })).toBe('finished_with_failures');
  const ledger = createDeliveryLedger(scene.database, systemClock);
  const [doubt] = await ledger.list(ISSUE, 'in_doubt', 9);
  expect(await ledger.resolve(doubt?.id ?? 0, 'resend')).toBe('resolved');
  expect(await scene.sendHere({})).toBe('finished');
  await setTimeout(2 * lease.replyMs);
  sleeper.kill('SIGCONT');
  expect(await sleeper.ended).toMatchObject({ code: 0 });
  await everybodyOnce(scene.database, scene.server, READERS);
});

test('a copy that kills whoever makes it is put aside after five processes, and only that one', async () => {
  await using scene = await approvedIssue(30);
  const deadly = 'reader5@mail.example';
  const ends = [];
  do ends.push(await scene.sender({ deadly, connections: 3 }).ended);
  while (ends.at(-1)?.signal === 'SIGKILL' && ends.length < 20);
  expect(ends.map(({ signal }) => signal)).toEqual([...Array(5).fill('SIGKILL'), null]);
  expect(ends.at(-1)?.report).toMatchObject({ status: 'finished_with_failures' });
  const rows = await scene.database.db.selectFrom('deliveries').selectAll().execute();
  const failed = rows.filter(({ state }) => state === 'rejected');
  expect(failed).toMatchObject([
    { address: deadly, deaths: 5, detail: expect.stringContaining('Put aside') },
  ]);
  const { accepted = 0, in_doubt: inDoubt = 0 } = await states(scene.database);
  expect(accepted + inDoubt).toBe(29);
  expect(inDoubt).toBeLessThanOrEqual(2 * 3); // three connections, twice in company
});

test('two workers at once on one file: everybody once', async () => {
  await using scene = await approvedIssue(30);
  const workers = ['one', 'two'].map((worker) => scene.sender({ worker, connections: 3 }));
  const ends = await Promise.all(workers.map((worker) => worker.ended));
  expect(ends.map(({ code }) => code)).toEqual([0, 0]);
  expect(await scene.sendHere({})).toBe('finished');
  await everybodyOnce(scene.database, scene.server, 30);
});

async function everybodyOnce({ db }: Database, server: SmtpDouble, recipients: number): Promise<void> {
  const rows = await ledgerRows(db, ISSUE);
  const found = verify({ rows, log: sumUp(server.log), recipients, inFlight: new Set() });
  expect(violationsOf(found)).toEqual([]);
  expect(found.counts).toEqual({ accepted: recipients });
}

async function approvedIssue(readers: number) {
  const folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  const database = await openMigrated(file);
  await seedIssue(database);
  await seedSubscribers(database, readers);
  const server = await startSmtpDouble();
  const senders: Sender[] = [];
  return {
    database,
    server,
    sender(options: Partial<SenderOptions>): Sender {
      const fixed = { database: file, port: server.port, worker: 'test', connections: 1 };
      const sender = startSender({ ...fixed, ...options });
      senders.push(sender);
      return sender;
    },
    /** A second run in this process, as the same worker. */
    async sendHere({ clock = systemClock }): Promise<string> {
      const ledger = createDeliveryLedger(database, clock);
      return (await sendIssue({ ...sendOptions(server.port, ledger), clock })).status;
    },
    async [Symbol.asyncDispose]() {
      for (const sender of senders) sender.kill('SIGKILL');
      await server[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

async function states(database: Database): Promise<Record<string, number>> {
  const counts = await createDeliveryLedger(database, systemClock).counts(ISSUE);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
