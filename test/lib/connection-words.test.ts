import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect, test } from 'vitest';
import { inConnectionWords } from '../../src/lib/connection-words.ts';
import { messageOf } from '../../src/lib/errors.ts';

const failing = (work: () => Promise<unknown>) =>
  work().then(String, (error) => inConnectionWords(messageOf(error)));

test('what this Node says of a port where nothing listens', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  const refused = await failing(
    () => new Promise((_, reject) => connectTls({ host: '127.0.0.1', port }).once('error', reject)),
  );
  expect(refused).toBe(`Nothing listens at 127.0.0.1:${port}.`);
});

test('what this Node says of a name that is none', async () => {
  expect(await failing(() => lookup('nowhere.invalid'))).toMatch(
    /^DNS (?:knows no nowhere\.invalid|has no answer about nowhere\.invalid now)\.$/,
  );
});

test.for<[string, string]>([
  [
    'connect ECONNREFUSED ::1:25; connect ECONNREFUSED 127.0.0.1:25',
    'Nothing listens at ::1:25. Nothing listens at 127.0.0.1:25.',
  ],
  ['connect ENETUNREACH 2001:db8::1:443 - Local (:::0)', 'No way leads from here to 2001:db8::1:443.'],
  ['queryA ESERVFAIL mx.example', 'DNS has no answer about mx.example now.'],
  ['read ECONNRESET', 'The other side broke the connection off.'],
  ['The certificate has expired', 'The certificate has expired'],
  ['password authentication failed; see the log', 'password authentication failed; see the log'],
  [
    'connect ECONNREFUSED ::1:25; password authentication failed',
    'connect ECONNREFUSED ::1:25; password authentication failed',
  ],
  ['connect ECONNREFUSED 127.0.0.1:25 - Local (127.0.0.1:0)', 'Nothing listens at 127.0.0.1:25.'],
  ['connect ETIMEDOUT 198.51.100.7:25 - Local (0.0.0.0:0)', '198.51.100.7:25 did not answer in time.'],
  [
    'connect ETIMEDOUT 198.51.100.7:25; connect ENETUNREACH 2001:db8::7:25 - Local (:::0)',
    '198.51.100.7:25 did not answer in time. No way leads from here to 2001:db8::7:25.',
  ],
  ['query ETIMEOUT mx.example', 'DNS has no answer about mx.example now.'],
  ['query ETIMEOUT', 'DNS has no answer now.'],
  ['connect ECONNRESET 127.0.0.1:25 - Local (127.0.0.1:4711)', 'The other side broke the connection off.'],
  ['connect ECONNRESET', 'The other side broke the connection off.'],
  [
    'Client network socket disconnected before secure TLS connection was established',
    'The other side broke the connection off.',
  ],
])('“%s”: %s', ([said, words]) => {
  expect(inConnectionWords(said)).toBe(words);
});
