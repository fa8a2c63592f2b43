import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Breaker, newBreaker } from '../../../src/delivery/relays/breaker.ts';
import { memoryRelayStore, type RelayStore } from '../../../src/delivery/relays/relay-store.ts';
import { createRelayRepository } from '../../../src/store/ledger/relay-repository.ts';
import { databaseKinds, type OpenedDatabase, openDatabaseOf } from '../../support/each-database.ts';
import { emptyTables, ISSUE, MONDAY, seedIssue } from '../../support/newsroom-database.ts';

const NOW = MONDAY * 1_000;
const HOUR = 3_600_000;
const NEVER = Number.MAX_SAFE_INTEGER;
const OTHER_ISSUE = 'morning/2026-11-24';
const kinds = [{ kind: 'memory', skip: false } as const, ...(await databaseKinds())];

describe.each(kinds)('what relays have in common, in $kind', (of) => {
  const onThis = test.skipIf(of.skip);
  let opened: OpenedDatabase | null = null;
  let store: RelayStore;
  beforeAll(async () => {
    if (!of.skip && of.kind !== 'memory') opened = await openDatabaseOf(of);
  }, 120_000);
  afterAll(() => opened?.[Symbol.asyncDispose]());
  beforeEach(async () => {
    if (!opened) {
      store = memoryRelayStore();
      return;
    }
    const { db } = opened.database;
    for (const table of ['relay_breakers', 'relay_slots', 'relay_days', 'relay_doubts'] as const)
      await db.deleteFrom(table).execute();
    await emptyTables(opened.database);
    for (const id of [ISSUE, OTHER_ISSUE]) await seedIssue(opened.database, { id });
    store = createRelayRepository(db);
  });

  const later = (ms: number, key = 'relay a', count = 1) =>
    store.reserveSlots(key, count, 1_000, MONDAY + ms, NEVER);

  onThis('a breaker is kept as it was written last, each by itself', async () => {
    const open: Breaker = { phase: 'open', reason: 'away', halted: true, opens: 2, since: 5, until: 9 };
    await store.saveBreaker('a', { ...open, halted: false, until: 7 });
    await store.saveBreaker('a', open);
    await store.saveBreaker('b', newBreaker(3));
    expect(Object.fromEntries(await store.breakers())).toEqual({ a: open, b: newBreaker(3) });
  });

  onThis('slots are reserved one behind another, and none in the past', async () => {
    expect(await later(0, 'relay a', 5)).toBe(NOW);
    expect(await later(0, 'relay a', 2)).toBe(NOW + 5_000);
    expect(await later(0, 'relay b')).toBe(NOW);
    expect(await later(1, 'relay a')).toBe(NOW + 7_000);
    expect(await later(100, 'relay a')).toBe(NOW + 100_000);
    expect(await later(1, 'relay b')).toBe(NOW + 1_000);
  });

  onThis('what was reserved behind the latest time that counts is void', async () => {
    await store.reserveSlots('relay a', 4, 1_000, MONDAY, NEVER);
    expect(await store.reserveSlots('relay a', 1, 1_000, MONDAY, NOW + 4_000)).toBe(NOW + 4_000);
    expect(await store.reserveSlots('relay a', 1, 1_000, MONDAY, NOW + 4_999)).toBe(NOW);
  });

  onThis('slots come back where nobody has reserved more since', async () => {
    await later(0, 'relay a', 5);
    await later(0, 'relay b', 6);
    await store.returnSlots('relay a', NOW + 4_000, 1_000);
    expect(await later(0)).toBe(NOW + 5_000);
    await store.returnSlots('relay a', NOW + 6_000, 3_000);
    expect(await later(0)).toBe(NOW + 3_000);
    expect(await later(0, 'relay b')).toBe(NOW + 6_000);
  });

  onThis('a day gives what its limit leaves, to each relay and on each day', async () => {
    expect(await store.takeFromDay('a', '2026-11-23', 4, 6)).toBe(4);
    expect(await store.takeFromDay('a', '2026-11-23', 4, 6)).toBe(2);
    expect(await store.takeFromDay('a', '2026-11-23', 4, 6)).toBe(0);
    expect(await store.takeFromDay('a', '2026-11-23', 4, 3)).toBe(0); // the limit was lowered
    expect(await store.takeFromDay('a', '2026-11-24', 1, 6)).toBe(1);
    expect(await store.takeFromDay('b', '2026-11-23', 5, 6)).toBe(5);
    await store.returnToDay('a', '2026-11-23', 2);
    const taken = ['a 2026-11-23', 'a 2026-11-24', 'b 2026-11-23', 'b 2026-11-24'].map((name) => {
      const [relay = '', day = ''] = name.split(' ');
      return store.takenOn(relay, day);
    });
    expect(await Promise.all(taken)).toEqual([4, 1, 5, 0]);
  });

  onThis('doubts are counted by relay and issue, and cleared of one issue or of all', async () => {
    for (const count of [1, 2, 3]) expect(await store.addDoubt('a', ISSUE)).toBe(count);
    expect(await store.addDoubt('a', OTHER_ISSUE)).toBe(1);
    expect(await store.addDoubt('b', ISSUE)).toBe(1);
    const doubts = async () =>
      [await store.doubts(ISSUE), await store.doubts(OTHER_ISSUE)].map((of) => Object.fromEntries(of));
    expect(await doubts()).toEqual([{ a: 3, b: 1 }, { a: 1 }]);
    await store.clearDoubts('a', ISSUE);
    expect(await doubts()).toEqual([{ b: 1 }, { a: 1 }]);
    await store.addDoubt('a', ISSUE);
    await store.clearDoubts('a');
    expect(await doubts()).toEqual([{ b: 1 }, {}]);
  });

  test.skipIf(of.skip || of.kind === 'memory')('slots nobody asks for any more are forgotten', async () => {
    await later(0, 'domain gone.example');
    await later(HOUR / 2, 'domain used.example');
    await later(HOUR / 2, 'relay a');
    await later(HOUR + 10, 'relay a');
    const kept = () => opened?.database.db.selectFrom('relay_slots').select('key').orderBy('key').execute();
    expect(await kept()).toHaveLength(3); // looked for only when a key comes up for the first time
    await later(HOUR + 10, 'domain new.example');
    expect((await kept())?.map(({ key }) => key)).toEqual([
      'domain new.example',
      'domain used.example',
      'relay a',
    ]);
  });
});
