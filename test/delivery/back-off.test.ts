import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GIVE_UP_AFTER_MS, nextAttempt } from '../../src/delivery/back-off.ts';

const MINUTE = 60_000;

test.for([
  [1, 1],
  [2, 5],
  [3, 10],
  [4, 15],
  [5, 30],
  [6, 60],
  [7, 120],
  [8, 240],
  [50, 240],
])('after %i attempts: %i minutes', ([attempts, minutes]) => {
  expect(nextAttempt(attempts as number, 0, 1_000)).toBe(1_000 + (minutes as number) * MINUTE);
});

test('never beyond 72 hours after the freeze, always later than now', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 0, max: 2 * GIVE_UP_AFTER_MS }),
      (attempts, now) => {
        const next = nextAttempt(attempts, 0, now);
        expect(next === null || (next > now && next <= GIVE_UP_AFTER_MS)).toBe(true);
        if (now > GIVE_UP_AFTER_MS) expect(next).toBeNull();
      },
    ),
  );
});
