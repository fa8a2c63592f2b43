import { domainToASCII } from 'node:url';
import { usage } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import { type PrivateKey, readPrivateKey } from './read-private-key.ts';

/** A private key and the name its public half is published under. */
export interface SigningKey extends PrivateKey {
  /** `d=`, in lower case and ASCII. */
  domain: string;
  /** `s=` */
  selector: string;
}

export interface KeySettings {
  /**
   * Private keys as `readPrivateKey` takes them, in one text PEM one after another, or separated by commas; and which
   * variable or file each text is from.
   */
  keys: readonly { text: string; place: string }[];
  /** In the order of the keys, separated by commas: `2026a`, or `2026a._domainkey.other.example`. */
  selectors: string;
  /** Of selectors without one; null is the From address's. */
  domain: string | null;
}

/** Reads and checks all keys. Throws OperatorError (exit 2): a mail that should be signed never goes out unsigned. */
export function readSigningKeys(settings: KeySettings, fromDomain: string): SigningKey[] {
  const read = settings.keys.flatMap(readKeys);
  const names = settings.selectors.split(',').map((name) => name.trim().toLowerCase());
  if (read.length !== names.length) {
    const places = settings.keys.map(({ place }) => place).join(', ');
    throw usage(
      `There ${read.length === 1 ? 'is' : 'are'} ${countOf(read.length, 'DKIM key')} in ${places} and DKIM_SELECTOR has ${names.length}.`,
      'Give one selector for each key, in the same order, separated by commas.',
    );
  }
  const keys = read.map((key, i) => ({
    ...readName(names[i] ?? '', settings.domain ?? fromDomain),
    ...key,
  }));
  refuseTwins(keys);
  if (keysFor(keys, fromDomain).length === 0) {
    throw usage(
      `Mail comes from ${fromDomain}, and no DKIM key is for that domain: they are for ${keys.map((key) => key.domain).join(', ')}.`,
      'DMARC wants both to agree: set DKIM_DOMAIN, or the newsroom’s From address.',
    );
  }
  return keys;
}

/** Each is read before they are counted: a file without a key is not a file of many. */
function readKeys({ text, place }: KeySettings['keys'][number]): PrivateKey[] {
  const parts = text.match(ONE_KEY)?.filter((part) => part.trim() !== '') ?? [];
  const texts = parts.length > 0 && parts.every((part) => LIKE_A_KEY.test(part)) ? parts : [text];
  return texts.map((one, i) =>
    readPrivateKey(one, texts.length === 1 ? `The DKIM key in ${place}` : `DKIM key ${i + 1} in ${place}`),
  );
}

const ONE_KEY = /\s*-----BEGIN [^-]+-----[\s\S]*?-----END [^-]+-----|[^,]+/g;
/** In a frame, or base64 alone. */
const LIKE_A_KEY = /^\s*(?:-----BEGIN |[A-Za-z0-9+/=\s]+$)/;

/** RFC 6376 3.6.2.1: a selector may have several labels. */
const SELECTOR = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

export function readName(name: string, domainOfNone: string): { selector: string; domain: string } {
  const [selector = '', given] = name.split('._domainkey.');
  const domain = domainToASCII(given ?? domainOfNone);
  if (SELECTOR.test(selector) && SELECTOR.test(domain)) return assertShort({ selector, domain });
  if (SELECTOR.test(selector)) {
    throw usage(
      `“${given ?? domainOfNone}” is no domain that a DKIM key can be published at.`,
      'A domain is a name like news.example, without https:// before it or anything behind it.',
    );
  }
  throw usage(
    `“${name}” is no DKIM selector.`,
    'A selector is a name like 2026a: letters, digits, hyphens and dots.',
  );
}

/** RFC 1035 2.3.4 */
function assertShort(name: { selector: string; domain: string }): { selector: string; domain: string } {
  const whole = recordName(name);
  if (whole.length <= 253 && whole.split('.').every(({ length }) => length <= 63)) return name;
  throw usage(
    `“${whole.slice(0, 60)}…” is longer than a name in DNS may be.`,
    'Each part between two dots has 63 characters at most, all of it 253.',
  );
}

function refuseTwins(keys: SigningKey[]): void {
  const seen = new Set<string>();
  for (const key of keys) {
    const name = recordName(key);
    if (seen.has(name)) throw usage(`Two DKIM keys are called ${name}.`, 'A selector holds one key.');
    seen.add(name);
  }
}

/** Where the public key is published. */
export function recordName({ selector, domain }: Pick<SigningKey, 'selector' | 'domain'>): string {
  return `${selector}._domainkey.${domain}`;
}

/** The keys of the domain itself, or else of the nearest domain above it, which DMARC's relaxed alignment takes, too. */
export function keysFor<Key extends { domain: string }>(keys: readonly Key[], fromDomain: string): Key[] {
  for (let domain = fromDomain; domain.includes('.'); domain = domain.slice(domain.indexOf('.') + 1)) {
    const found = keys.filter((key) => key.domain === domain);
    if (found.length > 0) return found;
  }
  return [];
}

/** What an operator should know about a key that works. */
export function keyWarnings(keys: readonly SigningKey[]): string[] {
  const short = keys.filter((key) => key.algorithm === 'rsa-sha256' && key.bits < 2048);
  const warnings = short.map(
    (key) =>
      `${recordName(key)} is an RSA key of ${key.bits} bits; 2048 is the least to use today (RFC 8301).`,
  );
  if (keys.length > 0 && keys.every((key) => key.algorithm === 'ed25519-sha256')) {
    warnings.push('There is no RSA key: most receivers do not read ed25519 signatures yet. Add one.');
  }
  return warnings;
}
