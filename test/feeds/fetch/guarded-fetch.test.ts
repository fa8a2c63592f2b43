import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, isIP, type Socket } from 'node:net';
import { setDefaultCACertificates } from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../src/feeds/fetch/check-url.ts';
import { failureOf } from '../../../src/feeds/fetch/fetch-failure.ts';
import { createGuardedFetch } from '../../../src/feeds/fetch/guarded-fetch.ts';
import { createGuardedLookup } from '../../../src/feeds/fetch/guarded-lookup.ts';
import { isPublicAddress } from '../../../src/feeds/fetch/public-address.ts';
import { serve } from '../feed-fixtures.ts';
import { anotherName, authority, expired, vouchedFor } from '../own-authority.ts';
import { selfSigned } from '../self-signed.ts';

const userAgent = 'Twofold test';
const strict = createGuardedFetch({ userAgent });
const local = createGuardedFetch({ userAgent, allowLoopback: true, maxBytes: 100_000, timeoutMs: 4_000 });

setDefaultCACertificates([authority]);
const hasty = createGuardedFetch({ userAgent, allowLoopback: true, timeoutMs: 400 });

describe('addresses', () => {
  test.for([
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['168.63.129.16', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['198.18.0.1', false],
    ['203.0.113.9', false],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fd00:ec2::254', false],
    ['fec0::1', false],
    ['ff02::1', false],
    ['::ffff:93.184.216.34', false],
    ['::127.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['64:ff9b:1::a00:1', false],
    ['2002:7f00:1::', false],
    ['2001:0:7f00:1::', false],
    ['2001:db8::1', false],
    ['4000::1', false],
    ['localhost', false],
  ] as const)('%s public: %s', ([address, expected]) => {
    expect(isPublicAddress(address)).toBe(expected);
  });

  test.for([
    'http://127.0.0.1/',
    'http://127.0.0.1./',
    'http://127.1/',
    'http://0/',
    'http://2130706433/',
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://localhost/',
    'http://localhost./',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/latest/meta-data/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'unix:/run/docker.sock',
    'http+unix://%2Frun%2Fdocker.sock/info',
    'gopher://example.org/',
    'data:text/xml,<rss/>',
    'http://user:pw@example.org/',
    'http://user@example.org/',
    'http://:pw@example.org/',
    'https://example.org:22/',
    'http://example.org:6379/',
    'not an address',
  ])('%s is refused', async (url) => {
    expect(await strict(url)).toMatchObject({ outcome: 'refused' });
  });

  test.for(['http://example.org/', 'https://example.org:8443/', 'http://example.org:8080/'])(
    '%s may be tried',
    (url) => {
      expect(refusalOf(new URL(url), { allowLoopback: false })).toBeNull();
    },
  );
});

test('every request says who asks, whatever else it says, and what encodings are understood', async () => {
  await using server = await serve((_, response) => response.end('x'));
  await local(server.url, { headers: { accept: 'text/plain', 'user-agent': 'somebody else' } });
  await local(server.url);
  const asked = { 'user-agent': userAgent, 'accept-encoding': 'gzip, br' };
  expect(server.requests.map(({ headers }) => headers)).toMatchObject([
    { ...asked, accept: 'text/plain' },
    { ...asked, accept: '*/*' },
  ]);
});

describe('at the moment it dials', () => {
  test('a public name that resolves inward is refused, and nothing is asked', async () => {
    await using server = await serve((_, response) => response.end('secret'));
    const port = new URL(server.url).port;
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const fetch = createGuardedFetch({ userAgent, allowLoopback: true, resolve });
    expect(await fetch('http://news.example:8080/')).toEqual({
      outcome: 'refused',
      inward: true,
      reason: 'news.example has no public address.',
    });
    expect(await fetch(`http://news.example:${port}/`)).toMatchObject({ outcome: 'refused' });
    expect(server.requests).toHaveLength(0);
  });

  test.for([
    '10.0.0.1',
    '169.254.169.254',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fd00::1',
    '::1',
  ])('a name whose address is %s is refused', async (address) => {
    const fetch = createGuardedFetch({
      userAgent,
      resolve: async () => [{ address, family: isIP(address) }],
    });
    expect(await fetch('https://news.example/')).toMatchObject({ outcome: 'refused' });
  });

  test('a name that is public when first asked and ours when dialled is refused: each dial looks it up', async () => {
    const answers = [['93.184.216.34'], ['93.184.216.34', '127.0.0.1'], ['127.0.0.1']];
    const resolve = async () => (answers.shift() ?? []).map((address) => ({ address, family: 4 }));
    const lookup = createGuardedLookup(resolve, true);
    const dial = () =>
      new Promise((done) => {
        lookup('news.example', { all: true }, (error, found) => done(error ? error.name : found));
      });
    const theirs = [{ address: '93.184.216.34', family: 4 }];
    expect([await dial(), await dial(), await dial()]).toEqual([theirs, theirs, 'RefusedAddressError']);
  });

  test('who wants one address gets the first that may be dialled', async () => {
    const found = ['10.0.0.1', '93.184.216.34'].map((address) => ({ address, family: 4 }));
    const lookup = createGuardedLookup(async () => found, false);
    const dialled = new Promise((done) => lookup('news.example', {}, (_error, address) => done(address)));
    expect(await dialled).toBe('93.184.216.34');
  });

  test('where loopback is allowed, a name of this machine leads to no other one', async () => {
    const resolve = async () => [{ address: '10.0.0.1', family: 4 }];
    const fetch = createGuardedFetch({ userAgent, allowLoopback: true, resolve });
    expect(await fetch('http://localhost/')).toMatchObject({ outcome: 'refused', inward: true });
  });

  test.for(['http://localhost/', 'http://localhost:8080/', 'http://127.0.0.1:8080/', 'http://[::1]/'])(
    'even where loopback is allowed, an address elsewhere does not lead to %s',
    (inward) => {
      const [url, start] = [new URL(inward), new URL('https://news.example/')];
      const reason = `${url.hostname.replace(/[[\]]/g, '')} is not a public address.`;
      for (const allowLoopback of [true, false])
        expect(refusalOf(url, { allowLoopback, start })).toEqual({ reason, inward: true });
      expect(refusalOf(url, { allowLoopback: false })).toMatchObject({
        reason: expect.stringContaining('FEEDS_ALLOW_LOOPBACK=1'),
        inward: true,
      });
      expect(refusalOf(url, { allowLoopback: true })).toBeNull();
    },
  );

  test('a dead IPv6 address gives way to IPv4', async () => {
    await using server = await serve((_, response) => response.end('here'));
    const resolve = async () => [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    const fetch = createGuardedFetch({ userAgent, allowLoopback: true, resolve });
    const outcome = await fetch(server.url.replace('127.0.0.1', 'localhost'));
    expect(outcome).toMatchObject({ outcome: 'response', body: Buffer.from('here') });
  });

  test('of several addresses that cannot be reached the last one tried speaks for all', () => {
    const failed = (code: string) => Object.assign(new Error(code), { code });
    const both = new AggregateError([failed('ETIMEDOUT'), failed('ECONNREFUSED')]);
    expect(failureOf(both, { aborted: false, timedOut: false })).toMatchObject({ kind: 'connect' });
  });

  test('a name nobody knows is a DNS failure', async () => {
    const resolve = () =>
      Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    const fetch = createGuardedFetch({ userAgent, resolve });
    expect(await fetch('http://nowhere.example/')).toMatchObject({ outcome: 'failed', kind: 'dns' });
  });
});

describe('redirects', () => {
  test.for([301, 302, 303, 307, 308])('a %i is followed, from where it stands', async (status) => {
    await using server = await serve((request, response) => {
      const next = { '/': '/news/', '/news/': 'feed' }[request.url ?? ''];
      if (next) response.writeHead(status, { location: next }).end();
      else response.end('there');
    });
    expect(await local(server.url)).toMatchObject({
      url: `${server.url}/news/feed`,
      body: Buffer.from('there'),
    });
  });

  test('with a body that never ends are followed all the same', async () => {
    await using server = await serve((request, response) => {
      if (request.url !== '/') return void response.end('there');
      response.writeHead(302, { location: '/new' }).write('It has moved');
    });
    expect(await local(server.url)).toMatchObject({ outcome: 'response', body: Buffer.from('there') });
  });

  test('a permanent move is told, as far as every hop is permanent', async () => {
    await using server = await serve((request, response) => {
      const next = { '/a': [301, '/b'], '/b': [308, '/c'], '/t': [302, '/a'] }[request.url ?? ''];
      response
        .writeHead((next?.[0] as number) ?? 200, next ? { location: next[1] as string } : {})
        .end('end');
    });
    expect(await local(`${server.url}/a`)).toMatchObject({
      url: `${server.url}/c`,
      permanentUrl: `${server.url}/c`,
    });
    expect(await local(`${server.url}/t`)).toMatchObject({ url: `${server.url}/c`, permanentUrl: null });
  });

  test.for([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::a00:1]/',
    '//192.168.0.1/',
    'http://example.org:22/',
    'http://user:pw@example.org/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'unix:/run/docker.sock',
  ])('to %s is refused', async (location) => {
    await using server = await serve((request, response) => {
      response.writeHead(302, { location: request.url === '/' ? '/next' : location }).end();
    });
    expect(await local(server.url)).toMatchObject({ outcome: 'refused' });
    expect(server.requests).toHaveLength(2);
  });

  test('end after five hops', async () => {
    await using server = await serve((request, response) => {
      const hop = Number(request.url?.slice(1));
      if (hop === 0) response.end('there');
      else response.writeHead(302, { location: hop > 100 ? request.url : `/${hop - 1}` }).end();
    });
    expect(await local(`${server.url}/5`)).toMatchObject({ outcome: 'response', body: Buffer.from('there') });
    expect(await local(`${server.url}/6`)).toMatchObject({ outcome: 'failed', kind: 'redirects' });
    server.requests.length = 0;
    expect(await local(`${server.url}/101`)).toMatchObject({ outcome: 'failed', kind: 'redirects' });
    expect(server.requests).toHaveLength(6);
  });

  test('to nothing that is an address fail', async () => {
    await using server = await serve((_, response) =>
      response.writeHead(302, { location: 'http://[' }).end(),
    );
    expect(await local(server.url)).toMatchObject({ outcome: 'failed', kind: 'protocol' });
  });
});

describe('bodies', () => {
  const text = Buffer.from('tide '.repeat(1_000));
  test.for([
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['gzip', gzipSync(text).subarray(0, -6)],
    ['identity', text],
  ] as const)('%s is decoded', async ([encoding, body]) => {
    await using server = await serve((_, response) =>
      response.setHeader('content-encoding', encoding).end(body),
    );
    expect(await local(server.url)).toMatchObject({ outcome: 'response', status: 200, body: text });
  });

  test.for([
    ['a plain giant', '', Buffer.alloc(200_000), 'too_large'],
    ['a gzip bomb', 'gzip', gzipSync(Buffer.alloc(5_000_000)), 'too_large'],
    ['a brotli bomb', 'br', brotliCompressSync(Buffer.alloc(5_000_000)), 'too_large'],
    ['a bomb in a bomb', 'gzip, gzip', gzipSync(gzipSync(Buffer.alloc(5_000_000))), 'too_large'],
    ['three layers', 'gzip, gzip, gzip', Buffer.from('x'), 'encoding'],
    ['an unknown encoding', 'compress', Buffer.from('x'), 'encoding'],
    ['not what it says', 'gzip', Buffer.from('plainly not gzip'), 'encoding'],
  ] as const)('%s fails', async ([, encoding, body, kind]) => {
    await using server = await serve((_, response) => {
      if (encoding) response.setHeader('content-encoding', encoding);
      response.end(body);
    });
    expect(await local(server.url)).toMatchObject({ outcome: 'failed', kind });
  });

  test('a body that is not compressed as its headers say is told so', async () => {
    await using server = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip').end('plainly not gzip');
    });
    expect(await local(server.url)).toMatchObject({
      kind: 'encoding',
      reason: 'It is not compressed as its headers say: incorrect header check.',
    });
  });

  test.for([
    [100_000, 'response'],
    [100_001, 'failed'],
  ] as const)('of %i bytes, sent in parts, where 100,000 are allowed: %s', async ([length, outcome]) => {
    await using server = await serve((_, response) => {
      response.write(Buffer.alloc(50_000));
      response.end(Buffer.alloc(length - 50_000));
    });
    expect(await local(server.url)).toMatchObject({ outcome });
  });

  test('a length of more than 10 MB is refused before any of it comes', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 10 * 1024 * 1024 + 1 }).flushHeaders();
    });
    const patient = createGuardedFetch({ userAgent, allowLoopback: true, timeoutMs: 60_000 });
    expect(await patient(server.url)).toMatchObject({ outcome: 'failed', kind: 'too_large' });
  });
});

describe('bad servers', () => {
  test('a body that never ends keeps nobody who asks for the headers', async () => {
    const closed = Promise.withResolvers<void>();
    await using server = await serve((request, response) => {
      if (request.url === '/old') return void response.writeHead(302, { location: '/' }).end();
      response.on('close', () => closed.resolve());
      response.writeHead(200, { 'content-encoding': 'unheard-of', 'x-a': 'b' }).write('and');
    });
    expect(await hasty(`${server.url}/old`, { headersOnly: true })).toMatchObject({
      outcome: 'response',
      status: 200,
      url: `${server.url}/`,
      headers: { 'x-a': 'b' },
      body: Buffer.alloc(0),
    });
    await closed.promise;
  });

  test('one byte at a time meets the deadline', async () => {
    await using server = await serve((_, response) => {
      const drip = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(drip));
    });
    expect(await hasty(server.url)).toMatchObject({ outcome: 'failed', kind: 'timeout' });
    const { signal } = new AbortController(); // whoever could break it off need not watch the time
    expect(await hasty(server.url, { signal })).toMatchObject({ outcome: 'failed', kind: 'timeout' });
  });

  test('so does a head that never ends', async () => {
    await using server = await listenTcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('x-a: b\r\n'), 50);
      socket.on('close', () => clearInterval(drip));
    });
    const outcome = await hasty(server.url);
    expect(outcome).toMatchObject({ outcome: 'failed' });
    expect(['timeout', 'protocol']).toContain(outcome.outcome === 'failed' && outcome.kind);
  });

  test('and hops that each take their time: the deadline is for all of them', async () => {
    await using server = await serve((_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/again' }).end(), 150);
    });
    expect(await hasty(server.url)).toMatchObject({ outcome: 'failed', kind: 'timeout' });
  });

  test.for([
    ['that an authority vouches for is taken', vouchedFor, { outcome: 'response', status: 200 }],
    [
      'that has expired is refused',
      expired,
      { outcome: 'failed', kind: 'tls', reason: 'Its certificate has expired.' },
    ],
    [
      'of another name is refused',
      anotherName,
      { outcome: 'failed', kind: 'tls', reason: 'Its certificate is of another name.' },
    ],
    [
      'nobody vouches for is refused',
      selfSigned,
      {
        outcome: 'failed',
        kind: 'tls',
        reason:
          'No authority that this machine trusts vouches for its certificate: NODE_EXTRA_CA_CERTS=FILE, in the environment, adds one.',
      },
    ],
    [
      'behind TLS 1.0 is not looked at',
      { ...vouchedFor, minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' },
      { outcome: 'failed', kind: 'tls', reason: 'It speaks TLS only in a version that is outdated.' },
    ],
  ] as const)('a certificate %s', async ([, certificate, expected]) => {
    const server = createTlsServer(certificate, (_, response) => response.end('x'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    expect(await local(`https://localhost:${port}/`)).toMatchObject(expected);
    server.close();
  });

  test.for([
    ['hangs up', (socket: Socket) => socket.destroy(), 'connection'],
    ['speaks no HTTP', (socket: Socket) => socket.end('220 mail.example ESMTP\r\n'), 'protocol'],
    [
      'breaks off',
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nshort'),
      'connection',
    ],
  ] as const)('a server that %s', async ([, act, kind]) => {
    const server = createTcpServer((socket) => socket.once('data', () => act(socket)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    expect(await local(`http://127.0.0.1:${port}/`)).toMatchObject({ outcome: 'failed', kind });
    server.close();
    expect(await local(`http://127.0.0.1:${port}/`)).toMatchObject({ outcome: 'failed', kind: 'connect' });
  });

  test('headers without an end in sight are said to be too long', async () => {
    await using server = await listenTcp((socket) => {
      socket.end(`HTTP/1.1 200 OK\r\netag: "${'x'.repeat(300_000)}"\r\n\r\n`);
    });
    const failed = { outcome: 'failed', kind: 'protocol', reason: 'Its headers are too long.' };
    expect(await local(server.url)).toMatchObject(failed);
  });

  test('a request given up says so', async () => {
    await using server = await serve(() => {});
    const signal = AbortSignal.timeout(100);
    const patient = createGuardedFetch({ userAgent, allowLoopback: true, timeoutMs: 60_000 });
    expect(await patient(server.url, { signal })).toMatchObject({ outcome: 'failed', kind: 'aborted' });
  });
});

async function listenTcp(act: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    act(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
