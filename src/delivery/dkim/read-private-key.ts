import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { ExitCode, OperatorError } from '../../lib/errors.ts';

export type DkimAlgorithm = 'rsa-sha256' | 'ed25519-sha256';

export interface PrivateKey {
  algorithm: DkimAlgorithm;
  /** Parsed once: reading the PEM takes longer than a signature. */
  key: KeyObject;
  /** Of the modulus; 256 for ed25519. */
  bits: number;
}

/** RFC 8301 3.2: shorter keys must not be used, and verifiers need not take longer ones. */
const FEWEST_BITS = 1024;
const MOST_BITS = 4096;

/** PKCS#8 around the 32 octets of an ed25519 seed (RFC 8410). */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * PEM (PKCS#8 or PKCS#1), the same as base64 without its frame, or an ed25519 seed of 32 octets in base64
 * (RFC 8463 A.2), also with the public key behind it. `named` begins the message of the OperatorError (exit 2)
 * that anything else throws; the key itself is never repeated.
 */
export function readPrivateKey(text: string, named: string): PrivateKey {
  const fail = (reason: string, hint = HINT) =>
    new OperatorError(`${named} ${reason}`, { hint, exitCode: ExitCode.usage });
  const trouble = whatItIs(text);
  if (trouble) throw fail(trouble);
  const key = parse(text);
  if (!key) throw fail('is not a private key that can be read.');
  if (key.asymmetricKeyType === 'ed25519') return { algorithm: 'ed25519-sha256', key, bits: 256 };
  if (key.asymmetricKeyType !== 'rsa') {
    throw fail(`is of type ${key.asymmetricKeyType}; DKIM knows RSA and ed25519.`);
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < FEWEST_BITS) {
    throw fail(`is an RSA key of ${bits} bits, which receivers do not accept (RFC 8301).`);
  }
  if (bits > MOST_BITS) throw fail(`is an RSA key of ${bits} bits; receivers need not take more than 4096.`);
  return { algorithm: 'rsa-sha256', key, bits };
}

const HINT =
  'It has to be a private key in PEM, RSA or ed25519, without a passphrase. “twofold dkim make” makes one, with its DNS record.';

/** What people paste by mistake, in a word each; null where it may be a private key. */
function whatItIs(text: string): string | null {
  if (text.trim() === '') return 'is empty.';
  if (/-----BEGIN ENCRYPTED|^Proc-Type:.*ENCRYPTED/m.test(text)) {
    return 'is protected by a passphrase; give it without one.';
  }
  if (/-----BEGIN (?:RSA )?PUBLIC KEY/.test(text)) {
    return 'is a public key; mail is signed with the private one.';
  }
  if (/-----BEGIN OPENSSH/.test(text)) return 'is an SSH key; make one for DKIM.';
  if (/-----BEGIN CERTIFICATE/.test(text)) return 'is a certificate; mail is signed with a private key.';
  return null;
}

function parse(text: string): KeyObject | null {
  const framed = /-----BEGIN ([A-Z ]+)-----([\s\S]*)-----END \1-----/.exec(text.replaceAll('\\n', '\n'));
  if (framed) {
    // On one line, as environment files have it, PEM is not read.
    const [, frame, inner = ''] = framed;
    const lines =
      inner
        .replaceAll(/\s+/g, '')
        .match(/.{1,64}/g)
        ?.join('\n') ?? '';
    return tryKey(() => createPrivateKey(`-----BEGIN ${frame}-----\n${lines}\n-----END ${frame}-----\n`));
  }
  const bytes = fromBase64(text);
  if (!bytes) return null;
  if (bytes.length === 32) return fromSeed(bytes);
  if (bytes.length === 64) return fromSeedAndPublic(bytes);
  return (
    tryKey(() => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })) ??
    tryKey(() => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs1' }))
  );
}

function fromBase64(text: string): Buffer | null {
  const packed = text.replaceAll(/\s+/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(packed) ? Buffer.from(packed, 'base64') : null;
}

function fromSeed(seed: Buffer): KeyObject | null {
  const key = Buffer.concat([ED25519_PKCS8, seed]);
  return tryKey(() => createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
}

/** As libsodium keeps it: a wrong second half is a wrong key. */
function fromSeedAndPublic(bytes: Buffer): KeyObject | null {
  const key = fromSeed(bytes.subarray(0, 32));
  return key && publicBytes(key, 'ed25519-sha256').equals(bytes.subarray(32)) ? key : null;
}

/** What a DNS record publishes: for RSA the SubjectPublicKeyInfo, for ed25519 the 32 octets alone (RFC 8463 4.2). */
export function publicBytes(key: KeyObject, algorithm: DkimAlgorithm): Buffer {
  const info = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return algorithm === 'ed25519-sha256' ? info.subarray(-32) : info;
}

function tryKey(read: () => KeyObject): KeyObject | null {
  try {
    return read();
  } catch {
    return null;
  }
}
