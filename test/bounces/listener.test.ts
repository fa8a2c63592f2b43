import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { type BounceListener, parseListenUrl, startBounceListener } from '../../src/bounces/listener.ts';
import { receiveMail } from '../../src/bounces/receive-mail.ts';
import { talkSmtp } from '../support/talk-smtp.ts';
import { arf, dsn, letter, outOfOffice } from './returned-messages.ts';
import { BOUNCE_ADDRESS, type SentIssues, sentIssues } from './sent-issues.ts';

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each[Symbol.asyncDispose]();
});

async function listening(protocol: 'lmtp' | 'smtp', failing = false) {
  const s: SentIssues = await sentIssues();
  const sent = await s.send(0);
  const deps = { ...s, rules: { softInARow: 3 } };
  const failures: unknown[] = [];
  const listener: BounceListener = await startBounceListener(parseListenUrl(`${protocol}://127.0.0.1:0`), {
    async isOurs(recipient) {
      const claimed = s.returnPaths.readReturnPath(recipient);
      const delivery = claimed && (await s.reports.deliveryById(claimed.deliveryId));
      return (
        s.returnPaths.isPlain(recipient) || Boolean(delivery && s.returnPaths.isGenuine(claimed, delivery))
      );
    },
    async take(message, recipient) {
      if (failing) throw new Error('the disk is full');
      const mail = { source: protocol, message, envelopeTo: [recipient], listUnknown: true };
      return (await receiveMail(deps, mail)).some(({ outcome }) => outcome !== 'refused');
    },
    failed: (error) => failures.push(error),
  });
  open.push(s, listener);
  const port = Number(new URL(listener.url).port);
  const talk = (to: string[], message: string) =>
    talkSmtp(port, protocol === 'lmtp' ? 'LHLO' : 'EHLO', { from: '', to, message });
  return { s, sent, paths: sent.map(s.returnPaths.returnPathOf), talk, port, failures };
}

test('LMTP answers for each return path, after each is written down', async () => {
  const { s, paths, talk } = await listening('lmtp');
  const [one = '', two = ''] = paths;
  const replies = await talk([one.toUpperCase(), two], dsn({ to: one, recipient: 'reader1@mail.example' }));
  expect(replies.slice(-2).map((reply) => reply.slice(0, 3))).toEqual(['250', '250']);
  expect([await s.barred(1), await s.barred(2), await s.barred(3)]).toEqual([
    'hard_bounce',
    'hard_bounce',
    null,
  ]);
});

test('other recipients get 550, forged return paths among them', async () => {
  const { s, paths, talk } = await listening('smtp');
  const [path = ''] = paths;
  const forged = path.replace(/.@/, (end) => (end.startsWith('0') ? '1@' : '0@'));
  for (const recipient of [forged, 'editor@news.example', `${path}.evil`, 'bounces+9zz@news.example']) {
    const replies = await talk([recipient], dsn({ to: path, recipient: 'reader1@mail.example' }));
    expect(replies.at(-1), recipient).toMatch(/^550 5\.1\.1/);
  }
  expect(await s.barred(1)).toBeNull();
});

test('the bounce address itself takes complaints about our mail, and refuses letters', async () => {
  const { s, sent, talk } = await listening('smtp');
  const [first] = sent;
  const about = { to: BOUNCE_ADDRESS, recipient: first?.address ?? '', messageId: first?.messageId ?? '' };
  expect((await talk([BOUNCE_ADDRESS], letter('Good morning'))).at(-1)).toMatch(/^550 5\.7\.1/);
  expect((await talk([BOUNCE_ADDRESS], arf({ ...about, recipient: 'reader2@mail.example' }))).at(-1)).toMatch(
    /^550/,
  );
  expect((await talk([BOUNCE_ADDRESS], arf(about))).at(-1)).toMatch(/^250/);
  expect([await s.barred(1), await s.barred(2)]).toEqual(['complaint', null]);
});

test('nobody proves anything by naming an address', async () => {
  const { s, talk } = await listening('smtp');
  const message = dsn({ to: BOUNCE_ADDRESS, recipient: 'reader1@mail.example' });
  const unnamed = message.replace('Message-ID: <none@elsewhere.example>\n', '');
  expect(unnamed).not.toBe(message);
  expect((await talk([BOUNCE_ADDRESS], unnamed)).at(-1)).toMatch(/^550/);
  expect(await s.barred(1)).toBeNull();
});

test('of a long message its beginning is kept, without what could steer a terminal', async () => {
  const { s, paths, talk } = await listening('smtp');
  const [path = ''] = paths;
  const message = dsn({ to: path, recipient: 'reader1@mail.example' });
  const steering = message.replace('could not be', 'could\u001b[2J not be');
  expect((await talk([path], `${steering}${'and so on\n'.repeat(1_000)}`)).at(-1)).toMatch(/^250/);
  const [report] = await s.reports.list({}, 9);
  expect(report?.excerpt).toContain('could[2J not be');
  expect(report?.excerpt?.length).toBeLessThanOrEqual(4_000);
});

test('a return path that is only told of somewhere in a message proves its delivery, too', async () => {
  const { s, paths, talk } = await listening('smtp');
  const [path = ''] = paths;
  const message = dsn({ to: BOUNCE_ADDRESS, recipient: 'somebody@far.example' });
  const told = message.replace('message could', `message from ${path} could`);
  expect((await talk([BOUNCE_ADDRESS], message)).at(-1)).toMatch(/^550/);
  expect((await talk([BOUNCE_ADDRESS], told)).at(-1)).toMatch(/^250/);
  expect([await s.barred(1), await s.barred(2)]).toEqual(['hard_bounce', null]);
});

test('an answering machine at a return path is taken and does nothing', async () => {
  const { s, paths, talk } = await listening('smtp');
  const [path = ''] = paths;
  const answer = await talk([path], outOfOffice({ to: path, from: 'reader1@mail.example' }));
  expect(answer.at(-1)).toMatch(/^250/);
  expect(await s.barred(1)).toBeNull();
  expect(await s.reports.list({}, 9)).toMatchObject([{ reason: 'auto_reply', outcome: 'no_effect' }]);
});

test.for(['lmtp', 'smtp'] as const)(
  '%s: what could not be written down is to be sent again',
  async (protocol) => {
    const { paths, talk, failures } = await listening(protocol, true);
    const [path = ''] = paths;
    const replies = await talk([path], dsn({ to: path, recipient: 'reader1@mail.example' }));
    expect(replies.at(-1)).toMatch(/^451 4\.3\.0/);
    expect(failures).toHaveLength(1);
  },
);

test.for([
  ['written down, nothing of ours', /^250/],
  ['written down, the disk is full', /^451/],
  ['nothing of ours, the disk is full', /^451/],
  ['nothing of ours, nothing of ours', /^550 5\.7\.1/],
] as const)('SMTP answers for all recipients at once: %s', async ([outcomes, reply]) => {
  const each = outcomes.split(', ');
  const listener = await startBounceListener(parseListenUrl('smtp://127.0.0.1:0'), {
    isOurs: async () => true,
    async take() {
      const outcome = each.shift();
      if (outcome === 'the disk is full') throw new Error(outcome);
      return outcome === 'written down';
    },
    failed() {},
  });
  onTestFinished(() => listener[Symbol.asyncDispose]());
  const message = dsn({ to: BOUNCE_ADDRESS, recipient: 'reader1@mail.example' });
  const to = ['bounces+1@news.example', 'bounces+2@news.example'];
  const replies = await talkSmtp(Number(new URL(listener.url).port), 'EHLO', { from: '', to, message });
  expect(replies.at(-1)).toMatch(reply);
});

test('LMTP answers for each: one that could not be written down keeps no other', async () => {
  const asked: string[] = [];
  const listener = await startBounceListener(parseListenUrl('lmtp://127.0.0.1:0'), {
    isOurs: async () => true,
    async take(_message, recipient) {
      asked.push(recipient);
      if (asked.length === 1) throw new Error('the disk is full');
      return true;
    },
    failed() {},
  });
  onTestFinished(() => listener[Symbol.asyncDispose]());
  const message = dsn({ to: BOUNCE_ADDRESS, recipient: 'reader1@mail.example' });
  const to = ['bounces+1@news.example', 'bounces+2@news.example'];
  const replies = await talkSmtp(Number(new URL(listener.url).port), 'LHLO', { from: '', to, message });
  expect(replies.slice(-2)).toEqual([expect.stringMatching(/^451/), expect.stringMatching(/^250/)]);
  expect(asked).toEqual(to);
});

test('a recipient who cannot be looked up is to be tried again, and fifty are taken at a time', async () => {
  const failures: unknown[] = [];
  let known = true;
  const listener = await startBounceListener(parseListenUrl('smtp://127.0.0.1:0'), {
    isOurs: async () => known || Promise.reject(new Error('no database')),
    take: async () => true,
    failed: (error) => failures.push(error),
  });
  onTestFinished(() => listener[Symbol.asyncDispose]());
  const port = Number(new URL(listener.url).port);
  const message = dsn({ to: BOUNCE_ADDRESS, recipient: 'reader1@mail.example' });
  const to = Array.from({ length: 51 }, (_, n) => `bounces+${n}@news.example`);
  const replies = await talkSmtp(port, 'EHLO', { from: '', to, message });
  expect(replies.filter((reply) => reply.startsWith('452'))).toHaveLength(1);
  known = false;
  expect((await talkSmtp(port, 'EHLO', { from: '', to: to.slice(0, 1), message })).at(-1)).toMatch(/^451/);
  expect(failures).toEqual([new Error('no database')]);
});

test('a connection that is kept busy for too long is ended, and another one is free', async () => {
  const listener = await startBounceListener(parseListenUrl('smtp://127.0.0.1:0'), {
    isOurs: async () => true,
    take: async () => true,
    failed() {},
    connectionMs: 2_000,
  });
  onTestFinished(() => listener[Symbol.asyncDispose]());
  const port = Number(new URL(listener.url).port);
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
  });
  const busy = setInterval(() => said !== '' && socket.writable && socket.write('NOOP\r\n'), 50);
  await once(socket, 'end');
  clearInterval(busy);
  expect(said).toMatch(/^220 .*250 .*421 4\.4\.2 [^\n]*\n$/s);
  const message = dsn({ to: BOUNCE_ADDRESS, recipient: 'reader1@mail.example' });
  const replies = await talkSmtp(port, 'EHLO', { from: '', to: [BOUNCE_ADDRESS], message });
  expect(replies.at(-1)).toMatch(/^250/);
});

test('a message of more than 2 MB is refused, and its beginning does nothing', async () => {
  const { s, paths, talk } = await listening('smtp');
  const [path = ''] = paths;
  const big = `${dsn({ to: path, recipient: 'reader1@mail.example' })}${'0123456789abcdef\n'.repeat(150_000)}`;
  expect((await talk([path], big)).at(-1)).toMatch(/^(552|closed)/);
  expect(await s.barred(1)).toBeNull();
});

test.for([
  ['lmtp://127.0.0.1', { protocol: 'lmtp', host: '127.0.0.1', port: 24 }],
  ['smtp://[::1]/', { protocol: 'smtp', host: '::1', port: 25 }],
  ['smtp://mail.example:2525', { protocol: 'smtp', host: 'mail.example', port: 2525 }],
] as const)('%s is listened on', ([url, address]) => {
  expect(parseListenUrl(url)).toEqual(address);
});

test.for(['http://127.0.0.1', 'lmtp://user:pw@127.0.0.1:24', 'lmtp://127.0.0.1:24/x', 'smtp://', ''])(
  '“%s” is no address to listen on',
  (url) => {
    expect(() => parseListenUrl(url)).toThrow(/^BOUNCE_LISTEN/);
  },
);
