import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { learntOf } from '../../../src/delivery/relays/relay.ts';
import { createRelayPool, type RelayPool } from '../../../src/delivery/relays/relay-pool.ts';
import { memoryRelayStore, type RelayStore } from '../../../src/delivery/relays/relay-store.ts';
import { silentLog } from '../../../src/lib/log.ts';
import { relayAt } from './relays-here.ts';

/*
 * A database on another host, where two writes over two connections may end in either order: each save waits here until
 * it is let through.
 */

interface SlowStore {
  store: RelayStore;
  /** Lets the newest save that waits be written; or fail. */
  letThrough(error?: Error): Promise<void>;
}

function slowStore(): SlowStore {
  const inner = memoryRelayStore();
  const waiting: PromiseWithResolvers<void>[] = [];
  return {
    store: {
      ...inner,
      async saveBreaker(relay, breaker) {
        const gate = Promise.withResolvers<void>();
        waiting.push(gate);
        await gate.promise;
        await inner.saveBreaker(relay, breaker);
      },
    },
    async letThrough(error) {
      await turn();
      const gate = waiting.pop();
      if (error) gate?.reject(error);
      else gate?.resolve();
      await turn();
    },
  };
}

const RELAY = relayAt(2525, { id: 'only' });
const DOWN = { kind: 'failed', reason: 'the door is shut', halted: false } as const;
const poolOn = (store: RelayStore) =>
  createRelayPool({ relays: [RELAY], store, clock: { now: () => 1_000 }, log: silentLog });

function tell(pool: RelayPool, event: Parameters<RelayPool['lines'][number]['tell']>[0]): Promise<void> {
  return pool.lines[0]?.tell(event) ?? Promise.resolve();
}

const phaseIn = async (store: RelayStore) => (await store.breakers()).get(learntOf(RELAY))?.phase;

test('what a relay was told is written in the order it was told', async () => {
  const { store, letThrough } = slowStore();
  const pool = poolOn(store);
  const told = [tell(pool, DOWN), tell(pool, { kind: 'retry' }), tell(pool, { kind: 'worked' })];
  for (const _ of told) await letThrough();
  await Promise.all(told);
  expect(await phaseIn(store)).toBe('closed');
});

test('a save that failed keeps no later one from being written', async () => {
  const { store, letThrough } = slowStore();
  const pool = poolOn(store);
  const failed = tell(pool, DOWN);
  const saved = tell(pool, { kind: 'retry' });
  await Promise.all([expect(failed).rejects.toThrow('away'), letThrough(new Error('away'))]);
  await letThrough();
  await saved;
  expect(await phaseIn(store)).toBe('half_open');
});

test('what is read while a change waits to be written does not undo it', async () => {
  const { store, letThrough } = slowStore();
  const pool = poolOn(store);
  await Promise.all([tell(pool, DOWN), letThrough()]);
  const retried = tell(pool, { kind: 'retry' });
  const worked = tell(pool, { kind: 'worked' });
  const loaded = pool.load();
  await letThrough();
  await letThrough();
  await Promise.all([retried, worked, loaded]);
  expect(pool.lines[0]?.breaker().phase).toBe('closed');
});

test('what is read while a relay fails does not undo it', async () => {
  const { store, letThrough } = slowStore();
  const pool = poolOn(store);
  await Promise.all([tell(pool, DOWN), letThrough()]);
  await Promise.all([tell(pool, { kind: 'retry' }), letThrough()]);
  await Promise.all([tell(pool, { kind: 'worked' }), letThrough()]);
  const loaded = pool.load();
  const down = tell(pool, DOWN);
  await Promise.all([loaded, letThrough(), down]);
  expect(pool.lines[0]?.breaker().phase).toBe('open');
});

const REFUSED = { kind: 'failed', reason: '535 wrong password', halted: true } as const;

test('a refused password is written down though the relay was left alone already', async () => {
  const store = memoryRelayStore();
  const pool = poolOn(store);
  await tell(pool, DOWN);
  await tell(pool, REFUSED);
  expect((await store.breakers()).get(learntOf(RELAY))).toMatchObject({ phase: 'open', halted: true });
});

test('an operator’s word in another process lets one try through', async () => {
  const store = memoryRelayStore();
  await tell(poolOn(store), REFUSED);
  await poolOn(store).retry();
  expect(await phaseIn(store)).toBe('half_open');
});

test('letters go by the first relay that works, or else by the first', async () => {
  const relays = [RELAY, relayAt(2526, { id: 'other', priority: 1 })];
  const clock = { now: () => 1_000 };
  const pool = createRelayPool({ relays, store: memoryRelayStore(), clock, log: silentLog });
  expect(pool.server().port).toBe(2525);
  await tell(pool, DOWN);
  expect(pool.server().port).toBe(2526);
  await pool.lines[1]?.tell(DOWN);
  expect(pool.server().port).toBe(2525);
});
