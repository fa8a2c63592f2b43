import { hash, type KeyObject, type SignKeyObjectInput, sign } from 'node:crypto';
import type { PrivateKey } from './read-private-key.ts';

/**
 * The signature in base64, made in a thread of libuv's pool. `text` has a character an octet. The same text gives the
 * same: neither algorithm draws lots.
 */
export function signText(
  { algorithm, key }: Pick<PrivateKey, 'algorithm' | 'key'>,
  text: string,
): Promise<string> {
  const bytes = Buffer.from(text, 'latin1');
  if (algorithm === 'rsa-sha256') return inPool('sha256', bytes, key);
  // RFC 8463 3: ed25519 signs the hash; RSA has the hash inside.
  return inPool(null, hash('sha256', bytes, 'buffer'), key);
}

function inPool(
  digest: 'sha256' | null,
  bytes: Buffer,
  key: KeyObject | SignKeyObjectInput,
): Promise<string> {
  return new Promise((resolve, reject) => {
    sign(digest, bytes, key, (error, signature) => {
      if (error) reject(error);
      else resolve(signature.toString('base64'));
    });
  });
}
