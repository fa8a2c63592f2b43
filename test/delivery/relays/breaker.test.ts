import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Breaker,
  type BreakerEvent,
  newBreaker,
  RELAY_WAITS,
  stepBreaker,
} from '../../../src/delivery/relays/breaker.ts';

const MINUTE = 60_000;
const down: BreakerEvent = { kind: 'failed', reason: 'the door is shut', halted: false };
const refused: BreakerEvent = { kind: 'failed', reason: '535 wrong password', halted: true };

test('closed → open with its reason → half open when the wait is over → closed by a success', () => {
  let breaker = newBreaker(0);
  expect(stepBreaker(breaker, { kind: 'worked' }, 5, 'a')).toBe(breaker);
  breaker = stepBreaker(breaker, down, 1_000, 'a');
  expect(breaker).toMatchObject({ phase: 'open', reason: 'the door is shut', opens: 1, since: 1_000 });
  const { until } = breaker;
  expect(stepBreaker(breaker, { kind: 'asked' }, (until ?? 0) - 1, 'a')).toBe(breaker);
  breaker = stepBreaker(breaker, { kind: 'asked' }, until ?? 0, 'a');
  expect(breaker).toMatchObject({ phase: 'half_open', reason: 'the door is shut' });
  expect(stepBreaker(breaker, { kind: 'worked' }, until ?? 0, 'a')).toMatchObject({
    phase: 'closed',
    reason: null,
    until: null,
  });
});

test('connections that fail together are one failure, but a halt among them is told', () => {
  const open = stepBreaker(newBreaker(0), down, 0, 'a');
  expect(stepBreaker(open, down, 10, 'a')).toBe(open);
  const halted = stepBreaker(open, refused, 10, 'a');
  expect(halted).toMatchObject({ halted: true, reason: '535 wrong password' });
  expect(stepBreaker(halted, down, 20, 'a')).toBe(halted);
});

test('one that a clock opened which was a year ahead is tried once the clock is right again', () => {
  for (const event of [down, refused]) {
    const open = stepBreaker(newBreaker(0), event, 365 * 24 * 60 * MINUTE, 'a');
    expect(stepBreaker(open, { kind: 'asked' }, 0, 'a')).toMatchObject({ phase: 'half_open' });
  }
});

test('an operator’s retry opens the way at once', () => {
  const halted = stepBreaker(newBreaker(0), refused, 0, 'a');
  expect(stepBreaker(halted, { kind: 'retry' }, 1, 'a')).toMatchObject({ phase: 'half_open' });
});

test('one that fails again soon after it worked has not recovered; after ten minutes it has', () => {
  const again = (workedFor: number) => {
    let breaker = stepBreaker(newBreaker(0), down, 0, 'a');
    breaker = stepBreaker(breaker, { kind: 'retry' }, 1, 'a');
    breaker = stepBreaker(breaker, { kind: 'worked' }, 2, 'a');
    return stepBreaker(breaker, down, 2 + workedFor, 'a').opens;
  };
  expect(again(9 * MINUTE)).toBe(2);
  expect(again(10 * MINUTE)).toBe(1);
});

const events = fc.array(
  fc.record({
    event: fc.constantFrom<BreakerEvent>(
      down,
      refused,
      { kind: 'worked' },
      { kind: 'asked' },
      { kind: 'retry' },
    ),
    later: fc.integer({ min: 0, max: 300 * MINUTE }),
  }),
  { maxLength: 60 },
);

test('whatever happens: waits are bounded, only an open one waits, only a failure opens, only a success closes', () => {
  fc.assert(
    fc.property(events, fc.string(), (steps, name) => {
      let breaker: Breaker = newBreaker(0);
      let now = 0;
      for (const { event, later } of steps) {
        now += later;
        const before = breaker;
        breaker = stepBreaker(breaker, event, now, name);
        expect(breaker.phase === 'open').toBe(breaker.until !== null);
        expect(breaker.reason === null).toBe(breaker.phase === 'closed');
        if (before.phase !== 'open' && breaker.phase === 'open') {
          const [first, most] = RELAY_WAITS[breaker.halted ? 'halted' : 'passing'];
          const wait = (breaker.until ?? 0) - now;
          expect(wait).toBeGreaterThanOrEqual(0.75 * Math.min(most, first * 2 ** (breaker.opens - 1)) - 1);
          expect(wait).toBeLessThanOrEqual(most);
          expect(event.kind).toBe('failed');
        }
        if (before.phase !== 'closed' && breaker.phase === 'closed') expect(event.kind).toBe('worked');
      }
    }),
  );
});

test('its waits grow while it does not recover, and never beyond the longest', () => {
  let breaker = newBreaker(0);
  let now = 0;
  const [first, most] = RELAY_WAITS.passing;
  for (let opening = 1; opening <= 12; opening++) {
    breaker = stepBreaker(breaker, down, now, 'a');
    const wait = (breaker.until ?? 0) - now;
    const longest = Math.min(most, first * 2 ** (opening - 1));
    expect(wait).toBeLessThanOrEqual(longest);
    expect(wait).toBeGreaterThanOrEqual(0.75 * longest);
    now = breaker.until ?? 0;
    breaker = stepBreaker(breaker, { kind: 'asked' }, now, 'a');
    now += 60 * MINUTE; // nothing was due, so nothing was tried: that is no recovery
  }
});
