import { expect, test } from 'vitest';
import { createDomainThrottle } from '../../../src/delivery/relays/domain-throttle.ts';
import { createDoubts } from '../../../src/delivery/relays/doubts.ts';
import { newPlace } from '../../../src/delivery/relays/place.ts';
import type { Relay } from '../../../src/delivery/relays/relay.ts';
import { createRelayPool } from '../../../src/delivery/relays/relay-pool.ts';
import { memoryRelayStore } from '../../../src/delivery/relays/relay-store.ts';
import { createRota } from '../../../src/delivery/relays/rota.ts';
import { createWaitingRoom } from '../../../src/delivery/relays/waiting-room.ts';
import { createAlarm } from '../../../src/delivery/send/send-alarm.ts';
import { silentLog } from '../../../src/lib/log.ts';
import { relayAt } from '../relays/relays-here.ts';

const ISSUE = 'morning/2026-11-23';
const MINUTE = 60_000;

type Seen = Parameters<ReturnType<typeof createAlarm>['saw']>[0];

/** One relay of a send, and what its lanes tell of it. */
function alarmOf(limits: Partial<Relay> = {}) {
  let now = Date.UTC(2026, 10, 23, 6);
  const clock = { now: () => now };
  const store = memoryRelayStore();
  const relays = [relayAt(2525, { id: 'only', ...limits })];
  const [line] = createRelayPool({ relays, store, clock, log: silentLog }).lines;
  if (!line) throw new Error('there is no relay');
  const place = newPlace(line);
  const room = createWaitingRoom(clock);
  const rota = createRota([place], room, clock);
  const domains = createDomainThrottle([], store, clock);
  const doubts = createDoubts(store, 'only', ISSUE, 0);
  const alarm = createAlarm({ place, rota, room, domains, clock, doubts });
  let id = 0;
  return {
    alarm,
    place,
    room,
    rota,
    domains,
    phase: () => line.breaker().phase,
    tell: line.tell,
    wait: (ms: number) => {
      now += ms;
    },
    async saw(state: Seen['state'], more: Partial<Seen> = {}) {
      room.begin();
      const seen: Seen = {
        id: ++id,
        domain: 'mail.example',
        state,
        detail: null,
        fault: null,
        answered: true,
        offered: true,
        refusal: null,
        cut: false,
        ...more,
      };
      await alarm.saw(seen);
      alarm.settled(seen);
    },
  };
}

const AWAY = { kind: 'failed', reason: 'it was away', halted: false } as const;

/** Its breaker lets one try. */
async function halfOpen(limits: Partial<Relay> = {}) {
  const one = alarmOf(limits);
  await one.tell(AWAY);
  one.wait(2 * MINUTE);
  expect(one.phase()).toBe('half_open');
  return one;
}

test('a try that fails opens the breaker again, though an older connection of the send is still there', async () => {
  const { alarm, place, phase } = await halfOpen();
  place.connected = 1;
  expect(await alarm.turnedAway('it is away', false)).toBe(true);
  expect(phase()).toBe('open');
});

test('a relay that takes some connections of a send is left none the worse when it wants no more', async () => {
  const { alarm, place, phase } = alarmOf();
  place.connected = 1;
  expect(await alarm.turnedAway('too many connections', false)).toBe(false);
  expect(phase()).toBe('closed');
});

test('what it said last to a message is the reason, rather than that it hung up', async () => {
  const { alarm, place, saw } = alarmOf();
  await saw('ready', { answered: false, detail: '421 come back later' });
  await alarm.turnedAway('it hung up', false);
  expect(place.line.breaker().reason).toContain('421 come back later');
});

test('but not what it said before it answered for another one', async () => {
  const { alarm, place, saw } = alarmOf();
  await saw('ready', { answered: false, detail: '421 come back later' });
  await saw('accepted');
  await alarm.turnedAway('it hung up', false);
  expect(place.line.breaker().reason).toBe('it hung up');
});

test('who waits for a turn hears at once that a relay has failed', async () => {
  const { alarm, room } = alarmOf();
  for (const _ of ['the one that waits', 'the one that fails']) room.enter();
  const waits = room.wait('turn', null, false);
  await alarm.turnedAway('it is away', false);
  expect(await waits).toBe(true);
});

test('a try is over when it has come to something, whatever that is', async () => {
  const { place, rota, saw } = await halfOpen();
  const turn = await rota.turn(place, false);
  if (turn.turn !== 'go' || !turn.probe) throw new Error('it is no try');
  turn.probe.delivery = 7;
  await saw('ready', { id: 7, answered: false });
  expect(await rota.turn(place, false)).toMatchObject({ turn: 'go' });
});

test('but not when a message that was begun before the relay failed has', async () => {
  const { place, rota, saw } = await halfOpen();
  const turn = await rota.turn(place, false);
  if (turn.turn !== 'go' || !turn.probe) throw new Error('it is no try');
  turn.probe.delivery = 7;
  await saw('in_doubt', { id: 6, answered: false });
  expect(await rota.turn(place, false)).toEqual({ turn: 'leave' });
});

test.for<[string, Seen['state'], Partial<Seen>, string]>([
  ['a message was accepted', 'accepted', {}, 'closed'],
  ['a mailbox was refused', 'rejected', { fault: 'recipient' }, 'closed'],
  ['the connection broke', 'ready', { answered: false }, 'half_open'],
  ['our own mark was refused', 'withheld', {}, 'half_open'],
  ['a copy could not be made', 'rejected', { offered: false }, 'half_open'],
  ['it had a trouble of its own', 'deferred', { fault: 'relay' }, 'half_open'],
])('has a relay recovered when %s?', async ([, state, more, now]) => {
  const { saw, phase } = await halfOpen();
  await saw(state, more);
  expect(phase()).toBe(now);
});

test.for<[Seen['state'], boolean]>([
  ['accepted', true],
  ['in_doubt', true],
  ['deferred', false],
  ['rejected', false],
  ['withheld', false],
])('%s counts for the day: %j', async ([state, counts]) => {
  const { rota, place, saw } = alarmOf({ perDay: 1 });
  expect(await rota.turn(place, false)).toEqual({ turn: 'go' });
  expect((await rota.turn(place, true)).turn).toBe('leave');
  await saw(state);
  expect((await rota.turn(place, true)).turn).toBe(counts ? 'leave' : 'go');
});

test('the relay is given five doubts, and whoever comes after must not begin with it anew', async () => {
  const { place, saw } = alarmOf();
  for (let doubt = 1; doubt < 5; doubt++) await saw('in_doubt', { answered: false });
  expect(place.out).toBeNull();
  await saw('in_doubt', { answered: false });
  expect(place).toMatchObject({ out: expect.stringContaining('5 messages'), harmful: true });
});

test('copies that could not be made are no refusals of the relay’s', async () => {
  const { place, saw } = alarmOf();
  for (let unmade = 0; unmade < 49; unmade++) await saw('rejected');
  expect(place.out).toBeNull();
});

test('the third domain in a row that wants less mail is the relay that wants less from us', async () => {
  const { saw, phase } = alarmOf();
  const slow = (domain: string) => saw('deferred', { domain, fault: 'domain' });
  for (const domain of ['a.example', 'b.example', 'b.example']) await slow(domain);
  await saw('accepted');
  for (const domain of ['c.example', 'd.example']) await slow(domain);
  expect(phase()).toBe('closed');
  await slow('e.example');
  expect(phase()).toBe('open');
});

test('a domain that has rested has recovered when it takes a message, not when it refuses a mailbox', async () => {
  const { domains, saw, wait } = alarmOf();
  const domain = 'mail.example';
  await saw('deferred', { fault: 'domain' });
  wait(2 * MINUTE);
  expect(domains.begin(domain)).toBeNull();
  await saw('rejected', { fault: 'recipient' });
  expect(domains.room(domain, 5)).toBe(1);
  expect(domains.begin(domain)).toBeNull();
  await saw('accepted');
  expect(domains.room(domain, 5)).toBe(5);
});
