import { expect, test } from 'vitest';
import { isLoopbackHost, isLoopbackUrl } from '../../src/lib/is-loopback.ts';

test.for([
  ['localhost', true],
  ['LOCALHOST.', true],
  ['desk.localhost', true],
  ['127.0.0.1', true],
  ['127.255.3.4', true],
  ['::1', true],
  ['[::1]', true],
  ['::ffff:127.0.0.1', true],
  ['localhost.example', false],
  ['notlocalhost', false],
  ['127.0.0.1.example', false],
  ['128.0.0.1', false],
  ['10.0.0.1', false],
  ['::', false],
  ['', false],
] as const)('%s: %s', ([host, here]) => {
  expect(isLoopbackHost(host)).toBe(here);
});

test.for([
  ['http://localhost:8484/desk', true],
  ['smtp://user:pass@127.0.0.1:25', true],
  ['smtps://[::1]', true],
  ['smtp://127.0.0.1@mail.example.org', false],
  ['https://updates.example.org', false],
  ['localhost', false],
] as const)('%s: %s', ([url, here]) => {
  expect(isLoopbackUrl(url)).toBe(here);
});
