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
  ['the relay is broken', said('RCPT', 554, '5.3.0', 'configuration error'), MONDAY, null],
  [
    'the relay is broken for too long',
    said('RCPT', 451, '4.3.0', 'try again'),
    MONDAY + BY.giveUpAfterMs,
    null,
  ],
  [
    'the domain wants less mail for too long',
    said('RCPT', 450, '4.7.28', 'unusual rate'),
    MONDAY + BY.giveUpAfterMs,
    null,
  ],
])('only a refusal of the recipient may be held against the address: %s', ([, result, now, refusal]) => {
  expect(judgeAttempt(row(0), result, { ...BY, now }).refusal).toBe(refusal);
});

test.for<[string, LaneResult, { state: string; counts: boolean }]>([
  [
    'between two messages',
    { result: 'lost', phase: 'before', detail: '' },
    { state: 'ready', counts: false },
  ],
  ['before its last byte', BROKEN, { state: 'ready', counts: true }],
  ['behind it', { result: 'lost', phase: 'after', detail: '' }, { state: 'in_doubt', counts: true }],
])('a connection that ends %s', ([, result, record]) => {
  expect(judgeAttempt(row(0), result, { ...BY, elsewhere: true })).toMatchObject({ answered: false, record });
});

test('who met a connection that had ended between two messages is tried at once', () => {
  expect(waitOf(0, { result: 'lost', phase: 'before', detail: '' })).toBe(0);
});

test.for<[string, LaneResult, boolean]>([
  ['a message that is too big', said('body', 552, '5.3.4', 'too big'), true],
  ['a sender that is refused', said('MAIL', 550, '5.7.8', 'not you'), false],
  ['another question than the one it was asked', said('body', 354, null, 'go ahead'), false],
  ['a mailbox', said('RCPT', 550, '5.1.1', 'no such user'), true],
])('what the server says of %s: was it an answer to this message? %j', ([, result, answered]) => {
  expect(judgeAttempt(row(0), result, BY).answered).toBe(answered);
});

test('a paused issue is over for the whole connection, a reader who left for that one copy', () => {
  expect(judgeAttempt(row(0), { result: 'withheld', verdict: 'stopped' }, BY).stopped).toBe(true);
  expect(judgeAttempt(row(0), { result: 'withheld', verdict: 'suppressed' }, BY).stopped).toBe(false);
});

function said(verb: 'MAIL' | 'RCPT' | 'body', code: number, enhanced: string | null, text: string) {
  return { result: 'replied', verb, reply: { code, enhanced, text } } as const;
}
