import { expect, test } from 'vitest';
import { parseReply, type ReplyMeaning, readReply, type SmtpVerb } from '../../src/delivery/smtp-reply.ts';

test.for<[SmtpVerb, string, ReplyMeaning]>([
  ['MAIL', '250 2.1.0 ok', 'next'],
  ['MAIL', '421 4.7.0 closing', 'back_off'],
  ['MAIL', '451 4.3.0 local trouble', 'back_off'],
  ['MAIL', '452 4.3.1 disk full', 'back_off'],
  ['MAIL', '530 5.7.0 authentication required', 'halt'],
  ['MAIL', '550 5.7.1 sender not allowed', 'halt'],
  ['MAIL', '552 5.3.4 too big', 'halt'],
  ['RCPT', '250 2.1.5 ok', 'next'],
  ['RCPT', '251 forwarding', 'next'],
  ['RCPT', '421 4.3.2 shutting down', 'back_off'],
  ['RCPT', '450 4.2.0 greylisted', 'deferred'],
  ['RCPT', '452 4.2.2 mailbox full', 'deferred'],
  ['RCPT', '501 5.1.3 bad address syntax', 'rejected'],
  ['RCPT', '521 5.3.2 takes no mail', 'halt'],
  ['RCPT', '530 5.7.0 authentication required', 'halt'],
  ['RCPT', '550 5.1.1 no such user', 'rejected'],
  ['RCPT', '550 no such user', 'rejected'],
  ['RCPT', '552 5.2.2 mailbox full', 'rejected'],
  ['RCPT', '552 no room', 'halt'],
  ['RCPT', '554 5.7.9 authentication mechanism too weak', 'halt'],
  ['RCPT', '556 5.1.10 domain takes no mail', 'rejected'],
  ['DATA', '354 go ahead', 'next'],
  ['DATA', '250 what?', 'back_off'],
  ['DATA', '451 4.3.0 not now', 'deferred'],
  ['DATA', '503 5.5.1 bad sequence', 'halt'],
  ['DATA', '554 5.5.1 no valid recipients', 'rejected'],
  ['body', '250 2.0.0 queued', 'accepted'],
  ['body', '421 4.4.2 timeout', 'back_off'],
  ['body', '451 4.3.0 try again', 'deferred'],
  ['body', '452 4.3.1 no space', 'deferred'],
  ['body', '550 5.7.1 spam', 'rejected'],
  ['body', '552 5.3.4 too big', 'halt'],
  ['body', '554 5.6.0 not understood', 'rejected'],
])('%s answered by %s: %s', ([verb, line, meaning]) => {
  const reply = parseReply([line]);
  if (!reply) throw new Error('not a reply');
  expect(readReply(verb, reply)).toBe(meaning);
});

test.for<[string[], ReturnType<typeof parseReply>]>([
  [['250 ok'], { code: 250, enhanced: null, text: 'ok' }],
  [['250'], { code: 250, enhanced: null, text: '' }],
  [['550 5.1.1 no such user'], { code: 550, enhanced: '5.1.1', text: 'no such user' }],
  [
    ['550-5.1.1 no such user', '550 5.1.1 ask the postmaster'],
    { code: 550, enhanced: '5.1.1', text: 'no such user ask the postmaster' },
  ],
  [
    ['250-mx.test', '250-PIPELINING', '250 SIZE 900'],
    { code: 250, enhanced: null, text: 'mx.test PIPELINING SIZE 900' },
  ],
  [['550 5.1.1999 odd'], { code: 550, enhanced: null, text: '5.1.1999 odd' }],
  [['250 a\u0000b\tc'], { code: 250, enhanced: null, text: 'a b c' }],
  [['hello'], null],
  [['99 short'], null],
  [['2500 long'], null],
  [['650 far'], null],
  [[''], null],
])('%j is read as %j', ([lines, reply]) => {
  expect(parseReply(lines)).toEqual(reply);
});
