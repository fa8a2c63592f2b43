import { setTimeout as wait } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import type { SMTPServerOptions } from 'smtp-server';
import { expect, test } from 'vitest';
import type { Signer } from '../../../src/delivery/dkim/signer.ts';
import { type ComposedMail, mimeOf } from '../../../src/delivery/mime/composed-mail.ts';
import { composeMessage } from '../../../src/delivery/mime/message.ts';
import { sendMail } from '../../../src/delivery/single/send-mail.ts';
import { parseSmtpUrl, type SmtpServer } from '../../../src/delivery/smtp/smtp-url.ts';
import { withGrace } from '../../../src/lib/with-grace.ts';
import { ISSUE } from '../../support/newsroom-database.ts';
import { type Behaviour, startSmtpDouble } from '../../support/smtp-double.ts';
import { startSmtpServer } from '../../support/smtp-server.ts';
import { LETTER } from '../a-letter.ts';
import { frozenIssue, oneRelay } from '../newsroom.ts';

const TIMEOUTS = { connectMs: 20_000, replyMs: 20_000, totalMs: 20_000 };
const send = (to: string | SmtpServer, what = LETTER, signer: Signer | null = null) =>
  sendMail({ server: typeof to === 'string' ? parseSmtpUrl(to) : to, signer, timeouts: TIMEOUTS }, what);

test('one mail arrives as it was written, dots and all', async () => {
  await using server = await startSmtpServer({ disabledCommands: ['STARTTLS'] });
  const outcome = await send(`smtp://127.0.0.1:${server.port}`);
  expect(outcome).toMatchObject({ outcome: 'accepted' });
  expect(await simpleParser(server.received[0]?.raw ?? '')).toMatchObject({
    subject: LETTER.subject,
    text: LETTER.text,
  });
});

test('what is handed over is what was composed, octet for octet', async () => {
  await using server = await startSmtpServer({ disabledCommands: ['STARTTLS'] });
  const composed = composeMessage(LETTER) as ComposedMail;
  await send(`smtp://127.0.0.1:${server.port}`);
  expect(server.received.map(({ raw }) => raw)).toEqual([mimeOf(composed).toString()]);
});

test('a server that says nothing costs no more than the time that was set', async () => {
  await using server = await startSmtpDouble(({ verb }) => (verb === 'dot' ? { hang: true } : undefined));
  const way = { server: parseSmtpUrl(`smtp://127.0.0.1:${server.port}`), signer: null };
  expect(await sendMail({ ...way, timeouts: { ...TIMEOUTS, totalMs: 1_000 } }, LETTER)).toEqual({
    outcome: 'refused',
    detail: 'Not done within 1 s.',
    again: true,
  });
  expect(await sendMail({ ...way, timeouts: { ...TIMEOUTS, replyMs: 1_000 } }, LETTER)).toMatchObject({
    outcome: 'refused',
    again: true,
  });
});

test.for(['ed@mail.example', 'åsa@mail.example'])(
  'a stop leaves the letter to %s some time, and then breaks it off',
  async (address) => {
    let heard = () => {};
    const dotted = new Promise<void>((resolve) => {
      heard = resolve;
    });
    let late = false;
    await using server = await startSmtpDouble(async ({ verb }) => {
      if (verb === 'EHLO') return '250-mx.test\r\n250 SMTPUTF8';
      if (verb !== 'dot') return undefined;
      heard();
      if (late) return { hang: true };
      await wait(100); // the answer comes after the stop
      return undefined;
    });
    const way = { server: parseSmtpUrl(`smtp://127.0.0.1:${server.port}`), signer: null };
    const letter = { ...LETTER, to: { name: '', address } };
    const stop = new AbortController();
    using enough = withGrace(stop.signal);
    const sending = sendMail({ ...way, grace: enough }, letter);
    await dotted;
    stop.abort();
    expect(await sending).toMatchObject({ outcome: 'accepted' });
    late = true;
    using short = withGrace(stop.signal, 200);
    const refused = { outcome: 'refused', detail: 'Twofold is shutting down.', again: true };
    expect(await sendMail({ ...way, grace: short }, letter)).toEqual(refused);
    expect(await sendMail({ ...way, grace: short }, letter)).toEqual(refused);
    expect(server.accepted).toHaveLength(1);
  },
);

test('an international address: only to a server that takes it', async () => {
  const to = { name: '', address: 'åsa@mail.example' };
  const offers =
    (extensions: string): Behaviour =>
    ({ verb }) =>
      verb === 'EHLO' ? `250-mx.test\r\n250 ${extensions}` : undefined;
  await using plain = await startSmtpDouble(offers('PIPELINING'));
  expect(await send(`smtp://127.0.0.1:${plain.port}`, { ...LETTER, to })).toEqual({
    outcome: 'refused',
    detail: expect.stringContaining('SMTPUTF8'),
    again: false,
  });
  expect(plain.commands.filter((command) => /^(MAIL|RCPT)/.test(command))).toEqual([]);
  await using able = await startSmtpDouble(offers('SMTPUTF8'));
  expect(await send(`smtp://127.0.0.1:${able.port}`, { ...LETTER, to })).toMatchObject({
    outcome: 'accepted',
  });
  expect(able.commands.find((command) => command.startsWith('MAIL'))).toMatch(/ SMTPUTF8$/);
});

test.for(['greeting', 'EHLO', 'dot'] as const)(
  'an international letter to a server that says nothing after %s does not speak of a stop',
  async (silent) => {
    await using server = await startSmtpDouble(({ verb }) => {
      if (verb === silent) return { hang: true };
      return verb === 'EHLO' ? '250-mx.test\r\n250 SMTPUTF8' : undefined;
    });
    const way = { server: parseSmtpUrl(`smtp://127.0.0.1:${server.port}`), signer: null };
    const to = { name: '', address: 'åsa@mail.example' };
    const timeouts = { ...TIMEOUTS, totalMs: 500 };
    expect(await sendMail({ ...way, timeouts }, { ...LETTER, to })).toEqual({
      outcome: 'refused',
      detail: 'Not done in time.',
      again: true,
    });
  },
);

test('what cannot be signed is not sent', async () => {
  await using server = await startSmtpServer();
  const signer = { sign: () => Promise.reject(new Error('no key')) };
  await expect(send(`smtp://127.0.0.1:${server.port}`, LETTER, signer)).rejects.toThrow('no key');
  expect(server.received).toEqual([]);
});

test.for<[Behaviour, boolean, RegExp]>([
  [({ verb }) => (verb === 'greeting' ? '421 4.3.2 shutting down' : undefined), true, /421/],
  [({ verb }) => (verb === 'MAIL' ? '451 4.3.0 later' : undefined), true, /^451 later/],
  [({ verb }) => (verb === 'MAIL' ? '550 5.7.1 not you' : undefined), false, /^550 not you/],
  [({ verb }) => (verb === 'RCPT' ? '452 4.2.2 full' : undefined), true, /^452 full/],
  [
    ({ verb }) => (verb === 'RCPT' ? '550-5.1.1 no such\r\n550 5.1.1 mailbox' : undefined),
    false,
    /^550 no such mailbox/,
  ],
  [({ verb }) => (verb === 'DATA' ? '451 4.3.0 later' : undefined), true, /^451/],
  [({ verb }) => (verb === 'dot' ? '554 5.7.1 spam' : undefined), false, /^554 spam/],
  [({ verb }) => (verb === 'dot' ? '451 4.7.1 greylisted' : undefined), true, /^451 greylisted/],
  [({ verb }) => (verb === 'dot' ? { drop: 'rst' } : undefined), true, /closed|broke the connection off/],
])('%o', async ([behave, again, detail]) => {
  await using server = await startSmtpDouble(behave);
  expect(await send(`smtp://127.0.0.1:${server.port}`)).toEqual({
    outcome: 'refused',
    again,
    detail: expect.stringMatching(detail),
  });
});

test('signed in over STARTTLS', async () => {
  await using server = await startSmtpServer();
  const url = `smtp://ed:right@127.0.0.1:${server.port}?tls=optional`;
  expect(await send(url)).toMatchObject({ outcome: 'accepted' });
  expect(server.received).toMatchObject([{ secure: true, user: 'ed' }]);
});

test.for<[string, SMTPServerOptions, string]>([
  ['STARTTLS stripped', { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] }, 'smtp://HOST?tls=required'],
  ['an untrusted certificate', {}, 'smtp://HOST?tls=required'],
  ['an untrusted certificate from the first byte', { secure: true }, 'smtps://HOST'],
  ['a wrong password (535)', {}, 'smtp://ed:wrong@HOST?tls=optional'],
  ['no way to sign in', { disabledCommands: ['AUTH', 'STARTTLS'] }, 'smtp://ed:right@HOST?tls=none'],
])(
  '%s: refused, nothing goes out, and an issue halts without burning a recipient',
  async ([, options, url]) => {
    await using server = await startSmtpServer(options);
    const smtp = parseSmtpUrl(url.replace('HOST', `127.0.0.1:${server.port}`));
    expect(await send(smtp)).toMatchObject({ outcome: 'refused', again: false });
    await using newsroom = await frozenIssue(2);
    expect(await newsroom.send(server.port, { relays: oneRelay(smtp) })).toMatchObject({
      status: 'paused',
      counts: { ready: 2 },
    });
    expect(server.received).toEqual([]);
  },
);

test('an issue goes out over TLS and sign-in, several connections at once', async () => {
  await using server = await startSmtpServer();
  await using newsroom = await frozenIssue(9);
  const smtp = parseSmtpUrl(`smtp://ed:right@127.0.0.1:${server.port}?tls=optional`);
  expect(await newsroom.send(server.port, { relays: oneRelay(smtp), concurrency: 3 })).toMatchObject({
    status: 'finished',
  });
  expect(server.received).toHaveLength(9);
  expect(server.received.every((mail) => mail.secure && mail.user === 'ed')).toBe(true);
  expect(await newsroom.ledger.counts(ISSUE)).toMatchObject({ accepted: 9 });
});

test.for<[string, number, boolean]>([
  ['greylisted', 451, true],
  ['unknown', 550, false],
])('a recipient %s', async ([words, responseCode, again]) => {
  await using server = await startSmtpServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error(words), { responseCode })),
  });
  const smtp = parseSmtpUrl(`smtp://127.0.0.1:${server.port}`);
  expect(await send(smtp)).toEqual({
    outcome: 'refused',
    detail: `${responseCode} ${words}`,
    again,
  });
});

test('an address that is none is refused before any connection', async () => {
  const to = { name: '', address: 'a@mail.example\r\nRCPT TO:<b@mail.example>' };
  expect(await send('smtp://127.0.0.1:1', { ...LETTER, to })).toMatchObject({
    outcome: 'refused',
    again: false,
  });
});
