import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReport } from '../../../src/bounces/read/read-report.ts';
import type { Report } from '../../../src/bounces/read/report.ts';

const DIR = join(import.meta.dirname, 'reports');
const files = readdirSync(DIR).map((name) => readFileSync(join(DIR, name)));

/** What whoever acts on a report may rely on. */
function expectSound(reports: readonly Report[]): void {
  expect(reports.length).toBeGreaterThan(0);
  expect(reports.length).toBeLessThanOrEqual(200);
  for (const report of reports) {
    const { address, otherAddresses, messageId, returnPaths, detail } = report;
    for (const one of [...(address === null ? [] : [address]), ...otherAddresses]) {
      expect(one).toMatch(/^[^\s<>\p{Cc}]+@[^\s<>\p{Cc}]+$/u);
      expect(one).toBe(one.toLowerCase());
    }
    for (const one of returnPaths) expect(one).toMatch(/^[^\s<>\p{Cc}]+@[^\s<>\p{Cc}]+$/u);
    if (messageId !== null) expect(messageId).not.toMatch(/[\s<>]/);
    expect(detail.length).toBeLessThanOrEqual(1_000);
    expect(detail).not.toMatch(/\p{Cc}/u);
    expect(detail.isWellFormed()).toBe(true);
    if (report.kind === 'bounce' && report.code !== null) expect(report.code).toSatisfy(isReplyCode);
  }
}

function isReplyCode(code: unknown): boolean {
  return Number.isInteger(code) && Number(code) >= 400 && Number(code) < 600;
}

describe('whatever arrives', () => {
  test('octets of no kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4_000 }), async (octets) => {
        expectSound(await readReport(Buffer.from(octets)));
      }),
      { numRuns: 150 },
    );
  });

  test('reports cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.nat(), async (file, at) => {
        expectSound(await readReport(file.subarray(0, at % (file.length + 1))));
      }),
      { numRuns: 300 },
    );
  });

  test('reports with pieces of others in them', async () => {
    const piece = fc.tuple(fc.constantFrom(...files), fc.nat(), fc.nat(400));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 2, maxLength: 6 }), async (pieces) => {
        const parts = pieces.map(([file, at, length]) =>
          file.subarray(at % file.length, (at % file.length) + length),
        );
        expectSound(await readReport(Buffer.concat([files[0] ?? Buffer.alloc(0), ...parts])));
      }),
      { numRuns: 200 },
    );
  });

  test('reports with octets changed', async () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), changes, async (file, list) => {
        const message = Buffer.from(file);
        for (const [at, octet] of list) message[at % message.length] = octet;
        expectSound(await readReport(message));
      }),
      { numRuns: 100 },
    );
  });

  test('lines made of what the rules look for', async () => {
    const word = fc.constantFrom(
      ...[
        'user',
        'unknown',
        'mailbox',
        'is',
        'full',
        'not',
        'found',
        'host',
        '550',
        '5.1.1',
        'a@b.example',
        '<a@b.example>',
      ],
      ...[
        '\n',
        ': ',
        '...',
        '>>> RCPT',
        '<<<',
        '(expanded from ',
        ')',
        '--x',
        'Final-Recipient:',
        'Received:',
        '=?utf-8?Q?',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 400 }), async (words) => {
        expectSound(await readReport(Buffer.from(`Subject: Undelivered mail\n\n${words.join(' ')}`)));
      }),
      { numRuns: 150 },
    );
  });
});

const MEGABYTE = 1_000_000;
const filled = (piece: string, size = 3 * MEGABYTE) =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
const DAEMON = 'From: MAILER-DAEMON@x.example\nTo: b@news.example\nSubject: Undelivered mail\n';

/** Each takes time or memory out of all proportion where a step is not bounded. */
const BOMBS: Record<string, string> = {
  'one line': `${DAEMON}\n${filled('a')}`,
  'addresses without end': `${DAEMON}\n${filled('a@')}`,
  'short addresses': `${DAEMON}\n${filled('a@b.example\n')}`,
  brackets: `${DAEMON}\n${filled('<')}`,
  delimiters: `${DAEMON}Content-Type: multipart/mixed; boundary=x\n\n${filled('--x\n')}`,
  'delimiters nobody announced': `${DAEMON}\n${filled('--x\nContent-Type: text/plain\n\n')}`,
  'parts in parts': nested(20_000),
  'messages in messages': `${DAEMON}${filled('Content-Type: message/rfc822\n\n', 100_000)}`,
  'header fields': filled('X-A: b\n'),
  'a folded field': `Subject: x\n${filled(' y\n')}`,
  'encoded words': `Subject: ${filled('=?utf-8?Q?=41?= ')}`,
  'encoded words begun': `Subject: ${filled('=?utf-8?B?')}`,
  'soft line breaks': `${DAEMON}Content-Transfer-Encoding: quoted-printable\n\n${filled('= ')}`,
  tags: `${DAEMON}Content-Type: text/html\n\n${filled('<div>')}`,
  JSON: `${DAEMON}\n{"notificationType":"Bounce","bounce":${filled('[')}`,
  recipients: `${DAEMON}Content-Type: message/delivery-status\n\n${filled('Final-Recipient: rfc822; a@b.example\nStatus: 5.1.1\n\n')}`,
  'failed recipients': `X-Failed-Recipients: ${filled('a@b.example, ')}\n${DAEMON}\n`,
  'empty lines behind two recipients': `${DAEMON}\n<a@b.example>:\n550 no\n\n<c@d.example>:\n550 no\n${filled('\r')}`,
  codes: `${DAEMON}\n${filled('550 5.1.1 user ')}`,
  words: `${DAEMON}\n${filled('mailbox could not be user unknown host does not ')}`,
  'an alias without end': `${DAEMON}\na@b.example (expanded from ${filled('x ')}`,
  'escapes of ISO-2022-JP': `${DAEMON}Content-Type: text/plain; charset=iso-2022-jp\n\n${filled('\x1b$B')}`,
};

function nested(depth: number): string {
  const level = (number: number) => `Content-Type: multipart/mixed; boundary=b${number}\n\n--b${number}\n`;
  return `${DAEMON}${Array.from({ length: depth }, (_, number) => level(number)).join('')}x`;
}

test.for(Object.entries(BOMBS))('%s ends', { timeout: 20_000 }, async ([, message]) => {
  expectSound(await readReport(Buffer.from(message, 'latin1')));
});

test('a report in front of a long returned mail is read', async () => {
  const report = readFileSync(join(DIR, 'postfix.eml'), 'latin1');
  const long = report.replace('The ferry is back.', filled('The ferry is back.\n', 20 * MEGABYTE));
  expect(await readReport(Buffer.from(long, 'latin1'))).toMatchObject([
    { kind: 'bounce', reason: 'user_unknown' },
  ]);
});
