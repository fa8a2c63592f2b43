import { describe, expect, test } from 'vitest';
import {
  addDays,
  describeInstant,
  instantOf,
  isLocalDate,
  localDate,
  wallClockHoursBefore,
  weekdayOf,
} from '../../src/issues/local-time.ts';

describe('instantOf', () => {
  test.for([
    ['an ordinary day', '2026-11-23', '06:30', 'America/Toronto', '2026-11-23T11:30:00Z'],
    [
      'the minute the spring change skips first',
      '2026-03-08',
      '02:00',
      'America/Toronto',
      '2026-03-08T07:00:00Z',
    ],
    ['inside the spring gap', '2026-03-08', '02:30', 'America/Toronto', '2026-03-08T07:00:00Z'],
    ['after the spring gap', '2026-03-08', '03:00', 'America/Toronto', '2026-03-08T07:00:00Z'],
    [
      'a repeated time in autumn: the first',
      '2026-11-01',
      '01:30',
      'America/Toronto',
      '2026-11-01T05:30:00Z',
    ],
    ['a half-hour change', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['a zone without changes', '2026-07-01', '06:30', 'Asia/Kolkata', '2026-07-01T01:00:00Z'],
    ['a day that starts in a gap', '2026-03-29', '00:30', 'Asia/Beirut', '2026-03-28T22:00:00Z'],
  ] as const)('%s', ([, date, time, zone, expected]) => {
    expect(new Date(instantOf(date, time, zone)).toISOString()).toBe(expected.replace('Z', '.000Z'));
  });

  test('a date that a zone skipped whole has an instant all the same', () => {
    expect(new Date(instantOf('2011-12-30', '06:30', 'Pacific/Apia')).toISOString()).toBe(
      '2011-12-30T10:00:00.000Z',
    );
  });
});

test.for([
  ['over the spring change', '2026-03-08T09:30:00Z', 14, '2026-03-07T20:30:00.000Z'],
  ['over the autumn change', '2026-11-01T10:30:00Z', 14, '2026-10-31T19:30:00.000Z'],
  ['a fraction of an hour', '2026-06-01T12:00:00Z', 1.5, '2026-06-01T10:30:00.000Z'],
] as const)('a window counts hours of the wall clock: %s', ([, at, hours, expected]) => {
  const before = wallClockHoursBefore(Date.parse(at), hours, 'America/Toronto');
  expect(new Date(before).toISOString()).toBe(expected);
});

test('dates are those of the zone', () => {
  const at = Date.parse('2026-11-23T03:00:00Z');
  expect(localDate(at, 'America/Toronto')).toBe('2026-11-22');
  expect(localDate(at, 'Asia/Tokyo')).toBe('2026-11-23');
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(weekdayOf('2026-11-23')).toBe('mon');
});

test.for([
  ['America/Toronto', 'EST'],
  ['Europe/Paris', 'CET'],
  ['Australia/Sydney', 'AEDT'],
  ['UTC', 'UTC'],
  ['Asia/Tokyo', 'GMT+9'],
])('the time of %s is named %s', ([zone = '', name = '']) => {
  expect(describeInstant(Date.UTC(2026, 10, 23, 12), zone)).toMatch(
    new RegExp(`, \\d\\d:\\d\\d ${name.replace('+', '\\+')}$`),
  );
});

test.for([
  ['2026-02-28', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-2-28', false],
  ['2026-02-28T00:00', false],
] as const)('%s is a date: %s', ([text, expected]) => {
  expect(isLocalDate(text)).toBe(expected);
});
