import { expect, test } from 'vitest';
import { silentLog } from '../../src/lib/log.ts';
import { confirm } from '../../src/subscribers/confirm.ts';
import { createLinks } from '../../src/subscribers/links.ts';
import { setEditions } from '../../src/subscribers/set-preferences.ts';
import { signUp } from '../../src/subscribers/sign-up.ts';
import type { Subscriber, SuppressionReason } from '../../src/subscribers/subscriber.ts';
import { suppress, unsubscribe } from '../../src/subscribers/unsubscribe.ts';
import { createCaps } from '../../src/subscribers/window-caps.ts';
import { openTemporaryStore } from './temporary-store.ts';

const DAY = 86_400_000;
const links = createLinks({ baseUrl: 'https://news.example', secret: 's' });

async function start({ perNetwork = 100, overall = 100, failures = 0 } = {}) {
  const temporary = await openTemporaryStore();
  const clock = { at: Date.UTC(2026, 10, 23, 9), now: () => clock.at };
  const mails: { subscriber: Subscriber; url: string; editions: string[] }[] = [];
  const work: Promise<void>[] = [];
  let left = failures;
  const deps = {
    store: temporary.store,
    links,
    clock,
    log: silentLog,
    caps: createCaps({ perNetwork, overall }),
    wordingOf: (edition: string) => `Send me ${edition}.`,
    async sendConfirmation(subscriber: Subscriber, url: string, editions: string[]) {
      if (left-- > 0) throw new Error('the relay is down');
      mails.push({ subscriber, url, editions });
    },
    background: (task: () => Promise<void>) => {
      work.push(task());
    },
  };
  return {
    ...deps,
    mails,
    async signUp(address: string, editions = ['morning'], clientAddress = '192.0.2.7') {
      const outcome = signUp(deps, { address, editions, source: 'home page', clientAddress });
      await Promise.all(work);
      return outcome;
    },
    async reader(address: string) {
      const [subscriber] = await temporary.store.findByAddresses([address]);
      if (!subscriber) throw new Error(`${address} is not there`);
      return subscriber;
    },
    [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
  };
}
const states = ({ subscriptions }: Subscriber) =>
  Object.fromEntries(subscriptions.map(({ edition, state }) => [edition, state]));

test('a sign-up mails a link and subscribes nobody; the confirmation does, with its consent', async () => {
  await using s = await start();
  expect(await s.signUp('Ada@Example.com', ['morning', 'evening'])).toEqual({ outcome: 'accepted' });
  const pending = await s.reader('ada@example.com');
  expect(states(pending)).toEqual({ evening: 'pending', morning: 'pending' });
  expect(s.mails).toMatchObject([{ subscriber: { address: 'Ada@example.com', name: '' } }]);

  s.clock.at += 1000;
  const outcome = await confirm(s, pending, ['morning'], s.clock.at);
  expect(outcome).toEqual({ outcome: 'confirmed', editions: ['morning'] });
  const confirmed = await s.reader('ada@example.com');
  expect(states(confirmed)).toEqual({ evening: 'pending', morning: 'active' });
  expect(confirmed.subscriptions.find(({ edition }) => edition === 'morning')?.consent).toEqual({
    wording: 'Send me morning.',
    source: 'home page, confirmed by link',
    at: s.clock.at,
  });

  s.clock.at += 1000;
  expect(await confirm(s, confirmed, ['morning'], s.clock.at)).toEqual(outcome);
  expect(await s.reader('ada@example.com')).toEqual(confirmed);
});

test('the link carries the editions asked for and dies after a week', async () => {
  await using s = await start();
  await s.signUp('ada@example.com', ['evening']);
  const token = s.mails[0]?.url.split('/').at(-1) ?? '';
  expect(links.read('confirm', token, s.clock.at)?.editions).toEqual(['evening']);
  expect(links.read('confirm', token, s.clock.at + 7 * DAY)).toBeNull();
});

test('one address gets one link a day, however it is written', async () => {
  await using s = await start();
  for (const typed of ['ada@example.com', 'ADA@example.com', ' ada@EXAMPLE.com ']) {
    expect(await s.signUp(typed)).toEqual({ outcome: 'accepted' });
  }
  expect(s.mails).toHaveLength(1);
  s.clock.at += DAY - 1;
  await s.signUp('ada@example.com');
  expect(s.mails).toHaveLength(1);
  s.clock.at += 1;
  await s.signUp('ada@example.com');
  expect(s.mails).toHaveLength(2);
});

test('twenty requests for one address at the same moment send one link', async () => {
  await using s = await start();
  await Promise.all(Array.from({ length: 20 }, () => s.signUp('ada@example.com')));
  expect(s.mails).toHaveLength(1);
});

test('after a link that could not be sent the address may ask again', async () => {
  await using s = await start({ failures: 1 });
  await s.signUp('ada@example.com');
  expect(s.mails).toHaveLength(0);
  await s.signUp('ada@example.com');
  expect(s.mails).toHaveLength(1);
});

test('caps hold for one network and altogether, and the next hour is free again', async () => {
  await using s = await start({ perNetwork: 2, overall: 3 });
  const outcomes = [];
  for (const [index, from] of [
    '192.0.2.7',
    '192.0.2.7',
    '192.0.2.7',
    '2001:db8::1',
    '203.0.113.9',
  ].entries()) {
    outcomes.push((await s.signUp(`reader${index}@example.com`, ['morning'], from)).outcome);
  }
  expect(outcomes).toEqual(['accepted', 'accepted', 'capped', 'accepted', 'capped']);
  s.clock.at += 3_600_000;
  expect(await s.signUp('reader9@example.com')).toEqual({ outcome: 'accepted' });
});

test('a cap that was reached while the clock was ahead is not one once it is right', () => {
  const caps = createCaps({ perNetwork: 1, overall: 1 });
  expect([caps.allow('192.0.2.7', 365 * DAY), caps.allow('192.0.2.7', 365 * DAY)]).toEqual([true, false]);
  expect(caps.allow('192.0.2.7', DAY)).toBe(true);
});

test('an IPv6 host cannot step around the cap by changing its address', () => {
  const caps = createCaps({ perNetwork: 1, overall: 9 });
  expect(caps.allow('2001:db8:1:2:aaaa::1', 0)).toBe(true);
  expect(caps.allow('2001:db8:1:2:bbbb::2', 0)).toBe(false);
  expect(caps.allow('2001:db8:1:3::1', 0)).toBe(true);
  expect(caps.allow('::ffff:192.0.2.7', 0)).toBe(true);
  expect(caps.allow('192.0.2.7', 0)).toBe(false);
});

test('visitors whose address nobody knows are one network', () => {
  const caps = createCaps({ perNetwork: 1, overall: 9 });
  expect(['unknown', 'unknown', ''].map((from) => caps.allow(from, 0))).toEqual([true, false, false]);
});

test('unless told otherwise, 20 sign-ups an hour from one network and 1,000 from all', () => {
  const one = createCaps();
  expect(Array.from({ length: 21 }, () => one.allow('192.0.2.7', 0)).indexOf(false)).toBe(20);
  const many = createCaps();
  const from = (n: number) => `10.0.${n >> 8}.${n & 255}`;
  expect(Array.from({ length: 1001 }, (_, n) => many.allow(from(n), 0)).indexOf(false)).toBe(1000);
});

test('a bad address or no edition is said at once and counts nowhere', async () => {
  await using s = await start({ perNetwork: 1 });
  expect(await s.signUp('nonsense', [])).toEqual({
    outcome: 'invalid',
    address: 'An address looks like name@example.com.',
    editions: 'Choose at least one edition.',
  });
  expect(await s.signUp('ada@example.com', [])).toEqual({
    outcome: 'invalid',
    editions: 'Choose at least one edition.',
  });
  expect(await s.signUp('nonsense')).toMatchObject({ outcome: 'invalid', address: expect.any(String) });
  expect(await s.signUp('ada@example.com')).toEqual({ outcome: 'accepted' });
});

test('a sign-up by a stranger changes nothing for a reader who left', async () => {
  await using s = await start();
  await s.signUp('ada@example.com');
  await confirm(s, await s.reader('ada@example.com'), ['morning'], s.clock.at);
  await unsubscribe(s, await s.reader('ada@example.com'), ['morning']);
  s.clock.at += DAY;
  await s.signUp('ada@example.com');
  const left = await s.reader('ada@example.com');
  expect(states(left)).toEqual({ morning: 'unsubscribed' });
  await confirm(s, left, ['morning'], s.clock.at);
  const [again] = (await s.reader('ada@example.com')).subscriptions;
  expect(again).toMatchObject({ state: 'active', consent: { source: 'sign-up, confirmed by link' } });
});

test('unsubscribing twice is the same as once', async () => {
  await using s = await start();
  await s.signUp('ada@example.com', ['morning', 'evening']);
  await confirm(s, await s.reader('ada@example.com'), ['morning', 'evening'], s.clock.at);
  const reader = await s.reader('ada@example.com');
  expect(await unsubscribe(s, reader, ['morning'])).toEqual(['morning']);
  expect(await unsubscribe(s, reader, ['morning'])).toEqual([]);
  expect(await unsubscribe(s, reader, 'all')).toEqual(['evening']);
});

test('unsubscribing from everything ends what was not confirmed yet, too', async () => {
  await using s = await start();
  await s.signUp('ada@example.com', ['morning', 'evening']);
  await confirm(s, await s.reader('ada@example.com'), ['morning'], s.clock.at);
  await unsubscribe(s, await s.reader('ada@example.com'), 'all');
  expect(states(await s.reader('ada@example.com'))).toEqual({
    evening: 'unsubscribed',
    morning: 'unsubscribed',
  });
});

test('after a complaint only a fresh confirmation brings mail back, and only for its editions', async () => {
  await using s = await start();
  await s.signUp('ada@example.com', ['morning', 'evening']);
  await confirm(s, await s.reader('ada@example.com'), ['morning', 'evening'], s.clock.at);
  const complaint = { canonicalAddress: 'ada@example.com', reason: 'complaint', detail: 'FBL' } as const;
  expect(await suppress(s, complaint)).toBe(true);
  expect(await suppress(s, complaint)).toBe(false);

  const gone = await s.reader('ada@example.com');
  expect(states(gone)).toEqual({ evening: 'unsubscribed', morning: 'unsubscribed' });
  expect(await setEditions(s, gone, { offered: ['morning'], chosen: ['morning'] })).toEqual({
    outcome: 'confirmation_needed',
    editions: ['morning'],
  });
  expect(states(await s.reader('ada@example.com'))).toEqual(states(gone));

  await confirm(s, await s.reader('ada@example.com'), ['morning'], s.clock.at);
  expect(states(await s.reader('ada@example.com'))).toEqual({ evening: 'unsubscribed', morning: 'active' });
  expect(await s.store.suppressions(['ada@example.com'])).toEqual([]);
  expect(await s.store.newestLifts(9)).toMatchObject([{ reason: 'complaint', actor: 'reader' }]);
});

test('a mailbox that bounced gets back only what was confirmed: it may have a new owner', async () => {
  await using s = await start();
  await s.signUp('ada@example.com', ['morning', 'evening']);
  await confirm(s, await s.reader('ada@example.com'), ['morning', 'evening'], s.clock.at);
  await suppress(s, { canonicalAddress: 'ada@example.com', reason: 'hard_bounce', detail: '5.1.1' });
  expect(states(await s.reader('ada@example.com'))).toEqual({ evening: 'active', morning: 'active' });
  await confirm(s, await s.reader('ada@example.com'), ['morning'], s.clock.at);
  expect(states(await s.reader('ada@example.com'))).toEqual({ evening: 'unsubscribed', morning: 'active' });
});

test.for([
  ['hard_bounce', 1, 'confirmed'],
  ['invalid_address', 1, 'confirmed'],
  ['operator', 0, 'refused'],
] as const)('an address barred for %s gets %i links', async ([reason, sent, outcome]) => {
  await using s = await start();
  await s.signUp('ada@example.com');
  const bar = (why: SuppressionReason) =>
    suppress(s, { canonicalAddress: 'ada@example.com', reason: why, detail: '' });
  await bar('hard_bounce');
  await bar(reason);
  s.clock.at += DAY;
  expect(await s.signUp('ada@example.com')).toEqual({ outcome: 'accepted' });
  expect(s.mails).toHaveLength(1 + sent);
  expect((await confirm(s, await s.reader('ada@example.com'), ['morning'], s.clock.at)).outcome).toBe(
    outcome,
  );
});

test('after a complaint a link made before it opens nothing: it takes a fresh one', async () => {
  await using s = await start();
  await s.signUp('ada@example.com');
  const madeAt = s.clock.at;
  await confirm(s, await s.reader('ada@example.com'), ['morning'], madeAt);
  s.clock.at += DAY;
  await suppress(s, { canonicalAddress: 'ada@example.com', reason: 'complaint', detail: 'abuse' });
  const complained = await s.reader('ada@example.com');
  expect(await confirm(s, complained, ['morning'], madeAt)).toEqual({ outcome: 'outdated' });
  const wanted = { offered: ['morning'], chosen: ['morning'] };
  expect(await setEditions(s, complained, wanted)).toMatchObject({ outcome: 'confirmation_needed' });
  expect(states(await s.reader('ada@example.com'))).toEqual({ morning: 'unsubscribed' });
  expect(await s.store.suppressions(['ada@example.com'])).toMatchObject([{ reason: 'complaint' }]);

  s.clock.at += DAY;
  await s.signUp('ada@example.com');
  expect(states(await s.reader('ada@example.com'))).toEqual({ morning: 'unsubscribed' });
  await confirm(s, await s.reader('ada@example.com'), ['morning'], s.clock.at);
  expect(states(await s.reader('ada@example.com'))).toEqual({ morning: 'active' });
  expect(await s.store.suppressions(['ada@example.com'])).toEqual([]);
});
