import { expect, test } from 'vitest';
import { clientAddress } from '../../../src/web/client-address.ts';

test.for([
  ['a visitor without a proxy', '203.0.113.9', undefined, '203.0.113.9'],
  ['a visitor who makes up a header', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['our proxy on this machine', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['our proxy over IPv6', '::1', '2001:db8::7', '2001:db8::7'],
  ['our proxy, mapped', '::ffff:172.18.0.2', '203.0.113.9', '203.0.113.9'],
  ['our proxy on the same link', 'fe80::2', '2001:db8::7', '2001:db8::7'],
  ['what the visitor made up before our proxy', '127.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['two proxies of ours', '127.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.4', '203.0.113.9'],
  ['a visitor on the local network', '127.0.0.1', '10.0.0.4', '10.0.0.4'],
  ['nonsense in the header', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['no connection', undefined, '198.51.100.1', 'unknown'],
] as const)('%s', ([, remote, forwardedFor, address]) => {
  expect(clientAddress(remote, forwardedFor)).toBe(address);
});
