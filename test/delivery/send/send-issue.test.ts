import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { mimeOf } from '../../../src/delivery/mime/composed-mail.ts';
import { GIVE_UP_AFTER_MS } from '../../../src/delivery/send/back-off.ts';
import { STALE } from '../../../src/delivery/send/judge-attempt.ts';
import type { SendEdge } from '../../../src/delivery/send/send-lane.ts';
import { SUSPECT_FROM } from '../../../src/store/ledger/suspects.ts';
import { ISSUE, suppress, unsubscribe } from '../../support/newsroom-database.ts';
import { type Behaviour, type Misbehaviour, startSmtpDouble } from '../../support/smtp-double.ts';
import { composeRow, frozenIssue, HASTY, PATIENT } from '../newsroom.ts';
import { poolOf, relayAt } from '../relays/relays-here.ts';

test('everybody gets one mail over one connection, byte for byte what was composed', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(3);
  const rows = await newsroom.database.db.selectFrom('deliveries').selectAll().execute();
  const report = await newsroom.send(server.port);
  expect(report).toMatchObject({ status: 'finished', counts: { accepted: 3 }, progress: { accepted: 3 } });
  expect(server.connections).toBe(1);
  expect(server.accepted.map((mail) => mail.messageId)).toEqual(rows.map((row) => row.message_id));
  const [first] = rows;
  if (!first) throw new Error('no rows');
  const composed = await composeRow({
    id: 1,
    issueId: ISSUE,
    subscriberId: 1,
    address: first.address,
    domain: first.domain,
    name: first.name,
    nextAt: first.date,
    tokenEpoch: 0,
    follows: [],
    got: [],
    epoch: 1,
    attempts: 0,
    messageId: first.message_id,
    date: first.date,
  });
  if (composed.outcome !== 'composed') throw new Error('not composed');
  expect(`${server.accepted[0]?.raw}\r\n`).toBe(mimeOf(composed).toString('latin1'));
});

test('calling it again sends nothing', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(2);
  await newsroom.send(server.port);
  expect(await newsroom.send(server.port)).toMatchObject({ status: 'finished' });
  expect(server.accepted).toHaveLength(2);
});

const at =
  (verb: string, act: Misbehaviour, times = 1): Behaviour =>
  (asked) =>
    asked.verb === verb && asked.to.startsWith('reader2@') && asked.before < times ? act : undefined;

/** Reader 2 of 3 meets the trouble; what becomes of them at once, and after the waits. */
test.for<[string, Behaviour, string, string]>([
  ['550 at RCPT', at('RCPT', '550 5.1.1 no such user', 9), 'rejected', 'rejected'],
  ['450 at RCPT (greylisting)', at('RCPT', '450 4.2.0 greylisted, come back'), 'deferred', 'accepted'],
  ['452 at RCPT', at('RCPT', '452 4.3.1 no space'), 'deferred', 'accepted'],
  ['451 after the dot', at('dot', '451 4.3.0 try again'), 'deferred', 'accepted'],
  ['554 after the dot', at('dot', '554 5.7.1 looks like spam', 9), 'rejected', 'rejected'],
  ['552 for a full mailbox', at('RCPT', '552 5.2.2 mailbox full'), 'deferred', 'accepted'],
  ['421 at RCPT', at('RCPT', { reply: '421 4.7.0 too many', end: 'fin' }), 'ready', 'accepted'],
  [
    '550 at RCPT and yet 354 to DATA',
    (asked) => at('RCPT', '550 5.1.1 no such user', 9)(asked) ?? at('DATA', '354 go ahead', 9)(asked),
    'rejected',
    'rejected',
  ],
  ['FIN before the dot', at('DATA', { drop: 'fin' }), 'ready', 'accepted'],
  ['RST before the dot', at('DATA', { drop: 'rst' }), 'ready', 'accepted'],
  ['a hang before the dot', at('DATA', { hang: true }), 'ready', 'accepted'],
  ['nonsense before the dot', at('RCPT', 'what?'), 'ready', 'accepted'],
  [
    'nonsense and a refusal in one packet',
    ({ verb, before }) =>
      verb === 'MAIL' && before === 1 ? '250 2.1.0 ok\r\nwhat?\r\n550 5.1.1 no such user' : undefined,
    'ready',
    'accepted',
  ],
  ['451 behind the 354', at('DATA', '354 go ahead\r\n451 4.3.0 not after all'), 'deferred', 'accepted'],
  ['250 behind the 354', at('DATA', '354 go ahead\r\n250 2.0.0 whatever it was'), 'ready', 'accepted'],
  ['a second 354', at('DATA', '354 go ahead\r\n354 go on'), 'ready', 'accepted'],
  ['354 at RCPT', at('RCPT', '354 go ahead'), 'ready', 'accepted'],
  ['354 to the final dot', at('dot', '354 go ahead'), 'in_doubt', 'in_doubt'],
  ['FIN after the dot', at('dot', { drop: 'fin' }), 'in_doubt', 'in_doubt'],
  ['RST after the dot', at('dot', { drop: 'rst' }), 'in_doubt', 'in_doubt'],
  ['a hang after the dot', at('dot', { hang: true }), 'in_doubt', 'in_doubt'],
  ['a reply one byte at a time', at('dot', { drip: '250 slowly ' }), 'in_doubt', 'in_doubt'],
  ['250 then FIN', at('dot', { reply: '250 2.0.0 ok', end: 'fin' }), 'accepted', 'accepted'],
  ['250 then RST', at('dot', { reply: '250 2.0.0 ok', end: 'rst' }), 'accepted', 'accepted'],
])('%s', async ([trouble, behave, atOnce, later]) => {
  await using server = await startSmtpDouble(behave);
  await using newsroom = await frozenIssue(3);
  const timeouts = /hang|byte/.test(trouble) ? HASTY : PATIENT;
  const first = await newsroom.send(server.port, { timeouts });
  expect(await newsroom.outcomes()).toEqual({ reader1: 'accepted', reader2: atOnce, reader3: 'accepted' });
  if (first.status === 'waiting') {
    newsroom.wait((first.nextAt ?? 0) - Date.UTC(2026, 10, 23, 11, 30));
    await newsroom.send(server.port);
  }
  expect(await newsroom.outcomes()).toMatchObject({ reader2: later });
  expect(await newsroom.send(server.port)).toMatchObject({
    status: later === 'accepted' ? 'finished' : 'finished_with_failures',
  });
  const ids = server.accepted.map((mail) => mail.messageId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(later === 'accepted' ? 3 : 2);
});

test('a connection that ends before the text is out leaves nobody in doubt', async () => {
  await using server = await startSmtpDouble(at('DATA', { reply: '354 go ahead', end: 'rst' }));
  await using newsroom = await frozenIssue(3);
  const edge = async (name: SendEdge) => {
    if (name === 'before_mark') await setTimeout(50); // the server is gone before the mark is there
  };
  await newsroom.send(server.port, { edge });
  expect(await newsroom.outcomes()).toEqual({ reader1: 'accepted', reader2: 'ready', reader3: 'accepted' });
});

test.for<[string, Behaviour, RegExp]>([
  ['552 after the dot', ({ verb }) => (verb === 'dot' ? '552 5.3.4 message too big' : undefined), /552/],
  ['550 at MAIL', ({ verb }) => (verb === 'MAIL' ? '550 5.7.1 sender refused' : undefined), /550/],
  ['530 at RCPT', ({ verb }) => (verb === 'RCPT' ? '530 5.7.0 authenticate first' : undefined), /530/],
])('%s pauses the issue and burns no recipient', async ([, behave, reason]) => {
  await using server = await startSmtpDouble(behave);
  await using newsroom = await frozenIssue(3);
  expect(await newsroom.send(server.port)).toMatchObject({
    status: 'paused',
    reason: expect.stringMatching(reason),
  });
  expect(await newsroom.ledger.counts(ISSUE)).toMatchObject({ ready: 3 });
  const rows = await newsroom.database.db.selectFrom('deliveries').select('attempts').execute();
  expect(rows.every((row) => row.attempts === 0)).toBe(true);
  const issue = await newsroom.database.db.selectFrom('issues').selectAll().executeTakeFirstOrThrow();
  expect(issue).toMatchObject({ state: 'paused', held_reason: expect.stringMatching(reason) });
});

test('a message that is refused as such is not tried on those whom processes died with, either', async () => {
  await using server = await startSmtpDouble(({ verb }) =>
    verb === 'dot' ? '552 5.3.4 message too big' : undefined,
  );
  await using newsroom = await frozenIssue(3);
  await newsroom.database.db
    .updateTable('deliveries')
    .set({ deaths: SUSPECT_FROM })
    .where('subscriber_id', '=', 3)
    .execute();
  expect(await newsroom.send(server.port)).toMatchObject({ status: 'paused', counts: { ready: 3 } });
  expect(server.dots).toBe(1);
});

test('only who paused the issue says why: several workers find the same server closed to them', async () => {
  await using server = await startSmtpDouble(({ verb }) =>
    verb === 'MAIL' ? '550 5.7.1 sender refused' : undefined,
  );
  await using newsroom = await frozenIssue(3);
  const cancelled = {
    ...newsroom.ledger,
    async pause(issueId: string, reason: string) {
      await newsroom.database.db.updateTable('issues').set({ state: 'cancelled' }).execute();
      return newsroom.ledger.pause(issueId, reason);
    },
  };
  expect(await newsroom.send(server.port, { ledger: cancelled })).toMatchObject({
    status: 'paused',
    reason: null,
  });
});

test.for<[string, Behaviour]>([
  ['421 as greeting', ({ verb }) => (verb === 'greeting' ? '421 4.3.2 busy' : undefined)],
  ['a closed door', ({ verb }) => (verb === 'greeting' ? { drop: 'rst' } : undefined)],
  ['452 at MAIL', ({ verb }) => (verb === 'MAIL' ? '452 4.3.1 disk full' : undefined)],
])('%s: the server is left alone for a while, no recipient is burnt', async ([, behave]) => {
  await using server = await startSmtpDouble(behave);
  await using newsroom = await frozenIssue(3);
  const report = await newsroom.send(server.port, { concurrency: 2 });
  expect(report).toMatchObject({ status: 'waiting', counts: { ready: 3 }, reason: expect.any(String) });
  const wait = (report.nextAt ?? 0) - Date.UTC(2026, 10, 23, 11, 30);
  expect(wait).toBeGreaterThan(40_000);
  expect(wait).toBeLessThanOrEqual(60_000);
  expect(server.connections).toBe(2);
});

test('a server that is down leaves everybody ready', async () => {
  await using newsroom = await frozenIssue(2);
  const server = await startSmtpDouble();
  await server[Symbol.asyncDispose]();
  expect(await newsroom.send(server.port)).toMatchObject({ status: 'waiting', counts: { ready: 2 } });
});

test('a relay that comes and goes is tried each time its wait is over', async () => {
  let up = false;
  await using server = await startSmtpDouble(({ verb }) =>
    verb === 'greeting' && !up ? '421 4.3.2 busy' : undefined,
  );
  await using newsroom = await frozenIssue(3);
  const relays = poolOf(
    newsroom.database,
    [relayAt(server.port, { id: 'only', perConnection: 1 })],
    newsroom,
  );
  const statuses: string[] = [];
  for (const next of [false, false, true, false, false, true]) {
    up = next;
    const connections = server.connections;
    const onProgress = () => {
      up = up && server.accepted.length >= 2; // one message, and it is busy again
    };
    statuses.push((await newsroom.send(0, { relays, onProgress })).status);
    expect(server.connections).toBeGreaterThan(connections);
    newsroom.wait(60 * 60_000);
  }
  expect(statuses).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'waiting', 'finished']);
  expect(server.accepted).toHaveLength(3);
});

test('a relay that turns one connection away while another is still connecting is not down', async () => {
  const refused = Promise.withResolvers<void>();
  await using server = await startSmtpDouble(async ({ verb, connection }) => {
    if (verb !== 'greeting') return undefined;
    if (connection === 1) {
      setTimeout(20).then(refused.resolve); // its client has read that by now
      return { reply: '421 4.7.0 too many connections', end: 'fin' };
    }
    await refused.promise;
    return undefined;
  });
  await using newsroom = await frozenIssue(3);
  expect(await newsroom.send(server.port, { concurrency: 2 })).toMatchObject({
    status: 'finished',
    counts: { accepted: 3 },
  });
});

test('a relay that answers its probe with a trouble of its own has not recovered', async () => {
  let recovered = false;
  await using server = await startSmtpDouble(({ verb }) => {
    if (verb === 'MAIL' && !recovered) return '452 4.3.1 disk full';
    return verb === 'dot' ? '451 4.3.0 try again' : undefined;
  });
  await using newsroom = await frozenIssue(3);
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'only' })], newsroom);
  await newsroom.send(0, { relays });
  recovered = true;
  newsroom.wait(2 * 60_000);
  await newsroom.send(0, { relays });
  expect(server.dots).toBeGreaterThan(0);
  expect((await relays.states())[0]).toMatchObject({ phase: 'half_open', reason: expect.any(String) });
});

test('a server tired of the connection after some messages gets another connection', async () => {
  await using server = await startSmtpDouble(({ verb, connection, to }) =>
    connection === 1 && verb === 'dot' && to.startsWith('reader2@')
      ? { reply: '250 2.0.0 ok', end: 'fin' }
      : undefined,
  );
  await using newsroom = await frozenIssue(4);
  expect(await newsroom.send(server.port)).toMatchObject({ status: 'finished', counts: { accepted: 4 } });
  expect(server.connections).toBe(2);
});

test('a farewell between two messages is not taken for the next reply', async () => {
  await using server = await startSmtpDouble(({ verb, to, connection }) =>
    connection === 1 && verb === 'dot' && to.startsWith('reader1@')
      ? '250 2.0.0 ok\r\n421 4.4.2 idle'
      : undefined,
  );
  await using newsroom = await frozenIssue(3);
  expect(await newsroom.send(server.port)).toMatchObject({ status: 'finished', counts: { accepted: 3 } });
  expect(server.connections).toBe(2);
});

test('retries end after 72 hours, and the issue never counts as plainly finished', async () => {
  await using server = await startSmtpDouble(at('RCPT', '450 4.2.1 later', 999));
  await using newsroom = await frozenIssue(3);
  let report = await newsroom.send(server.port);
  let clock = Date.UTC(2026, 10, 23, 11, 30);
  const began = clock;
  let attempts = 1;
  while (report.status === 'waiting' && report.nextAt !== null && attempts < 99) {
    newsroom.wait(report.nextAt - clock);
    clock = report.nextAt;
    report = await newsroom.send(server.port);
    attempts++;
  }
  expect(report.status).toBe('finished_with_failures');
  expect(clock - began).toBeLessThanOrEqual(GIVE_UP_AFTER_MS);
  expect(clock - began).toBeGreaterThan(GIVE_UP_AFTER_MS - 4 * 3_600_000);
  const [row] = await newsroom.ledger.list(ISSUE, 'rejected', 9);
  expect(row).toMatchObject({ attempts, code: 450, detail: expect.stringContaining('Retries exhausted') });
});

test('when its time is over in the middle of a send, what was claimed already stays here', async () => {
  await using newsroom = await frozenIssue(6);
  await using server = await startSmtpDouble(({ verb, to }) => {
    if (verb === 'dot' && to.startsWith('reader2@')) newsroom.wait(GIVE_UP_AFTER_MS + 1);
    return undefined;
  });
  const report = await newsroom.send(server.port);
  expect(report.status).toBe('finished_with_failures');
  expect(server.accepted.length).toBeLessThanOrEqual(3); // one more was made while the second went out
  expect(await newsroom.outcomes()).toMatchObject({
    reader4: 'rejected',
    reader5: 'rejected',
    reader6: 'rejected',
  });
  expect(await newsroom.ledger.list(ISSUE, 'rejected', 1)).toMatchObject([{ detail: STALE }]);
});

test('an unsubscribe and a suppression in the middle of a send are honoured', async () => {
  await using newsroom = await frozenIssue(4);
  await using server = await startSmtpDouble(async ({ verb, to }) => {
    if (verb === 'DATA' && to.startsWith('reader2@')) await unsubscribe(newsroom.database, 2);
    if (verb === 'DATA' && to.startsWith('reader3@'))
      await suppress(newsroom.database, 'reader3@mail.example');
    return undefined;
  });
  expect(await newsroom.send(server.port)).toMatchObject({
    status: 'finished',
    counts: { accepted: 2, suppressed: 2 },
    progress: { suppressed: 2 },
  });
  expect(server.dots).toBe(2);
  expect(server.accepted.map((mail) => mail.to)).toEqual(['reader1@mail.example', 'reader4@mail.example']);
});

test('a pause in the middle of a send stops before the next commit mark; resuming loses nobody', async () => {
  await using newsroom = await frozenIssue(5);
  await using server = await startSmtpDouble(async ({ verb, to, before }) => {
    if (verb === 'DATA' && to.startsWith('reader3@') && before === 0)
      await newsroom.ledger.pause(ISSUE, 'a mistake');
    return undefined;
  });
  expect(await newsroom.send(server.port)).toMatchObject({
    status: 'paused',
    counts: { accepted: 2, ready: 3 },
  });
  expect(server.dots).toBe(2);
  await newsroom.database.db.updateTable('issues').set({ state: 'sending' }).execute();
  expect(await newsroom.send(server.port)).toMatchObject({ status: 'finished', counts: { accepted: 5 } });
  expect(server.accepted).toHaveLength(5);
});

test('a recipient that breaks the composer is tried again later, and put aside after three times', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(3);
  let tries = 0;
  const compose: typeof composeRow = (row) => {
    if (row.subscriberId !== 2) return composeRow(row);
    tries++;
    throw new Error('a name that breaks the template');
  };
  for (const minutes of [1, 5]) {
    expect(await newsroom.send(server.port, { compose })).toMatchObject({
      status: 'waiting',
      counts: { deferred: 1 },
    });
    newsroom.wait(minutes * 60_000);
  }
  expect(await newsroom.send(server.port, { compose })).toMatchObject({ status: 'finished_with_failures' });
  expect(tries).toBe(3);
  expect(await newsroom.outcomes()).toEqual({
    reader1: 'accepted',
    reader2: 'rejected',
    reader3: 'accepted',
  });
});

test('a copy that breaks while it is being made holds nobody else up', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(3);
  const compose = async (row: Parameters<typeof composeRow>[0]) => {
    if (row.subscriberId === 2) throw new Error('a name that breaks the template');
    return composeRow(row);
  };
  expect(await newsroom.send(server.port, { compose })).toMatchObject({
    status: 'waiting',
    counts: { accepted: 2, deferred: 1 },
  });
});

test('addresses that cannot be mailed, however many in a row, are put aside at once and stop no issue', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(30);
  const compose: typeof composeRow = (row) =>
    row.subscriberId < 30
      ? { outcome: 'invalid_address', detail: 'The address cannot be mailed.' }
      : composeRow(row);
  expect(await newsroom.send(server.port, { compose })).toMatchObject({
    status: 'finished_with_failures',
    counts: { accepted: 1, rejected: 29 },
    refused: [],
  });
});

test('an international address is refused plainly where the server has no SMTPUTF8', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(2);
  await newsroom.database.db
    .updateTable('deliveries')
    .set({ address: 'čtenář@mail.example' })
    .where('subscriber_id', '=', 1)
    .execute();
  await newsroom.send(server.port);
  const [row] = await newsroom.ledger.list(ISSUE, 'rejected', 9);
  expect(row?.detail).toContain('SMTPUTF8');
  expect(server.accepted).toHaveLength(1);
});

test.for([
  ['550 5.1.1 no such user', 50],
  ['550 5.7.1 our system has detected unusual mail', 10],
] as const)('“%s” for everybody does not burn the whole list', async ([words, most]) => {
  await using server = await startSmtpDouble(({ verb }) => (verb === 'dot' ? words : undefined));
  await using newsroom = await frozenIssue(60);
  expect(await newsroom.send(server.port)).toMatchObject({
    status: 'paused',
    counts: { rejected: most, ready: 60 - most },
    reason: expect.stringContaining(`${most} recipients in a row`),
  });
});

test('dead addresses here and there, however many, do not stop an issue', async () => {
  await using server = await startSmtpDouble(({ verb, to }) =>
    verb === 'RCPT' && Number(/\d+/.exec(to)) % 2 === 0 ? '550 5.1.1 no such user' : undefined,
  );
  await using newsroom = await frozenIssue(120);
  expect(await newsroom.send(server.port)).toMatchObject({
    status: 'finished_with_failures',
    counts: { accepted: 60, rejected: 60 },
  });
});

test('a relay that loses its list of users on the way costs no reader their subscription', async () => {
  await using newsroom = await frozenIssue(120);
  for (let id = 1; id <= 120; id++) {
    const address = `reader${id}@mail${id % 12}.example`;
    await newsroom.database.db
      .updateTable('deliveries')
      .set({ address, canonical_address: address })
      .where('subscriber_id', '=', id)
      .execute();
  }
  await using server = await startSmtpDouble(({ verb, to }) =>
    verb === 'RCPT' && Number(/\d+/.exec(to)) > 60 ? '550 5.1.1 no such user' : undefined,
  );
  expect(await newsroom.send(server.port)).toMatchObject({
    status: 'paused',
    counts: { accepted: 60, rejected: 50 },
    refused: [],
    doubted: 50,
  });
});

test('a block is nobody’s address: none is rejected for it, and the domain is left alone', async () => {
  await using server = await startSmtpDouble(({ verb }) =>
    verb === 'dot' ? '550 5.7.1 your network is on our block list' : undefined,
  );
  await using newsroom = await frozenIssue(60);
  const report = await newsroom.send(server.port);
  expect(report).toMatchObject({
    status: 'waiting',
    counts: { rejected: 0, accepted: 0 },
    reason: expect.stringContaining('mail.example wants less mail'),
  });
  expect(server.dots).toBeLessThanOrEqual(2); // the next message was under way
});

test('a server that swallows messages without a word is given five', async () => {
  await using server = await startSmtpDouble(({ verb }) => (verb === 'dot' ? { drop: 'rst' } : undefined));
  await using newsroom = await frozenIssue(9);
  const statuses: string[] = [];
  for (let run = 0; run < 6; run++) {
    const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'a' })], newsroom); // as after a restart
    const report = await newsroom.send(server.port, { relays });
    statuses.push(report.status);
    newsroom.wait(40 * 60_000); // longer than the breaker waits
  }
  expect(statuses).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'paused', 'paused']);
  expect(await newsroom.ledger.counts(ISSUE)).toMatchObject({ in_doubt: 5, ready: 4 });
});

test('what is in doubt since an operator resumed counts, not what was before, nor what a kill left', async () => {
  let swallows = true;
  await using server = await startSmtpDouble(({ verb }) =>
    swallows && verb === 'dot' ? { drop: 'rst' } : undefined,
  );
  await using newsroom = await frozenIssue(40);
  const relay = relayAt(server.port, { id: 'a' });
  const relays = poolOf(newsroom.database, [relay], newsroom);
  const send = async () => {
    const { status } = await newsroom.send(server.port, { relays });
    newsroom.wait(40 * 60_000);
    return status;
  };
  const resume = async () => {
    await relays.retry();
    await newsroom.database.db.updateTable('issues').set({ state: 'sending' }).execute();
  };
  while ((await send()) === 'waiting');
  expect(await newsroom.ledger.counts(ISSUE)).toMatchObject({ in_doubt: 5 });
  await resume();
  while ((await send()) === 'waiting');
  expect(await newsroom.ledger.counts(ISSUE)).toMatchObject({ in_doubt: 10 });
  await resume();
  // Nine more, of a process that died between mark and outcome.
  const died = { issueId: ISSUE, worker: 'test', limit: 9, leaseMs: 60_000 };
  const marks = (await newsroom.ledger.claim(died)).map((row) => ({ ...died, ...row, worker: 'test' }));
  await newsroom.ledger.commit({ issueId: ISSUE, marks, outcomes: [] });
  for (const _ of [1, 2, 3, 4]) expect(await send()).toBe('waiting');
  swallows = false;
  expect(await send()).toBe('finished_with_failures');
  expect(await newsroom.ledger.counts(ISSUE)).toMatchObject({ in_doubt: 23, accepted: 17 });
  expect(await relays.doubts(ISSUE).then((of) => of(relay).add())).toBe(1); // an acceptance ends the row
});

test('many connections share few transactions', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(60);
  let commits = 0;
  const ledger = {
    ...newsroom.ledger,
    commit: (batch: Parameters<typeof newsroom.ledger.commit>[0]) => {
      commits++;
      return newsroom.ledger.commit(batch);
    },
  };
  await newsroom.send(server.port, { ledger, concurrency: 12 });
  expect(server.accepted).toHaveLength(60);
  expect(commits).toBeLessThan(60); // 120 marks and outcomes
});

test('no final dot before its mark is durable, and the row is ours until the server must have answered', async () => {
  await using newsroom = await frozenIssue(3);
  const unmarked: string[] = [];
  const { replyMs, finalReplyMs } = PATIENT;
  await using server = await startSmtpDouble(async ({ verb, to }) => {
    if (verb !== 'dot') {
      newsroom.wait(1_000);
      return undefined;
    }
    const row = await newsroom.database.db
      .selectFrom('deliveries')
      .where('address', '=', to)
      .select(['state', 'lease_until'])
      .executeTakeFirstOrThrow();
    if (row.state !== 'committing') unmarked.push(to);
    if ((row.lease_until ?? 0) < newsroom.clock.now() + finalReplyMs + replyMs / 2) unmarked.push(to);
    return undefined;
  });
  await newsroom.send(server.port);
  expect(server.dots).toBe(3);
  expect(unmarked).toEqual([]);
});

test('a ledger that cannot be written releases nothing', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(3);
  const ledger = {
    ...newsroom.ledger,
    commit: () => Promise.reject(new Error('database or disk is full')),
  };
  await expect(newsroom.send(server.port, { ledger })).rejects.toThrow('disk is full');
  expect(server.dots).toBe(0);
});

test('sends that fail are no deaths: their rows are ready again, and no suspects', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(3);
  const ledger = { ...newsroom.ledger, commit: () => Promise.reject(new Error('database is locked')) };
  for (let sends = 0; sends < SUSPECT_FROM; sends++) {
    await expect(newsroom.send(server.port, { ledger })).rejects.toThrow('is locked');
    expect(await newsroom.outcomes()).toEqual({ reader1: 'ready', reader2: 'ready', reader3: 'ready' });
  }
  expect(await newsroom.ledger.hasSuspects(ISSUE)).toBe(false);
  expect(await newsroom.send(server.port)).toMatchObject({ status: 'finished', counts: { accepted: 3 } });
});

test('a 250 that cannot be written down ends in doubt, and halts', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(3);
  const ledger: typeof newsroom.ledger = {
    ...newsroom.ledger,
    commit: (batch) =>
      batch.outcomes.length > 0 ? Promise.reject(new Error('disk is full')) : newsroom.ledger.commit(batch),
  };
  await expect(newsroom.send(server.port, { ledger })).rejects.toThrow('disk is full');
  expect(server.accepted).toHaveLength(1);
  await newsroom.send(server.port);
  expect(await newsroom.outcomes()).toEqual({
    reader1: 'in_doubt',
    reader2: 'accepted',
    reader3: 'accepted',
  });
});

test('a send that fails between two copies has written down what was accepted before it ends', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(30);
  let claims = 0;
  const ledger: typeof newsroom.ledger = {
    ...newsroom.ledger,
    claim: (request) =>
      ++claims > 1 ? Promise.reject(new Error('database is locked')) : newsroom.ledger.claim(request),
  };
  await expect(newsroom.send(server.port, { ledger, concurrency: 2 })).rejects.toThrow('is locked');
  const states = Object.values(await newsroom.outcomes());
  expect(states.filter((state) => state === 'accepted')).toHaveLength(server.accepted.length);
  expect(states.filter((state) => state === 'ready')).toHaveLength(30 - server.accepted.length);
});

test('SIGTERM: what is under way is finished, the rest stays ready', async () => {
  const stop = new AbortController();
  await using server = await startSmtpDouble(({ verb, to }) => {
    if (verb === 'dot' && to.startsWith('reader2@')) stop.abort();
    return undefined;
  });
  await using newsroom = await frozenIssue(5);
  expect(await newsroom.send(server.port, { signal: stop.signal })).toMatchObject({
    status: 'stopped',
    counts: { accepted: 2, ready: 3 },
  });
});

test('SIGTERM while the server is silent: the drain has an end', async () => {
  const stop = new AbortController();
  await using server = await startSmtpDouble(({ verb, to }) => {
    if (verb !== 'dot') return undefined;
    if (to.startsWith('reader2@')) setImmediate(() => stop.abort());
    return { hang: true };
  });
  await using newsroom = await frozenIssue(4);
  const timeouts = { connectMs: 9_000, replyMs: 60_000, finalReplyMs: 60_000 };
  const report = await newsroom.send(server.port, {
    signal: stop.signal,
    drainMs: 50,
    timeouts,
    concurrency: 2,
  });
  expect(report).toMatchObject({ status: 'stopped', counts: { in_doubt: 2, ready: 2 } });
});

test('a copy whose envelope a stop cut off was not tried: it may go out at once', async () => {
  const stop = new AbortController();
  await using server = await startSmtpDouble(({ verb }) => {
    if (verb !== 'RCPT' || stop.signal.aborted) return undefined;
    setImmediate(() => stop.abort());
    return { hang: true };
  });
  await using newsroom = await frozenIssue(1);
  const timeouts = { connectMs: 9_000, replyMs: 60_000, finalReplyMs: 60_000 };
  const stopped = await newsroom.send(server.port, { signal: stop.signal, drainMs: 50, timeouts });
  expect(stopped).toMatchObject({ status: 'stopped', counts: { ready: 1 } });
  const [row] = await newsroom.ledger.list(ISSUE, 'ready', 9);
  expect(row).toMatchObject({ attempts: 0, detail: null });
  expect(await newsroom.send(server.port)).toMatchObject({ status: 'finished', counts: { accepted: 1 } });
});

test('what a stop leaves in doubt does not pause the issue: the next run goes on', async () => {
  const stop = new AbortController();
  let dots = 0;
  await using server = await startSmtpDouble(({ verb }) => {
    if (verb !== 'dot' || stop.signal.aborted) return undefined;
    if (++dots === 6) setImmediate(() => stop.abort());
    return { hang: true };
  });
  await using newsroom = await frozenIssue(9);
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'a', connections: 6 })], newsroom);
  const timeouts = { connectMs: 9_000, replyMs: 60_000, finalReplyMs: 60_000 };
  const stopped = await newsroom.send(server.port, {
    relays,
    signal: stop.signal,
    drainMs: 50,
    timeouts,
    concurrency: 6,
  });
  expect(stopped).toMatchObject({ status: 'stopped', counts: { in_doubt: 6, ready: 3 } });
  expect(await newsroom.send(server.port, { relays })).toMatchObject({
    status: 'finished_with_failures',
    counts: { in_doubt: 6, accepted: 3 },
  });
});

test.for([
  ['puts the recipient off', '451 4.2.2 mailbox full', 1],
  ['wants no mail from us now', '421 4.7.0 too many', 0],
] as const)('a server that %s: what counts as deferred', async ([, reply, deferred]) => {
  await using server = await startSmtpDouble(({ verb }) => (verb === 'RCPT' ? reply : undefined));
  await using newsroom = await frozenIssue(1);
  expect((await newsroom.send(server.port)).progress).toMatchObject({ accepted: 0, deferred });
});

test('a relay’s standing that cannot be written fails the send, when the outcome is written, and only there', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(1);
  const relays = poolOf(newsroom.database, [relayAt(server.port, { id: 'a' })], newsroom);
  await relays.lines[0]?.tell({ kind: 'failed', reason: 'it was away', halted: false });
  await relays.retry(); // what comes next is one try, which will work
  const { ledger } = newsroom;
  const line = relays.lines[0];
  if (!line) throw new Error('there is no relay');
  const tell = line.tell.bind(line);
  line.tell = (event) =>
    event.kind === 'worked' ? Promise.reject(new Error('the disk is full')) : tell(event);
  const slow: typeof ledger = {
    ...ledger,
    async commit(batch) {
      await setTimeout(50); // long after that has failed
      return ledger.commit(batch);
    },
  };
  await expect(newsroom.send(server.port, { relays, ledger: slow })).rejects.toThrow('the disk is full');
  expect(Object.values(await newsroom.outcomes())).toEqual(['accepted']);
});
