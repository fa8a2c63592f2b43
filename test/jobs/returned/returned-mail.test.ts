import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { expect, test } from 'vitest';
import { createApp } from '../../../src/app/app.ts';
import { createConfig } from '../../../src/config/config.ts';
import { readEnv } from '../../../src/config/env.ts';
import { receiveReturned } from '../../../src/jobs/returned/receive-returned.ts';
import { silentLog } from '../../../src/lib/log.ts';
import { arf, dsn, letter, outOfOffice } from '../../bounces/returned-messages.ts';
import { selfSigned } from '../../feeds/self-signed.ts';
import { hasDovecot, startDovecot } from '../../support/dovecot.ts';
import {
  DRAFT_TIME,
  ISSUE_ID,
  type NewsroomHere,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';
import { talkSmtp } from '../../support/talk-smtp.ts';

const BOUNCES = { BOUNCE_ADDRESS: 'bounces@brinmouth.example' };

async function send(here: NewsroomHere, changes: Record<string, string>): Promise<string[]> {
  for (const reader of ['ada', 'bo']) await here.run(['subscribers', 'add', `${reader}@mail.example`]);
  await here.tickAt(DRAFT_TIME, changes);
  await here.tickAt(DRAFT_TIME, changes);
  await here.tickAt(SEND_TIME, changes);
  return here.smtp.commands
    .filter((line) => line.startsWith('MAIL FROM:'))
    .map((line) => /<(.*?)>/.exec(line)?.[1] ?? '');
}

test('each copy of an issue has a return path of its own, which proves its delivery', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  const senders = await send(here, BOUNCES);
  await using app = await here.open(BOUNCES);
  const { returnPaths, reports } = app.effects.returns;
  const addresses = [];
  for (const sender of senders) {
    const claimed = returnPaths?.readReturnPath(sender);
    const delivery = claimed && (await reports.deliveryById(claimed.deliveryId));
    if (delivery && returnPaths?.isGenuine(claimed, delivery)) addresses.push(delivery.canonicalAddress);
  }
  expect(addresses.sort()).toEqual(['ada@mail.example', 'bo@mail.example']);
  expect(await app.issues.get(ISSUE_ID)).toMatchObject({ state: 'finished' });
  expect(here.smtp.accepted.map(({ raw }) => /^From: .*$/m.exec(raw)?.[0])).toEqual(
    Array(2).fill(expect.stringContaining('<updates@brinmouth.example>')),
  );
});

test('without a bounce address the From address stays the envelope sender', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  expect(new Set(await send(here, {}))).toEqual(new Set(['updates@brinmouth.example']));
});

test('“bounces read” does what a report says, once, and refuses a forged one', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  const [path = ''] = await send(here, BOUNCES);
  const report = join(here.folder.path, 'report.eml');
  const read = async (message: string) => {
    writeFileSync(report, message);
    return here.run(['bounces', 'read', report], BOUNCES);
  };
  const failed = { to: path, recipient: 'ada@mail.example' };
  expect(await read(dsn({ ...failed, to: path.replace(/..@/, '00@') }))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('refused: forged'),
  });
  expect(await read(outOfOffice({ to: path, from: 'ada@mail.example' }))).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('auto reply (ada@mail.example, morning/2026-11-23): no effect'),
  });
  expect(await read(letter('Good morning'))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('nothing'),
  });
  expect((await read(dsn(failed))).stderr).toContain(
    'hard bounce, user unknown (ada@mail.example, morning/2026-11-23): suppressed',
  );
  expect((await read(dsn(failed))).stderr).toContain('suppressed, known already');

  expect((await here.run(['bounces'], BOUNCES)).stdout).toMatch(
    /^1 hard bounce\tuser unknown\tsuppressed\tcame 2 times$.*^ {2}\S+\tada@mail\.example\tmorning\/2026-11-23\thard bounce/ms,
  );
  const { stdout } = await here.run(['bounces', '--json'], BOUNCES);
  const { counts, refused } = JSON.parse(stdout);
  expect(counts).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'hard', outcome: 'suppressed', count: 1, copies: 2 }),
      expect.objectContaining({ kind: 'other', reason: 'auto_reply', outcome: 'no_effect', count: 1 }),
    ]),
  );
  expect(refused).toMatchObject([{ why: 'forged' }]);
  await using app = await here.open(BOUNCES);
  const incoming = { socket: { remoteAddress: '127.0.0.1' } };
  const metrics = await (await app.site.request('/metrics', {}, { incoming })).text();
  expect(metrics).toContain('twofold_returned_reports{kind="hard",outcome="suppressed"} 1\n');
  expect(metrics).toContain('twofold_returned_reports{kind="hard",outcome="refused"} 1\n');
  expect(metrics).toContain('twofold_bounce_mailbox_failing 0\n');
  const status = await here.run(['status'], BOUNCES);
  expect(status.stdout).toContain('returned mail\t1 hard bounce, 0 soft, 0 complaints, 1 refused in 30 days');
  const issue = await here.run(['status', ISSUE_ID], BOUNCES);
  expect(issue.stdout).toContain('2 accepted');
  expect(issue.stdout).toMatch(/^hard bounce\tada@mail\.example\t550(?!.*550)/m);
});

test('a complaint without a return path is known by Message-ID and address; an editor cannot lift it', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  await send(here, {});
  const report = join(here.folder.path, 'report.eml');
  const messageId = /^Message-ID: <(.*)>/m.exec(here.smtp.accepted[0]?.raw ?? '')?.[1] ?? '';
  writeFileSync(
    report,
    arf({ to: 'fbl@brinmouth.example', recipient: here.smtp.accepted[0]?.to ?? '', messageId }),
  );
  expect((await here.run(['bounces', 'read', report])).stderr).toContain('complaint, abuse');
  const lift = (address: string) => here.run(['subscribers', 'lift', address, '--reason', 'He phoned.']);
  expect(await lift(here.smtp.accepted[0]?.to ?? '')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('signing up and confirming again'),
  });
  await here.run(['subscribers', 'suppress', 'cy@mail.example']);
  expect(await lift('cy@mail.example')).toMatchObject({ code: 0 });
});

test('a bounce address that nothing reads is said', async () => {
  await using here = await startNewsroom();
  const nothing = 'nothing reads what comes back to bounces@brinmouth.example: set BOUNCE_MAILBOX';
  const said = async (verb: string, changes: Record<string, string>) => {
    const { stdout, stderr } = await here.run([verb], changes);
    return stdout + stderr;
  };
  for (const verb of ['status', 'bounces']) {
    expect(await said(verb, BOUNCES), verb).toContain(nothing);
    const read = { ...BOUNCES, BOUNCE_LISTEN: 'lmtp://127.0.0.1:2424' };
    for (const changes of [read, {}]) expect(await said(verb, changes), verb).not.toContain('nothing reads');
  }
  const { stdout } = await here.run(['bounces', '--json'], BOUNCES);
  expect(JSON.parse(stdout)).toMatchObject({ unread: 'bounces@brinmouth.example' });
});

test('a mailbox whose certificate is of an own authority says how that is trusted', async () => {
  const server = createServer(selfSigned).on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await using here = await startNewsroom();
  for (const protocol of ['imaps', 'pop3s']) {
    const mailbox = { ...BOUNCES, BOUNCE_MAILBOX: `${protocol}://box:hidden@127.0.0.1:${port}` };
    expect((await here.run(['bounces', 'collect'], mailbox)).stderr).toContain(
      'cannot be read: self-signed certificate (?ca=FILE in BOUNCE_MAILBOX trusts an authority of your own)',
    );
  }
  await new Promise((resolve) => server.close(resolve));
});

test('a bounce mailbox that cannot be read is said, kept and asked again later', async () => {
  await using here = await startNewsroom();
  const mailbox = { ...BOUNCES, BOUNCE_MAILBOX: 'imap://box:hidden@127.0.0.1:1' };
  const said = await here.tickAt(DRAFT_TIME, mailbox);
  expect(said.find((line) => line.startsWith('collect'))).toMatch(
    /^collect: The bounce mailbox on 127\.0\.0\.1 cannot be read/,
  );
  expect(said.join()).not.toContain('hidden');
  expect((await here.tickAt(DRAFT_TIME + 60_000, mailbox)).join()).not.toContain('collect');
  expect((await here.tickAt(DRAFT_TIME + 300_000, mailbox)).join()).toContain('collect');
  await using app = await here.open(mailbox);
  const { mailbox: box } = app.effects.returns;
  expect((await box?.memory.lastCheck(box.account.name))?.problem).toContain(
    'Nothing listens at 127.0.0.1:1.',
  );
  expect((await here.run(['status'], mailbox)).stdout).toContain('bounce mailbox\tcannot be read: ');
  for (const protocol of ['imap', 'pop3']) {
    const away = { ...BOUNCES, BOUNCE_MAILBOX: `${protocol}://box:hidden@127.0.0.1:1` };
    expect((await here.run(['bounces', 'collect'], away)).code).toBe(75);
  }
});

test.skipIf(!(await hasDovecot()))(
  'a tick reads the bounce mailbox (skipped where Dovecot is not installed)',
  async () => {
    await using here = await startNewsroom({ approval: 'auto' });
    await using server = await startDovecot();
    const mailbox = { ...BOUNCES, BOUNCE_MAILBOX: `imap://box:secret@127.0.0.1:${server.imapPort}` };
    const [path = ''] = await send(here, mailbox);
    await server.deliver('box', letter('Good morning'));
    await server.deliver('box', dsn({ to: path, recipient: 'ada@mail.example' }));
    const said = await here.tickAt(SEND_TIME + 300_000, mailbox);
    expect(said).toContain('bounce mailbox: 2 new messages, of them 1 report of ours');
    await using app = await here.open(mailbox);
    expect(await app.effects.subscribers.suppressions(['ada@mail.example'])).toMatchObject([
      { reason: 'hard_bounce' },
    ]);
  },
);

test('a running newsroom takes returned mail by LMTP and by webhook', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  const settings = {
    ...BOUNCES,
    BOUNCE_LISTEN: 'lmtp://127.0.0.1:0',
    WEBHOOK_SECRET: 'a-secret-of-the-tests',
  };
  const [ada = '', bo = ''] = await send(here, settings);
  await using app = await createApp({
    config: createConfig(readEnv({ ...here.env, ...settings })),
    clock: { now: () => here.clock.at },
    log: silentLog,
    baseUrl: 'http://127.0.0.1:1',
  });
  const port = Number(new URL(app.returnsUrl ?? '').port);
  const replies = await talkSmtp(port, 'LHLO', {
    from: '',
    to: [ada],
    message: dsn({ to: ada, recipient: 'far@end.example' }),
  });
  expect(replies.at(-1)).toMatch(/^250/);
  const body = JSON.stringify({ kind: 'complaint', address: 'far@end.example', returnPath: bo });
  const time = String(Math.floor(here.clock.at / 1000));
  const mac = createHmac('sha256', settings.WEBHOOK_SECRET).update(`${time}.${body}`).digest('hex');
  const post = (signature: string) =>
    app.site.request('/webhooks/generic', {
      method: 'POST',
      body,
      headers: { 'twofold-timestamp': time, 'twofold-signature': signature },
    });
  expect([(await post('00')).status, (await post(mac)).status]).toEqual([401, 200]);
  expect((await app.site.request('/webhooks/ses', { method: 'POST', body })).status).toBe(404);
  const found = await app.effects.subscribers.suppressions(['ada@mail.example', 'bo@mail.example']);
  expect(found.map(({ reason }) => reason).sort()).toEqual(['complaint', 'hard_bounce']);
});

test('an unsubscribe request by mail ends one subscription, by the address it was written to', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  const settings = { ...BOUNCES, BOUNCE_LISTEN: 'lmtp://127.0.0.1:0' };
  await send(here, settings);
  const mailtoOf = (reader: string) => {
    const raw = here.smtp.accepted.find(({ to }) => to === `${reader}@mail.example`)?.raw ?? '';
    return /^List-Unsubscribe: <https:[^>]*>, <mailto:([^?>]*)\?subject=unsubscribe>/m.exec(raw)?.[1] ?? '';
  };
  const [ada, bo] = [mailtoOf('ada'), mailtoOf('bo')];
  expect(ada).toMatch(/^bounces\+\w+-\w{20}@brinmouth\.example$/);
  await using app = await createApp({
    config: createConfig(readEnv({ ...here.env, ...settings })),
    clock: { now: () => here.clock.at },
    log: silentLog,
    baseUrl: 'http://127.0.0.1:1',
  });
  const port = Number(new URL(app.returnsUrl ?? '').port);
  const write = async (to: string, subject = 'unsubscribe') => {
    // Whoever sends it: mail programs write from any of a reader's addresses.
    const message = `From: someone@else.example\nTo: undisclosed-recipients:;\nSubject: ${subject}\n\n`;
    return (await talkSmtp(port, 'LHLO', { from: 'someone@else.example', to: [to], message })).at(-1);
  };
  const states = async (reader: string) => {
    const [subscriber] = await app.effects.subscribers.findByAddresses([`${reader}@mail.example`]);
    return subscriber?.subscriptions.map(({ edition, state }) => `${edition} ${state}`).sort();
  };
  const [asking] = await app.effects.subscribers.findByAddresses(['ada@mail.example']);
  const evening = { wording: 'Yes', source: 'page', at: here.clock.at };
  await app.effects.subscribers.activate([
    { subscriberId: asking?.id ?? 0, edition: 'evening', consent: evening },
  ]);
  const [before, beforeBo] = [await states('ada'), await states('bo')];
  expect(before).toEqual(['evening active', 'morning active']);
  expect(await write(ada, 'A question')).toMatch(/^550 5\.7\.1/);
  expect(await write(ada.replace(/.@/, (last) => (last === '0@' ? '1@' : '0@')))).toMatch(/^550 5\.1\.1/);
  expect(await write(bo.replace(/-.*@/, ada.match(/-.*@/)?.[0] ?? ''))).toMatch(/^550 5\.1\.1/);
  expect([await states('ada'), await states('bo')]).toEqual([before, beforeBo]);

  expect(await write(ada)).toMatch(/^250/);
  const ended = ['evening active', 'morning unsubscribed'];
  expect([await states('ada'), await states('bo')]).toEqual([ended, beforeBo]);
  expect(await write(ada)).toMatch(/^250/); // again, it is as it was
  expect(await app.effects.returns.reports.list({}, 9)).toEqual([]); // nothing came back

  // Subscribed again: a mailbox read once more from its beginning changes nothing, a new request does.
  const [reader] = await app.effects.subscribers.findByAddresses(['ada@mail.example']);
  const consent = { wording: 'Yes', source: 'sign-up, confirmed by link', at: here.clock.at };
  await app.effects.subscribers.activate([{ subscriberId: reader?.id ?? 0, edition: 'morning', consent }]);
  const receivedAt = (at: number) =>
    `Received: from a by b (c; d)\r\n\twith LMTP; ${new Date(at).toUTCString()} (UTC)`;
  const again = async (at: number) => {
    const message = Buffer.from(`${receivedAt(at)}\r\nTo: ${ada}\r\nSubject: unsubscribe\r\n\r\n`);
    const mail = { source: 'imap' as const, message, envelopeTo: [], listUnknown: false };
    return (await receiveReturned(app.effects, mail)).map(({ outcome, duplicate }) => [outcome, duplicate]);
  };
  expect(await again(here.clock.at - 120_000)).toEqual([['counted', true]]);
  expect(await states('ada')).toEqual(before);
  // The mail server's clock is a little behind ours.
  expect(await again(here.clock.at - 30_000)).toEqual([['counted', false]]);
  expect(await states('ada')).toEqual(ended);

  const saved = join(here.folder.path, 'request.eml');
  writeFileSync(saved, `From: bo@mail.example\nTo: <${bo}>\nSubject: unsubscribe\n\n`);
  const read = await here.run(['bounces', 'read', saved], settings);
  expect(read).toMatchObject({ code: 0, stderr: expect.stringContaining('unsubscribe (bo@mail.example') });
  expect(await states('bo')).toEqual(['morning unsubscribed']);
});

test('one mail to two unsubscribe addresses ends both subscriptions, each once', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  const settings = { ...BOUNCES, BOUNCE_LISTEN: 'lmtp://127.0.0.1:0' };
  await send(here, settings);
  const addresses = here.smtp.accepted.flatMap(
    ({ raw }) => /<mailto:([^?>]*)\?subject=unsubscribe>/.exec(raw)?.[1] ?? [],
  );
  const two = addresses.slice(0, 2);
  expect(new Set(two).size).toBe(2);
  await using app = await here.open(settings);
  const asking = (to: string[]) => {
    const message = Buffer.from(`To: ${to.join(', ')}\r\nSubject: unsubscribe\r\n\r\n`);
    return { source: 'imap' as const, message, envelopeTo: two.slice(0, 1), listUnknown: false };
  };
  // Nobody writes to so many: the rest is not looked at.
  const others = Array.from({ length: 49 }, (_, n) => `post${n}@brinmouth.example`);
  const many = await receiveReturned(app.effects, { ...asking([...others, ...two]), envelopeTo: [] });
  expect(many.map(({ reason }) => reason)).toEqual(['unsubscribe']);
  const taken = await receiveReturned(app.effects, asking(two));
  expect(taken.map(({ reason, duplicate }) => [reason, duplicate])).toEqual([
    ['unsubscribe', true],
    ['unsubscribe', false],
  ]);
  const readers = await app.effects.subscribers.findByAddresses(
    taken.map((one) => one.canonicalAddress ?? ''),
  );
  const states = readers.flatMap(({ subscriptions }) =>
    subscriptions.filter(({ edition }) => edition === 'morning').map(({ state }) => state),
  );
  expect(states).toEqual(['unsubscribed', 'unsubscribed']);
});

test('where nothing reads the bounce mailbox, requests by mail go to the newsroom', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  await send(here, BOUNCES);
  for (const { raw } of here.smtp.accepted)
    expect(raw).toMatch(/^List-Unsubscribe: .*<mailto:updates@brinmouth\.example\?subject=unsubscribe>/m);
});
