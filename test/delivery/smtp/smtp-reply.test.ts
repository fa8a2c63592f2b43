import { expect, test } from 'vitest';
import { parseReply } from '../../../src/delivery/smtp/parse-reply.ts';
import {
  type Fault,
  type ReplyMeaning,
  readReply,
  type SmtpVerb,
  weighReply,
} from '../../../src/delivery/smtp/smtp-reply.ts';

type Case = [SmtpVerb, string, ReplyMeaning, Fault | null];

/** Reply texts are invented after the shape of those that providers give. */
const CASES: Case[] = [
  // What goes well.
  ['MAIL', '250 2.1.0 ok', 'next', null],
  ['RCPT', '250 2.1.5 ok', 'next', null],
  ['RCPT', '251 forwarding', 'next', null],
  ['DATA', '354 go ahead', 'next', null],
  ['DATA', '250 what?', 'back_off', 'relay'],
  ['body', '250 2.0.0 queued', 'accepted', null],
  // Before a recipient is named, whatever is wrong is the relay's or ours.
  ['EHLO', '421 4.3.2 too many open connections from you', 'back_off', 'relay'],
  ['EHLO', '554 5.7.1 your address has poor reputation', 'halt', 'relay'],
  ['MAIL', '421 4.7.0 closing', 'back_off', 'relay'],
  ['MAIL', '451 4.3.0 local trouble', 'back_off', 'relay'],
  ['MAIL', '452 4.3.1 disk full', 'back_off', 'relay'],
  ['MAIL', '451 4.7.1 you are sending too fast', 'back_off', 'relay'],
  ['MAIL', '530 5.7.0 authentication required', 'halt', 'relay'],
  ['MAIL', '550 5.7.1 sender not allowed', 'halt', 'relay'],
  ['MAIL', '550 5.4.5 daily sending limit reached', 'back_off', 'relay'],
  ['MAIL', '552 5.3.4 too big', 'halt', 'message'],
  // Access.
  ['MAIL', '521 5.3.2 takes no mail', 'halt', 'relay'],
  ['RCPT', '521 authentication required', 'halt', 'relay'],
  // One host of a domain that takes no mail stops nobody else's.
  ['RCPT', '521 5.3.2 host does not accept mail', 'deferred', 'domain'],
  ['RCPT', '521 host does not accept mail', 'deferred', 'domain'],
  ['RCPT', '530 5.7.0 authentication required', 'halt', 'relay'],
  ['RCPT', '535 5.7.8 bad credentials', 'halt', 'relay'],
  ['RCPT', '554 5.7.9 authentication mechanism too weak', 'halt', 'relay'],
  ['RCPT', '554 5.7.1 <ann@mail.example>: Relay access denied', 'halt', 'relay'],
  ['RCPT', '550 relay not permitted', 'halt', 'relay'],
  ['RCPT', '550 5.7.13 account disabled', 'halt', 'relay'],
  ['RCPT', '550 5.1.8 sender domain not found', 'halt', 'relay'],
  ['RCPT', '450 4.1.8 sender domain not found', 'back_off', 'relay'],
  ['RCPT', '454 4.7.0 TLS not available', 'back_off', 'relay'],
  ['body', '554 5.7.1 sender address not verified', 'halt', 'relay'],
  ['body', '550 the sender address is not allowed', 'halt', 'relay'],
  ['body', '554 message rejected: e-mail address is not verified in this region', 'halt', 'relay'],
  ['body', '554 message rejected: sending paused for this account', 'halt', 'relay'],
  ['body', '550 your account has been suspended', 'halt', 'relay'],
  ['body', '550 account suspended', 'halt', 'relay'],
  ['RCPT', '550 your account was disabled for inactivity', 'halt', 'relay'],
  ['RCPT', '550 sender domain not verified', 'halt', 'relay'],
  ['RCPT', '550 5.7.1 invalid credentials for relay [192.0.2.7]', 'halt', 'relay'],
  ['RCPT', '550 SMTP AUTH is required to submit messages', 'halt', 'relay'],
  ['RCPT', '503 5.5.1 need MAIL first', 'back_off', 'relay'],
  // Our own limits at the relay, under whatever code.
  ['body', '454 throttling failure: maximum sending rate exceeded', 'back_off', 'relay'],
  ['body', '451 you have used up your messaging limits', 'back_off', 'relay'],
  ['body', '451 plan credits exceeded', 'back_off', 'relay'],
  ['RCPT', '550 5.2.2 daily message quota exceeded', 'back_off', 'relay'],
  ['RCPT', '450 4.7.0 hourly limit reached', 'back_off', 'relay'],
  // Nobody there.
  ['RCPT', '501 5.1.3 bad address syntax', 'rejected', 'recipient'],
  ['RCPT', '550 5.1.1 no such user', 'rejected', 'recipient'],
  ['RCPT', '550 no such user', 'rejected', 'recipient'],
  ['RCPT', '550 5.7.1 user ann is unknown here', 'rejected', 'recipient'],
  ['RCPT', '554 delivery error: this user does not have a mail.example account', 'rejected', 'recipient'],
  ['RCPT', '550 5.4.1 Recipient address rejected: Access denied', 'rejected', 'recipient'],
  ['RCPT', '550 5.1.10 recipient not found by lookup', 'rejected', 'recipient'],
  ['RCPT', '550 5.2.1 the account is disabled', 'rejected', 'recipient'],
  ['RCPT', '552 mailbox not found', 'rejected', 'recipient'],
  ['RCPT', '554 5.4.4 no mail host', 'rejected', 'recipient'],
  ['RCPT', '556 5.1.10 domain takes no mail', 'rejected', 'recipient'],
  ['RCPT', '550 5.6.7 no SMTPUTF8 at this address', 'rejected', 'recipient'],
  ['RCPT', '550 5.7.1 you may not write to this list', 'rejected', 'recipient'],
  ['RCPT', '450 4.1.1 unverified address: user unknown', 'deferred', 'recipient'],
  ['RCPT', '553 5.7.17 the mailbox has another owner', 'rejected', 'recipient'],
  // One mailbox's own, in words that are often of the relay or of a block.
  [
    'RCPT',
    '550 5.7.133 authentication required; delivery restriction of this group',
    'rejected',
    'recipient',
  ],
  ['RCPT', '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required', 'rejected', 'recipient'],
  ['RCPT', '550 5.2.1 this mailbox is blocked due to inactivity', 'rejected', 'recipient'],
  ['RCPT', '550 5.7.1 the recipient has blocked you', 'rejected', 'recipient'],
  ['RCPT', '550 <ann@domain.example>: unverified', 'rejected', 'recipient'],
  ['RCPT', '550 this e-mail address is not verified', 'rejected', 'recipient'],
  ['RCPT', '550 5.7.1 account locked', 'rejected', 'recipient'],
  ['RCPT', '521 5.2.1 not taken for this member', 'rejected', 'recipient'],
  ['RCPT', '552 5.3.4 larger than this recipient allows', 'rejected', 'message'],
  // There, but not now.
  ['RCPT', '552 no room', 'deferred', 'recipient'],
  ['RCPT', '552 requested action aborted: exceeded storage allocation', 'deferred', 'recipient'],
  ['body', '552 requested action aborted: exceeded storage allocation', 'deferred', 'recipient'],
  ['RCPT', '450 4.2.0 greylisted', 'deferred', 'recipient'],
  ['RCPT', '450 4.7.1 Greylisting in action, please come again in 300 seconds', 'deferred', 'recipient'],
  ['RCPT', '550 5.7.1 first attempt, greylisted', 'deferred', 'recipient'],
  ['RCPT', '452 4.2.2 mailbox full', 'deferred', 'recipient'],
  ['RCPT', '552 5.2.2 mailbox full', 'deferred', 'recipient'],
  ['RCPT', '550 5.0.0 quota exceeded', 'deferred', 'recipient'],
  ['RCPT', '554 5.1.1 account is over quota', 'deferred', 'recipient'],
  ['body', '552 5.7.0 user storage limit reached', 'deferred', 'recipient'],
  ['RCPT', '550 5.2.1 this user is receiving mail too quickly', 'deferred', 'recipient'],
  // The domain wants less.
  ['RCPT', '421 4.7.28 unusual rate of mail from your network', 'back_off', 'domain'],
  ['RCPT', '421 4.7.0 messages temporarily deferred due to unexpected volume', 'back_off', 'domain'],
  ['RCPT', '421 4.3.2 shutting down', 'back_off', 'relay'],
  ['RCPT', '421 too many spams from your network', 'back_off', 'domain'],
  [
    'body',
    '421 4.7.0 suspicious due to the very low reputation of the sending address',
    'back_off',
    'domain',
  ],
  ['RCPT', '550 IP frequency limited', 'deferred', 'domain'],
  ['DATA', '421 4.7.28 unusual rate', 'back_off', 'relay'],
  ['body', '421 4.7.28 unusual rate', 'back_off', 'domain'],
  ['RCPT', '450 4.7.28 flood', 'deferred', 'domain'],
  ['RCPT', '451 4.7.500 server busy, try later', 'deferred', 'domain'],
  ['RCPT', '451 4.7.650 temporarily rate limited', 'deferred', 'domain'],
  ['RCPT', '452 4.5.3 too many recipients', 'deferred', 'domain'],
  ['RCPT', '550 too many connections from your host', 'deferred', 'domain'],
  ['RCPT', '451 4.4.1 connection to mx.mail.example timed out', 'deferred', 'domain'],
  // Blocked: nobody's address is at fault.
  ['RCPT', '554 5.7.1 client host [192.0.2.7] blocked using bl.example', 'deferred', 'domain'],
  ['RCPT', '550 5.7.1 part of their network is on our block list', 'deferred', 'domain'],
  ['RCPT', '550 5.1.1 rejected because of poor IP reputation', 'deferred', 'domain'],
  ['RCPT', '550 5.7.606 access denied, banned sending address', 'deferred', 'domain'],
  ['body', '550 5.7.26 this mail is unauthenticated', 'deferred', 'domain'],
  ['body', '550 message fails DMARC: alignment required', 'deferred', 'domain'],
  ['RCPT', '450 4.7.1 cannot find your reverse hostname', 'deferred', 'domain'],
  ['RCPT', '554 5.7.1 <relay.example[192.0.2.7]>: Client host rejected: Access denied', 'deferred', 'domain'],
  ['RCPT', '504 5.5.2 <relay>: Helo command rejected: no full name', 'deferred', 'domain'],
  ['RCPT', '550 callback failed while verifying <b@news.example>', 'deferred', 'domain'],
  ['RCPT', '550 5.7.708 access denied, traffic not accepted from this IP', 'deferred', 'domain'],
  ['RCPT', '550 unfortunately, messages from 192.0.2.7 were not sent', 'deferred', 'domain'],
  ['RCPT', '550 5.7.501 spam abuse detected from IP range', 'deferred', 'domain'],
  ['body', '550 5.7.9 this mail is unauthenticated', 'deferred', 'domain'],
  ['RCPT', '550 5.7.25 no PTR', 'deferred', 'domain'],
  // This message.
  ['body', '550 5.7.1 spam', 'rejected', 'message'],
  ['body', '554 5.6.0 not understood', 'rejected', 'message'],
  ['body', '550 5.7.1 likely unsolicited mail; this message has been blocked', 'rejected', 'message'],
  [
    'body',
    '552 5.7.0 this message was blocked because its content is a security issue',
    'rejected',
    'message',
  ],
  ['body', '554 5.7.1 refused by policy', 'rejected', 'message'],
  ['body', '554 5.7.9 not accepted for policy reasons', 'rejected', 'message'],
  ['body', '554 transaction failed: policy restrictions', 'rejected', 'message'],
  ['body', '550 mail content denied', 'rejected', 'message'],
  ['body', '451 4.7.1 suspected spam, later perhaps', 'deferred', 'message'],
  ['body', '552 5.3.4 too big', 'halt', 'message'],
  ['body', '452 4.3.4 too big for now', 'deferred', 'message'],
  // The relay itself.
  ['DATA', '451 4.3.0 not now', 'deferred', 'relay'],
  ['DATA', '503 5.5.1 bad sequence', 'halt', 'relay'],
  ['DATA', '502 not implemented', 'halt', 'relay'],
  ['DATA', '554 5.5.1 no valid recipients', 'rejected', 'recipient'],
  ['RCPT', '500 5.5.2 what?', 'rejected', 'recipient'],
  // The enhanced code alone tells.
  ['RCPT', '552 5.2.0 no', 'rejected', 'recipient'],
  ['RCPT', '550 5.4.9 no', 'deferred', 'domain'],
  ['RCPT', '552 5.3.4 the message size for this account is exceeded', 'rejected', 'message'],
  ['RCPT', '550 5.2.2 no', 'deferred', 'recipient'],
  ['RCPT', '550 5.1.7 no', 'halt', 'relay'],
  ['RCPT', '550 5.7.13 no', 'halt', 'relay'],
  ['body', '354 go ahead', 'unclear', 'relay'],
  ['body', '421 4.4.2 timeout', 'back_off', 'relay'],
  ['body', '451 4.3.0 try again', 'deferred', 'relay'],
  ['body', '452 4.3.1 no space', 'deferred', 'relay'],
  ['body', '451 later', 'deferred', 'relay'],
];

test.for(CASES)('%s answered by %s: %s, %s', ([verb, line, meaning, fault]) => {
  const reply = parseReply([line]);
  if (!reply) throw new Error('not a reply');
  expect(weighReply(verb, reply)).toEqual({ meaning, fault });
  expect(readReply(verb, reply)).toBe(meaning);
});

test('a reply of the other half never accepts, and 2xx never refuses', () => {
  for (const verb of ['EHLO', 'MAIL', 'RCPT', 'DATA', 'body'] as const)
    for (const text of CASES.map(([, line]) => line.slice(4)))
      for (const code of [421, 450, 451, 452, 550, 552, 554]) {
        const reply = parseReply([`${code} ${text}`]);
        if (!reply) throw new Error('not a reply');
        expect(['next', 'accepted']).not.toContain(readReply(verb, reply));
      }
});
