import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Behaviour, startSmtpDouble } from '../../support/smtp-double.ts';
import { frozenIssue } from '../newsroom.ts';
import { poolOf, relayAt } from './relays-here.ts';

/** A server that says nothing to a message's end until `end`; `begun` once it has one. */
function holding() {
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const behave: Behaviour = async ({ verb }) => {
    if (verb !== 'dot') return undefined;
    begun.resolve();
    await end.promise;
    return undefined;
  };
  return { begun, end, behave };
}

test('two issues at once have no more connections of a relay than one', async () => {
  await using one = await frozenIssue(30);
  await using other = await frozenIssue(30);
  let [now, most] = [0, 0];
  await using server = await startSmtpDouble(async ({ verb }) => {
    if (verb === 'DATA') most = Math.max(most, ++now);
    if (verb !== 'dot') return undefined;
    await setTimeout(10);
    now--;
    return undefined;
  });
  const relays = poolOf(one.database, [relayAt(server.port, { id: 'only', connections: 3 })], one);
  const reports = await Promise.all([
    one.send(0, { relays, concurrency: 3 }),
    other.send(0, { relays, concurrency: 3 }),
  ]);
  expect(reports.map(({ status }) => status)).toEqual(['finished', 'finished']);
  expect(most).toBeLessThanOrEqual(3);
  expect(server.accepted).toHaveLength(60);
});

test('a small issue does not wait for the end of a big one', async () => {
  await using big = await frozenIssue(60);
  await using small = await frozenIssue(4);
  const relay = { id: 'only', connections: 2 };
  let dots = 0;
  let sending: Promise<unknown> | undefined;
  await using server = await startSmtpDouble(async ({ verb }) => {
    if (verb === 'dot' && ++dots === 5) sending = small.send(0, { relays, concurrency: 2 });
    if (verb === 'dot') await setTimeout(40);
    return undefined;
  });
  const relays = poolOf(big.database, [relayAt(server.port, relay)], big);
  expect(await big.send(0, { relays, concurrency: 2 })).toMatchObject({ status: 'finished' });
  expect(await sending).toMatchObject({ status: 'finished' });
  const ids = await small.database.db.selectFrom('deliveries').select('message_id').execute();
  const own = new Set(ids.map((row) => row.message_id));
  const last = server.accepted.findLastIndex(({ messageId }) => own.has(messageId));
  expect(last).toBeLessThan(server.accepted.length - 10);
  expect(server.connections).toBeLessThan(10); // given up once, not after each message
});

test('who has more than its part gives up as many connections as that, not all', async () => {
  await using big = await frozenIssue(160);
  await using small = await frozenIssue(40);
  let dots = 0;
  let sending: Promise<unknown> | undefined;
  await using server = await startSmtpDouble(async ({ verb }) => {
    if (verb === 'dot' && ++dots === 25) sending = small.send(0, { relays, concurrency: 8 });
    if (verb === 'dot') await setTimeout(40);
    return undefined;
  });
  const relays = poolOf(big.database, [relayAt(server.port, { id: 'only', connections: 8 })], big);
  expect(await big.send(0, { relays, concurrency: 8 })).toMatchObject({ status: 'finished' });
  expect(await sending).toMatchObject({ status: 'finished' });
  expect(server.connections).toBeLessThanOrEqual(8 + 4 + 4); // the small one's, and when it is over the big one's again
});

test('what one issue has no lanes for any more is the other’s', async () => {
  await using slow = await frozenIssue(1);
  await using big = await frozenIssue(60);
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  let [dots, now, most] = [0, 0, 0];
  await using server = await startSmtpDouble(async ({ verb }) => {
    if (verb !== 'dot') return undefined;
    if (++dots === 1) {
      begun.resolve();
      await end.promise;
      return undefined;
    }
    most = Math.max(most, ++now);
    await setTimeout(20);
    now--;
    return undefined;
  });
  const relays = poolOf(big.database, [relayAt(server.port, { id: 'only', connections: 4 })], big);
  const sending = slow.send(0, { relays, concurrency: 4 });
  await begun.promise;
  expect(await big.send(0, { relays, concurrency: 4 })).toMatchObject({ status: 'finished' });
  end.resolve();
  expect(await sending).toMatchObject({ status: 'finished' });
  expect(most).toBe(3);
});

test('an issue that has gone out over one relay does not wait for a connection of another', async () => {
  await using slow = await frozenIssue(1);
  await using quick = await frozenIssue(6);
  const { begun, end, behave } = holding();
  await using held = await startSmtpDouble(behave);
  await using free = await startSmtpDouble();
  const lines = [held, free].map(({ port }, at) => relayAt(port, { id: `r${at}`, connections: 1 }));
  const relays = poolOf(quick.database, lines, quick);
  const sending = slow.send(0, { relays: { ...relays, lines: relays.lines.slice(0, 1) } });
  await begun.promise;
  const ended = await Promise.race([quick.send(0, { relays }), setTimeout(10_000, 'waits', { ref: false })]);
  end.resolve();
  expect(ended).toMatchObject({ status: 'finished' });
  expect(await sending).toMatchObject({ status: 'finished' });
});

test('what was claimed for a relay whose connections others have got goes out over another', async () => {
  await using newsroom = await frozenIssue(20);
  await using lost = await startSmtpDouble(({ verb }) => {
    const [line] = relays.lines;
    if (verb === 'dot' && line && line.open === 1) line.open++; // another issue's, until the end
    return undefined;
  });
  await using free = await startSmtpDouble(async ({ verb }) => {
    if (verb === 'dot') await setTimeout(20);
    return undefined;
  });
  const lines = [
    relayAt(lost.port, { id: 'lost', connections: 1, perConnection: 1 }),
    relayAt(free.port, { id: 'free', connections: 1, weight: 20 }),
  ];
  const relays = poolOf(newsroom.database, lines, newsroom);
  const ended = await Promise.race([
    newsroom.send(0, { relays }),
    setTimeout(10_000, 'waits', { ref: false }),
  ]);
  expect(ended).toMatchObject({ status: 'finished' });
  expect([lost.accepted.length, free.accepted.length]).toEqual([1, 19]);
});

test('an issue with nothing more for a relay leaves its connections to the others', async () => {
  await using first = await frozenIssue(14);
  await using second = await frozenIssue(3);
  const { begun, end, behave } = holding();
  await using held = await startSmtpDouble(behave);
  await using free = await startSmtpDouble();
  const lines = [held, free].map(({ port }, at) => relayAt(port, { id: `r${at}`, connections: 1 }));
  const relays = poolOf(first.database, lines, first);
  const sending = first.send(0, { relays });
  await begun.promise;
  while (free.accepted.length < 4) await setTimeout(10); // the first relay has claimed ten
  const ended = await Promise.race([
    second.send(0, { relays: { ...relays, lines: relays.lines.slice(1) } }),
    setTimeout(10_000, 'waits', { ref: false }),
  ]);
  end.resolve();
  expect(ended).toMatchObject({ status: 'finished' });
  expect(await sending).toMatchObject({ status: 'finished' });
});
