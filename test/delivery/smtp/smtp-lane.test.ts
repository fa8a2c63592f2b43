import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type ComposedMail, mimeOf } from '../../../src/delivery/mime/composed-mail.ts';
import { composeMessage } from '../../../src/delivery/mime/message.ts';
import { type LaneResult, openLane, type SmtpLane } from '../../../src/delivery/smtp/smtp-lane.ts';
import { parseSmtpUrl } from '../../../src/delivery/smtp/smtp-url.ts';
import { MONDAY } from '../../support/newsroom-database.ts';
import { type Behaviour, startSmtpDouble } from '../../support/smtp-double.ts';
import { PATIENT } from '../newsroom.ts';

const at =
  (verb: string, reader: number, act: ReturnType<Behaviour>): Behaviour =>
  (asked) =>
    asked.verb === verb && asked.to === `reader${reader}@mail.example` ? act : undefined;

const plain: Behaviour = ({ verb }) => (verb === 'EHLO' ? '250 mx.test' : undefined);

function mailTo(reader: number, words = 20): ComposedMail {
  const mail = composeMessage({
    subject: 'Ferries',
    html: `<p>${'Boats leave at ten. '.repeat(words)}</p>`,
    text: 'Boats leave at ten.\n',
    from: { name: '', address: 'morning@news.example' },
    replyTo: null,
    to: { name: '', address: `reader${reader}@mail.example` },
    messageId: `${reader}@news.example`,
    date: MONDAY,
    returnPath: null,
    unsubscribeUrl: null,
    list: null,
  });
  if (mail.outcome !== 'composed') throw new Error(mail.detail);
  return mail;
}

/** Delivers to readers 1, 2, 3 …, each announced behind the one before, until the lane is of no more use. */
async function deliverAll(lane: SmtpLane, mails: ComposedMail[]): Promise<string[]> {
  const results: string[] = [];
  for (const [i, mail] of mails.entries()) {
    if (!lane.usable()) break;
    const gate = {
      mayRelease: async () => 'granted' as const,
      released: () => {},
      next: () => mails[i + 1],
    };
    results.push(wordsOf(await lane.deliver(mail, gate)));
  }
  lane.close();
  return results;
}

function wordsOf(result: LaneResult): string {
  if (result.result === 'replied') return `${result.verb} ${result.reply.code}`;
  return result.result === 'lost' ? `lost ${result.phase}` : result.result;
}

async function laneTo(server: { port: number }, timeouts = PATIENT): Promise<SmtpLane> {
  const url = parseSmtpUrl(`smtp://127.0.0.1:${server.port}?tls=none`);
  const opened = await openLane(url, timeouts, new AbortController().signal);
  if (opened.outcome !== 'open') throw new Error(opened.detail);
  return opened.lane;
}

test('a transaction that a refusal left open is reset once, before the next message', async () => {
  await using server = await startSmtpDouble(at('RCPT', 2, '550 5.1.1 unknown'));
  const lane = await laneTo(server);
  const gate = { mayRelease: async () => 'granted' as const, released: () => {} };
  for (const reader of [1, 2, 3, 4]) await lane.deliver(mailTo(reader), gate);
  lane.close();
  expect(server.commands.filter((line) => /^(RSET|RCPT)/.test(line)).map((line) => line.slice(0, 4))).toEqual(
    ['RCPT', 'RCPT', 'RSET', 'RCPT', 'RCPT'],
  );
});

test('a lane with nothing under way says goodbye', async () => {
  await using server = await startSmtpDouble();
  const lane = await laneTo(server);
  lane.close();
  while (server.commands.at(-1) !== 'QUIT') await new Promise(setImmediate);
});

test('a ledger that takes longer than a reply may costs nothing', async () => {
  await using server = await startSmtpDouble();
  const lane = await laneTo(server, { ...PATIENT, replyMs: 1_000 });
  const mayRelease = async () => {
    await sleep(1_100);
    return 'granted' as const;
  };
  expect(wordsOf(await lane.deliver(mailTo(1), { mayRelease, released: () => {} }))).toBe('body 250');
  lane.close();
});

test('a ledger that fails is no fault of the server, and the connection takes nothing more', async () => {
  await using server = await startSmtpDouble();
  const lane = await laneTo(server);
  const gate = { mayRelease: () => Promise.reject(new Error('disk full')), released: () => {} };
  await expect(lane.deliver(mailTo(1), gate)).rejects.toThrow('disk full');
  expect(lane.usable()).toBe(false);
  lane.close();
  expect(server.dots).toBe(0);
});

/** What became of one mail, and how often it was marked. */
async function deliverOne(lane: SmtpLane): Promise<{ outcome: string; marks: number }> {
  let marks = 0;
  const mayRelease = async () => {
    marks++;
    return 'granted' as const;
  };
  const outcome = wordsOf(await lane.deliver(mailTo(1), { mayRelease, released: () => {} }));
  return { outcome, marks };
}

test.for<[string, Behaviour]>([
  ['PIPELINING', () => undefined],
  ['no PIPELINING', plain],
])('a refusal with which the server hangs up counts, and nothing is marked, %s', async ([, extensions]) => {
  const refusal = { reply: '550 5.1.1 unknown', end: 'fin' } as const;
  await using server = await startSmtpDouble((asked) => extensions(asked) ?? at('RCPT', 1, refusal)(asked));
  const lane = await laneTo(server);
  expect(await deliverOne(lane)).toEqual({ outcome: 'RCPT 550', marks: 0 });
  lane.close();
});

test('who hangs up in the middle of an envelope gets no text, and nothing is marked', async () => {
  await using server = await startSmtpDouble(at('RCPT', 1, { drop: 'fin' }));
  const lane = await laneTo(server);
  expect(await deliverOne(lane)).toEqual({ outcome: 'lost during', marks: 0 });
  lane.close();
});

test('without PIPELINING nothing is asked behind a refusal', async () => {
  await using server = await startSmtpDouble(
    (asked) => plain(asked) ?? at('RCPT', 1, '550 5.1.1 unknown')(asked),
  );
  const lane = await laneTo(server);
  expect(await deliverOne(lane)).toEqual({ outcome: 'RCPT 550', marks: 0 });
  expect(server.commands).not.toContain('DATA');
  lane.close();
});

test('words behind the reply to a message are no answer to the next one', async () => {
  const twice = at('dot', 1, '250 2.0.0 queued\r\n250 2.0.0 queued');
  await using server = await startSmtpDouble((asked) => plain(asked) ?? twice(asked));
  const lane = await laneTo(server);
  expect(await deliverOne(lane)).toEqual({ outcome: 'body 250', marks: 1 });
  expect(lane.usable()).toBe(false);
  expect(await deliverOne(lane)).toEqual({ outcome: 'lost before', marks: 0 });
  expect(server.log).toHaveLength(1);
});

/** What every behaviour must leave right: each message once, and none but what was answered with 250. */
test.for<[string, Behaviour, string[]]>([
  ['nothing', () => undefined, ['body 250', 'body 250', 'body 250', 'body 250']],
  ['no PIPELINING', plain, ['body 250', 'body 250', 'body 250', 'body 250']],
  ['RCPT refused', at('RCPT', 2, '550 5.1.1 unknown'), ['body 250', 'RCPT 550', 'body 250', 'body 250']],
  [
    'RCPT refused without PIPELINING',
    (asked) => plain(asked) ?? at('RCPT', 2, '550 5.1.1 unknown')(asked),
    ['body 250', 'RCPT 550', 'body 250', 'body 250'],
  ],
  [
    'RCPT refused, and then RSET',
    (asked) =>
      at('RCPT', 2, '550 5.1.1 unknown')(asked) ?? (asked.verb === 'RSET' ? '500 5.5.1 what?' : undefined),
    ['body 250', 'RCPT 550', 'lost before'],
  ],
  [
    'RCPT refused and DATA taken',
    (asked) => at('RCPT', 2, '550 5.1.1 unknown')(asked) ?? at('DATA', 2, '354 go on')(asked),
    ['body 250', 'RCPT 550', 'body 250', 'body 250'],
  ],
  [
    'MAIL refused and the rest taken',
    ({ verb, before }) => (verb === 'MAIL' && before === 1 ? '451 4.3.0 not now' : undefined),
    ['body 250', 'MAIL 451'],
  ],
  [
    'MAIL refused for now without PIPELINING',
    (asked) =>
      plain(asked) ?? (asked.verb === 'MAIL' && asked.before === 1 ? '451 4.3.0 not now' : undefined),
    ['body 250', 'MAIL 451'],
  ],
  [
    'MAIL refused for good without PIPELINING',
    (asked) =>
      plain(asked) ?? (asked.verb === 'MAIL' && asked.before === 1 ? '530 5.7.0 who are you?' : undefined),
    ['body 250', 'MAIL 530'],
  ],
  ['neither yes nor no to RCPT, and DATA taken', at('RCPT', 2, '354 hm'), ['body 250', 'RCPT 354']],
  [
    'a reply of several lines',
    at('dot', 2, '250-2.0.0 queued\r\n250-2.0.0 as 4711\r\n250 2.0.0 thank you'),
    ['body 250', 'body 250', 'body 250', 'body 250'],
  ],
  ['the dot refused', at('dot', 2, '554 5.7.1 no'), ['body 250', 'body 554', 'body 250', 'body 250']],
  ['354 to the dot', at('dot', 2, '354 go on'), ['body 250', 'body 354']],
  ['421 to the first MAIL', ({ verb }) => (verb === 'MAIL' ? '421 4.3.2 busy' : undefined), ['MAIL 421']],
  ['a refusal behind the 354', at('DATA', 2, '354 go ahead\r\n451 4.3.0 no, wait'), ['body 250', 'body 451']],
  ['another word behind the 354', at('DATA', 2, '354 go ahead\r\n250 hm'), ['body 250', 'lost during']],
  ['421 at the dot', at('dot', 2, '421 4.3.2 closing'), ['body 250', 'body 421']],
  [
    'a farewell behind the dot',
    at('dot', 2, '250 2.0.0 ok\r\n421 4.4.2 idle'),
    ['body 250', 'body 250', 'lost before'],
  ],
  [
    'FIN behind the dot',
    at('dot', 2, { reply: '250 2.0.0 ok', end: 'fin' }),
    ['body 250', 'body 250', 'lost before'],
  ],
  ['FIN instead of an answer', at('dot', 2, { drop: 'fin' }), ['body 250', 'lost after', 'lost before']],
])('the server does %s', async ([, behave, expected]) => {
  await using server = await startSmtpDouble(behave);
  const results = await deliverAll(
    await laneTo(server),
    [1, 2, 3, 4].map((reader) => mailTo(reader)),
  );
  expect(results).toEqual(expected);
  const taken = server.log.filter(({ what }) => what === 'taken').map(({ to }) => to);
  const answered = expected.flatMap((words, i) =>
    words === 'body 250' ? [`reader${i + 1}@mail.example`] : [],
  );
  expect(taken).toEqual(answered);
});

test('the next envelope goes out behind the final dot, and only there', async () => {
  await using server = await startSmtpDouble();
  const order: string[] = [];
  const [first, second] = [mailTo(1), mailTo(2)];
  const lane = await laneTo(server);
  const gate = { mayRelease: async () => 'granted' as const, released: () => {} };
  await lane.deliver(first, { ...gate, next: () => second });
  while (!server.commands.includes('RCPT TO:<reader2@mail.example>')) await new Promise(setImmediate);
  order.push(...server.commands.map((line) => line.slice(0, 4)));
  expect(order).toEqual(['EHLO', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'MAIL', 'RCPT', 'DATA']);
  expect(server.dots).toBe(1);
  await expect(lane.deliver(first, gate)).rejects.toThrow('announced');
  lane.close();
});

test('a withheld message takes the announced one’s connection with it, and no dot goes out', async () => {
  await using server = await startSmtpDouble();
  const mails = [mailTo(1), mailTo(2)];
  const lane = await laneTo(server);
  const gate = { mayRelease: async () => 'granted' as const, released: () => {} };
  await lane.deliver(mails[0] as ComposedMail, { ...gate, next: () => mails[1] });
  const result = await lane.deliver(mails[1] as ComposedMail, {
    ...gate,
    mayRelease: async () => 'suppressed',
  });
  expect(result).toEqual({ result: 'withheld', verdict: 'suppressed' });
  expect(lane.usable()).toBe(false);
  expect(server.dots).toBe(1);
});

test('nothing of the text goes out before the gate opens', async () => {
  await using server = await startSmtpDouble();
  const mail = mailTo(1, 8_000);
  const lane = await laneTo(server);
  let held = true;
  const watch = setInterval(() => expect(held && server.dots > 0).toBe(false), 5);
  const result = await lane.deliver(mail, {
    mayRelease: async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      held = false;
      return 'granted';
    },
    released: () => {},
  });
  clearInterval(watch);
  expect(wordsOf(result)).toBe('body 250');
  expect(server.accepted[0]?.raw).toBe(mimeOf(mail).toString('latin1').slice(0, -2));
  lane.close();
});

test('a connection that ends while the mark is written has taken nothing', async () => {
  await using server = await startSmtpDouble(at('DATA', 1, { reply: '354 go ahead', end: 'rst' }));
  const lane = await laneTo(server);
  const result = await lane.deliver(mailTo(1), {
    async mayRelease() {
      while (lane.usable()) await new Promise(setImmediate);
      return 'granted';
    },
    released: () => {},
  });
  expect(wordsOf(result)).toBe('lost during');
});

test('a server that says farewell to the second EHLO is not kept waiting with an open connection', async () => {
  const closed = Promise.withResolvers<void>();
  let greetings = 0;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('close', () => closed.resolve());
    socket.write('220 mx.test ESMTP\r\n');
    socket.on('data', (data) => {
      if (data.toString().startsWith('EHLO'))
        socket.write(++greetings === 1 ? '250 mx.test\r\n' : '421 busy\r\n');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const smtp = parseSmtpUrl(`smtp://127.0.0.1:${port}?tls=none`);
  const opened = await openLane(smtp, PATIENT, new AbortController().signal);
  expect(opened).toEqual({ outcome: 'back_off', detail: 'busy' });
  await closed.promise;
  server.close();
});

/** Never hangs up, and goes on talking when the client has said its last word. */
async function startStubborn() {
  const heard: string[] = [];
  const closed = Promise.withResolvers<void>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    socket.on('error', () => {});
    socket.write('220 mx.test ESMTP\r\n');
    socket.on('data', (data) => {
      heard.push(data.toString('latin1'));
      const [command = ''] = String(heard.at(-1)).split('\r\n');
      if (command.startsWith('EHLO')) socket.write('250-mx.test\r\n250 PIPELINING\r\n');
      else if (command.startsWith('MAIL')) socket.write('250 ok\r\n250 ok\r\n354 go ahead\r\n');
      else if (String(heard.at(-1)).includes('\r\n.\r\n')) socket.write('250 ok\r\n');
    });
    const talk = setInterval(() => socket.readableEnded && socket.write('2'), 20);
    socket.on('close', () => {
      clearInterval(talk);
      closed.resolve();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => heard.join(''),
    closed: closed.promise,
    [Symbol.asyncDispose]: async () => {
      server.close();
    },
  };
}

test('a server that does not hang up is not kept with a connection for ever', async () => {
  await using server = await startStubborn();
  const lane = await laneTo(server);
  lane.close();
  await server.closed;
  expect(server.heard()).toMatch(/QUIT\r\n$/);
});

test('behind an envelope that will not be used nothing is said: the server would take it for text', async () => {
  await using server = await startStubborn();
  const [first, second] = [mailTo(1), mailTo(2)];
  const lane = await laneTo(server);
  const gate = { mayRelease: async () => 'granted' as const, released: () => {}, next: () => second };
  expect(wordsOf(await lane.deliver(first, gate))).toBe('body 250');
  lane.close();
  await server.closed;
  expect(server.heard()).toMatch(/reader2@mail\.example>\r\nDATA\r\n$/);
});

/** Says this as soon as some of the text is here, and reads no more. */
async function startHasty(said: string): Promise<AsyncDisposable & { port: number }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.write('220 mx.test ESMTP\r\n');
    let inText = false;
    socket.on('data', (data) => {
      if (inText) {
        socket.pause();
        socket.write(`${said}\r\n`);
      } else if (/^DATA/im.test(String(data))) {
        inText = true;
        socket.write('354 go ahead\r\n');
      } else socket.write('250 ok\r\n');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test.for([
  ['250 2.0.0 queued', 'lost after'],
  ['552 5.3.4 too big', 'body 552'],
] as const)('%s before the text is out: %s, and the connection is of no more use', async ([said, words]) => {
  await using server = await startHasty(said);
  const smtp = parseSmtpUrl(`smtp://127.0.0.1:${server.port}?tls=none`);
  const opened = await openLane(smtp, PATIENT, new AbortController().signal);
  if (opened.outcome !== 'open') throw new Error(opened.detail);
  // More than the system holds between the two.
  const text = Buffer.from('Boats leave at ten.\r\n'.repeat(1_500_000));
  const mail = { ...mailTo(1), body: [text], size: mailTo(1).head.length + 2 + text.length };
  const result = await opened.lane.deliver(mail, { mayRelease: async () => 'granted', released: () => {} });
  expect(wordsOf(result)).toBe(words);
  expect(opened.lane.usable()).toBe(false);
  opened.lane.close();
});
