import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createGuardedFetch } from '../../src/feeds/guarded-fetch.ts';
import { isPublicAddress } from '../../src/feeds/public-address.ts';
import { serve } from './feed-fixtures.ts';
import { selfSigned } from './self-signed.ts';

const userAgent = 'Twofold test';
const strict = createGuardedFetch({ userAgent });
const local = createGuardedFetch({ userAgent, allowLoopback: true, maxBytes: 100_000, timeoutMs: 4_000 });

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
    ['localhost', false],
  ] as const)('%s public: %s', ([address, expected]) => {
    expect(isPublicAddress(address)).toBe(expected);
  });

  test.for([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost/',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'http://user:pw@example.org/',
    'https://example.org:22/',
    'not an address',
  ])('%s is refused', async (url) => {
    expect(await strict(url)).toMatchObject({ outcome: 'refused' });
  });
});

describe('at the moment it dials', () => {
  test('a public name that resolves inward is refused, and nothing is asked', async () => {
    await using server = await serve((_, response) => response.end('secret'));
    const port = new URL(server.url).port;
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const fetch = createGuardedFetch({ userAgent, allowLoopback: true, resolve });
    expect(await fetch('http://news.example:8080/')).toEqual({
      outcome: 'refused',
      reason: 'news.example has no public address.',
    });
    expect(await fetch(`http://news.example:${port}/`)).toMatchObject({ outcome: 'refused' });
    expect(server.requests).toHaveLength(0);
  });

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

  test('a name nobody knows is a DNS failure', async () => {
    const resolve = () =>
      Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    const fetch = createGuardedFetch({ userAgent, resolve });
    expect(await fetch('http://nowhere.example/')).toMatchObject({ outcome: 'failed', kind: 'dns' });
  });
});

describe('redirects', () => {
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

  test('each hop is checked again, and they end', async () => {
    await using server = await serve((request, response) => {
      const location = request.url === '/inward' ? 'http://10.0.0.1/' : '/loop';
      response.writeHead(302, { location }).end();
    });
    expect(await local(`${server.url}/inward`)).toMatchObject({ outcome: 'refused' });
    expect(await local(`${server.url}/loop`)).toMatchObject({ outcome: 'failed', kind: 'redirects' });
    expect(server.requests).toHaveLength(1 + 6);
  });
});

describe('bodies', () => {
  const text = Buffer.from('tide '.repeat(1_000));
  test.for([
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
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
});

describe('bad servers', () => {
  test('one byte at a time meets the deadline', async () => {
    await using server = await serve((_, response) => {
      const drip = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(drip));
    });
    const fetch = createGuardedFetch({ userAgent, allowLoopback: true, timeoutMs: 400 });
    expect(await fetch(server.url)).toMatchObject({ outcome: 'failed', kind: 'timeout' });
  });

  test('a certificate nobody vouches for is refused', async () => {
    const server = createTlsServer(selfSigned, (_, response) => response.end('x'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    expect(await local(`https://localhost:${port}/`)).toMatchObject({ outcome: 'failed', kind: 'tls' });
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

  test('a request given up says so', async () => {
    await using server = await serve(() => {});
    const signal = AbortSignal.timeout(100);
    expect(await local(server.url, { signal })).toMatchObject({ outcome: 'failed', kind: 'aborted' });
  });
});
