import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { type ComposedMail, mimeOf } from '../../src/delivery/mime/composed-mail.ts';
import { mailingComposer } from '../../src/delivery/mime/message.ts';
import { personalise, personalPieces } from '../../src/render/personalise.ts';
import { renderIssue } from '../../src/render/render-issue.ts';
import type { Recipient } from '../../src/render/rendered-issue.ts';
import { MONDAY } from '../support/newsroom-database.ts';
import { ada, morningEdition, sampleIssue, sampleNewsroom } from '../support/sample-issue.ts';

const rendered = await renderIssue(sampleIssue(), morningEdition, sampleNewsroom);
const compose = mailingComposer({
  subject: rendered.subject,
  from: { name: 'The Saltmere Chronicle Morning Update', address: 'updates@chronicle.example' },
  replyTo: null,
  list: {
    id: 'morning.chronicle.example',
    title: 'Morning',
    unsubscribeMailbox: null,
    feedbackId: 'a:b:c:d',
  },
});

function copyFor(recipient: Recipient): ComposedMail {
  const { html, text } = personalPieces(rendered, recipient);
  const mail = compose({
    html,
    text,
    to: { name: recipient.name, address: 'ada@mail.example' },
    messageId: 'morning.1@chronicle.example',
    date: MONDAY,
    returnPath: null,
    unsubscribeUrl: recipient.unsubscribeUrl,
  });
  if (mail.outcome !== 'composed') throw new Error(mail.detail);
  return mail;
}

const hostileName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 70 }),
  fc.constantFrom(
    '.',
    '.\r\n.\r\n',
    '='.repeat(50),
    '=20=0D=0A.=0D=0A',
    '--=_twofold',
    '@@twofold-web-url@@',
    'שלום',
    '\u202eadA',
    '👩‍👩‍👧‍👦'.repeat(8),
    'W'.repeat(300),
    'Ada "the" <ada@x>, Bo; (c) \\',
    '=?UTF-8?Q?Ada?=',
    ' Ada\t ',
  ),
);
const recipient = fc.record({
  name: hostileName,
  follows: fc.subarray(
    ['Transport', 'Chess', 'Fishing', 'Music', 'Nothing'].map((label) => ({ kind: 'topic' as const, label })),
  ),
  url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
});

test('whatever a reader is called, the mail reads as the preview does', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(recipient, async ({ name, follows, url }) => {
      const reader: Recipient = { ...ada, name, follows, unsubscribeUrl: url, preferencesUrl: `${url}/.` };
      const parsed = await simpleParser(mimeOf(copyFor(reader)));
      const preview = personalise(rendered, reader);
      expect(parsed.html).toBe(preview.html.toWellFormed());
      expect(parsed.text).toBe(preview.text.toWellFormed());
      expect(parsed.to).toMatchObject({ value: [{ address: 'ada@mail.example' }] });
      expect(parsed.bcc).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

test('its bytes are canonical: ASCII, short lines, nothing to stuff, one form for DKIM', () => {
  fc.assert(
    fc.property(recipient, ({ name, follows, url }) => {
      const mail = copyFor({ ...ada, name, follows, unsubscribeUrl: url });
      const body = Buffer.concat(mail.body).toString('latin1');
      expect(/^(?:[\x20-\x7e]{0,76}\r\n)*$/.test(body)).toBe(true);
      expect(/^\.| \r$| {2}/m.test(body)).toBe(false);
      expect(body.endsWith('\r\n\r\n')).toBe(false);
      expect(mail.size).toBe(mimeOf(mail).length);
      for (const line of mail.head.toString('latin1').split('\r\n'))
        expect(line.length).toBeLessThanOrEqual(998);
      expect(mimeOf(copyFor({ ...ada, name, follows, unsubscribeUrl: url }))).toEqual(mimeOf(mail));
    }),
    { numRuns: 60 },
  );
});

test('what copies share is the same Buffer in each, and most of them', () => {
  const [one, other] = [
    copyFor(ada),
    copyFor({ ...ada, name: 'Bo', unsubscribeUrl: 'https://news.example/u/2' }),
  ];
  const shared = one.body.filter((piece) => other.body.includes(piece));
  const octets = shared.reduce((sum, piece) => sum + piece.length, 0);
  expect(octets).toBeGreaterThan(one.size * 0.9);
});
