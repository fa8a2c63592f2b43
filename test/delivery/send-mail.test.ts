import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { expect, test } from 'vitest';
import type { MailInput } from '../../src/delivery/mail-input.ts';
import { sendMail } from '../../src/delivery/send-mail.ts';
import { parseSmtpUrl } from '../../src/delivery/smtp-url.ts';
import { ISSUE, MONDAY } from '../support/newsroom-database.ts';
import { frozenIssue, oneRelay, PATIENT } from './newsroom.ts';

const mail: MailInput = {
  subject: 'Please confirm',
  html: '<p>Is this you?</p>',
  text: 'Is this you?\n..\n.\nend\n',
  from: { name: 'The Harbour Courier', address: 'morning@news.example' },
  replyTo: null,
  to: { name: '', address: 'reader@mail.example' },
  messageId: 'confirm.1@news.example',
  date: MONDAY,
  returnPath: null,
  unsubscribeUrl: null,
  list: null,
};

/** The independent smtp-server package: parses, authenticates and speaks TLS by its own lights. */
async function startServer(options: SMTPServerOptions = {}) {
  const received: { raw: string; secure: boolean; user: string | undefined }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('Wrong password')),
    onData(stream, session, done) {
      let raw = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        raw += chunk;
      });
      stream.on('end', () => {
        received.push({ raw, secure: session.secure, user: session.user });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    received,
    port: address.port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

test('one mail arrives as it was written, dots and all', async () => {
  await using server = await startServer({ disabledCommands: ['STARTTLS'] });
  const outcome = await sendMail(parseSmtpUrl(`smtp://127.0.0.1:${server.port}`), mail, PATIENT);
  expect(outcome).toMatchObject({ outcome: 'accepted' });
  expect(await simpleParser(server.received[0]?.raw ?? '')).toMatchObject({
    subject: mail.subject,
    text: mail.text,
  });
});

test('signed in over STARTTLS', async () => {
  await using server = await startServer();
  const url = `smtp://ed:right@127.0.0.1:${server.port}?tls=optional`;
  expect(await sendMail(parseSmtpUrl(url), mail, PATIENT)).toMatchObject({ outcome: 'accepted' });
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
    await using server = await startServer(options);
    const smtp = parseSmtpUrl(url.replace('HOST', `127.0.0.1:${server.port}`));
    expect(await sendMail(smtp, mail, PATIENT)).toMatchObject({ outcome: 'refused', again: false });
    await using newsroom = await frozenIssue(2);
    expect(await newsroom.send(server.port, { relays: oneRelay(smtp) })).toMatchObject({
      status: 'paused',
      counts: { ready: 2 },
    });
    expect(server.received).toEqual([]);
  },
);

test('an issue goes out over TLS and sign-in, several connections at once', async () => {
  await using server = await startServer();
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
  await using server = await startServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error(words), { responseCode })),
  });
  const smtp = parseSmtpUrl(`smtp://127.0.0.1:${server.port}`);
  expect(await sendMail(smtp, mail, PATIENT)).toEqual({
    outcome: 'refused',
    detail: `${responseCode} ${words}`,
    again,
  });
});

test('an address that is none is refused before any connection', async () => {
  const to = { name: '', address: 'a@mail.example\r\nRCPT TO:<b@mail.example>' };
  expect(await sendMail(parseSmtpUrl('smtp://127.0.0.1:1'), { ...mail, to }, PATIENT)).toMatchObject({
    outcome: 'refused',
    again: false,
  });
});
