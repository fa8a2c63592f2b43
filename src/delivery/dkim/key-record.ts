import { createPublicKey, type KeyObject } from 'node:crypto';
import { publicBytes } from './read-private-key.ts';
import { recordName, type SigningKey } from './signing-keys.ts';

/** The TXT record that publishes a key (RFC 6376 3.6.1). */
export interface KeyRecord {
  /** `2026a._domainkey.news.example` */
  name: string;
  /** In one piece, as a provider's web form takes it. */
  value: string;
  /** The same as a line of a zone file: a string of a TXT record holds 255 octets at most. */
  zoneLine: string;
}

export function keyRecord(key: Pick<SigningKey, 'selector' | 'domain' | 'algorithm' | 'key'>): KeyRecord {
  const name = recordName(key);
  const type = key.algorithm === 'ed25519-sha256' ? 'ed25519' : 'rsa';
  const value = `v=DKIM1; k=${type}; p=${publicBytes(key.key, key.algorithm).toString('base64')}`;
  const strings = value.match(/.{1,255}/g)?.map((part) => `"${part}"`) ?? [];
  return { name, value, zoneLine: `${name}. IN TXT ( ${strings.join(' ')} )` };
}

/** `published`: receivers will find this very key. `testing`: so, but they are told to ignore it (`t=y`). */
export type RecordVerdict =
  | { verdict: 'published' | 'testing' }
  | { verdict: 'missing' | 'different' | 'revoked' | 'unusable' | 'unanswered'; reason: string };

/** Judges the TXT records found under the key's name, each its strings joined. */
export function judgeRecords(key: Pick<SigningKey, 'algorithm' | 'key'>, records: string[]): RecordVerdict {
  const candidates = records.map(readTags).filter((tags) => tags?.has('p')) as Map<string, string>[];
  const [tags, another] = candidates;
  if (!tags) {
    return records.length === 0
      ? { verdict: 'missing', reason: 'There is no TXT record of that name.' }
      : { verdict: 'unusable', reason: `The record there is no DKIM key: “${shortened(records[0] ?? '')}”.` };
  }
  if (another) {
    return { verdict: 'unusable', reason: 'There are several records, and receivers may take any of them.' };
  }
  return judgeTags(key, tags);
}

function judgeTags(
  { algorithm, key }: Pick<SigningKey, 'algorithm' | 'key'>,
  tags: Map<string, string>,
): RecordVerdict {
  const unusable = (reason: string): RecordVerdict => ({ verdict: 'unusable', reason });
  const version = tags.get('v');
  if (version !== undefined && (version !== 'DKIM1' || [...tags.keys()][0] !== 'v')) {
    return unusable('Where the record has v=, it has to begin with v=DKIM1.');
  }
  const published = tags.get('p') ?? '';
  if (published === '') return { verdict: 'revoked', reason: 'Its p= is empty: the key is revoked.' };
  const type = tags.get('k') ?? 'rsa';
  const ours = algorithm === 'ed25519-sha256' ? 'ed25519' : 'rsa';
  if (type !== ours) return unusable(`The record is for ${type} (k=), and the key is ${ours}.`);
  if (!allows(tags.get('h'), 'sha256')) return unusable('Its h= does not allow sha256.');
  if (!allows(tags.get('s'), 'email')) return unusable('Its s= does not allow email.');
  if (!isSameKey(published, key, algorithm)) {
    return { verdict: 'different', reason: 'Another key is published there (p= differs).' };
  }
  return { verdict: (tags.get('t') ?? '').split(':').includes('y') ? 'testing' : 'published' };
}

function allows(list: string | undefined, wanted: string): boolean {
  return list === undefined || list.split(':').some((item) => item === '*' || item === wanted);
}

/** RFC 6376 3.2: `tag=value`, separated by semicolons. Null where it is not of that form. */
function readTags(record: string): Map<string, string> | null {
  const tags = new Map<string, string>();
  for (const part of record.split(';')) {
    if (part.trim() === '') continue;
    const [, name = '', value = ''] = /^\s*([a-z][a-z0-9_]*)\s*=([\s\S]*)$/i.exec(part) ?? [];
    if (name === '' || tags.has(name)) return null;
    tags.set(name, value.replaceAll(/\s+/g, ''));
  }
  return tags;
}

/** An RSA key may be published with or without its SubjectPublicKeyInfo: RFC 6376 says one and its example shows the other. */
function isSameKey(published: string, key: KeyObject, algorithm: SigningKey['algorithm']): boolean {
  const bytes = Buffer.from(published, 'base64');
  if (bytes.equals(publicBytes(key, algorithm))) return true;
  try {
    return createPublicKey({ key: bytes, format: 'der', type: 'pkcs1' }).equals(createPublicKey(key));
  } catch {
    return false;
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
