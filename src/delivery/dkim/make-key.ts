import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

export type KeyType = 'rsa' | 'ed25519';

/** A new private key as PEM (PKCS#8). `bits` is an RSA key's size. */
export async function makeKey(type: KeyType, bits: number): Promise<string> {
  const { privateKey } = type === 'rsa' ? await rsaPair(bits) : await generate('ed25519');
  return pemOf(privateKey);
}

function rsaPair(modulusLength: number) {
  return generate('rsa', { modulusLength });
}

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}
