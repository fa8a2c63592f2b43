import { createServer, type ServerOpts, type Socket } from 'node:net';
import { setDefaultCACertificates } from 'node:tls';
import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, test, vi } from 'vitest';
import { connectSmtp, isRefusedLogin, withLogin } from '../../../src/delivery/smtp/smtp-connect.ts';
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
    ['STARTTLS that nobody wants', selfSigned, 'smtp://HOST?tls=none', /^connected$/],
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

  test.for([
    ['before it is answered', ''],
    ['in the handshake', '220 go\r\n'],
  ])('a line that breaks during STARTTLS, %s, is tried again', async ([, answer]) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('220 mx.test ESMTP\r\n');
      socket.on('data', (data) => {
        if (/^EHLO/i.test(String(data))) socket.write('250-mx.test\r\n250 STARTTLS\r\n');
        else if (/^STARTTLS/i.test(String(data)) && answer) socket.write(answer);
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

/** Greets, and answers whatever comes with this. */
async function startTerse(reply: string, options: ServerOpts = {}, met: (socket: Socket) => void = () => {}) {
  const server = createServer(options, (socket) => {
    socket.on('error', () => {});
    met(socket);
    if (reply === '') return;
    socket.write('220 mx.test ESMTP\r\n');
    socket.on('data', () => socket.write(`${reply}\r\n`));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as { port: number };
  return {
    at: (user = '') => parseSmtpUrl(`smtp://${user}localhost:${port}?tls=none`),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

test('a connection that is handed over is no longer ended by what ended the attempt', async () => {
  await using server = await startTerse('250 mx.test');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const stop = new AbortController();
  const connected = await connectSmtp(server.at(), 20_000, stop.signal);
  const timers = vi.getTimerCount();
  vi.useRealTimers();
  if (connected.outcome !== 'connected') throw new Error(connected.detail);
  stop.abort();
  expect([timers, connected.socket.timeout, connected.socket.destroyed]).toEqual([0, 0, false]);
  connected.socket.destroy();
});

const STOPPED = { outcome: 'back_off', detail: 'Twofold is shutting down.' };

test('an attempt ends with the program, whether it has begun or not', async () => {
  const met = Promise.withResolvers<void>();
  await using server = await startTerse('', {}, () => met.resolve());
  const stop = new AbortController();
  const connecting = connectSmtp(server.at(), 20_000, stop.signal);
  await met.promise;
  stop.abort();
  expect(await connecting).toEqual(STOPPED);
  expect(await connectSmtp(server.at(), 20_000, stop.signal)).toEqual(STOPPED);
});

test('a server that does not hang up in its turn keeps nothing open here', async () => {
  const refused = Promise.withResolvers<void>();
  await using server = await startTerse('', { allowHalfOpen: true }, (socket) => {
    socket.on('end', () => {
      const more = setInterval(() => socket.write('2'), 5);
      socket.on('close', () => {
        clearInterval(more);
        refused.resolve();
      });
    });
    socket.resume();
    stop.abort();
  });
  const stop = new AbortController();
  expect(await connectSmtp(server.at(), 20_000, stop.signal)).toEqual(STOPPED);
  await refused.promise;
});

test('a server that repeats the command it refuses does not give the password away', async () => {
  const secret = Buffer.from('\0ed\0hush-hush').toString('base64');
  await using server = await startSmtpServer({
    ...vouchedFor,
    onAuth: (_auth, _session, done) =>
      done(Object.assign(new Error(`what is “AUTH PLAIN ${secret}”?`), { responseCode: 535 })),
  });
  const said = await outcomeOf('smtp://ed:hush-hush@HOST?tls=required', server.port);
  expect(said).toContain('AUTH PLAIN …');
  expect(said).not.toContain(secret);
});

test.for([
  [{ code: 'EAUTH', responseCode: 535 }, true],
  [{ code: 'EAUTH', responseCode: 500 }, true],
  [{ code: 'EAUTH', responseCode: 454 }, false],
  [{ code: 'EAUTH' }, false],
  [{ code: 'EENVELOPE', responseCode: 550 }, false],
] as const)('%o asks for another token: %s', ([failure, another]) => {
  expect(isRefusedLogin({ message: '', ...failure })).toBe(another);
});

test('a fault of our own while a token is fetched is not taken for the server’s', async () => {
  const tokens = {
    current: () => Promise.reject(new TypeError('no such thing')),
    insteadOf: async () => ({ outcome: 'none' as const, wayOut: '' }),
    tried: () => {},
  };
  const attempt = async () => 'sent';
  const signingIn = withLogin(
    { user: 'ed', tokens },
    attempt,
    () => ({ outcome: 'accepted' }),
    () => 'failed',
    new AbortController().signal,
  );
  await expect(signingIn).rejects.toThrow('no such thing');
});
