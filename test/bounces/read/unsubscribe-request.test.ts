import { expect, test } from 'vitest';
import { readUnsubscribeRequest } from '../../../src/bounces/read/unsubscribe-request.ts';
import { dsn } from '../returned-messages.ts';

const mail = (headers: string, text = '') => Buffer.from(`${headers}\r\n\r\n${text}`);

test.for<[string, string, string[] | null]>([
  [
    'as mail programs write it',
    'To: bounces+1a-x@news.example\r\nSubject: unsubscribe',
    ['bounces+1a-x@news.example'],
  ],
  ['by hand', 'To: <A@news.example>\r\nSubject: Re: Unsubscribe please', ['A@news.example']],
  ['encoded', 'To: a@news.example\r\nSubject: =?utf-8?q?Unsubscribe?=', ['a@news.example']],
  [
    'handed over under another name',
    'Delivered-To: b@news.example\r\nTo: list@news.example\r\nSubject: unsubscribe',
    ['list@news.example', 'b@news.example'],
  ],
  ['a letter', 'To: a@news.example\r\nSubject: How do I unsubscribe?', null],
  ['without a subject', 'To: a@news.example', null],
])('%s', ([, headers, addresses]) => {
  expect(readUnsubscribeRequest(mail(headers))?.to ?? null).toEqual(addresses);
});

test('a report is none, whatever it quotes', () => {
  const report = dsn({ to: 'bounces+1a-x@news.example', recipient: 'ada@mail.example' });
  expect(
    readUnsubscribeRequest(Buffer.from(report.replace(/^Subject: .*$/m, 'Subject: unsubscribe'))),
  ).toBeNull();
});

test.for([
  [
    'the newest of several',
    'Received: from a (b; c) by d;\n\tMon, 23 Nov 2026 07:00:05 +0100 (CET)\nReceived: by e; Mon, 23 Nov 2026 05:00:00 +0000',
    '2026-11-23T06:00:05.000Z',
  ],
  ['without a time', 'Received: from a by b', null],
  ['with a time that is none', 'Received: from a by b; yesterday', null],
  ['without a mail server', 'Date: Mon, 23 Nov 2026 07:00:05 +0100', null],
] as const)('received: %s', ([, headers, at]) => {
  const request = readUnsubscribeRequest(mail(`${headers}\nTo: a@news.example\nSubject: unsubscribe`));
  expect(request?.receivedAt).toEqual(at === null ? null : Date.parse(at));
});
