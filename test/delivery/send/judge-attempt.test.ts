import { expect, test } from 'vitest';
import { judgeAttempt } from '../../../src/delivery/send/judge-attempt.ts';
import type { LaneResult } from '../../../src/delivery/smtp/smtp-lane.ts';
import { MONDAY } from '../../support/newsroom-database.ts';

const MINUTE = 60_000;
const BY = { now: MONDAY, giveUpAfterMs: 72 * 60 * MINUTE, elsewhere: false };
const row = (attempts: number) => ({ id: 7, epoch: 1, attempts, date: MONDAY });
const waitOf = (attempts: number, result: LaneResult, by = BY) =>
  (judgeAttempt(row(attempts), result, by).record?.nextAt ?? Number.NaN) - MONDAY;

const GREYLISTED: LaneResult = {
  result: 'replied',
  verb: 'RCPT',
  reply: { code: 450, enhanced: '4.2.0', text: 'greylisted' },
};
const BROKEN: LaneResult = { result: 'lost', phase: 'during', detail: 'The connection was closed.' };

test.for([
  [0, 1],
  [1, 5],
  [2, 10],
] as const)('put off after %i earlier tries: again in some %i minutes', ([attempts, minutes]) => {
  const wait = waitOf(attempts, GREYLISTED);
  expect(wait).toBeGreaterThan(0.75 * minutes * MINUTE);
  expect(wait).toBeLessThanOrEqual(minutes * MINUTE);
});

test('a message that breaks connections goes straight to another relay twice, and then waits', () => {
  const waits = [0, 1, 2].map((attempts) => waitOf(attempts, BROKEN, { ...BY, elsewhere: true }));
  expect(waits.slice(0, 2)).toEqual([0, 0]);
  expect(waits[2]).toBeGreaterThan(MINUTE);
  expect(waitOf(0, BROKEN)).toBeGreaterThan(MINUTE / 2);
});

test('who meets a server that is tired of us goes to another at once, or waits, and is not charged a try', () => {
  const tired: LaneResult = {
    result: 'replied',
    verb: 'RCPT',
    reply: { code: 421, enhanced: '4.3.2', text: 'closing' },
  };
  expect(waitOf(0, tired)).toBe(MINUTE);
  expect(waitOf(0, tired, { ...BY, elsewhere: true })).toBe(0);
  expect(judgeAttempt(row(0), tired, BY).record).toMatchObject({ state: 'ready', counts: false });
});

test.for<[string, LaneResult & { result: 'replied' }, number, 'final' | 'time_up' | null]>([
  ['unknown at RCPT', said('RCPT', 550, '5.1.1', 'no such user'), MONDAY, 'final'],
  ['unknown behind the text', said('body', 550, '5.1.1', 'no such user'), MONDAY, null],
  ['full at RCPT, with time left', said('RCPT', 452, '4.2.2', 'mailbox full'), MONDAY, null],
  [
    'full at RCPT for too long',
    said('RCPT', 452, '4.2.2', 'mailbox full'),
    MONDAY + BY.giveUpAfterMs,
    'time_up',
  ],
  ['blocked at RCPT', said('RCPT', 550, '5.7.1', 'blocked using bl.example'), MONDAY, null],
])('only a refusal of the recipient may be held against the address: %s', ([, result, now, refusal]) => {
  expect(judgeAttempt(row(0), result, { ...BY, now }).refusal).toBe(refusal);
});

function said(verb: 'RCPT' | 'body', code: number, enhanced: string, text: string) {
  return { result: 'replied', verb, reply: { code, enhanced, text } } as const;
}
