import { expect, test } from 'vitest';
import { appearsOn, slotOf, windowOf, zoneOfIssue } from '../../src/issues/slot.ts';
import { morningEdition } from '../support/sample-issue.ts';

const MONDAY = '2026-11-23';
const at = (time: string) => Date.parse(`${MONDAY}T${time}:00Z`);

test('a slot has its times in the edition’s zone, and lapses so many minutes after it was to be sent', () => {
  const edition = { ...morningEdition, zone: 'America/Toronto', latenessMinutes: 90 };
  expect(slotOf(edition, MONDAY)).toEqual({
    issueId: 'morning/2026-11-23',
    date: MONDAY,
    draftAt: at('10:30'),
    approveBy: at('11:00'),
    sendAt: at('11:30'),
    lapsesAt: at('13:00'),
  });
});

test('an edition appears on its days alone', () => {
  expect([appearsOn(morningEdition, MONDAY), appearsOn(morningEdition, '2026-11-22')]).toEqual([true, false]);
});

test.for([
  ['a draft on time', '05:30', '05:30', '05:30'],
  ['one made early: the hours count from then', '04:00', '04:00', '04:00'],
  ['a refresh: what came in the meantime is new, and nothing old falls out', '06:10', '05:30', '06:10'],
  ['one made too late: nothing of after the send time', '09:00', '05:30', '06:30'],
])('the window of %s', ([, now = '', counted = '', to = '']) => {
  const from = at(counted) - 24 * 3_600_000;
  expect(windowOf(morningEdition, MONDAY, at(now))).toEqual({ from, to: at(to) });
});

test('the times of an issue are told in its edition’s zone, in UTC where the edition is gone', () => {
  expect(zoneOfIssue([morningEdition], 'morning/2026-11-23')).toBe('Europe/Dublin');
  expect(zoneOfIssue([morningEdition], 'weekend/2026-11-23')).toBe('UTC');
});
