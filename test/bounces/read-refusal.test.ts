import { expect, test } from 'vitest';
import { readRefusal } from '../../src/bounces/read-refusal.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';

const DELIVERY = {
  id: 7,
  issueId: 'morning/2026-11-23',
  address: 'Ada@mail.example',
  messageId: 'morning.20261123.7.0123456789abcdef@news.example',
  state: 'rejected',
} as Delivery;

function said(code: number, enhanced: string | null, detail: string, final = true) {
  const report = readRefusal({ ...DELIVERY, code, enhanced, detail }, final);
  return report && [report.hard ? 'hard' : 'soft', report.reason];
}

test.for<[number, string | null, string, (string | boolean)[] | null]>([
  [550, '5.1.1', 'The email account that you tried to reach does not exist', ['hard', 'user_unknown']],
  [550, null, 'No such user here', ['hard', 'user_unknown']],
  [550, '5.1.2', 'Domain not found', ['hard', 'host_unknown']],
  [551, '5.1.6', 'User has moved', ['hard', 'moved']],
  [556, '5.1.10', 'Domain does not accept mail (nullMX)', ['hard', 'no_mail_accepted']],
  [550, '5.2.1', 'The mailbox is disabled', ['soft', 'disabled']],
  [550, '5.7.1', 'Message rejected under our policy', null],
  [554, '5.7.1', 'Relay access denied', null],
  [550, '5.1.1', 'Blocked, see our block list', null],
  [550, '5.1.7', 'Sender address is not valid', null],
  [550, '5.1.8', 'Domain of sender address news.example does not exist', null],
])('%i %s %s', ([code, enhanced, detail, expected]) => {
  expect(said(code, enhanced, detail)).toEqual(expected);
});

test('what was only ever “not now” is never hard', () => {
  const up = (text: string) => `Retries exhausted: ${text}`;
  expect(said(452, '4.2.2', up('Mailbox full'), false)).toEqual(['soft', 'mailbox_full']);
  expect(said(450, '4.1.1', up('User unknown'), false)).toEqual(['soft', 'user_unknown']);
  expect(said(450, '4.2.0', up('Greylisted'), false)?.[0]).toBe('soft');
});
