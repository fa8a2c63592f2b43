import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReport } from '../../../src/bounces/read/read-report.ts';
import type { BounceReason, OtherWhy, Report } from '../../../src/bounces/read/report.ts';

const DIR = join(import.meta.dirname, 'reports');
const readFile = (name: string) => readReport(readFileSync(join(DIR, name)));

const ADA = 'ada@readers.example';
const hard = (reason: BounceReason, address: string | null = ADA) => ({
  kind: 'bounce',
  hard: true,
  reason,
  address,
});
const soft = (reason: BounceReason, address: string | null = ADA) => ({
  kind: 'bounce',
  hard: false,
  reason,
  address,
});
const complaint = (feedbackType: string, address: string | null = ADA) => ({
  kind: 'complaint',
  feedbackType,
  address,
});
const other = (why: OtherWhy, address = ADA) => ({ kind: 'other', why, address });

/** What each file of reports/ says, one entry a recipient. */
const SAYS: Record<string, object[]> = {
  'advert.eml': [other('unrelated', 'offers@shop.example')],
  'alias.eml': [{ ...hard('user_unknown'), otherAddresses: ['ada.w@elsewhere.example'] }],
  'apple-unsubscribe.eml': [complaint('opt-out')],
  'arf.eml': [complaint('abuse')],
  'arf-authentication.eml': [other('feedback')],
  'arf-blackened.eml': [{ ...complaint('opt-out', null), messageId: 'd-7.abc@news.example.com' }],
  'arf-not-spam.eml': [other('feedback')],
  'arf-several.eml': [complaint('fraud'), complaint('fraud', 'ben@readers.example')],
  'base64-parts.eml': [soft('mailbox_full')],
  'challenge.eml': [other('challenge', 'guard@readers.example')],
  'courier.eml': [soft('blocked')],
  'delayed.eml': [other('delayed')],
  'delivered.eml': [other('success')],
  'deleted-unread.eml': [other('displayed')],
  'domino.eml': [hard('user_unknown')],
  'exchange.eml': [hard('user_unknown')],
  'exchange-5.5.eml': [hard('user_unknown')],
  'exim.eml': [hard('user_unknown')],
  'exim-frozen.eml': [other('delayed')],
  'exim-mail-from.eml': [soft('sender_rejected')],
  'forward.eml': [{ ...soft('disabled'), otherAddresses: ['ada.w@elsewhere.example'] }],
  'gateway.eml': [hard('user_unknown')],
  'german.eml': [soft('mailbox_full')],
  'gmail.eml': [hard('user_unknown')],
  'hotmail.eml': [complaint('abuse')],
  'international.eml': [soft('content', 'adá@readers.example')],
  'list-moderator.eml': [other('challenge', 'talk-owner@lists.example')],
  'mdaemon.eml': [hard('user_unknown')],
  'no-report-type.eml': [hard('user_unknown')],
  'original-address.eml': [{ ...soft('mailbox_full'), otherAddresses: ['ada.w@store-daemon'] }],
  'out-of-office.eml': [other('auto_reply')],
  'outlook-html.eml': [soft('mailbox_full')],
  'postfix.eml': [{ ...hard('user_unknown'), code: 550, enhanced: '5.1.1', otherAddresses: [] }],
  'qmail.eml': [hard('user_unknown'), hard('host_unknown', 'ben@readers.example')],
  'read-receipt.eml': [other('displayed')],
  'report-in-report.eml': [hard('user_unknown')],
  'sendmail.eml': [soft('filtered')],
  'sendmail-old.eml': [hard('user_unknown'), soft('blocked', 'ben@other.example')],
  'ses.eml': [hard('user_unknown'), hard('user_unknown', 'ben@readers.example')],
  'ses-sns.eml': [complaint('abuse')],
  'sieve-reject.eml': [soft('mailbox_full')],
  'several-recipients.eml': [
    soft('mailbox_full'),
    hard('host_unknown', 'ben@readers.example'),
    other('delayed', 'cem@readers.example'),
    other('success', 'dan@readers.example'),
  ],
  'spamcop.eml': [
    {
      ...complaint('abuse', null),
      messageId: 'd-7.abc@news.example.com',
      returnPaths: expect.arrayContaining(['bounce+7.abc123@news.example.com']),
    },
  ],
  'telecom.eml': [soft('mailbox_full', 'ada@carrier.example')],
  'tmda.eml': [other('challenge')],
  'unrelated.eml': [other('unrelated', 'ben@readers.example')],
  'vacation.eml': [other('auto_reply')],
  'vacation-german.eml': [other('auto_reply')],
  'vacation-japanese.eml': [other('auto_reply')],
  'vacation-precedence.eml': [other('auto_reply')],
  'verp-only.eml': [soft('mailbox_full', null)],
  'wrong-boundary.eml': [hard('user_unknown')],
  'yahoo.eml': [hard('user_unknown')],
};

describe('a returned message', () => {
  test.for(Object.entries(SAYS))('%s', async ([file, says]) => {
    expect(await readFile(file)).toMatchObject(says);
  });

  test('every file is expected to say something', () => {
    expect(readdirSync(DIR).sort()).toEqual(Object.keys(SAYS).sort());
  });
});

describe('what leads back to the mail', () => {
  const VERP = 'bounce+7.abc123@news.example.com';

  test.for(['postfix.eml', 'qmail.eml', 'exim.eml', 'gmail.eml', 'verp-only.eml', 'report-in-report.eml'])(
    'return path of %s',
    async (file) => {
      const [report] = await readFile(file);
      expect(report?.returnPaths).toContain(VERP);
    },
  );

  test('the quoted mail’s return path where the report went elsewhere', async () => {
    const [report] = await readFile('arf.eml');
    expect(report?.returnPaths).toEqual(['complaints@news.example.com', VERP]);
  });

  test.for(['postfix.eml', 'qmail.eml', 'ses.eml', 'read-receipt.eml', 'vacation.eml', 'tmda.eml'])(
    'Message-ID of %s',
    async (file) => {
      const [report] = await readFile(file);
      expect(report?.messageId).toBe('d-7.abc@news.example.com');
    },
  );

  test('a local part keeps its case in return paths, not in addresses', async () => {
    const message = readFileSync(join(DIR, 'postfix.eml'), 'utf8')
      .replaceAll('bounce+7.abc123@', 'bounce+7.AbC123@')
      .replaceAll('ada@readers.example', 'Ada@Readers.example');
    const [report] = await readReport(Buffer.from(message));
    expect(report).toMatchObject({ address: ADA, returnPaths: ['bounce+7.AbC123@news.example.com'] });
  });
});

test.for([
  ['in a field', 'Final-Recipient: rfc822; "ada reader"@readers.example\nAction: failed\nStatus: 5.1.1'],
  ['in brackets', '<"ada reader"@readers.example>: 550 5.1.1 User unknown'],
  ['on its own line', 'Could not deliver to:\n\n  "ada reader"@readers.example\n\n550 5.1.1 User unknown'],
])('a quoted local part may hold a space, %s', async ([, words]) => {
  const message = `From: MAILER-DAEMON@mx.example
To: bounce+7.abc123@news.example.com
Subject: Undelivered Mail Returned to Sender

${words}
`;
  const said = hard('user_unknown', '"ada reader"@readers.example');
  expect(await readReport(Buffer.from(message))).toMatchObject([said]);
});

test('a forward that tells of its far end only is the address in To', async () => {
  const postfix = readFileSync(join(DIR, 'postfix.eml'), 'utf8');
  const forwarded = postfix
    .replace('Original-Recipient: rfc822;ada@readers.example\n', '')
    .replaceAll('ada@readers.example', 'far@elsewhere.example')
    .replace('To: Ada Reader <far@elsewhere.example>', 'To: Ada Reader <ada@readers.example>');
  expect(await readReport(Buffer.from(forwarded))).toMatchObject([
    { ...hard('user_unknown'), otherAddresses: ['far@elsewhere.example'] },
  ]);
});

test('a returned mail without a line above it is not taken for the server’s words', async () => {
  const message = `From: MAILER-DAEMON@x.example
To: bounce+7.abc123@news.example.com
Subject: Undeliverable mail

Could not deliver to ada@readers.example: connection refused

Received: from news.example.com by x.example; Tue, 24 Nov 2026 06:00:01 +0000
From: post@news.example.com
To: ada@readers.example
Subject: Mailbox full? Our tips

550 5.1.1 user unknown, says a headline. Write to ben@readers.example.
`;
  expect(await readReport(Buffer.from(message))).toMatchObject([soft('network')]);
});

test('what happened may be told below the header of the returned mail', async () => {
  const message = `From: MAILER-DAEMON@x.example
To: bounce+7.abc123@news.example.com
Subject: Returned mail

   ----- Message header follows -----
Received: from news.example.com by x.example; Tue, 24 Nov 2026 06:00:01 +0000
From: post@news.example.com
To: ada@readers.example
Subject: Morning Update

   ----- Transcript of session follows -----
550 ada@readers.example... User unknown
`;
  expect(await readReport(Buffer.from(message))).toMatchObject([hard('user_unknown')]);
});

describe('how the same report may come', () => {
  const postfix = readFileSync(join(DIR, 'postfix.eml'), 'utf8');
  const variants: [string, (text: string) => string][] = [
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['an mbox line in front', (text) => `From MAILER-DAEMON Tue Nov 24 06:00:02 2026\n${text}`],
    ['empty lines in front', (text) => `\n\n${text}`],
    [
      'no empty line between fields of the message and the recipient',
      (text) => text.replace('relay.example\n\nFinal', 'relay.example\nFinal'),
    ],
    ['no end', (text) => text.slice(0, text.indexOf('Message-ID: <d-7'))],
    ['upper case types', (text) => text.replaceAll('message/delivery-status', 'MESSAGE/DELIVERY-STATUS')],
    ['no words', (text) => text.replace(/This is the mail system[\s\S]*?RCPT TO command\)/, '')],
    ['Action left out', (text) => text.replace('Action: failed\n', '')],
    [
      'addresses in brackets without a type',
      (text) => text.replaceAll(/rfc822; ?ada@readers.example/g, '<ada@readers.example>'),
    ],
  ];

  test.for(variants)('%s', async ([, change]) => {
    const changed = change(postfix);
    expect(changed).not.toBe(postfix);
    expect(await readReport(Buffer.from(changed))).toMatchObject([hard('user_unknown')]);
  });
});

test('a reply of 450 that gave up after days is soft, but for whom the server still does not know', async () => {
  const postfix = readFileSync(join(DIR, 'postfix.eml'), 'utf8');
  const later = postfix.replaceAll('550 5.1.1', '450 4.1.1').replace('Status: 5.1.1', 'Status: 4.1.1');
  const greylisted = later.replaceAll(/User unknown in local\s+recipient table/g, 'Greylisted');
  const kinds = async (text: string): Promise<Report[]> => readReport(Buffer.from(text));
  expect(await kinds(later)).toMatchObject([{ hard: true, reason: 'user_unknown' }]);
  expect(await kinds(greylisted)).toMatchObject([{ hard: false }]);
});
