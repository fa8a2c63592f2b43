import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { judgeRecords, keyRecord } from '../../../src/delivery/dkim/key-record.ts';
import { bothKeys } from './signing.ts';

const [rsa, ed] = bothKeys() as [ReturnType<typeof bothKeys>[0], ReturnType<typeof bothKeys>[0]];
const value = keyRecord(rsa).value;

test('a record is one value for a form, and strings of 255 octets at most for a zone', () => {
  const { name, zoneLine } = keyRecord(rsa);
  expect(name).toBe('2026a._domainkey.news.example');
  const strings = [...zoneLine.matchAll(/"([^"]*)"/g)].map(([, part = '']) => part);
  expect(zoneLine).toMatch(/^2026a\._domainkey\.news\.example\. IN TXT \( "v=DKIM1; k=rsa; p=/);
  expect(strings).toHaveLength(2);
  expect(Math.max(...strings.map((part) => part.length))).toBeLessThanOrEqual(255);
  expect(strings.join('')).toBe(value);
  expect(keyRecord(ed).value).toMatch(/^v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}=$/);
});

describe('what DNS says', () => {
  const bare = createPublicKey(rsa.key).export({ format: 'der', type: 'pkcs1' }).toString('base64');
  test.for<[string, string[], string]>([
    ['the same', [value], 'published'],
    [
      'with spaces and more tags',
      [value.replace('; p=', ';\tn=note ; h=sha1:sha256; s=* ; p= ')],
      'published',
    ],
    ['without v= and k=', [value.replace(/.*p=/, 'p=')], 'published'],
    ['as PKCS#1', [`v=DKIM1; p=${bare}`], 'published'],
    ['beside other texts', ['google-site-verification=x', value], 'published'],
    ['being tried out', [`${value}; t=y:s`], 'testing'],
    ['nothing', [], 'missing'],
    ['something else', ['v=spf1 -all'], 'unusable'],
    ['twice', [value, value], 'unusable'],
    ['another key', [keyRecord(bothKeys()[0] ?? rsa).value.replace('MIIB', 'MIIC')], 'different'],
    ['a key of another type', [keyRecord(ed).value], 'unusable'],
    ['revoked', ['v=DKIM1; k=rsa; p='], 'revoked'],
    ['a later version', [value.replace('DKIM1', 'DKIM2')], 'unusable'],
    ['v= at the wrong place', [`k=rsa; ${value.replace(' k=rsa;', '')}`], 'unusable'],
    ['sha1 only', [`${value}; h=sha1`], 'unusable'],
    ['for something else', [`${value}; s=tlsrpt`], 'unusable'],
    ['a tag twice', [`${value}; k=rsa`], 'unusable'],
    ['a part that is no tag', [`v=DKIM1; of the desk; ${value.slice(9)}`], 'unusable'],
    ['spaces within its lists', [`${value}; h=sha1 : sha256; s=tlsrpt\t: email`], 'published'],
  ])('%s', ([, records, verdict]) => expect(judgeRecords(rsa, records)).toMatchObject({ verdict }));

  test('of an ed25519 key without k=, which means RSA', () => {
    const record = keyRecord(ed).value;
    expect(judgeRecords(ed, [record])).toEqual({ verdict: 'published' });
    expect(judgeRecords(ed, [record.replace('k=ed25519; ', '')])).toMatchObject({ verdict: 'unusable' });
    expect(judgeRecords(ed, [record.replace(/p=..../, 'p=AAAA')])).toMatchObject({ verdict: 'different' });
  });

  test('a record that is none is quoted, a long one from its beginning', () => {
    const reason = (record: string) => judgeRecords(rsa, [record]);
    expect(reason('v=spf1 -all')).toMatchObject({ reason: expect.stringContaining('“v=spf1 -all”') });
    expect(reason('x'.repeat(61))).toMatchObject({ reason: expect.stringContaining(`“${'x'.repeat(60)}…”`) });
  });
});
