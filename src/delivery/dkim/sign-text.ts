import { hash, type KeyObject, sign } from 'node:crypto';
import type { DkimAlgorithm } from './read-private-key.ts';

/** What one mail wants signed: everything in it is text, a character an octet. */
export interface SignJob {
  /** The relaxed fields that all its signatures cover. */
  fields: string;
  /** One for each signature: the key's number, and the DKIM-Signature field in relaxed form. */
  drafts: { key: number; text: string }[];
}

export interface TextKey {
  algorithm: DkimAlgorithm;
  key: KeyObject;
}

/** The signatures in base64, in the order of the drafts. The same job gives the same: neither algorithm draws lots. */
export function signJob(keys: readonly TextKey[], { fields, drafts }: SignJob): string[] {
  return drafts.map(({ key: number, text }) => {
    const found = keys[number];
    if (!found) throw new Error(`there is no signing key ${number}`);
    return signText(found, Buffer.from(fields + text, 'latin1')).toString('base64');
  });
}

/** RFC 8463 3: ed25519 signs the hash, RSA has the hash inside. */
function signText({ algorithm, key }: TextKey, text: Buffer): Buffer {
  if (algorithm === 'rsa-sha256') return sign('sha256', text, key);
  return sign(null, hash('sha256', text, 'buffer'), key);
}
