import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { describeSigning } from '../../../src/delivery/dkim/describe-signing.ts';
import { makeKey } from '../../../src/delivery/dkim/make-key.ts';
import { publicBytes, readPrivateKey } from '../../../src/delivery/dkim/read-private-key.ts';
import { keyWarnings, readName, readSigningKeys } from '../../../src/delivery/dkim/signing-keys.ts';
import { OperatorError } from '../../../src/lib/errors.ts';
import { bothKeys, ED25519, RSA } from './signing.ts';

const rsa = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
const pem = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1' = 'pkcs8') =>
  key.export({ format: 'pem', type }).toString();
const read = (text: string) => readPrivateKey(text, 'The DKIM key for 2026a');

const one = rsa(1024);
const ed = readPrivateKey(ED25519, 'x').key;
const seed = Buffer.from((ed.export({ format: 'jwk' }) as { d: string }).d, 'base64url');

describe('a private key is read', () => {
  test.for<[string, string]>([
    ['PKCS#8', pem(one)],
    ['PKCS#1', pem(one, 'pkcs1')],
    ['with Windows line ends', pem(one).replaceAll('\n', '\r\n')],
    ['with \\n for its line ends', pem(one).replaceAll('\n', '\\n')],
    ['on one line', pem(one, 'pkcs1').replaceAll('\n', ' ')],
    ['base64 alone', pem(one).replaceAll(/-----.*-----/g, '')],
    ['base64 alone, PKCS#1', pem(one, 'pkcs1').replaceAll(/-----.*-----|\n/g, '')],
    ['with words around it', `Key of the desk\n${pem(one)}\nend`],
  ])('RSA, %s', ([, text]) => {
    const { algorithm, bits, key } = read(text);
    expect({ algorithm, bits, same: key.equals(one) }).toEqual({
      algorithm: 'rsa-sha256',
      bits: 1024,
      same: true,
    });
  });

  test.for<[string, string]>([
    ['PKCS#8', ED25519],
    ['a seed', seed.toString('base64')],
    [
      'a seed with its public key',
      Buffer.concat([seed, publicBytes(ed, 'ed25519-sha256')]).toString('base64'),
    ],
  ])('ed25519, %s', ([, text]) => {
    expect(read(text)).toMatchObject({ algorithm: 'ed25519-sha256' });
    expect(read(text).key.equals(ed)).toBe(true);
  });

  test('the seed of RFC 8463 A.2 gives its public key', () => {
    const { key, algorithm } = read('nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=');
    expect(publicBytes(key, algorithm).toString('base64')).toBe(
      '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
    );
  });
});

test.for([1024, 4096])('an RSA key of %i bits is read', async (bits) => {
  expect(read(await makeKey('rsa', bits)).bits).toBe(bits);
});

test.for<[string, string, RegExp]>([
  ['nothing', ' \n', /is empty/],
  ['RSA of 512 bits', pem(rsa(512)), /512 bits/],
  ['RSA of 4104 bits', pem(rsa(4104)), /4104 bits/],
  ['an elliptic curve', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey), /type ec/],
  ['X25519', pem(generateKeyPairSync('x25519').privateKey), /type x25519/],
  ['RSA-PSS', pem(generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).privateKey), /type rsa-pss/],
  [
    'a public key',
    generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    /public key/,
  ],
  [
    'a passphrase',
    one.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'secret' }).toString(),
    /passphrase/,
  ],
  [
    'a passphrase, the old way',
    one.export({ format: 'pem', type: 'pkcs1', cipher: 'aes-128-cbc', passphrase: 'secret' }).toString(),
    /passphrase/,
  ],
  ['a PEM cut short', pem(one).slice(0, 400), /cannot|can be read/],
  ['a PEM with a hole', pem(one).replace(/\n.{64}\n/, '\n'), /can be read/],
  [
    'a seed and another public key',
    Buffer.concat([seed, Buffer.alloc(32, 7)]).toString('base64'),
    /can be read/,
  ],
  [
    'an SSH key',
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${'b3BlbnNz'.repeat(8)}\n-----END OPENSSH PRIVATE KEY-----\n`,
    /SSH key/,
  ],
  [
    'a certificate',
    `-----BEGIN CERTIFICATE-----\n${'MIIBkTCC'.repeat(8)}\n-----END CERTIFICATE-----\n`,
    /is a certificate/,
  ],
  ['the name of a file', '/run/secrets/dkim.pem', /can be read/],
])('%s is refused with exit code 2, and not repeated', ([, text, reason]) => {
  const error = caught(() => read(text));
  expect(error.message).toMatch(/^The DKIM key for 2026a /);
  expect(error.message).toMatch(reason);
  expect(error.exitCode).toBe(2);
  if (text.trim()) expect(`${error.message}${error.hint}`).not.toContain(text.trim().slice(-20));
});

describe('keys and selectors', () => {
  test('in order, with PEM one after another or commas between', () => {
    const settings = { selectors: '2026a,2026e._domainkey.Paper.example', domain: null };
    for (const keys of [`${RSA}${ED25519}`, `${seed.toString('base64')}, ${RSA}`]) {
      const found = readSigningKeys(
        { ...settings, keys: [{ text: keys, place: 'DKIM_KEY' }] },
        'news.example',
      );
      expect(found.map(({ selector, domain }) => `${selector} ${domain}`)).toEqual([
        '2026a news.example',
        '2026e paper.example',
      ]);
    }
  });

  test.for([
    [{ keys: RSA, selectors: 'a,b' }, /is 1 DKIM key in DKIM_KEY and DKIM_SELECTOR has 2/],
    [{ keys: `${RSA}${ED25519}`, selectors: 'a' }, /are 2 DKIM keys in DKIM_KEY and DKIM_SELECTOR has 1/],
    [
      { keys: 'email,name\nada@mail.example,Ada', selectors: 'a' },
      /^The DKIM key in DKIM_KEY is not a private key/,
    ],
    [{ keys: ' \n', selectors: 'a' }, /^The DKIM key in DKIM_KEY is empty/],
    [{ keys: RSA, selectors: 'a', domain: 'news example' }, /no domain that a DKIM key/],
    [{ keys: RSA, selectors: 'not a name' }, /no DKIM selector/],
    [{ keys: RSA, selectors: 'a; p=x' }, /no DKIM selector/],
    [{ keys: RSA, selectors: '' }, /no DKIM selector/],
    [{ keys: `${RSA}${ED25519}`, selectors: 'a,A' }, /Two DKIM keys are called a._domainkey.news.example/],
    [{ keys: RSA, selectors: 'a', domain: 'other.example' }, /comes from news.example.*other.example/],
    [{ keys: RSA, selectors: 'a', domain: 'sub.news.example' }, /comes from news.example/],
  ] as const)('%o is refused', ([settings, message]) => {
    const keys = [{ text: settings.keys, place: 'DKIM_KEY' }];
    const error = caught(() => readSigningKeys({ domain: null, ...settings, keys }, 'news.example'));
    expect(error.message).toMatch(message);
    expect(error.exitCode).toBe(2);
  });

  test('a short RSA key, and ed25519 alone, are worth a warning', () => {
    const warn = (keys: string, selectors: string) =>
      keyWarnings(
        readSigningKeys(
          { keys: [{ text: keys, place: 'DKIM_KEY' }], selectors, domain: null },
          'news.example',
        ),
      );
    expect(warn(pem(one), 'a')).toEqual([expect.stringMatching(/a\._domainkey\.news\.example.*1024 bits/)]);
    expect(warn(ED25519, 'e')).toEqual([expect.stringMatching(/no RSA key/)]);
    expect(warn(`${RSA}${ED25519}`, 'a,e')).toEqual([]);
    expect(keyWarnings([])).toEqual([]);
  });
});

describe('a name in DNS', () => {
  const labels = (length: number) =>
    'a.'
      .repeat(length)
      .slice(0, length - 1)
      .padEnd(length, 'b');
  const longest = labels(253 - 'a._domainkey.'.length);
  test.for([
    ['a selector of 63', 'a'.repeat(63), 'news.example'],
    ['a label of 63', 'a', `${'b'.repeat(63)}.example`],
    ['253 in all', 'a', longest],
  ] as const)('may be as long as this: %s', ([, selector, domain]) => {
    expect(readName(selector, domain)).toEqual({ selector, domain });
  });

  test.for([
    ['a selector of 64', 'a'.repeat(64), 'news.example'],
    ['254 in all', 'aa', longest],
  ] as const)('and no longer: %s', ([, selector, domain]) => {
    expect(caught(() => readName(selector, domain)).message).toMatch(/longer than a name in DNS/);
  });
});

test('which keys sign is said in a line', () => {
  expect(describeSigning(bothKeys())).toBe(
    '2026a._domainkey.news.example (rsa-sha256, 2048 bits), 2026e._domainkey.news.example (ed25519-sha256)',
  );
  expect(describeSigning([])).toBe('not signed here: the mail server has to do it');
});

function caught(work: () => unknown): OperatorError {
  try {
    work();
  } catch (error) {
    if (error instanceof OperatorError) return error;
    throw error;
  }
  throw new Error('no OperatorError was thrown');
}
