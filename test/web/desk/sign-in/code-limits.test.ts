import { expect, test } from 'vitest';
import { createCodeLimits } from '../../../../src/web/desk/sign-in/code-limits.ts';

const QUARTER = 15 * 60_000;

test('so many calls for an address and from a network in any quarter of an hour', () => {
  let now = Date.UTC(2026, 10, 23);
  const { allow } = createCodeLimits({ now: () => now }, 2, 3);
  expect([allow('ann', 'n1'), allow('ann', 'n2'), allow('ann', 'n3')]).toEqual([true, true, false]);
  expect([allow('ben', 'n1'), allow('cleo', 'n1'), allow('dan', 'n1')]).toEqual([true, true, false]);
  expect(allow('dan', 'n2')).toBe(true); // strangers of one network keep nobody else out
  now += QUARTER - 1;
  expect(allow('ann', 'n4')).toBe(false);
  now += 1;
  expect(allow('ann', 'n4')).toBe(true);
});

test('a clock that was ahead keeps nobody out once it is right', () => {
  let now = Date.UTC(2027, 10, 23);
  const { allow } = createCodeLimits({ now: () => now }, 1, 9);
  expect(allow('ann', 'n1')).toBe(true);
  now = Date.UTC(2026, 10, 23);
  expect([allow('ann', 'n1'), allow('ann', 'n1')]).toEqual([true, false]);
});
