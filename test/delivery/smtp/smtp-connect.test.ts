import { createServer } from 'node:net';
import { setDefaultCACertificates } from 'node:tls';
import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { connectSmtp } from '../../../src/delivery/smtp/smtp-connect.ts';
import { parseSmtpUrl } from '../../../src/delivery/smtp/smtp-url.ts';
import { anotherName, authority, expired, vouchedFor } from '../../feeds/own-authority.ts';
import { selfSigned } from '../../feeds/self-signed.ts';
import { startSmtpServer } from '../../support/smtp-server.ts';

setDefaultCACertificates([authority]);

const connect = (url: string, port: number) =>
  connectSmtp(parseSmtpUrl(url.replace('HOST', `localhost:${port}`)), 20_000, new AbortController().signal);

async function outcomeOf(url: string, port: number): Promise<string> {
  const connected = await connect(url, port);
  if (connected.outcome !== 'connected') return `${connected.outcome}: ${connected.detail}`;
  connected.socket.destroy();
  return 'connected';
}

const HIDDEN: SMTPServerOptions = { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] };

describe('privacy', () => {
  test.for<[string, SMTPServerOptions, string, RegExp]>([
    ['TLS from the first byte', { secure: true, ...vouchedFor }, 'smtps://HOST', /^connected$/],
    ['STARTTLS', vouchedFor, 'smtp://HOST?tls=required', /^connected$/],
    ['STARTTLS stripped', HIDDEN, 'smtp://HOST?tls=required', /^halt/],
    ['STARTTLS stripped, nothing asked', HIDDEN, 'smtp://HOST', /^connected$/],
    ['STARTTLS stripped, a password', HIDDEN, 'smtp://ed:right@HOST?tls=required', /^halt/],
    ['an expired certificate', { secure: true, ...expired }, 'smtps://HOST', /^halt: .*expired/],
    ['an expired certificate, STARTTLS', expired, 'smtp://HOST?tls=required', /^halt: .*expired/],
    ['another name', { secure: true, ...anotherName }, 'smtps://HOST', /^halt: .*altnames/],
    ['another name, STARTTLS', anotherName, 'smtp://HOST?tls=required', /^halt: .*altnames/],
    ['self-signed', { secure: true, ...selfSigned }, 'smtps://HOST', /^halt: self-signed certificate$/],
    ['self-signed, STARTTLS', selfSigned, 'smtp://HOST?tls=required', /^halt: self-signed certificate$/],
    ['an expired certificate where TLS is optional', expired, 'smtp://HOST', /^connected$/],
    ['no TLS where it was to be', HIDDEN, 'smtps://HOST', /: It does not speak TLS at this port\.$/],
  ])('%s', async ([, options, url, expected]) => {
    await using server = await startSmtpServer(options);
    expect(await outcomeOf(url, server.port)).toMatch(expected);
    expect(server.logins).toEqual([]);
  });

  test('a line that breaks during STARTTLS is tried again', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('220 mx.test ESMTP\r\n');
      socket.on('data', (data) => {
        if (/^EHLO/i.test(String(data))) socket.write('250-mx.test\r\n250 STARTTLS\r\n');
        else socket.destroy();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const { port } = server.address() as { port: number };
    expect(await outcomeOf('smtp://HOST?tls=required', port)).toMatch(/^back_off/);
    await new Promise((resolve) => server.close(resolve));
  });

  test('commands slipped in before the handshake are not answered within it', async () => {
    const said: string[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('220 mx.test ESMTP\r\n');
      socket.on('data', (data) => {
        said.push(String(data));
        if (/^EHLO/i.test(String(data))) socket.write('250-mx.test\r\n250 STARTTLS\r\n');
        // What follows the 220 was injected by somebody between: it must not be taken for the server's.
        else if (/^STARTTLS/i.test(String(data)))
          socket.write('220 go\r\n250-mx.test\r\n250 AUTH PLAIN\r\n235 ok\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const { port } = server.address() as { port: number };
    const connecting = connectSmtp(
      parseSmtpUrl(`smtp://ed:secret@localhost:${port}?tls=required`),
      1_500,
      new AbortController().signal,
    );
    expect((await connecting).outcome).not.toBe('connected');
    expect(said.join('')).not.toMatch(/AUTH/i);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('signing in', () => {
  const METHODS = ['PLAIN', 'LOGIN', 'CRAM-MD5'];
  test.for<[string, string[], string]>([
    ['', METHODS, 'PLAIN'],
    ['', ['LOGIN'], 'LOGIN'],
    ['', ['CRAM-MD5'], 'CRAM-MD5'],
    ['', ['XOAUTH2', 'LOGIN'], 'LOGIN'],
    ['&auth=login', METHODS, 'LOGIN'],
    ['&auth=plain', METHODS, 'PLAIN'],
    ['&auth=CRAM-MD5', METHODS, 'CRAM-MD5'],
  ])('“%s” at a server that has %j: %s', async ([asked, authMethods, method]) => {
    await using server = await startSmtpServer({ authMethods, ...vouchedFor });
    expect(await outcomeOf(`smtp://ed:right@HOST?tls=required${asked}`, server.port)).toBe('connected');
    expect(server.logins.map((login) => login.method)).toEqual([method]);
  });

  test('signing in and out of a password with odd characters', async () => {
    const seen: unknown[] = [];
    await using server = await startSmtpServer({
      ...vouchedFor,
      onAuth({ username, password }, _session, done) {
        seen.push([username, password]);
        done(null, { user: 'ed' });
      },
    });
    await outcomeOf('smtp://ed%40news.example:p%20%3A%25%C3%A9@HOST?tls=required', server.port);
    expect(seen).toEqual([['ed@news.example', 'p :%é']]);
  });

  test.for([
    ['535 5.7.8 no', 'halt'],
    ['534 5.7.9 stronger', 'halt'],
    ['454 4.7.0 later', 'back_off'],
    ['421 4.7.0 too many', 'back_off'],
  ] as const)('%s: %s', async ([reply, outcome]) => {
    const [responseCode, ...words] = reply.split(' ');
    await using server = await startSmtpServer({
      ...vouchedFor,
      onAuth: (_auth, _session, done) =>
        done(Object.assign(new Error(words.join(' ')), { responseCode: Number(responseCode) })),
    });
    const said = await outcomeOf('smtp://ed:hush-hush@HOST?tls=required', server.port);
    expect(said).toMatch(new RegExp(`^${outcome}: ${responseCode}`));
    expect(said).not.toContain('hush-hush');
  });
});

test.for(['EHLO', 'AUTH'])(
  'a reply to %s one byte at a time meets a deadline, and the connection is ended',
  async (slow) => {
    let closed = (): void => {};
    const ended = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('220 mx.test ESMTP\r\n');
      socket.on('data', (data) => {
        if (!String(data).startsWith(slow)) return socket.write('250-mx.test\r\n250 AUTH PLAIN\r\n');
        const drip = setInterval(() => socket.write('2'), 20);
        return socket.on('close', () => {
          clearInterval(drip);
          closed();
        });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const { port } = server.address() as { port: number };
    const url = parseSmtpUrl(`smtp://ed:right@localhost:${port}?tls=none`);
    expect(await connectSmtp(url, 300, new AbortController().signal)).toEqual({
      outcome: 'back_off',
      detail: 'Not connected within 1.2 s.',
    });
    await ended;
    await new Promise((resolve) => server.close(resolve));
  },
);

test('nobody there: tried again', async () => {
  expect(await outcomeOf('smtp://HOST', 1)).toMatch(/^back_off/);
});

test('a name that does not exist: tried again', async () => {
  const { signal } = new AbortController();
  const connected = await connectSmtp(parseSmtpUrl('smtp://nowhere.invalid'), 20_000, signal);
  expect(connected.outcome).toBe('back_off');
});
