import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { SMTPServer } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { mailLetter } from '../../../src/jobs/send/mail-letter.ts';
import { withGrace } from '../../../src/lib/with-grace.ts';
import { bothKeys, ED25519, published, RSA } from '../../delivery/dkim/signing.ts';
import { DRAFT_TIME, type NewsroomHere, SEND_TIME, startNewsroom } from '../../support/newsroom-here.ts';

const DOMAIN = 'brinmouth.example';
const READERS = ['ada@mail.example', 'ben@mail.example', 'cleo@mail.example'];
const SIGNED = { DKIM_KEY: `${RSA}\n${ED25519}`, DKIM_SELECTOR: '2026a,2026e' };

async function readyToSend(): Promise<NewsroomHere> {
  const here = await startNewsroom();
  for (const reader of READERS) await here.run(['subscribers', 'add', reader]);
  here.clock.at = DRAFT_TIME;
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  await here.run(['approve', 'morning']);
  here.clock.at = SEND_TIME;
  return here;
}

async function verdictsOf(raw: string): Promise<string[]> {
  const records = published(bothKeys(DOMAIN));
  const { results } = await dkimVerify(Buffer.from(raw, 'latin1'), {
    curTime: new Date(SEND_TIME),
    resolver: async (name) => [[records[name] ?? '']],
  });
  return results.map((one) => `${one.selector} ${one.status.result}`).toSorted();
}

const RIGHT = ['2026a pass', '2026e pass'];

describe('with keys', () => {
  test('every copy, test send and letter is signed twice, one-click unsubscribe included', async () => {
    await using here = await readyToSend();
    expect((await here.run(['send', 'morning'], SIGNED)).code).toBe(0);
    await here.run(['test-send', 'morning', '--to', 'desk@other.example'], SIGNED);
    await using app = await here.open(SIGNED);
    using grace = withGrace(new AbortController().signal);
    const data = { code: '123456', minutes: 10 };
    await mailLetter(app.effects, 'sign-in-code', 'ed@other.example', data, grace);
    expect(here.smtp.accepted).toHaveLength(5);
    for (const { raw } of here.smtp.accepted) expect(await verdictsOf(raw)).toEqual(RIGHT);
    const [copy] = here.smtp.accepted;
    expect(copy?.raw.replaceAll('\r\n ', '')).toMatch(
      /h=from:from:.*list-unsubscribe:.*list-unsubscribe-post:.*feedback-id:/,
    );
  });

  test('a copy that is sent again is the same, byte for byte', async () => {
    await using here = await readyToSend();
    const seen: Record<string, string[]> = {};
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      async onData(stream, { envelope }, done) {
        const to = envelope.rcptTo[0]?.address ?? '';
        const raw = (await buffer(stream)).toString('latin1');
        const copies = [...(seen[to] ?? []), raw];
        seen[to] = copies;
        const later = Object.assign(new Error('come back'), { responseCode: 451 });
        done(copies.length === 1 ? later : null);
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const env = { ...SIGNED, SMTP_URL: `smtp://127.0.0.1:${port}` };
    await here.run(['send', 'morning'], env);
    here.clock.at += 3 * 60_000;
    expect((await here.run(['run'], env)).code).toBe(0);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(Object.keys(seen).toSorted()).toEqual(READERS);
    for (const copies of Object.values(seen)) {
      expect(copies).toHaveLength(2);
      expect(copies[0]).toBe(copies[1]);
      expect(await verdictsOf(copies[0] ?? '')).toEqual(RIGHT);
    }
  });
});

test('without keys nothing is signed, and “status” says whose task it is', async () => {
  await using here = await readyToSend();
  expect((await here.run(['status'])).stdout).toContain(
    'DKIM\tnot signed here: the mail server has to do it',
  );
  const { stdout } = await here.run(['status'], SIGNED);
  expect(stdout).toContain('DKIM\t2026a._domainkey.brinmouth.example (rsa-sha256, 2048 bits)');
  expect(stdout).toContain('2026e._domainkey.brinmouth.example (ed25519-sha256)');
  await here.run(['send', 'morning']);
  expect(here.smtp.accepted).toHaveLength(3);
  expect(here.smtp.accepted.filter(({ raw }) => /DKIM-Signature/i.test(raw))).toEqual([]);
});

describe('a key that cannot sign stops the send before the first message', () => {
  test.for<[string, (folder: string) => Record<string, string>, RegExp]>([
    [
      'missing file',
      (folder) => ({ DKIM_KEY_FILE: join(folder, 'gone.pem') }),
      /DKIM_KEY_FILE: .*gone\.pem cannot be read: there is no such file/,
    ],
    [
      'unreadable file',
      (folder) => ({ DKIM_KEY_FILE: folder }),
      /DKIM_KEY_FILE: .* cannot be read: it is a folder/,
    ],
    [
      'one of two missing',
      (folder) => ({ DKIM_KEY_FILE: `${put(folder, RSA)}, ${folder}/gone` }),
      /cannot be read/,
    ],
    ['not a key', (folder) => ({ DKIM_KEY_FILE: put(folder, 'hello') }), /not a private key/],
    ['cut short', (folder) => ({ DKIM_KEY_FILE: put(folder, RSA.slice(0, 300)) }), /private key/],
    [
      'another domain',
      () => ({ DKIM_KEY: RSA, DKIM_DOMAIN: 'other.example' }),
      /Mail comes from brinmouth.example/,
    ],
    ['two keys, one selector', () => ({ DKIM_KEY: RSA + ED25519 }), /are 2 DKIM keys/],
    ['a selector alone', () => ({}), /DKIM_SELECTOR is set, but there is no DKIM key/],
    ['a key alone', () => ({ DKIM_KEY: RSA, DKIM_SELECTOR: '' }), /not under which name/],
  ])('%s', async ([, env, reason]) => {
    await using here = await readyToSend();
    const wrong = { DKIM_SELECTOR: '2026a', ...env(here.folder.path) };
    for (const verb of [['send', 'morning'], ['run'], ['serve']]) {
      const ran = await here.run(verb, wrong);
      expect(ran.stderr).toMatch(reason);
      expect(ran.stderr).not.toMatch(/^ {4}at /m);
      expect(ran.code).toBe(2);
    }
    expect(here.smtp.connections).toBe(0);
  });
});

function put(folder: string, text: string): string {
  const file = join(folder, 'dkim.pem');
  writeFileSync(file, text);
  return file;
}
