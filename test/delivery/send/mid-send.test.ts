import { expect, test } from 'vitest';
import type { SendEdge } from '../../../src/delivery/send/send-lane.ts';
import { ISSUE, seedSubscriber } from '../../support/newsroom-database.ts';
import { startSmtpDouble } from '../../support/smtp-double.ts';
import { composeRow, frozenIssue, PATIENT, type SendingNewsroom } from '../newsroom.ts';

/* What editors, subscribers and single messages do to a send that is under way. */

/** A server that lets something happen while reader 3 of 5 is being served. */
function serverThat(happens: () => Promise<unknown>) {
  let happened = false;
  return startSmtpDouble(async ({ verb, to }) => {
    if (verb !== 'DATA' || !to.startsWith('reader3@') || happened) return undefined;
    happened = true;
    await happens();
    return undefined;
  });
}

const setIssue = ({ database }: SendingNewsroom, state: 'cancelled' | 'sending') =>
  database.db.updateTable('issues').set({ state }).execute();

test('a cancel stops before the next commit mark, and what is left is never sent', async () => {
  await using newsroom = await frozenIssue(5);
  await using server = await serverThat(() => setIssue(newsroom, 'cancelled'));
  const cancelled = { status: 'paused', counts: { accepted: 2, ready: 3 } };
  const progress = { accepted: 2, suppressed: 0 };
  expect(await newsroom.send(server.port)).toMatchObject({ ...cancelled, progress });
  newsroom.wait(3_600_000);
  expect(await newsroom.send(server.port)).toMatchObject(cancelled);
  expect([server.dots, server.connections]).toEqual([2, 1]);
});

test('an address that changes in the middle of an issue gets one copy, where it was frozen', async () => {
  await using newsroom = await frozenIssue(5);
  const { database } = newsroom;
  await using server = await serverThat(async () => {
    for (const [id, address] of [
      [1, 'moved1@mail.example'],
      [3, 'moved3@mail.example'],
      [5, 'moved5@mail.example'],
    ] as const) {
      const moved = { address, canonical_address: address };
      await database.db.updateTable('subscribers').set(moved).where('id', '=', id).execute();
    }
    await seedSubscriber(database, 6, 'reader5@mail.example'); // and somebody else takes an old one
  });
  await newsroom.send(server.port);
  expect(await newsroom.send(server.port)).toMatchObject({ status: 'finished', counts: { accepted: 5 } });
  expect(server.accepted.map(({ to }) => to)).toEqual([1, 2, 3, 4, 5].map((n) => `reader${n}@mail.example`));
});

test('a subscriber who is deleted in the middle of an issue gets no copy', async () => {
  await using newsroom = await frozenIssue(5);
  const { db } = newsroom.database;
  await using server = await serverThat(async () => {
    await db.deleteFrom('subscriptions').where('subscriber_id', 'in', [3, 5]).execute();
  });
  expect(await newsroom.send(server.port)).toMatchObject({
    status: 'finished',
    counts: { accepted: 3, suppressed: 2 },
  });
  expect(server.dots).toBe(3);
});

test('a copy that is too big for memory fails by itself: the others get theirs', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(5);
  const compose: typeof composeRow = (row) => {
    if (row.subscriberId === 3) new ArrayBuffer(2 ** 50);
    return composeRow(row);
  };
  expect(await newsroom.send(server.port, { compose, concurrency: 2 })).toMatchObject({
    status: 'waiting',
    counts: { accepted: 4, deferred: 1 },
  });
  for (const minutes of [1, 5]) {
    newsroom.wait(minutes * 60_000);
    await newsroom.send(server.port, { compose });
  }
  const [row] = await newsroom.ledger.list(ISSUE, 'rejected', 9);
  expect(row).toMatchObject({ subscriberId: 3, detail: expect.stringContaining('Composing failed 3 times') });
});

test('at a stop nobody’s envelope goes out behind the message that is under way', async () => {
  await using newsroom = await frozenIssue(5);
  await using server = await startSmtpDouble();
  const stop = new AbortController();
  const edge = (at: SendEdge) => {
    if (at === 'marked') stop.abort();
  };
  expect(await newsroom.send(server.port, { signal: stop.signal, edge })).toMatchObject({
    status: 'stopped',
    counts: { accepted: 1, ready: 4 },
  });
  expect(server.commands.filter((line) => line.startsWith('RCPT'))).toHaveLength(1);
});

test('a mark that took longer than its lease releases nothing: its row is tried anew', async () => {
  await using newsroom = await frozenIssue(3);
  await using server = await startSmtpDouble();
  let asleep = false;
  const edge = (at: SendEdge) => {
    if (at !== 'marked' || asleep) return;
    asleep = true;
    newsroom.wait(PATIENT.replyMs + PATIENT.finalReplyMs);
  };
  const report = await newsroom.send(server.port, { edge });
  expect(report.counts).toMatchObject({ accepted: 3, in_doubt: 0, committing: 0 });
  expect(server.accepted.map(({ to }) => to).sort()).toEqual([1, 2, 3].map((n) => `reader${n}@mail.example`));
  expect(server.commands.filter((line) => line.startsWith('RCPT TO:<reader1@'))).toHaveLength(2);
});
