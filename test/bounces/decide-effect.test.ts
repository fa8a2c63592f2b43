import { describe, expect, test } from 'vitest';
import { decideEffect, softBouncesInARow } from '../../src/bounces/decide-effect.ts';
import type { PastDelivery } from '../../src/bounces/report-store.ts';
import { bounce, softBounce } from './sent-issues.ts';

/** Newest first: `s` bounced softly, `u` because of us, `h` hard, `a` accepted and nothing came back, `r` rejected, `?` in doubt. */
function past(marks: string): PastDelivery[] {
  return [...marks].map((mark, n) => ({
    id: 100 - n,
    date: 100 - n,
    state: mark === 'r' ? 'rejected' : mark === '?' ? 'in_doubt' : 'accepted',
    softReason: mark === 's' ? 'mailbox_full' : mark === 'u' ? 'authentication' : null,
    hardBounced: mark === 'h',
  }));
}

describe('soft bounces in a row', () => {
  test.for([
    ['', 0],
    ['aaa', 0],
    ['s', 1],
    ['ssss', 4],
    ['aass', 2], // the newest two may still come back
    ['ssas', 2],
    ['sasss', 1],
    ['srs?s', 3], // never taken by the server: no word either way
    ['shs', 2],
    ['uuu', 0],
    ['susu', 2], // ours to mend: no word either way
    ['usa', 1],
    ['rrsa', 1],
  ] as const)('%s: %i', ([marks, count]) => {
    expect(softBouncesInARow(past(marks), null)).toBe(count);
  });

  test('those before the address was proven good do not count', () => {
    expect(softBouncesInARow(past('ssss'), 99)).toBe(2);
    expect(softBouncesInARow(past('ssss'), 101)).toBe(0);
  });
});

describe('what a report comes to', () => {
  const standing = { deliveredAt: 100, freshSince: null, past: past('sss') };

  test.for([
    [99, 'suppressed'],
    [100, 'suppressed'],
    [101, 'no_effect'],
  ] as const)(
    'a hard bounce of a mail of 100, of an address proven good at %i: %s',
    ([freshSince, outcome]) => {
      const rules = { softInARow: 3 };
      expect(decideEffect(bounce(), { ...standing, freshSince }, rules)).toMatchObject({ outcome });
    },
  );

  test.for(['authentication', 'blocked', 'policy', 'rate_limited', 'spam', 'content'] as const)(
    'a soft bounce because of us suppresses nobody, however many come: %s',
    (reason) => {
      const told = decideEffect(softBounce({ reason }), standing, { softInARow: 1 });
      expect(told).toEqual({ outcome: 'counted' });
    },
  );

  test.for([
    [3, null, 'suppressed'],
    [4, null, 'counted'],
    [null, null, 'counted'],
    [3, 99, 'counted'],
  ] as const)(
    'the third soft bounce in a row, where %s are too many, proven good at %s: %s',
    ([softInARow, freshSince, outcome]) => {
      const told = decideEffect(softBounce(), { ...standing, freshSince }, { softInARow });
      expect(told).toMatchObject({ outcome });
    },
  );
});
