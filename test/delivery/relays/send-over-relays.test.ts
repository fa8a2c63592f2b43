import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Relay } from '../../../src/delivery/relays/relay.ts';
import { ISSUE } from '../../support/newsroom-database.ts';
import { type Behaviour, type SmtpDouble, startSmtpDouble } from '../../support/smtp-double.ts';
import { composeRow, frozenIssue } from '../newsroom.ts';
import { poolOf, relayAt } from './relays-here.ts';

const HOUR = 3_600_000;

function everybodyOnce(servers: SmtpDouble[], count: number): void {
  const ids = servers.flatMap((server) => server.accepted.map((mail) => mail.messageId));
  expect(ids).toHaveLength(count);
  expect(new Set(ids).size).toBe(count);
}

test.for<[number[], number[]]>([
  [
    [3, 1],
    [90, 30],
  ],
  [
    [1, 1],
    [60, 60],
  ],
  [
    [5, 3, 2],
    [60, 36, 24],
  ],
])('weights %j share 120 messages as %j', async ([weights, shares]) => {
  await using newsroom = await frozenIssue(120);
  await using stack = new AsyncDisposableStack();
  const servers: SmtpDouble[] = [];
  for (const _ of weights) servers.push(stack.use(await startSmtpDouble()));
  const relays = poolOf(
    newsroom.database,
    servers.map(({ port }, at) => relayAt(port, { id: `r${at}`, weight: weights[at] ?? 1 })),
    newsroom,
  );
  expect(await newsroom.send(0, { relays, concurrency: 3 })).toMatchObject({ status: 'finished' });
  everybodyOnce(servers, 120);
  for (const [at, server] of servers.entries())
    expect(Math.abs(server.accepted.length - (shares[at] ?? 0))).toBeLessThanOrEqual(8);
});

test('one of three dies in the middle: the others carry on, everybody gets one copy, in doubt names the relay', async () => {
  await using newsroom = await frozenIssue(120);
  let dots = 0;
  const dying: Behaviour = ({ verb }) =>
    verb === 'dot' && ++dots > 12
      ? { drop: 'rst' }
      : dots > 12 && verb === 'greeting'
        ? { drop: 'rst' }
        : undefined;
  await using a = await startSmtpDouble(dying);
  await using b = await startSmtpDouble();
  await using c = await startSmtpDouble();
  const relays = poolOf(
    newsroom.database,
    [a, b, c].map(({ port }, at) => relayAt(port, { id: ['a', 'b', 'c'][at] ?? '' })),
    newsroom,
  );
  const report = await newsroom.send(0, { relays, concurrency: 3 });
  const { accepted, in_doubt: inDoubt } = report.counts;
  expect(report.status).toBe('finished_with_failures');
  expect(accepted + inDoubt).toBe(120);
  expect(inDoubt).toBeGreaterThan(0);
  expect(inDoubt).toBeLessThanOrEqual(3);
  everybodyOnce([a, b, c], accepted);
  const doubts = await newsroom.ledger.list(ISSUE, 'in_doubt', 9);
  expect(doubts.every(({ relay }) => relay === 'a')).toBe(true);
  const [state] = (await relays.states()).filter(({ id }) => id === 'a');
  expect(state).toMatchObject({ phase: 'open', halted: false, reason: expect.any(String) });
});

test('the backup carries while the first is down, across a restart, and stands by when it is back', async () => {
  await using newsroom = await frozenIssue(60);
  let down = true;
  await using first = await startSmtpDouble(({ verb }) =>
    down && verb === 'greeting' ? '421 4.3.2 maintenance' : undefined,
  );
  await using backup = await startSmtpDouble();
  const restarted = () =>
    poolOf(
      newsroom.database,
      [relayAt(backup.port, { id: 'backup', priority: 1 }), relayAt(first.port, { id: 'first' })],
      newsroom,
    );
  const stop = new AbortController();
  await newsroom.send(0, {
    relays: restarted(),
    concurrency: 2,
    signal: stop.signal,
    onProgress: ({ accepted }) => accepted >= 20 && stop.abort(),
  });
  const early = backup.accepted.length;
  expect(early).toBeGreaterThanOrEqual(20);
  expect(first.connections).toBe(2);
  const [open] = await restarted().states();
  expect(open).toMatchObject({ id: 'first', phase: 'open', reason: expect.stringContaining('maintenance') });

  // Still open after a restart: not even asked.
  const again = new AbortController();
  await newsroom.send(0, {
    relays: restarted(),
    concurrency: 2,
    signal: again.signal,
    onProgress: ({ accepted }) => accepted >= 10 && again.abort(),
  });
  expect(first.connections).toBe(2);

  // Down for longer: one try, then a longer wait.
  newsroom.wait((open?.until ?? 0) - newsroom.clock.now());
  expect(await newsroom.send(0, { relays: restarted(), concurrency: 2, signal: stopped() })).toMatchObject({
    status: 'stopped',
  });
  down = false;
  const relays = restarted();
  expect(await newsroom.send(0, { relays, concurrency: 2 })).toMatchObject({ status: 'finished' });
  expect(first.accepted.length).toBeGreaterThan(0);
  everybodyOnce([first, backup], 60);
  expect((await relays.states())[0]).toMatchObject({ id: 'first', phase: 'closed', reason: null });
});

function stopped(): AbortSignal {
  return AbortSignal.abort();
}

test('what was learnt of one server does not hold another under the same id back', async () => {
  await using wrong = await startSmtpDouble(({ verb }) =>
    verb === 'greeting' ? { drop: 'rst' } : undefined,
  );
  await using right = await startSmtpDouble();
  await using newsroom = await frozenIssue(4);
  const poolAt = (port: number) => poolOf(newsroom.database, [relayAt(port, { id: 'smtp' })], newsroom);
  const report = await newsroom.send(0, { relays: poolAt(wrong.port) });
  expect(report).toMatchObject({ status: 'waiting', counts: { ready: 4 } });
  expect(await poolAt(wrong.port).states()).toMatchObject([{ phase: 'open' }]);
  // The newsroom corrects SMTP_URL and starts again.
  const corrected = poolAt(right.port);
  expect(await corrected.states()).toMatchObject([{ phase: 'closed', reason: null }]);
  expect(await newsroom.send(0, { relays: corrected })).toMatchObject({ status: 'finished' });
  expect(await poolAt(wrong.port).states()).toMatchObject([{ phase: 'open' }]);
});

test('a breaker that opens again waits longer; half open, only one connection tries', async () => {
  await using newsroom = await frozenIssue(10);
  await using server = await startSmtpDouble(({ verb }) =>
    verb === 'greeting' ? { drop: 'rst' } : undefined,
  );
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'only' })], newsroom);
  const waits: number[] = [];
  for (let run = 0; run < 4; run++) {
    const before = server.connections;
    const report = await newsroom.send(0, { relays, concurrency: 3 });
    expect(report).toMatchObject({ status: 'waiting', counts: { ready: 10 } });
    expect(server.connections - before).toBe(run === 0 ? 3 : 1);
    waits.push((report.nextAt ?? 0) - newsroom.clock.now());
    expect(await newsroom.send(0, { relays })).toMatchObject({ status: 'waiting' });
    newsroom.wait(waits.at(-1) ?? 0);
  }
  for (const [at, wait] of waits.entries()) {
    expect(wait).toBeLessThanOrEqual(60_000 * 2 ** at);
    expect(wait).toBeGreaterThanOrEqual(45_000 * 2 ** at);
  }
});

test('a copy that cannot be made says nothing of a relay that is half open: it is still tried once', async () => {
  await using newsroom = await frozenIssue(10);
  await using server = await startSmtpDouble(({ verb }) =>
    verb === 'greeting' ? { drop: 'rst' } : undefined,
  );
  await using spare = await startSmtpDouble(({ verb }) =>
    verb === 'greeting' ? { drop: 'rst' } : undefined,
  );
  const both = [relayAt(server.port, { id: 'one' }), relayAt(spare.port, { id: 'other' })];
  const relays = poolOf(newsroom.database, both, newsroom);
  const { nextAt } = await newsroom.send(0, { relays, concurrency: 3 });
  newsroom.wait((nextAt ?? 0) + 60_000 - newsroom.clock.now());
  const before = server.connections + spare.connections;
  const compose: typeof composeRow = (row) =>
    row.subscriberId === 1 ? { outcome: 'invalid_address', detail: 'no such alphabet' } : composeRow(row);
  const report = await newsroom.send(0, { relays, compose, concurrency: 3 });
  expect(report).toMatchObject({ status: 'waiting', counts: { ready: 9, rejected: 1 } });
  expect(server.connections + spare.connections - before).toBe(2);
});

test('wrong credentials at one relay do not stop the issue; at both they pause it, and a retry is an operator’s', async () => {
  await using newsroom = await frozenIssue(30);
  await using a = await startSmtpDouble(withLogin);
  await using b = await startSmtpDouble(withLogin);
  a.refuseLogin = '535 5.7.8 wrong password';
  const relays = poolOf(
    newsroom.database,
    [relayAt(a.port, { id: 'a', login: 'ed:wrong@' }), relayAt(b.port, { id: 'b', login: 'ed:right@' })],
    newsroom,
  );
  const stop = new AbortController();
  const first = await newsroom.send(0, {
    relays,
    signal: stop.signal,
    onProgress: ({ accepted }) => accepted >= 5 && stop.abort(),
  });
  expect(first).toMatchObject({ status: 'stopped' });
  expect(b.accepted.length).toBeGreaterThanOrEqual(5);
  expect((await relays.states())[0]).toMatchObject({ id: 'a', phase: 'open', halted: true });

  b.refuseLogin = '535 5.7.8 wrong password';
  expect(await newsroom.send(0, { relays })).toMatchObject({
    status: 'paused',
    reason: expect.stringMatching(/a: .*535.*b: .*535/),
  });
  expect(await newsroom.ledger.counts(ISSUE)).toMatchObject({ rejected: 0, deferred: 0 });

  delete a.refuseLogin;
  delete b.refuseLogin;
  await newsroom.database.db.updateTable('issues').set({ state: 'sending' }).execute();
  await relays.retry();
  expect(await newsroom.send(0, { relays })).toMatchObject({ status: 'finished' });
  everybodyOnce([a, b], 30);
});

const withLogin: Behaviour = ({ verb }) => (verb === 'EHLO' ? '250-mx.test\r\n250 AUTH PLAIN' : undefined);

test('a message too big for one relay goes out by another, and that relay is not closed for it', async () => {
  await using newsroom = await frozenIssue(20);
  await using small = await startSmtpDouble(({ verb }) =>
    verb === 'dot' ? '552 5.3.4 message too big' : undefined,
  );
  await using big = await startSmtpDouble();
  const relays = poolOf(
    newsroom.database,
    [relayAt(small.port, { id: 'small' }), relayAt(big.port, { id: 'big' })],
    newsroom,
  );
  expect(await newsroom.send(0, { relays, concurrency: 2 })).toMatchObject({ status: 'finished' });
  expect(big.accepted).toHaveLength(20);
  expect((await relays.states()).map(({ phase }) => phase)).toEqual(['closed', 'closed']);
});

test('messages a connection and connections are kept', async () => {
  await using newsroom = await frozenIssue(40);
  const perConnection = new Map<number, number>();
  const openNow = new Set<number>();
  let most = 0;
  await using server = await startSmtpDouble(({ verb, connection }) => {
    if (verb === 'greeting') openNow.add(connection);
    most = Math.max(most, openNow.size);
    if (verb === 'dot') perConnection.set(connection, (perConnection.get(connection) ?? 0) + 1);
    if (verb === 'dot' && perConnection.get(connection) === 4) openNow.delete(connection);
    return undefined;
  });
  const relays = poolOf(
    newsroom.database,
    [relayAt(server.port, { id: 'only', connections: 2, perConnection: 4 })],
    newsroom,
  );
  expect(await newsroom.send(0, { relays, concurrency: 9 })).toMatchObject({ status: 'finished' });
  expect(Math.max(...perConnection.values())).toBe(4);
  expect(server.connections).toBe(10);
  expect(most).toBeLessThanOrEqual(2);
});

test('warming up: the day’s messages go out, the rest waits for tomorrow with the reason', async () => {
  await using newsroom = await frozenIssue(30);
  await using server = await startSmtpDouble();
  const warm: Partial<Relay> & { id: string } = {
    id: 'new',
    zone: 'America/Toronto',
    warmUp: { from: '2026-11-23', perDay: [8, 12] },
  };
  const relays = poolOf(newsroom.database, [relayAt(server.port, warm)], newsroom);
  const report = await newsroom.send(0, { relays, concurrency: 3 });
  expect(report).toMatchObject({
    status: 'waiting',
    counts: { accepted: 8, ready: 22 },
    nextAt: Date.UTC(2026, 10, 24, 5),
    reason: expect.stringMatching(/8 of 30.*warming up/),
  });
  expect((await relays.states())[0]?.today).toMatchObject({ taken: 8, limit: 8, warmUpDay: 1 });
  newsroom.wait((report.nextAt ?? 0) - newsroom.clock.now());
  expect(await newsroom.send(0, { relays })).toMatchObject({ counts: { accepted: 20 } });
  // The table is at its end, and so is the patience of an edition that gives up after 40 hours.
  newsroom.wait(24 * HOUR);
  expect(await newsroom.send(0, { relays, giveUpAfterMs: 40 * HOUR })).toMatchObject({
    status: 'finished_with_failures',
    counts: { accepted: 20, rejected: 10 },
  });
  expect(server.accepted).toHaveLength(20);
});

test('what a spent relay cannot take, its backup takes', async () => {
  await using newsroom = await frozenIssue(30);
  await using a = await startSmtpDouble();
  await using b = await startSmtpDouble();
  const relays = poolOf(
    newsroom.database,
    [relayAt(a.port, { id: 'a', perDay: 11 }), relayAt(b.port, { id: 'b', priority: 1 })],
    newsroom,
  );
  expect(await newsroom.send(0, { relays, concurrency: 3 })).toMatchObject({ status: 'finished' });
  expect(a.accepted).toHaveLength(11);
  expect(b.accepted).toHaveLength(19);
});

test('a relay that refuses everybody is not tried again and again while the other one is away', async () => {
  await using newsroom = await frozenIssue(200);
  await using refusing = await startSmtpDouble(({ verb }) =>
    verb === 'RCPT' ? '550 5.1.1 no such user' : undefined,
  );
  await using away = await startSmtpDouble(({ verb }) =>
    verb === 'greeting' ? '421 4.3.2 maintenance' : undefined,
  );
  const relays = poolOf(
    newsroom.database,
    [relayAt(refusing.port, { id: 'refusing' }), relayAt(away.port, { id: 'away' })],
    newsroom,
  );
  for (let minute = 0; minute < 4; minute++) {
    await newsroom.send(0, { relays, concurrency: 2 });
    newsroom.wait(10_000);
  }
  const { rejected, ready } = await newsroom.ledger.counts(ISSUE);
  expect(rejected).toBeLessThan(60);
  expect(rejected + ready).toBe(200);
  const issue = await newsroom.database.db.selectFrom('issues').selectAll().executeTakeFirstOrThrow();
  expect(issue.state).toBe('paused');
  expect(issue.held_reason).toMatch(/refusing: 50 recipients in a row were refused.*away: .*maintenance/);
});

test('a relay that takes one connection and turns others away carries all over that one', async () => {
  await using newsroom = await frozenIssue(12);
  await using server = await startSmtpDouble(({ verb, connection }) =>
    verb === 'greeting' && connection > 1 ? '421 4.7.0 too many connections' : undefined,
  );
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'only' })], newsroom);
  expect(await newsroom.send(0, { relays, concurrency: 3 })).toMatchObject({ status: 'finished' });
  expect(await relays.states()).toMatchObject([{ phase: 'closed', reason: null }]);
  everybodyOnce([server], 12);
});

test('rows that processes died with are carried one at a time over all relays, behind all others', async () => {
  await using newsroom = await frozenIssue(40);
  const order: string[] = [];
  let [underWay, most] = [0, 0];
  const behave: Behaviour = async ({ verb, to }) => {
    const reader = Number(/\d+/.exec(to)?.[0]);
    if (verb === 'RCPT') order.push(reader <= 6 ? 'suspect' : 'other');
    if (reader > 6 || (verb !== 'RCPT' && verb !== 'dot')) return undefined;
    underWay += verb === 'RCPT' ? 1 : 0;
    most = Math.max(most, underWay);
    if (verb === 'dot') underWay--;
    await setTimeout(5);
    return undefined;
  };
  await using a = await startSmtpDouble(behave);
  await using b = await startSmtpDouble(behave);
  await newsroom.database.db
    .updateTable('deliveries')
    .set({ deaths: 2 })
    .where('subscriber_id', '<=', 6)
    .execute();
  const relays = poolOf(
    newsroom.database,
    [relayAt(a.port, { id: 'a' }), relayAt(b.port, { id: 'b' })],
    newsroom,
  );
  const claims: number[] = [];
  let mostInHand = 0;
  const ledger: typeof newsroom.ledger = {
    ...newsroom.ledger,
    async claim(request) {
      const { claimed, committing } = await newsroom.ledger.counts(ISSUE);
      if (request.suspects) mostInHand = Math.max(mostInHand, claimed + committing);
      const rows = await newsroom.ledger.claim(request);
      if (request.suspects && rows.length > 0) claims.push(rows.length);
      return rows;
    },
  };
  const report = await newsroom.send(0, { relays, ledger, concurrency: 3 });
  expect(report).toMatchObject({ status: 'finished', counts: { accepted: 40 }, progress: { accepted: 40 } });
  expect(order).toEqual([...Array(34).fill('other'), ...Array(6).fill('suspect')]);
  expect(most).toBe(1);
  expect(claims).toEqual([1, 1, 1, 1, 1, 1]);
  expect(mostInHand).toBe(0);
  everybodyOnce([a, b], 40);
});

test('one relay wants another password and the other is down: the issue waits, and is not paused', async () => {
  await using newsroom = await frozenIssue(6);
  await using a = await startSmtpDouble(({ verb }) =>
    verb === 'RCPT' ? '530 5.7.0 authenticate first' : undefined,
  );
  await using b = await startSmtpDouble(({ verb }) => (verb === 'greeting' ? '421 4.3.2 busy' : undefined));
  const lines = [a, b].map(({ port }, at) => relayAt(port, { id: `r${at}`, connections: 1 }));
  const relays = poolOf(newsroom.database, lines, newsroom);
  const report = await newsroom.send(0, { relays });
  expect(report).toMatchObject({ status: 'waiting', counts: { ready: 6 } });
  expect(report.reason).toContain('authenticate first');
  expect(report.reason).toContain('busy');
});
