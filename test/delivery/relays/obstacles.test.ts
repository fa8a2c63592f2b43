import { expect, test } from 'vitest';
import { obstaclesOf } from '../../../src/delivery/relays/obstacles.ts';
import { newPlace } from '../../../src/delivery/relays/place.ts';
import { createRelayPool } from '../../../src/delivery/relays/relay-pool.ts';
import { memoryRelayStore } from '../../../src/delivery/relays/relay-store.ts';
import { silentLog } from '../../../src/lib/log.ts';
import { relayAt } from './relays-here.ts';

const NOW = Date.UTC(2026, 10, 23, 6);
const AWAY = { kind: 'failed', reason: 'it is away', halted: false } as const;

async function twoPlaces() {
  const relays = [relayAt(2525, { id: 'first' }), relayAt(2526, { id: 'second' })];
  const clock = { now: () => NOW };
  const { lines } = createRelayPool({ relays, store: memoryRelayStore(), clock, log: silentLog });
  const [first, second] = lines.map(newPlace);
  if (!first || !second) throw new Error('there is no relay');
  return { first, second };
}

test('with every relay away the send goes on when the first of them may be tried', async () => {
  const { first, second } = await twoPlaces();
  await first.line.tell(AWAY);
  await second.line.tell({ ...AWAY, halted: true });
  const { until } = first.line.breaker();
  expect(obstaclesOf([first, second], [], NOW)).toMatchObject({ halted: false, spent: false, until });
});

test('while one relay carries, nothing is waited for', async () => {
  const { first, second } = await twoPlaces();
  await first.line.tell(AWAY);
  expect(obstaclesOf([first, second], [], NOW)).toMatchObject({ halted: false, until: null });
});

test('where each relay gave the issue up or has to be put right, somebody has to look', async () => {
  const { first, second } = await twoPlaces();
  first.out = 'the message is too big';
  await second.line.tell({ ...AWAY, halted: true });
  expect(obstaclesOf([first, second], [], NOW).halted).toBe(true);
});

test('a relay that cost recipients is looked at before the one that is away comes back', async () => {
  const { first, second } = await twoPlaces();
  Object.assign(first, { out: 'everybody was refused', harmful: true });
  await second.line.tell(AWAY);
  expect(obstaclesOf([first, second], [], NOW).halted).toBe(true);
});
