import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookUpRecord } from '../../../src/delivery/dkim/look-up-record.ts';
import { readPrivateKey } from '../../../src/delivery/dkim/read-private-key.ts';
import { bothKeys, ED25519, published, RSA } from '../../delivery/dkim/signing.ts';
import { type DnsDouble, startDnsDouble } from '../../support/dns-double.ts';
import { temporaryFolder } from '../../support/newsroom-database.ts';
import { type NewsroomHere, startNewsroom } from '../../support/newsroom-here.ts';
import { startTwofold } from '../../support/run-twofold.ts';

const DOMAIN = 'brinmouth.example';
const SIGNED = { DKIM_KEY: `${RSA}\n${ED25519}`, DKIM_SELECTOR: '2026a,2026e' };
const NAME = `2026a._domainkey.${DOMAIN}`;

let here: NewsroomHere;
let dns: DnsDouble;
beforeAll(async () => {
  here = await startNewsroom();
  dns = await startDnsDouble();
});
afterAll(async () => {
  await here[Symbol.asyncDispose]();
  await dns[Symbol.asyncDispose]();
});

/** As a provider stores it: strings of 255 octets. */
function publish(changes: Record<string, string[]> = {}): void {
  dns.trouble = null;
  dns.records.clear();
  for (const [name, value] of Object.entries(published(bothKeys(DOMAIN))))
    dns.records.set(name, [value.match(/.{1,255}/g) ?? []]);
  for (const [name, values] of Object.entries(changes)) {
    if (values.length === 0) dns.records.delete(name);
    else
      dns.records.set(
        name,
        values.map((value) => value.match(/.{1,255}/g) ?? []),
      );
  }
}

describe('dkim make', () => {
  test.runIf(process.platform === 'linux')('a disk that takes no byte leaves no half a key', async () => {
    const file = join(here.folder.path, 'half.pem');
    const args = ['dkim', 'make', 'brinmouth.example', '--type', 'ed25519', '--out', file];
    const ran = await startTwofold(args, here.env, { before: 'ulimit -f 0' }).done;
    expect(ran).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be written: this account may make no file that large'),
    });
    expect((await here.run(args)).code).toBe(0);
  });

  test.for([
    ['rsa', 'twofold', 'rsa-sha256', 2048],
    ['ed25519', 'twofold-ed25519', 'ed25519-sha256', 256],
  ] as const)(
    '%s: a key for its owner alone, and the record that belongs to it',
    async ([type, selector, algorithm, bits]) => {
      const file = join(here.folder.path, `${type}.pem`);
      const made = await here.run(['dkim', 'make', 'Brinmouth.Example', '--type', type, '--out', file]);
      expect(made.code).toBe(0);
      expect(statSync(file).mode & 0o077).toBe(0);
      const pem = readFileSync(file, 'utf8');
      expect(readPrivateKey(pem, 'it')).toMatchObject({ algorithm, bits });
      const named = `${selector}._domainkey.brinmouth.example`;
      expect(made.stderr).toContain(`DKIM_SELECTOR=${named} npx twofold dkim check`);
      for (const name of [selector, named]) {
        const env = { DKIM_KEY_FILE: file, DKIM_SELECTOR: name };
        expect((await here.run(['dkim', 'records'], env)).stdout).toBe(made.stdout);
      }
      const info = createPublicKey(pem).export({ format: 'der', type: 'spki' });
      const expected = type === 'rsa' ? info : info.subarray(-32);
      expect(made.stdout.replaceAll('" "', '')).toContain(`p=${expected.toString('base64')}"`);
    },
  );

  test.for<[string, string | null, string]>([
    ['a CSV file', 'email,name,zone\nada@mail.example,Ada,\n', 'is not a private key that can be read'],
    ['the DNS record', 'a IN TXT ( "v=DKIM1; k=rsa; p=MIIB" )', 'is not a private key that can be read'],
    [
      'a public key',
      generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      'is a public key; mail is signed with the private one',
    ],
    [
      'an encrypted key',
      generateKeyPairSync('ed25519')
        .privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })
        .toString(),
      'is protected by a passphrase',
    ],
    ['nothing', '', 'is empty'],
    ['a folder', null, 'it is a folder'],
  ])('DKIM_KEY_FILE is %s: the file is named, and what is expected', async ([, text, why]) => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'key');
    if (text === null) mkdirSync(file);
    else writeFileSync(file, text);
    const ran = await here.run(['dkim', 'records'], { DKIM_KEY_FILE: file, DKIM_SELECTOR: 'a' });
    expect(ran.stderr).toContain(file);
    expect(ran.stderr).toContain(why);
    expect(ran.code).toBe(2);
  });

  test('never overwrites a file', async () => {
    const file = join(here.folder.path, 'kept.pem');
    await here.run(['dkim', 'make', DOMAIN, '--out', file]);
    const before = readFileSync(file, 'utf8');
    const again = await here.run(['dkim', 'make', DOMAIN, '--out', file]);
    expect([again.code, readFileSync(file, 'utf8')]).toEqual([1, before]);
    expect(again.stderr).toContain('is there already');
  });

  test.for([
    [['make', 'not a domain'], 2, 'is no domain that a DKIM key can be published at'],
    [['make', `${'x'.repeat(64)}.example`], 2, 'is longer than a name in DNS may be'],
    [['make', DOMAIN, '--out', 'x'.repeat(5_000)], 2, 'cannot be a file: its name is too long'],
    [['make', DOMAIN, '--selector', 'a b'], 2, 'is no DKIM selector'],
    [['make', DOMAIN, '--type', 'dsa'], 2, ''],
    [['make', DOMAIN, '--bits', '1024'], 2, ''],
    [['make', DOMAIN, '--type', 'ed25519', '--bits', '4096'], 2, 'An Ed25519 key has one size'],
    [['make', DOMAIN, '--out', '/nowhere/at/all.pem'], 2, 'There is no folder /nowhere/at'],
    [['make', DOMAIN, '--out', '/tmp'], 2, '/tmp is a folder'],
    [['make', DOMAIN, '--out', '/dev/null/key.pem'], 2, '/dev/null is no folder'],
    [['records'], 2, 'No DKIM key is configured'],
    [['check'], 2, 'No DKIM key is configured'],
  ] as [string[], number, string][])('%j: exit code %i and why', async ([args, code, why]) => {
    const ran = await here.run(['dkim', ...args]);
    expect(ran.stderr).toContain(why);
    expect(ran.code).toBe(code);
  });
});

describe('dkim check', () => {
  const check = (...more: string[]) => here.run(['dkim', 'check', '--server', dns.address, ...more], SIGNED);
  const record = () => published(bothKeys(DOMAIN))[NAME] ?? '';

  test('both published', async () => {
    publish();
    const ran = await check();
    expect(ran.stdout).toBe(`${NAME}\tpublished\n2026e._domainkey.${DOMAIN}\tpublished\n`);
    expect(ran.code).toBe(0);
  });

  test.for<[string, () => string[], RegExp, number]>([
    ['missing', () => [], /missing\tThere is no TXT record/, 1],
    ['another key', () => [record().replace('MIIB', 'MIIC')], /different\tAnother key is published/, 1],
    ['revoked', () => ['v=DKIM1; p='], /revoked/, 1],
    ['twice', () => [record(), record()], /unusable\tThere are several/, 1],
    ['being tried out', () => [`${record()}; t=y`], /testing\tIts t=y/, 0],
  ])('%s', async ([, values, said, code]) => {
    publish({ [NAME]: values() });
    const ran = await check();
    expect(ran.stdout).toMatch(said);
    expect(ran.code).toBe(code);
    if (code === 1) expect(ran.stderr).toContain(`${NAME}. IN TXT ( "v=DKIM1; k=rsa; p=`);
  });

  test('a name that is there, without a TXT record: missing', async () => {
    publish();
    dns.records.set(NAME, []);
    const ran = await check();
    expect([ran.code, ran.stdout]).toEqual([1, expect.stringMatching(/missing\tThere is no TXT record/)]);
  });

  test.for([
    ['SERVFAIL', /\(SERVFAIL\).*DNSSEC.*--server/],
    ['REFUSED', /refuses to answer this machine.*--server/],
  ] as const)('%s is nobody’s verdict: try again, and what to look at', async ([trouble, said]) => {
    publish();
    dns.trouble = trouble;
    const ran = await check('--json');
    const { keys } = JSON.parse(ran.stdout);
    expect(keys).toMatchObject([{ name: NAME, verdict: 'unanswered' }, {}]);
    expect(keys[0].reason).toMatch(said);
    expect(keys[0].reason).not.toMatch(/queryTxt|\bE[A-Z]{4,}\b/);
    expect(ran.code).toBe(75);
  });

  test('a name server that says nothing', async () => {
    dns.trouble = 'silence';
    const [key] = bothKeys(DOMAIN);
    expect(key && (await lookUpRecord(key, [dns.address], 100))).toEqual({
      verdict: 'unanswered',
      reason: expect.stringMatching(/^No name server answered in time\. .*port 53.*--server/),
    });
  });

  test('a name server is given by its address', async () => {
    const ran = await here.run(['dkim', 'check', '--server', 'ns.example'], SIGNED);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('“ns.example” is not the address')]);
  });
});
