import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GIVE_UP_AFTER_MS, nextAttempt } from '../../../src/delivery/send/back-off.ts';

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
])('after %i attempts: up to %i minutes, and not much less', ([attempts = 0, minutes = 0]) => {
  for (let id = 1; id < 200; id++) {
    const wait = (nextAttempt({ id, attempts, date: 0 }, 1_000, GIVE_UP_AFTER_MS) ?? 0) - 1_000;
    expect(wait).toBeLessThanOrEqual(minutes * MINUTE);
    expect(wait).toBeGreaterThanOrEqual(0.8 * minutes * MINUTE);
  }
});

test('recipients refused together come back spread out, each at its own time', () => {
  const at = (id: number) => nextAttempt({ id, attempts: 2, date: 0 }, 0, GIVE_UP_AFTER_MS);
  const times = Array.from({ length: 100 }, (_, id) => at(id));
  expect(new Set(times).size).toBeGreaterThan(90);
  expect(at(7)).toBe(at(7));
});

test('never beyond the give-up time, always later than now', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 0, max: 2 * GIVE_UP_AFTER_MS }),
      fc.integer({ min: 3_600_000, max: GIVE_UP_AFTER_MS }),
      (attempts, now, giveUpAfterMs) => {
        const next = nextAttempt({ id: attempts, attempts, date: 0 }, now, giveUpAfterMs);
        expect(next === null || (next > now && next <= giveUpAfterMs)).toBe(true);
        if (now > giveUpAfterMs) expect(next).toBeNull();
      },
    ),
  );
});
