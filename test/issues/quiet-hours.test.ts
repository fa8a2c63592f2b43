import { describe, expect, test } from 'vitest';
import { isWithin, quietUntil } from '../../src/issues/quiet-hours.ts';

const at = (iso: string) => Date.parse(iso);
const NIGHT: [string, string] = ['22:00', '06:00'];

describe('isWithin', () => {
  test.each([
    ['21:59', false],
    ['22:00', true],
    ['23:30', true],
    ['00:00', true],
    ['05:59', true],
    ['06:00', false],
    ['12:00', false],
  ])('%s is at night: %s', (time, expected) => {
    expect(isWithin(time, NIGHT)).toBe(expected);
  });

  test('hours of one day end before they began again', () => {
    expect([isWithin('12:59', ['12:00', '13:00']), isWithin('13:00', ['12:00', '13:00'])]).toEqual([
      true,
      false,
    ]);
  });
});

describe('quietUntil', () => {
  test('before midnight it is the next morning, after midnight the same', () => {
    const morning = at('2026-11-24T06:00:00-05:00');
    expect(quietUntil(at('2026-11-23T22:10:00-05:00'), 'America/Toronto', NIGHT)).toBe(morning);
    expect(quietUntil(at('2026-11-24T05:59:59-05:00'), 'America/Toronto', NIGHT)).toBe(morning);
  });

  test('outside there is none', () => {
    expect(quietUntil(at('2026-11-24T06:00:00-05:00'), 'America/Toronto', NIGHT)).toBeNull();
  });

  test('where the clocks change in the night, the wall clock counts', () => {
    const springNight = quietUntil(at('2026-03-07T23:00:00-05:00'), 'America/Toronto', NIGHT);
    expect(springNight).toBe(at('2026-03-08T06:00:00-04:00'));
  });

  test('an end that the spring change skips is the first minute after the gap', () => {
    const skipped = quietUntil(at('2026-03-08T01:00:00-05:00'), 'America/Toronto', ['22:00', '02:30']);
    expect(skipped).toBe(at('2026-03-08T03:00:00-04:00'));
  });
});
