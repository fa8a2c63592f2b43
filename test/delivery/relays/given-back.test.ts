import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ClaimedDelivery, Ledger } from '../../../src/delivery/ledger.ts';
import { type Breaker, newBreaker } from '../../../src/delivery/relays/breaker.ts';
import { learntOf } from '../../../src/delivery/relays/relay.ts';
import type { RelayPool } from '../../../src/delivery/relays/relay-pool.ts';
import { createRelayRepository } from '../../../src/store/ledger/relay-repository.ts';
import { startSmtpDouble } from '../../support/smtp-double.ts';
import { composeRow, frozenIssue, HASTY } from '../newsroom.ts';
import { poolOf, relayAt } from './relays-here.ts';

/*
 * A pool outlives its sends: what one of them took of a relay or a domain has to be back when it is over, however it
 * ends, or the next send of the process waits for it for ever.
 */

const open = ({ lines }: RelayPool) => lines.map((line) => line.open);

/** Fails once, as a database does whose disk is full or whose connection died. */
function failingOnce(ledger: Ledger, what: 'claim' | 'commit'): Ledger {
  let failed = false;
  const fail = () => {
    failed = true;
    throw new Error('the database is away');
  };
  return {
    ...ledger,
    claim: async (request) => (what === 'claim' && !failed ? fail() : ledger.claim(request)),
    commit: async (batch) => (what === 'commit' && !failed ? fail() : ledger.commit(batch)),
  };
}

test.for(['claim', 'commit'] as const)('a %s that fails keeps no connection of the relay', async (what) => {
  await using newsroom = await frozenIssue(12);
  await using server = await startSmtpDouble();
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'only' })], newsroom);
  const ledger = failingOnce(newsroom.ledger, what);
  await expect(newsroom.send(0, { relays, ledger, concurrency: 3 })).rejects.toThrow('away');
  expect(open(relays)).toEqual([0]);
  expect(await newsroom.send(0, { relays, concurrency: 3 })).toMatchObject({ status: 'finished' });
  expect(server.accepted).toHaveLength(12);
});

test('a commit that fails is told at once, though the next message would have to wait for its slot', async () => {
  await using newsroom = await frozenIssue(2);
  await using server = await startSmtpDouble();
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'slow', perMinute: 6 })], newsroom);
  const ledger = failingOnce(newsroom.ledger, 'commit');
  await expect(newsroom.send(0, { relays, ledger, concurrency: 1 })).rejects.toThrow('away');
  expect(open(relays)).toEqual([0]);
});

test('a copy that is being made when its lane fails is waited for', async () => {
  await using newsroom = await frozenIssue(2);
  await using server = await startSmtpDouble();
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'only' })], newsroom);
  const ledger = failingOnce(newsroom.ledger, 'commit');
  let beingMade = 0;
  const compose = async (row: ClaimedDelivery) => {
    beingMade++;
    await sleep(row.subscriberId === 1 ? 0 : 200);
    beingMade--;
    return composeRow(row);
  };
  await expect(newsroom.send(0, { relays, ledger, compose, concurrency: 1 })).rejects.toThrow('away');
  expect(beingMade).toBe(0);
});

test('a lane that never needed its connection keeps none', async () => {
  await using newsroom = await frozenIssue(3);
  await using server = await startSmtpDouble();
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'only' })], newsroom);
  const compose = () => ({ outcome: 'invalid_address' as const, detail: 'no such address' });
  await newsroom.send(0, { relays, compose, concurrency: 3 });
  expect(open(relays)).toEqual([0]);
});

test('a try that could not be made is made by the next send', async () => {
  await using newsroom = await frozenIssue(4);
  await using server = await startSmtpDouble();
  const opened: Breaker = { ...newBreaker(0), phase: 'open', reason: 'it was away', opens: 1, until: 1 };
  const relay = relayAt(server.port, { id: 'only' });
  await createRelayRepository(newsroom.database.db).saveBreaker(learntOf(relay), opened);
  const relays = poolOf(newsroom.database, [relay], newsroom);
  const ledger = failingOnce(newsroom.ledger, 'commit');
  await expect(newsroom.send(0, { relays, ledger })).rejects.toThrow('away');
  expect(await newsroom.send(0, { relays })).toMatchObject({ status: 'finished' });
});

test('a commit that fails keeps no message of a limited domain', async () => {
  await using newsroom = await frozenIssue(8);
  await using server = await startSmtpDouble();
  const domains = [{ domain: '*', connections: 1, perMinute: null }];
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'only' })], { ...newsroom, domains });
  const ledger = failingOnce(newsroom.ledger, 'commit');
  await expect(newsroom.send(0, { relays, ledger, concurrency: 3 })).rejects.toThrow('away');
  expect(await newsroom.send(0, { relays, concurrency: 3 })).toMatchObject({ status: 'finished' });
});

test.for(['greeting', 'EHLO', 'MAIL'] as const)(
  'a connection that we cut at a stop is no failure of the relay: %s',
  async (asked) => {
    await using newsroom = await frozenIssue(4);
    const stop = new AbortController();
    let silent = true;
    await using server = await startSmtpDouble(({ verb }) => {
      if (!silent || verb !== asked) return undefined;
      stop.abort();
      return { hang: true };
    });
    const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'only' })], newsroom);
    const stopped = { relays, signal: stop.signal, drainMs: 50 };
    expect(await newsroom.send(0, stopped)).toMatchObject({ status: 'stopped', reason: null });
    silent = false;
    expect(await newsroom.send(0, { relays, timeouts: HASTY })).toMatchObject({ status: 'finished' });
  },
);
