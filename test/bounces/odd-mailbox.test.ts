import { writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { expect, test } from 'vitest';
import { type MailboxMemory, MOST_BYTES, parseMailboxUrl } from '../../src/bounces/mailbox/account.ts';
import { readPop3 } from '../../src/bounces/mailbox/read-pop3.ts';
import { collectReports } from '../../src/jobs/returned/collect-reports.ts';
import { silentLog } from '../../src/lib/log.ts';
import { authority, vouchedFor } from '../feeds/own-authority.ts';
import { temporaryFolder } from '../support/newsroom-database.ts';

/** Answers each command with what `answer` says; a POP3 server that may say anything. */
async function odd(answer: (command: string, socket: Socket) => string, greeting = '+OK') {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write(`${greeting}\r\n`);
    let waiting = '';
    socket.on('data', (chunk) => {
      const lines = (waiting + chunk.toString('latin1')).split('\r\n');
      waiting = lines.pop() ?? '';
      for (const line of lines) socket.write(answer(line, socket), 'latin1');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Visits it once; the problem that is kept for the status and the desk. */
async function visit(port: number, signal = new AbortController().signal, protocol = 'pop3') {
  const seen: string[] = [];
  let problem: string | null = null;
  const memory: Partial<MailboxMemory> = {
    seenOf: async () => new Set(),
    addSeen: async (_, uid) => void seen.push(uid),
    checked: async (_, __, said) => {
      problem = said;
    },
  };
  const account = parseMailboxUrl(`${protocol}://bounces:hunter2%2Fsecret@127.0.0.1:${port}`);
  const mailbox = { account, memory: memory as MailboxMemory, everyMs: 1, visit: null };
  const returns = { mailbox, reports: { atomically: async () => [] }, returnPaths: null, rules: {} };
  const effects = { returns, clock: { now: () => 1 }, log: silentLog };
  const outcome = await collectReports(
    effects as unknown as Parameters<typeof collectReports>[0],
    signal,
  ).catch((error: Error) => error);
  return { outcome, problem, seen };
}

test('a message of dots alone, which are sent twice, does not stop the mailbox', async () => {
  const dots = '.\r\n'.repeat(690_000); // just under the biggest that is read, and a third more on the wire
  await using server = await odd((command) => {
    if (command === 'UIDL') return '+OK\r\n1 a\r\n2 b\r\n.\r\n';
    if (command === 'LIST') return `+OK\r\n1 ${dots.length}\r\n2 20\r\n.\r\n`;
    if (command === 'RETR 1') return `+OK\r\n${dots.replaceAll('.', '..')}.\r\n`;
    if (command === 'RETR 2') return '+OK\r\nSubject: a\r\n\r\nb\r\n.\r\n';
    return '+OK\r\n';
  });
  expect(await visit(server.port)).toEqual({
    outcome: { looked: 2, taken: 0 },
    problem: null,
    seen: ['a', 'b'],
  });
});

test('a visit reads five hundred messages and says that there are more; one too big is not fetched', async () => {
  const numbers = Array.from({ length: 501 }, (_, n) => n + 1);
  const listing = (of: (number: number) => string | number) =>
    `+OK\r\n${numbers.map((number) => `${number} ${of(number)}\r\n`).join('')}.\r\n`;
  const fetched: string[] = [];
  await using server = await odd((command) => {
    if (command === 'UIDL') return listing((number) => `id${number}`);
    if (command === 'LIST') return listing((number) => (number < 3 ? MOST_BYTES + number - 1 : 20));
    if (!command.startsWith('RETR')) return '+OK\r\n';
    fetched.push(command);
    return '+OK\r\nSubject: a\r\n\r\nb\r\n.\r\n';
  });
  const account = parseMailboxUrl(`pop3://bounces:word@127.0.0.1:${server.port}`);
  const memory: Partial<MailboxMemory> = { seenOf: async () => new Set(), addSeen: async () => {} };
  const { signal } = new AbortController();
  expect(await readPop3(account, memory as MailboxMemory, async () => false, signal)).toEqual({
    looked: 500,
    taken: 0,
    more: true,
  });
  expect([fetched.length, fetched.slice(0, 2)]).toEqual([499, ['RETR 1', 'RETR 3']]);
});

test.for(['USER', 'PASS', 'UIDL'])(
  'a stop ends a visit whose server answers %s a byte at a time',
  async (slow) => {
    const stop = new AbortController();
    await using server = await odd((command, socket) => {
      if (!command.startsWith(slow)) return '+OK\r\n';
      const drip = setInterval(() => socket.write('+'), 20);
      socket.on('close', () => clearInterval(drip));
      void setTimeout(50).then(() => stop.abort());
      return '+';
    });
    expect(await visit(server.port, stop.signal)).toEqual({
      outcome: { looked: 0, taken: 0 },
      problem: null,
      seen: [],
    });
  },
);

test('a line without an end is given up', async () => {
  await using server = await odd(() => 'x'.repeat(20_000));
  expect((await visit(server.port)).problem).toBe('The POP3 server sends more than it should.');
});

test('dots at the beginning of a line come as they were written', async () => {
  const message = '.first\r\n..second\r\nthird.\r\n';
  await using server = await odd((command) => {
    if (command === 'UIDL' || command === 'LIST') return '+OK\r\n1 9\r\n.\r\n';
    return command.startsWith('RETR') ? `+OK\r\n${message.replaceAll(/^\./gm, '..')}.\r\n` : '+OK\r\n';
  });
  const account = parseMailboxUrl(`pop3://bounces:word@127.0.0.1:${server.port}`);
  const memory: Partial<MailboxMemory> = { seenOf: async () => new Set() };
  const came: string[] = [];
  const take = async (octets: Buffer) => came.push(octets.toString()) > 0;
  await readPop3(account, memory as MailboxMemory, take, new AbortController().signal);
  expect(came).toEqual([message]);
});

test('what came before the handshake is no answer to what is asked after it (CVE-2011-0411)', async () => {
  await using server = await odd((command, socket) => {
    if (command !== 'STLS') return '';
    socket.removeAllListeners('data');
    // Behind the answer, as somebody on the way might put it.
    socket.write('+OK begin\r\n-ERR put in between\r\n');
    const secured = new TLSSocket(socket, { isServer: true, ...vouchedFor });
    secured.on('error', () => {});
    secured.on('data', (asked) => {
      const list = /^(UIDL|LIST)/.test(asked.toString());
      secured.write(list ? '+OK\r\n.\r\n' : '+OK\r\n');
    });
    return '';
  });
  using folder = temporaryFolder();
  const ca = join(folder.path, 'ca.pem');
  writeFileSync(ca, authority);
  const settings = `tls=required&ca=${encodeURIComponent(ca)}`;
  const account = parseMailboxUrl(`pop3://bounces:word@localhost:${server.port}/?${settings}`);
  const memory: Partial<MailboxMemory> = { seenOf: async () => new Set() };
  const { signal } = new AbortController();
  expect(await readPop3(account, memory as MailboxMemory, async () => false, signal)).toEqual({
    looked: 0,
    taken: 0,
    more: false,
  });
});

test('a visit that fails half-way hangs up, so that nothing that was marked is deleted', async () => {
  const { promise: hungUp, resolve } = Promise.withResolvers<string[]>();
  const asked: string[] = [];
  await using server = await odd((command, socket) => {
    if (asked.length === 0) socket.on('close', () => resolve(asked));
    asked.push(command);
    if (command === 'UIDL' || command === 'LIST') return '+OK\r\n1 9\r\n2 9\r\n.\r\n';
    return command.startsWith('RETR') ? '+OK\r\na\r\n.\r\n' : '+OK\r\n';
  });
  const account = parseMailboxUrl(`pop3://bounces:word@127.0.0.1:${server.port}`);
  const memory: Partial<MailboxMemory> = { seenOf: async () => new Set() };
  let taken = 0;
  const take = async () => {
    if (taken++ > 0) throw new Error('the disk is full');
    return true;
  };
  const { signal } = new AbortController();
  await expect(readPop3(account, memory as MailboxMemory, take, signal)).rejects.toThrow('disk is full');
  expect((await hungUp).slice(4)).toEqual(['RETR 1', 'DELE 1', 'RETR 2']);
});

test('a stop hangs up on an IMAP server that answers nothing', async () => {
  const stop = new AbortController();
  await using server = await odd(() => {
    stop.abort();
    return '';
  }, '* OK ready');
  expect(await visit(server.port, stop.signal, 'imap')).toEqual({
    outcome: { looked: 0, taken: 0 },
    problem: null,
    seen: [],
  });
});

test('an IMAP server that breaks the connection off ends the visit, and nothing else', async () => {
  await using server = await odd((command, socket) => {
    const [tag, verb] = command.split(' ');
    if (verb === 'SELECT') socket.resetAndDestroy();
    return `${tag} OK\r\n`;
  }, '* OK ready');
  const { outcome, problem } = await visit(server.port, undefined, 'imap');
  expect(String(outcome)).toContain('The bounce mailbox on 127.0.0.1 cannot be read: ');
  expect(problem).toMatch(/\S/);
});

test('what a server says when it refuses shows neither the password nor control characters', async () => {
  const { promise: hungUp, resolve } = Promise.withResolvers<void>();
  await using server = await odd((command, socket) => {
    if (!command.startsWith('PASS')) return '+OK\r\n';
    socket.on('close', resolve);
    return `-ERR \u001b[2Jnot\0known: ${command}\r\n`;
  });
  const { outcome, problem } = await visit(server.port);
  await hungUp;
  expect(problem).toBe('The POP3 server said: -ERR  [2Jnot known: PASS …');
  expect(JSON.stringify([(outcome as Error).message, String((outcome as Error).cause)])).not.toContain(
    'hunter2',
  );
});
