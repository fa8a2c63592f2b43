import { expect, test } from 'vitest';
import { newPlace } from '../../../src/delivery/relays/place.ts';
import type { DomainLimit, Relay } from '../../../src/delivery/relays/relay.ts';
import { createRota } from '../../../src/delivery/relays/rota.ts';
import { createWaitingRoom } from '../../../src/delivery/relays/waiting-room.ts';
import { createCommitQueue } from '../../../src/delivery/send/commit-queue.ts';
import { createSupply } from '../../../src/delivery/send/send-supply.ts';
import { ISSUE } from '../../support/newsroom-database.ts';
import { frozenIssue } from '../newsroom.ts';
import { poolOf, relayAt } from '../relays/relays-here.ts';

const HOUR = 3_600_000;

/** The supply of a send's first relay on a real ledger, with two lanes and `limit` rows a claim. */
async function supplyOf(readers: number, { limit = 9, domains = [] as DomainLimit[], relays = 1 } = {}) {
  const newsroom = await frozenIssue(readers);
  const { clock, ledger, database } = newsroom;
  const all: Relay[] = Array.from({ length: relays }, (_, n) => relayAt(2525 + n, { id: `relay${n}` }));
  const pool = poolOf(database, all, { clock, domains });
  const places = pool.lines.map(newPlace);
  const [place] = places;
  if (!place) throw new Error('there is no relay');
  place.lanes = 2;
  place.line.sends.add(place);
  const room = createWaitingRoom(clock);
  for (let lane = 0; lane < 2; lane++) room.enter();
  const request = {
    issueId: ISSUE,
    worker: 'test',
    limit,
    suspects: false,
    leaseMs: 60_000,
    relay: place.line.relay.id,
    earlier: [],
  };
  const supply = createSupply({
    place,
    rota: createRota(places, room, clock),
    room,
    domains: pool.domains,
    clock,
    ledger,
    queue: createCommitQueue(ledger, ISSUE, () => 1),
    request,
    giveUpAfterMs: HOUR,
    alone: relays === 1,
  });
  const states = async () => Object.values(await newsroom.outcomes());
  return { supply, place, room, newsroom, states, domains: pool.domains };
}

test('lanes that ask at once share one claim', async () => {
  const { supply, place, newsroom } = await supplyOf(9, { limit: 3 });
  await using _ = newsroom;
  const rows = await Promise.all([supply.lane().next(), supply.lane().next()]);
  expect(rows.map((row) => row?.subscriberId)).toEqual([1, 2]);
  expect(place.rows.map((row) => row.subscriberId)).toEqual([3]);
  expect([place.taken, place.open]).toEqual([2, 2]);
});

test('a row that is put back is the next one, and its lane keeps its connection', async () => {
  const { supply, place, newsroom } = await supplyOf(3);
  await using _ = newsroom;
  const lane = supply.lane();
  const first = await lane.next();
  if (!first) throw new Error('there is no row');
  lane.opened();
  lane.putBack(first);
  expect([place.taken, place.open, place.connected]).toEqual([0, 1, 1]);
  expect(await lane.next()).toEqual(first);
  expect([place.taken, place.open]).toEqual([1, 1]);
  expect((await lane.next())?.subscriberId).toBe(2);
  lane.closed();
  expect([place.open, place.connected, place.line.open]).toEqual([0, 0, 0]);
});

test('a row that is put back is under way no more', async () => {
  const { supply, room, newsroom } = await supplyOf(1);
  await using _ = newsroom;
  const lane = supply.lane();
  const row = await lane.next();
  if (!row) throw new Error('there is no row');
  lane.putBack(row);
  room.leave();
  expect(await room.wait('turn', null, false)).toBe(false); // nothing goes on any more
});

test('a row of before its relay failed that is put back does not end the one try', async () => {
  const { supply, place, newsroom } = await supplyOf(9);
  await using _ = newsroom;
  const [old, trying, next] = [supply.lane(), supply.lane(), supply.lane()];
  const row = await old.next();
  if (!row) throw new Error('there is no row');
  await place.line.tell({ kind: 'failed', reason: 'it was away', halted: false });
  await place.line.tell({ kind: 'retry' });
  const tried = await trying.next();
  if (!tried) throw new Error('there is no row');
  old.putBack(row);
  expect(await next.next()).toBeUndefined();
  trying.putBack(tried);
  expect(await next.next()).toEqual(tried);
});

test('who waits for rows is idle until one comes back', async () => {
  const { supply, place, newsroom } = await supplyOf(1, { relays: 2 });
  await using _ = newsroom;
  const [one, other] = [supply.lane(), supply.lane()];
  const row = await one.next();
  if (!row) throw new Error('there is no row');
  const waits = other.next();
  while (place.idle === 0) await new Promise(setImmediate);
  one.putBack(row);
  expect(await waits).toEqual(row);
  expect([place.idle, place.taken]).toEqual([0, 1]);
});

test('a row found when the send is over already goes back', async () => {
  const { supply, place, room, newsroom, states } = await supplyOf(2);
  await using _ = newsroom;
  const asked = supply.lane().next();
  room.close();
  expect(await asked).toBeUndefined();
  expect([place.taken, place.open, place.rows.length]).toEqual([0, 0, 2]);
  await supply.giveBack();
  expect([place.rows.length, await states()]).toEqual([0, ['ready', 'ready']]);
});

test('rows given back are news for who waits for some', async () => {
  const { supply, room, newsroom, states } = await supplyOf(3);
  await using _ = newsroom;
  const row = await supply.lane().next();
  if (!row) throw new Error('there is no row');
  const waits = room.wait('rows', null, true);
  await supply.giveBack();
  expect(await waits).toBe(true);
  expect((await states()).sort()).toEqual(['claimed', 'ready', 'ready']);
});

test('what is too old is given up, not begun', async () => {
  const { supply, newsroom, states } = await supplyOf(2);
  await using _ = newsroom;
  newsroom.wait(HOUR);
  expect(await supply.lane().next()).toBeUndefined();
  expect(await states()).toEqual(['rejected', 'rejected']);
});

test('nor where it became too old while it waited for its lane', async () => {
  const { supply, newsroom, states } = await supplyOf(2);
  await using _ = newsroom;
  newsroom.wait(HOUR - 1);
  const first = await supply.lane().next();
  expect(first?.subscriberId).toBe(1);
  newsroom.wait(1);
  expect(await supply.lane().next()).toBeUndefined();
  expect(await states()).toEqual(['claimed', 'rejected']);
});

test('a row of a domain that takes no more goes back, and is waited for', async () => {
  const domains = [{ domain: '*', connections: 1, perMinute: null }];
  const { supply, room, newsroom, states, domains: throttle } = await supplyOf(2, { domains });
  await using _ = newsroom;
  const first = await supply.lane().next();
  const waits = supply.lane().next();
  while (!throttle.isApart('mail.example')) await new Promise(setImmediate);
  while ((await states())[1] !== 'ready') await new Promise(setImmediate);
  throttle.end(first?.domain ?? '', 'worked');
  room.wake('rows');
  expect((await waits)?.subscriberId).toBe(2);
});

test.for([
  ['in a quarter of a minute, is due now: it is waited for', 4, 0],
  ['later, is due then', 3, 20_000],
] as const)('a row whose domain takes the next one %s', async ([, perMinute, in_]) => {
  const domains = [{ domain: '*', connections: 9, perMinute }];
  const { supply, room, newsroom, domains: throttle } = await supplyOf(2, { domains });
  await using _ = newsroom;
  expect((await supply.lane().next())?.subscriberId).toBe(1);
  const asked = supply.lane().next();
  while (!throttle.isApart('mail.example')) await new Promise(setImmediate);
  if (in_ > 0) expect(await asked).toBeUndefined();
  const second = newsroom.database.db.selectFrom('deliveries').where('subscriber_id', '=', 2);
  const row = () => second.select(['state', 'next_at']).executeTakeFirstOrThrow();
  while ((await row()).state !== 'ready') await new Promise(setImmediate);
  expect((await row()).next_at).toBe(newsroom.clock.now() + in_);
  room.close();
  expect(await asked).toBeUndefined();
});

test('a connection is of no more use when the send, its relay’s part in it, or the relay is over', async () => {
  const over = [
    async ({ room }: Awaited<ReturnType<typeof supplyOf>>) => room.close(),
    async ({ place }: Awaited<ReturnType<typeof supplyOf>>) => {
      place.out = 'it refused the password';
    },
    async ({ place }: Awaited<ReturnType<typeof supplyOf>>) =>
      place.line.tell({ kind: 'failed', reason: 'connection refused', halted: false }),
  ];
  for (const end of over) {
    const made = await supplyOf(1);
    await using _ = made.newsroom;
    const lane = made.supply.lane();
    expect(lane.stopped()).toBe(false);
    await end(made);
    expect(lane.stopped()).toBe(true);
  }
});
