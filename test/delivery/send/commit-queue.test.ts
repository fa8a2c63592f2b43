import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { AttemptOutcome, LedgerBatch } from '../../../src/delivery/ledger.ts';
import { createCommitQueue } from '../../../src/delivery/send/commit-queue.ts';

const mark = (id: number) => ({ id, epoch: 1, worker: 'one', leaseMs: 1_000 });
const outcome = (id: number): AttemptOutcome => ({
  id,
  epoch: 1,
  state: 'accepted',
  counts: true,
  nextAt: null,
  code: 250,
  enhanced: null,
  detail: null,
});

/** Grants even ids; a commit ends when the test says so. */
function slowLedger() {
  const batches: LedgerBatch[] = [];
  const finish: ((error?: Error) => void)[] = [];
  return {
    batches,
    finish,
    commit(batch: LedgerBatch) {
      batches.push(batch);
      return new Promise<{ marks: ('granted' | 'lost')[]; outcomes: boolean[] }>((resolve, reject) => {
        finish.push((error) => {
          if (error) reject(error);
          else
            resolve({
              marks: batch.marks.map(({ id }) => (id % 2 ? 'lost' : 'granted')),
              outcomes: batch.outcomes.map(() => true),
            });
        });
      });
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what comes while a group is written shares the next one, and each gets its own verdict', async () => {
  const ledger = slowLedger();
  const queue = createCommitQueue(ledger, 'morning/2026-11-23', () => 1);
  const first = queue.mark(mark(2));
  await turn();
  const others = [queue.mark(mark(3)), queue.mark(mark(4)), queue.mark(mark(5))];
  const recorded = queue.record(outcome(9));
  await turn();
  expect(ledger.batches).toHaveLength(1);
  ledger.finish[0]?.();
  expect(await first).toBe('granted');
  while (ledger.batches.length < 2) await turn();
  expect(ledger.batches[1]).toMatchObject({
    marks: [{ id: 3 }, { id: 4 }, { id: 5 }],
    outcomes: [{ id: 9 }],
  });
  ledger.finish[1]?.();
  expect(await Promise.all(others)).toEqual(['lost', 'granted', 'lost']);
  expect(await recorded).toBe(true);
});

test('a failed write fails its whole group and all behind it: no mark is granted after an outcome was lost', async () => {
  const ledger = slowLedger();
  const queue = createCommitQueue(ledger, 'morning/2026-11-23', () => 1);
  const group = [queue.mark(mark(2)), queue.record(outcome(3))];
  await turn();
  const behind = queue.mark(mark(4));
  const ended = Promise.allSettled([...group, behind]);
  ledger.finish[0]?.(new Error('disk is full'));
  expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(queue.mark(mark(6))).rejects.toThrow('disk is full');
  expect(ledger.batches).toHaveLength(1);
});

test('a group goes when half of the connections have asked, and does not wait for ever for company', async () => {
  const ledger = slowLedger();
  const queue = createCommitQueue(ledger, 'morning/2026-11-23', () => 4);
  const first = queue.mark(mark(2));
  await turn();
  expect(ledger.batches).toHaveLength(0);
  const second = queue.mark(mark(4));
  await turn();
  expect(ledger.batches.map(({ marks }) => marks.length)).toEqual([2]);
  ledger.finish[0]?.();
  await Promise.all([first, second]);
  const alone = queue.mark(mark(6));
  while (ledger.batches.length < 2) await turn();
  ledger.finish[1]?.();
  expect(await alone).toBe('granted');
});

test('what comes while a group is written is written behind it, and waits for no company that never comes', async () => {
  const ledger = slowLedger();
  const queue = createCommitQueue(ledger, 'morning/2026-11-23', () => 4);
  const first = [queue.mark(mark(2)), queue.mark(mark(4))];
  await turn();
  const behind = queue.mark(mark(6));
  await sleep(10); // longer than a group gathers
  ledger.finish[0]?.();
  await Promise.all(first);
  while (ledger.batches.length < 2) await turn();
  ledger.finish[1]?.();
  expect(await behind).toBe('granted');
});

test('no two groups are written at once, though one is full as its time to gather is over', async () => {
  const ledger = slowLedger();
  let asking: Promise<unknown>[] = [];
  const queue = createCommitQueue(
    {
      commit(batch) {
        if (ledger.batches.length === 0) asking = [queue.mark(mark(6)), queue.mark(mark(8))];
        return ledger.commit(batch);
      },
    },
    'morning/2026-11-23',
    () => 4,
  );
  await turn();
  const first = queue.mark(mark(2));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10); // its timer is due, and nothing else has had its turn
  const second = queue.mark(mark(4));
  await sleep(10);
  expect(ledger.batches).toHaveLength(1);
  ledger.finish[0]?.();
  expect(await Promise.all([first, second])).toEqual(['granted', 'granted']);
  while (ledger.batches.length < 2) await turn();
  ledger.finish[1]?.();
  expect(await Promise.all(asking)).toEqual(['granted', 'granted']);
});

test('it is settled when all that was asked is written, not one group before', async () => {
  const ledger = slowLedger();
  const queue = createCommitQueue(ledger, 'morning/2026-11-23', () => 1);
  await queue.settled();
  const first = queue.record(outcome(3));
  while (ledger.batches.length < 1) await turn();
  const second = queue.record(outcome(5));
  let settled = false;
  const over = queue.settled().then(() => {
    settled = true;
  });
  ledger.finish[0]?.();
  await first;
  while (ledger.batches.length < 2) await turn();
  expect(settled).toBe(false);
  ledger.finish[1]?.();
  await Promise.all([second, over]);
});
