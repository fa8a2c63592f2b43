import { expect, test } from 'vitest';
import { createUnsubscribeAddresses } from '../../src/bounces/unsubscribe-addresses.ts';
import { createReturnPaths } from '../../src/bounces/verp.ts';

const given = { address: 'bounces@news.example', secret: 'not-a-real-secret-not-a-real-one' };
const addresses = createUnsubscribeAddresses(given);
const ada = { id: 42, tokenEpoch: 1 };

test('an address proves one reader and one edition, whatever its case', () => {
  const address = addresses.addressOf(ada, 'morning');
  expect(address).toMatch(/^bounces\+1a-[0-9a-v]{20}@news\.example$/);
  for (const written of [address, address.toUpperCase(), ` <${address}> `]) {
    const claimed = addresses.read(written);
    if (!claimed) throw new Error('not read');
    expect(claimed.subscriberId).toBe(42);
    expect(addresses.isGenuine(claimed, ada, 'morning')).toBe(true);
    expect(addresses.isGenuine(claimed, ada, 'evening')).toBe(false);
    expect(addresses.isGenuine(claimed, { ...ada, id: 43 }, 'morning')).toBe(false);
    expect(addresses.isGenuine(claimed, { ...ada, tokenEpoch: 2 }, 'morning')).toBe(false);
    const elsewhere = createUnsubscribeAddresses({ ...given, secret: 'another-secret-of-another-house' });
    expect(elsewhere.isGenuine(claimed, ada, 'morning')).toBe(false);
  }
});

test('it is no return path, nor the other way round', () => {
  const paths = createReturnPaths(given);
  const address = addresses.addressOf(ada, 'morning');
  const path = paths.returnPathOf({ id: 42, messageId: 'm@news.example' });
  expect(paths.readReturnPath(address)).toBeNull();
  expect(paths.findReturnPaths(`To: <${address}>`)).toEqual([]);
  expect(addresses.read(path)).toBeNull();
  expect(addresses.read(path.replace('.', '-'))).not.toBeNull();
  const swapped = addresses.read(path.replace('.', '-'));
  expect(swapped && addresses.isGenuine(swapped, ada, 'morning')).toBe(false);
  // Not even where their codes are made of the same text.
  const same = paths.returnPathOf({ id: 42, messageId: '1\0morning' });
  expect(same.replace('.', '-')).not.toBe(address);
});

test('the longest fits a local part', () => {
  const longest = createUnsubscribeAddresses({ ...given, address: `${'b'.repeat(31)}@news.example` });
  const [local = ''] = longest
    .addressOf({ id: Number.MAX_SAFE_INTEGER, tokenEpoch: 9 }, 'morning')
    .split('@');
  expect(local.length).toBe(64);
});
