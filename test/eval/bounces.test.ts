import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { measureBounces } from '../../eval/bounces/measure-bounces.ts';
import { readGold } from '../../eval/bounces/read-gold.ts';
import { witnessOf } from '../../eval/bounces/witness.ts';
import { evalRun, folderOf } from './eval-run.ts';

const ADA = 'ada@readers.example';

function report(status: string, reply: string, mailed = ADA): string {
  return `From: MAILER-DAEMON@relay.example
To: bounce@news.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; boundary=b; report-type=delivery-status

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; ${ADA}
Action: failed
Status: ${status}
Diagnostic-Code: smtp; ${reply}
--b
Content-Type: message/rfc822

From: post@news.example
To: ${mailed}
Subject: Morning Update

--b--
`;
}

const UNKNOWN = report('5.1.1', '550 5.1.1 User unknown');
const FULL = report('5.2.2', '552 5.2.2 Mailbox full');
const AWAY = 'From: ada@readers.example\nTo: post@news.example\nSubject: Out of office\n\nI am away.\n';

function corpus(gold: string, files: Record<string, string>): string {
  const folder = folderOf({ 'gold.tsv': gold });
  mkdirSync(join(folder, 'eml'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'eml', name), text);
  return folder;
}

const HEAD = 'file\tstatus\treply\treason\thard\n';

test('kinds and addresses are counted by recipient', async () => {
  const gold = `${HEAD}1.eml\t5.1.1\t550\tuserunknown\ttrue\n2.eml\t5.2.2\t552\tmailboxfull\ttrue\n3.eml\t\t\tvacation\tfalse\n`;
  const folder = corpus(gold, { '1.eml': UNKNOWN, '2.eml': FULL, '3.eml': AWAY, '4.eml': FULL });
  const { figures, lines } = await measureBounces(folder, evalRun());
  expect(figures).toMatchObject({ n: 3, address: 1, kind: 0.6667, addressJudged: 2 });
  expect(lines).toContain('2.eml  hard (mailboxfull) read as soft (mailbox_full)');
  expect(lines).toContain('1 files without gold, not judged: mailbox_full 1');
});

test('whom we name and the corpus does not is a mistake, and so is the reverse', async () => {
  const two = UNKNOWN.replace(
    '\n--b\nContent-Type: message/rfc822',
    '\n\nFinal-Recipient: rfc822; ben@readers.example\nAction: failed\nStatus: 5.1.1\n--b\nContent-Type: message/rfc822',
  );
  const gold = `${HEAD}1.eml\t\t\tuserunknown\ttrue\n2.eml\t\t\tuserunknown\ttrue\n2.eml\t\t\tuserunknown\ttrue\n`;
  const { figures } = await measureBounces(corpus(gold, { '1.eml': two, '2.eml': UNKNOWN }), evalRun());
  expect(figures).toMatchObject({ n: 4, kind: 0.5, address: 0.5 });
});

test('an address column decides', async () => {
  const forwarded = report('5.1.1', '550 5.1.1 User unknown', 'list@readers.example');
  const gold =
    'File,Recipient,Hard,Reason\n1,ada@readers.example,true,userunknown\n2,"<ADA@readers.example>",TRUE,userunknown\n';
  const { figures } = await measureBounces(corpus(gold, { '1.eml': forwarded, '2.eml': UNKNOWN }), evalRun());
  expect(figures).toMatchObject({ n: 2, kind: 1, address: 0.5 });
});

test('rows without their file are skipped and said; without any row it is a mistake', async () => {
  const run = evalRun();
  const gold = `${HEAD}1.eml\t\t\tuserunknown\ttrue\ngone.eml\t\t\tuserunknown\ttrue\n`;
  const folder = corpus(gold, { '1.eml': UNKNOWN });
  expect((await measureBounces(folder, run)).figures).toMatchObject({ n: 1, kind: 1 });
  expect(run.warnings).toEqual([
    `${join(folder, 'gold.tsv')}: 1 files are not there (gone), their rows are skipped`,
  ]);
  await expect(measureBounces(corpus(HEAD, { '1.eml': UNKNOWN }), evalRun())).rejects.toMatchObject({
    exitCode: 2,
  });
  await expect(measureBounces(folderOf({}), evalRun())).rejects.toMatchObject({ exitCode: 2 });
});

describe('gold in any dress', () => {
  const row = { file: 'a.eml', kind: 'hard', reason: 'userunknown', address: null };
  test.for<[string, string]>([
    ['as it is', `${HEAD}a.eml\t5.1.1\t550\tuserunknown\ttrue\n`],
    [
      'a byte order mark and CRLF',
      `\ufeff${HEAD}a.eml\t5.1.1\t550\tuserunknown\ttrue\n`.replaceAll('\n', '\r\n'),
    ],
    ['other columns, order and case', 'HARD\tNotes\tReason\tFile\nTrue\t"x\tUserUnknown\ta.eml\n'],
    ['no line of names', 'a.eml\t5.1.1\t550\tuserunknown\ttrue\n'],
    ['a row cut short', `${HEAD}a.eml\t5.1.1\t550\tuserunknown\ttrue\nb.eml\n`],
  ])('%s', async ([, text]) => {
    const rows = await readGold(join(folderOf({ 'gold.tsv': text }), 'gold.tsv'), () => {});
    expect(rows[0]).toEqual(row);
  });

  test.for([
    ['feedback', 'false', 'complaint'],
    ['delivered', 'false', 'other'],
    ['vacation', '', 'other'],
    ['blocked', '0', 'soft'],
    ['hostunknown', '1', 'hard'],
  ])('%s, %s is %s', async ([reason, hard, kind]) => {
    const path = join(folderOf({ 'gold.tsv': `${HEAD}a.eml\t\t\t${reason}\t${hard}\n` }), 'gold.tsv');
    expect(await readGold(path, () => {})).toMatchObject([{ kind }]);
  });
});

test.for([
  [
    'the name in To where the server has another',
    UNKNOWN.replace('To: ada@', 'To: a.reader@'),
    ['a.reader@readers.example'],
  ],
  [
    'the original recipient',
    UNKNOWN.replace('Final-Rec', 'Original-Recipient: rfc822;a@x.example\nFinal-Rec').replace(
      'To: ada@readers.example\n',
      '',
    ),
    ['a@x.example'],
  ],
  [
    'whom the words name',
    'To: b@news.example\n\nCould not reach <ada@readers.example>.\n',
    ['ada@readers.example'],
  ],
  ['nobody', 'To: b@news.example\n\nSorry.\n', []],
] as const)('the witness of an address: %s', ([, message, addresses]) => {
  expect([...witnessOf(Buffer.from(message), false).addresses]).toEqual(addresses);
});
