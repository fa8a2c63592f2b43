import { expect, test } from 'vitest';
import type { DomainLimit } from '../../../src/delivery/relays/relay.ts';
import type { SendIssue } from '../../../src/delivery/send/send-issue.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { type Behaviour, startSmtpDouble } from '../../support/smtp-double.ts';
import { frozenIssue, type SendingNewsroom } from '../newsroom.ts';
import { poolOf, relayAt } from './relays-here.ts';

/** Every other reader is at the big provider, all others at domains of their own. */
async function issueAtTwo(readers: number): Promise<SendingNewsroom> {
  const newsroom = await frozenIssue(readers);
  for (let id = 1; id <= readers; id++) {
    const address = id % 2 === 0 ? `reader${id}@big.example` : `reader${id}@small${id}.example`;
    await newsroom.database.db
      .updateTable('deliveries')
      .set({ address, canonical_address: address })
      .where('subscriber_id', '=', id)
      .execute();
  }
  return newsroom;
}

function sendTo(
  newsroom: SendingNewsroom,
  port: number,
  domains: DomainLimit[],
  changes: Partial<SendIssue> = {},
) {
  const clock = changes.clock ?? newsroom.clock;
  const relays = poolOf(newsroom.database, [relayAt(port, { id: 'only' })], { clock, domains });
  return newsroom.send(0, { relays, concurrency: 3, ...changes });
}

const atBig = (address: string) => address.endsWith('@big.example');

test.for<[string, string]>([
  ['a flood', '450 4.7.28 unusual rate of mail from you'],
  ['a block', '550 5.7.1 blocked using bl.example'],
  ['a farewell', '421 4.7.28 too many messages for big.example'],
])('%s slows that domain only', async ([, words]) => {
  await using newsroom = await issueAtTwo(60);
  let slow = true;
  const behave: Behaviour = ({ verb, to }) => (slow && verb === 'RCPT' && atBig(to) ? words : undefined);
  await using server = await startSmtpDouble(behave);
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'only' })], newsroom);
  const report = await newsroom.send(0, { relays, concurrency: 3 });
  expect(report).toMatchObject({ status: 'waiting', counts: { accepted: 30, rejected: 0 } });
  expect(report.reason).toContain('big.example wants less mail');
  expect((await relays.states())[0]).toMatchObject({ phase: 'closed' });
  const asked = server.commands.filter((line) => line.startsWith('RCPT') && line.includes('@big.example'));
  expect(asked.length).toBeLessThanOrEqual(6);
  slow = false;
  newsroom.wait(30 * 60_000);
  expect(await newsroom.send(0, { relays, concurrency: 3 })).toMatchObject({ status: 'finished' });
  expect(server.accepted).toHaveLength(60);
});

test('a domain that goes on refusing is tried less and less', async () => {
  await using newsroom = await issueAtTwo(20);
  await using server = await startSmtpDouble(({ verb, to }) =>
    verb === 'RCPT' && atBig(to) ? '451 4.7.650 temporarily rate limited' : undefined,
  );
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'only' })], newsroom);
  const tries: number[] = [];
  for (let minute = 0; minute < 30; minute++) {
    await newsroom.send(0, { relays, concurrency: 3 });
    tries.push(server.commands.filter((line) => line.includes('@big.example')).length);
    newsroom.wait(60_000);
  }
  const [early, late] = [(tries[9] ?? 0) - (tries[0] ?? 0), (tries[29] ?? 0) - (tries[19] ?? 0)];
  expect(early).toBeGreaterThan(0);
  expect(late).toBeLessThanOrEqual(early);
  expect(tries.at(-1)).toBeLessThan(15);
  expect(server.accepted).toHaveLength(10);
});

test('connections a domain: never more under way at a time', async () => {
  await using newsroom = await issueAtTwo(40);
  let [now, most] = [0, 0];
  await using server = await startSmtpDouble(async ({ verb, to }) => {
    if (!atBig(to)) return undefined;
    if (verb === 'DATA') most = Math.max(most, ++now);
    if (verb === 'dot') {
      await new Promise((resolve) => setTimeout(resolve, 5));
      now--;
    }
    return undefined;
  });
  const report = await sendTo(
    newsroom,
    server.port,
    [{ domain: 'big.example', connections: 1, perMinute: null }],
    real(newsroom),
  );
  expect(report).toMatchObject({ status: 'finished', counts: { accepted: 40 } });
  expect(most).toBe(1);
});

test('who was next when the connection ended takes up no place of its domain', async () => {
  await using newsroom = await issueAtTwo(12);
  await using server = await startSmtpDouble(({ verb }) =>
    verb === 'dot' ? { reply: '250 2.0.0 ok', end: 'fin' } : undefined,
  );
  const domains = [{ domain: '*', connections: 1, perMinute: null }];
  expect(await sendTo(newsroom, server.port, domains, { concurrency: 1 })).toMatchObject({
    status: 'finished',
    counts: { accepted: 12 },
  });
});

test('a send that failed leaves no connection of a domain taken', async () => {
  await using newsroom = await issueAtTwo(6);
  await using server = await startSmtpDouble();
  const domains = [{ domain: 'big.example', connections: 1, perMinute: null }];
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'only' })], {
    clock: newsroom.clock,
    domains,
  });
  const ledger = { ...newsroom.ledger, commit: () => Promise.reject(new Error('database is locked')) };
  await expect(newsroom.send(0, { relays, ledger, concurrency: 3 })).rejects.toThrow('is locked');
  expect(await newsroom.send(0, { relays, concurrency: 3 })).toMatchObject({
    status: 'finished',
    counts: { accepted: 6 },
  });
});

test('messages a minute a domain: the others do not wait for it', async () => {
  await using newsroom = await issueAtTwo(24);
  const times: number[] = [];
  let lastOther = 0;
  await using server = await startSmtpDouble(({ verb, to }) => {
    if (verb === 'dot' && atBig(to)) times.push(performance.now());
    if (verb === 'dot' && !atBig(to)) lastOther = performance.now();
    return undefined;
  });
  const domains = [{ domain: '*', connections: 1, perMinute: 240 }];
  expect(await sendTo(newsroom, server.port, domains, real(newsroom))).toMatchObject({
    status: 'finished',
    counts: { accepted: 24 },
  });
  const [first = 0] = times;
  expect((times.at(-1) ?? 0) - first).toBeGreaterThan(8 * 250);
  expect(lastOther).toBeLessThan(times.at(-1) ?? 0);

  expect(times).toHaveLength(12);
});

/** By the clock on the wall, and not too late for any of it. */
function real({ database }: SendingNewsroom): Partial<SendIssue> {
  const ledger = createDeliveryLedger(database, systemClock);
  return { ledger, clock: systemClock, giveUpAfterMs: 1_000 * 366 * 86_400_000 };
}
