import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, test } from 'vitest';
import { readFields } from '../../../src/delivery/dkim/canonical-header.ts';
import { signMail } from '../../../src/delivery/dkim/sign-mail.ts';
import { createSigner, type SignableMail, type Signer } from '../../../src/delivery/dkim/signer.ts';
import { readSigningKeys } from '../../../src/delivery/dkim/signing-keys.ts';
import { mimeOf } from '../../../src/delivery/mime/composed-mail.ts';
import { bothKeys, ED25519, HEAD, mailOf, published, RSA, rawOf } from './signing.ts';

const keys = bothKeys();
const signer = createSigner({ keys });

const HOSTILE = [
  ...HEAD.filter((line) => !/^(Subject|List-Unsubscribe|To):/.test(line)),
  'Subject: =?UTF-8?Q?Fl=C3=BCsse_steigen?=\r\n =?UTF-8?Q?_=E2=80=94_F=C3=A4hren?=\r\n\t=?UTF-8?Q?_liegen_still?=',
  `List-Unsubscribe:  <https://updates.example/u/${'abc-_'.repeat(90)}>,\r\n   <mailto:desk@news.example?subject=unsubscribe>`,
  'To:\t"Åsa  \u{1f6a2}" <ada@mail.example>  ',
];

/** The head with another field of the same name in its place. */
function changedHead(field: string): string[] {
  const name = field.slice(0, field.indexOf(':') + 1);
  return HEAD.map((line) => (line.startsWith(name) ? field : line));
}

const MAILS: [string, SignableMail][] = [
  ['a plain mail', mailOf('Boats leave at ten.\r\n')],
  ['an empty body', mailOf('')],
  ['nothing but line ends', mailOf('\r\n\r\n\r\n')],
  ['trailing empty lines', mailOf('Boats.\r\n\r\n\r\n\r\n')],
  ['no line end at the end', mailOf('Boats.')],
  ['spaces and tabs everywhere', mailOf('Boats \t leave  \r\n\tat ten. \r\n \r\n \t\r\n')],
  ['text that is not ASCII', mailOf('Fähren — 🚢\u00a0\u0085 legen ab.\r\n')],
  ['several segments', mailOf(['Good morning, ', 'Ada', '.\r\n', '', 'Boats leave.\r\n'])],
  ['a space either side of a piece of nothing', mailOf(['Good morning, ', '', ' Ada.\r\n'])],
  ['a space before a piece of nothing and a line end', mailOf(['Good morning ', '', '\r\nAda.\r\n'])],
  ['a space at either side of a seam', mailOf(['Good morning, ', ' Ada.\r\n'])],
  ['a space before a seam and a line end', mailOf(['Good morning ', '\r\nAda.\r\n'])],
  ['empty lines over a seam', mailOf(['Good morning.\r\n', '\r\n', '\r\n'])],
  ['a long body', mailOf(['<p>Boats leave at ten.</p>\r\n'.repeat(3_000), 'Ada\r\n'])],
  ['a long segment with runs of spaces', mailOf(['<p>Boats  leave. </p>\r\n'.repeat(100), 'Ada\r\n'])],
  ['a long segment with spaces at line ends', mailOf(['<p>Boats leave.</p> \r\n'.repeat(100), 'Ada\r\n'])],
  ['a long segment with tabs', mailOf(['<p>Boats\tleave.</p>\r\n'.repeat(100), 'Ada\r\n'])],
  ['hostile headers', mailOf('Boats.\r\n', HOSTILE)],
  ['runs of spaces in a field', mailOf('Boats.\r\n', changedHead('Subject: Ferry  timetable'))],
  [
    'a field that is UTF-8, and folded',
    mailOf('Boats.\r\n', changedHead('Subject: À la carte,\r\n voilà  là')),
  ],
  ['a tab in a short segment', mailOf('Boats\tleave.\r\n')],
  ['a run of spaces in a short segment', mailOf('Boats  leave.\r\n')],
  ['a space at a line end of a short segment', mailOf('Boats leave. \r\nAda.\r\n')],
  ['an empty field', mailOf('Boats.\r\n', changedHead('Subject: '))],
  ['two fields of a name', mailOf('Boats.\r\n', ['Subject: first', ...HEAD])],
  ['lines that begin with dots', mailOf('.\r\n..\r\n.Boats\r\n')],
];

describe('both signatures are right', () => {
  test.for(MAILS)('%s, says mailauth', async ([, mail]) => {
    const raw = rawOf(await signer.sign(mail), mail);
    expect(await verdicts(raw)).toEqual(['news.example 2026a: pass', 'news.example 2026e: pass']);
  });

  test.for(MAILS)('%s, says python3-dkim', async ([, mail], { skip }) => {
    const raw = rawOf(await signer.sign(mail), mail);
    const said = await askPython(raw, published(keys));
    if (said === null) return skip('python3-dkim is not installed');
    expect(said).toBe('True True');
  });
});

test.for<[string, (raw: string) => string]>([
  ['a changed body', (raw) => raw.replace('Boats', 'Ships')],
  ['another subject', (raw) => raw.replace('Ferry', 'Fairy')],
  ['a second subject', (raw) => raw.replace('Subject:', 'Subject: Win\r\nSubject:')],
  ['a second sender', (raw) => raw.replace('From:', 'From: mallory@bad.example\r\nFrom:')],
  ['an added Reply-To', (raw) => raw.replace('To:', 'Reply-To: mallory@bad.example\r\nTo:')],
  ['an added Cc', (raw) => raw.replace('To:', 'Cc: mallory@bad.example\r\nTo:')],
  ['another place to unsubscribe', (raw) => raw.replace('/u/x', '/u/y')],
  ['no one-click', (raw) => raw.replace(/List-Unsubscribe-Post:.*\r\n/, '')],
  ['another sender in Feedback-ID', (raw) => raw.replace('issue:news.example', 'issue:bad.example')],
])('%s breaks them', async ([, change]) => {
  const mail = mailOf('Boats leave at ten.\r\n');
  const raw = rawOf(await signer.sign(mail), mail).toString();
  expect(change(raw)).not.toBe(raw);
  const said = await verdicts(Buffer.from(change(raw)));
  expect(said.filter((verdict) => verdict.endsWith('pass'))).toEqual([]);
});

test('the header fields of RFC 6376 3.4.5, relaxed', () => {
  expect(readFields(Buffer.from('A: X\r\nB : Y\t\r\n\tZ  \r\n')).map(({ text }) => text)).toEqual([
    'a:X',
    'b:Y Z',
  ]);
});

const ALL_FIELDS = [
  ...HEAD,
  'Reply-To: desk@news.example',
  'Cc: bo@mail.example',
  'Content-Transfer-Encoding: quoted-printable',
  'Sender: post@news.example',
];

test.for(ALL_FIELDS.map((line) => line.slice(0, line.indexOf(':'))))(
  '%s: one that was changed, taken out or doubled breaks them',
  async (name) => {
    const mail = mailOf('Boats leave at ten.\r\n', ALL_FIELDS);
    const field = `${ALL_FIELDS.find((line) => line.startsWith(`${name}:`))}\r\n`;
    const raw = rawOf(await signer.sign(mail), mail).toString();
    expect(await passing(raw)).toHaveLength(2);
    expect(await passing(raw.replace(field, field.replace('\r\n', 'x\r\n')))).toEqual([]);
    expect(await passing(raw.replace(field, ''))).toEqual([]);
    expect(await passing(raw.replace(field, `${name}: x\r\n${field}`))).toEqual([]);
  },
);

const passing = async (raw: string) =>
  (await verdicts(Buffer.from(raw))).filter((verdict) => verdict.endsWith('pass'));

test.for([
  ['without a Date', HEAD.filter((line) => !line.startsWith('Date:'))],
  ['with a Date that is none', changedHead('Date: some time on Monday')],
] as const)('a mail %s is signed without times', async ([, head]) => {
  const mail = mailOf('Boats.\r\n', [...head]);
  const signed = await createSigner({ keys, expiresDays: 14 }).sign(mail);
  expect(signed.toString()).not.toMatch(/ [tx]=/);
  expect(await verdicts(rawOf(signed, mail))).toEqual([
    'news.example 2026a: pass',
    'news.example 2026e: pass',
  ]);
});

test('the size of a signed mail is that of all its octets', async () => {
  const { head, body } = mailOf('Boats.\r\n');
  const mail = {
    from: 'a@news.example',
    to: 'b@mail.example',
    head,
    body,
    size: mimeOf({ head, body }).length,
  };
  const signed = await signMail(mail, signer);
  expect(signed.size).toBe(mimeOf(signed).length);
  expect(signed.size).toBeGreaterThan(mail.size);
});

test('the same mail gets the same bytes, many at once too; t= is its Date', async () => {
  const mail = mailOf('Boats leave at ten.\r\n');
  const first = await signer.sign(mail);
  expect(first.toString()).toContain(`t=${Date.UTC(2026, 10, 23, 6, 30) / 1000};`);
  expect(first.toString()).not.toContain('x=');
  expect(await signer.sign(mail)).toEqual(first);
  const many = await Promise.all(Array.from({ length: 40 }, () => createSigner({ keys }).sign(mail)));
  expect(new Set(many.map(String))).toEqual(new Set([String(first)]));
});

test('each of many mails gets its own signature back', async () => {
  const mails = Array.from({ length: 60 }, (_, i) => mailOf(`Boat ${i} leaves at ten.\r\n`));
  const signed = await Promise.all(mails.map((mail) => signer.sign(mail)));
  for (const [i, mail] of mails.entries())
    expect(await verdicts(rawOf(signed[i] as Buffer, mail))).toEqual([
      'news.example 2026a: pass',
      'news.example 2026e: pass',
    ]);
});

test('x= is so many days after the Date', async () => {
  const mail = mailOf('Boats.\r\n');
  const signed = await createSigner({ keys, expiresDays: 14 }).sign(mail);
  expect(signed.toString()).toContain(`x=${Date.UTC(2026, 11, 7, 6, 30) / 1000};`);
});

test('header lines stay within 78 characters, and end in CRLF', async () => {
  const lines = (await signer.sign(mailOf('Boats.\r\n', HOSTILE))).toString().split('\r\n');
  expect(lines.pop()).toBe('');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
  expect(lines.join('')).not.toMatch(/[\r\n]/);
});

describe('which keys sign', () => {
  const several = createSigner({
    keys: readSigningKeys(
      {
        keys: [{ text: `${RSA},${ED25519}`, place: 'DKIM_KEY' }],
        selectors: '2026a._domainkey.news.example,m._domainkey.mail.paper.example',
        domain: null,
      },
      'news.example',
    ),
  });
  const from = (address: string) =>
    mailOf('Boats.\r\n', [`From: "Ed @ the Desk" <${address}>`, ...HEAD.slice(1)]);
  const signs = async (address: string, by: Signer = several) =>
    /d=(\S+); s=(\S+);/
      .exec((await by.sign(from(address))).toString())
      ?.slice(1)
      .join(' ');

  test.for([
    ['a@news.example', 'news.example 2026a'],
    ['a@NEWS.example', 'news.example 2026a'],
    ['a@morning.news.example', 'news.example 2026a'],
    ['a@mail.paper.example', 'mail.paper.example m'],
  ] as const)('%s: %s', async ([address, expected]) => expect(await signs(address)).toBe(expected));

  test.for(['a@paper.example', 'a@badnews.example', 'a@example', 'nobody'])(
    '%s: none, and then there is no mail',
    async (address) => {
      await expect(several.sign(from(address))).rejects.toThrow(/no DKIM key/);
    },
  );
});

async function verdicts(raw: Buffer): Promise<string[]> {
  const records = published(keys);
  const { results } = await dkimVerify(raw, {
    curTime: new Date('2026-11-23T07:00:00Z'),
    resolver: async (name) => {
      const record = records[name];
      if (record === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
      return [[record]];
    },
  });
  return results.map((one) => `${one.signingDomain} ${one.selector}: ${one.status.result}`).toSorted();
}

/** `True True` for the two signatures; null where the library is missing. Throws then if REQUIRE_PEERS=1. */
async function askPython(raw: Buffer, records: Record<string, string>): Promise<string | null> {
  const child = execFile('/usr/bin/python3', ['-c', PYTHON, JSON.stringify(records)]);
  let [said, trouble] = ['', ''];
  child.stdout?.on('data', (chunk: string) => {
    said += chunk;
  });
  child.stderr?.on('data', (chunk: string) => {
    trouble += chunk;
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(raw);
  const ended = await once(child, 'close').catch(() => [-1]);
  if (ended[0] === 0) return said.trim();
  if (ended[0] === -1 || /No module named/.test(trouble)) {
    if (process.env.REQUIRE_PEERS === '1')
      throw new Error('REQUIRE_PEERS=1 and python3-dkim is not installed');
    return null;
  }
  throw new Error(trouble);
}

const PYTHON = `
import dkim, json, nacl, sys
records = json.loads(sys.argv[1])
raw = sys.stdin.buffer.read()
ask = lambda name, timeout=5: records[name.decode().rstrip('.')].encode()
print(dkim.DKIM(raw).verify(0, dnsfunc=ask), dkim.DKIM(raw).verify(1, dnsfunc=ask))
`;
