import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { mimeOf } from '../../../src/delivery/mime/composed-mail.ts';
import type { MailInput } from '../../../src/delivery/mime/mail-input.ts';
import { composeMessage } from '../../../src/delivery/mime/message.ts';
import { MONDAY } from '../../support/newsroom-database.ts';

const mail: MailInput = {
  subject: 'Ferry crews vote — what it means for Tuesday’s crossings',
  html: '<!doctype html><html lang="en"><body><p>Café crews “voted” at ten.</p>\n<p>.dot first</p></body></html>',
  text: 'Café crews “voted” at ten.\n\n.dot first\nFrom here on, quiet.\n',
  from: { name: 'The Harbour Courier', address: 'morning@news.example' },
  replyTo: 'editors@news.example',
  to: { name: 'Åsa Lind', address: 'asa@mail.example' },
  messageId: 'morning-2026-11-23.7.0123456789abcdef@news.example',
  date: MONDAY,
  returnPath: null,
  unsubscribeUrl: `https://news.example/unsubscribe/${'t'.repeat(90)}`,
  list: {
    id: 'morning.news.example',
    title: 'Morning Update',
    unsubscribeMailbox: 'unsubscribe@news.example',
    feedbackId: 'morning-2026-11-23:morning:issue:harbour',
  },
};

async function composedMime(changes: Partial<MailInput> = {}): Promise<string> {
  const composed = composeMessage({ ...mail, ...changes });
  if (composed.outcome !== 'composed') throw new Error(composed.detail);
  return mimeOf(composed).toString('latin1');
}

const headersOf = (mime: string) => mime.slice(0, mime.indexOf('\r\n\r\n'));

test('both parts and the headers come back as they went in', async () => {
  const parsed = await simpleParser(await composedMime());
  expect(parsed.subject).toBe(mail.subject);
  expect(parsed.text).toBe(mail.text);
  expect(parsed.html).toBe(mail.html);
  expect(parsed.from?.value).toEqual([mail.from]);
  expect(parsed.to).toMatchObject({ value: [mail.to] });
  expect(parsed.replyTo?.value).toMatchObject([{ address: mail.replyTo }]);
  expect(parsed.messageId).toBe(`<${mail.messageId}>`);
  expect(parsed.date?.getTime()).toBe(MONDAY);
});

test('the same input gives the same bytes', async () => {
  expect(await composedMime()).toBe(await composedMime());
});

test('bulk headers: one List-Unsubscribe with both ways, one-click, list and feedback ids', async () => {
  const headers = headersOf(await composedMime()).split(/\r\n(?! )/);
  const named = (name: string) => headers.filter((line) => line.startsWith(`${name}:`));
  expect(named('List-Unsubscribe')).toEqual([
    `List-Unsubscribe: <${mail.unsubscribeUrl}>, <mailto:unsubscribe@news.example?subject=unsubscribe>`,
  ]);
  expect(named('List-Unsubscribe-Post')).toEqual(['List-Unsubscribe-Post: List-Unsubscribe=One-Click']);
  expect(named('List-ID').concat(named('List-Id'))).toEqual([
    expect.stringContaining('"Morning Update" <morning.news.example>'),
  ]);
  expect(named('Feedback-ID')).toEqual(['Feedback-ID: morning-2026-11-23:morning:issue:harbour']);
  expect(headersOf(await composedMime())).not.toMatch(/^(Precedence|Auto-Submitted|X-Mailer):/im);
});

test.for([
  ['L’édition du cœur', `"L'edition du coeur" `],
  ['نشرة 7', ''],
] as const)('the list of “%s” is named in plain characters', async ([title, phrase]) => {
  const list = mail.list && { ...mail.list, title };
  expect(headersOf(await composedMime({ list }))).toContain(`List-ID: ${phrase}<morning.news.example>`);
});

test('one-click is promised over https only', async () => {
  expect(await composedMime({ unsubscribeUrl: 'http://localhost:3000/u/t' })).not.toContain(
    'List-Unsubscribe-Post',
  );
});

test('a mail to one person has no list headers', async () => {
  expect(headersOf(await composedMime({ list: null }))).not.toMatch(/^(List-|Feedback-ID)/im);
});

test('lines end in CRLF, hold ASCII only and keep to 998 bytes', async () => {
  const mime = await composedMime({
    html: `<p>${'word '.repeat(5_000)}ünd “x”</p>`,
    text: 'long '.repeat(900),
  });
  expect(mime).not.toMatch(/(^|[^\r])\n|\r(?!\n)/);
  expect(mime).not.toMatch(/[^\r\n\t\x20-\x7e]/);
  expect(Math.max(...mime.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
});

test('the return path is the envelope sender, else the From address', () => {
  expect(composeMessage(mail)).toMatchObject({ from: 'morning@news.example' });
  const returnPath = 'bounce+7.x@news.example';
  expect(composeMessage({ ...mail, returnPath })).toMatchObject({ from: returnPath });
  expect(composeMessage({ ...mail, returnPath: 'a b@news.example' })).toMatchObject({
    outcome: 'invalid_address',
  });
});

test.for([
  'a@mail.example\r\nBcc: victim@mail.example',
  'a@mail.example, b@mail.example',
  '"a@mail.example b"@news.example',
  '<a@mail.example>',
  'Reader <a@mail.example>',
  'a@b@mail.example',
  'a b@mail.example',
  'a@mail example',
  'a@mail..example',
  'a\u200b@mail.example',
  'a\u202e@mail.example',
  `${'a'.repeat(65)}@mail.example`,
  `a@${'d'.repeat(300)}.example`,
  '@mail.example',
  'a@',
  'a',
  '',
])('%j is refused as an address', async (address) => {
  expect(composeMessage({ ...mail, to: { name: '', address } })).toMatchObject({
    outcome: 'invalid_address',
  });
  expect(composeMessage({ ...mail, from: { name: '', address } })).toMatchObject({
    outcome: 'invalid_address',
  });
  expect(composeMessage({ ...mail, replyTo: address })).toMatchObject({ outcome: 'invalid_address' });
});

test('an international domain goes out in ASCII', async () => {
  const composed = composeMessage({ ...mail, to: { name: '', address: 'reader@bücher.example' } });
  expect(composed).toMatchObject({ outcome: 'composed', to: 'reader@xn--bcher-kva.example' });
});

test.for([
  ['line breaks', 'News\r\nBcc: victim@mail.example', 'News Bcc: victim@mail.example'],
  ['direction marks', 'News \u202egnp.exe\u2066', 'News gnp.exe'],
  ['zero-width letters', 'Ne\u200bws\ufeff', 'News'],
])('%s in a subject or name stay inside their header', async ([, given, safe]) => {
  const parsed = await simpleParser(
    await composedMime({
      subject: given as string,
      to: { name: given as string, address: 'asa@mail.example' },
    }),
  );
  expect(parsed.subject).toBe(safe);
  expect(parsed.to).toMatchObject({ value: [{ name: safe, address: 'asa@mail.example' }] });
  expect(parsed.bcc).toBeUndefined();
});

test('nothing of a mailing or a copy can begin a header line of its own', async () => {
  const more = '\r\nBcc: victim@mail.example';
  const headers = headersOf(
    await composedMime({
      subject: `News${more}`,
      from: { name: `Courier${more}`, address: 'morning@news.example' },
      unsubscribeUrl: `https://news.example/unsubscribe/t${more}`,
      list: {
        id: 'morning.news.example',
        title: `Morning${more}`,
        unsubscribeMailbox: null,
        feedbackId: `morning:issue${more}`,
      },
    }),
  );
  const lines = headers.replaceAll(/\r\n[ \t]/g, ' ').split('\r\n');
  expect(lines.map((line) => line.slice(0, line.indexOf(':')))).not.toContain('Bcc');
  expect(lines.filter((line) => line.includes('victim'))).toHaveLength(5);
});

test('an unsubscribe mailbox that is no address is refused', () => {
  for (const unsubscribeMailbox of ['a@b@news.example', 'a@news.example>, <b@news.example'])
    expect(
      composeMessage({ ...mail, list: mail.list && { ...mail.list, unsubscribeMailbox } }),
    ).toMatchObject({
      outcome: 'invalid_address',
    });
});

test('a path or address in the text is text, never fetched', async () => {
  const parsed = await simpleParser(
    await composedMime({ html: 'file:///etc/hostname', text: 'http://127.0.0.1/secret' }),
  );
  expect(parsed.html).toBe('file:///etc/hostname');
  expect(parsed.text?.trim()).toBe('http://127.0.0.1/secret');
});
