import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What of a delivery its return path is made of. */
interface Returnable {
  /** Its number in the ledger. */
  id: number;
  /** Without angle brackets. */
  messageId: string;
}

/** What an address claims to be: nothing is proven until `isGenuine`. */
export interface ClaimedPath {
  deliveryId: number;
  code: string;
}

/** Envelope senders that say which delivery came back (VERP), and that nobody else can make. */
export interface ReturnPaths {
  /** `bounces+<number>.<code>@news.example`. The same delivery always has the same one. */
  returnPathOf(delivery: Returnable): string;
  /** Null for an address that is not of this form, whatever its case. */
  readReturnPath(address: string): ClaimedPath | null;
  /** Every different return path in a text, at most 20: a report may quote it anywhere. */
  findReturnPaths(text: string): ClaimedPath[];
  isGenuine(claimed: ClaimedPath, delivery: Returnable): boolean;
  /** The address before anything is added to it: where feedback loops report to. */
  isPlain(address: string): boolean;
  /** The address they are made of. */
  address: string;
}

/** 100 bits: nobody guesses it, and the local part stays within RFC 5321's 64 octets. */
const HEX_DIGITS = 25;
const CODE_LENGTH = 20;
/** Numbers up to 2^53 in base 32. */
const NUMBER_LENGTH = 11;
const MOST_FOUND = 20;

/** What a bounce address may have before its @. */
export const LONGEST_LOCAL_PART = 64 - NUMBER_LENGTH - CODE_LENGTH - 2;

/**
 * Bound to the installation's secret by a key of its own (HKDF, RFC 5869). The code covers number and Message-ID, so
 * that a number that another database has given before proves nothing. Digits and letters are base 32 in lower case
 * (RFC 4648 section 7): mail systems on the way may change the case of a local part.
 */
export function createReturnPaths({ address, secret }: { address: string; secret: string }): ReturnPaths {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'twofold return path', 32)));
  const codeOf = ({ id, messageId }: Returnable) => {
    const mac = createHmac('sha256', key).update(`${id}\0${messageId}`).digest('hex');
    return BigInt(`0x${mac.slice(0, HEX_DIGITS)}`)
      .toString(32)
      .padStart(CODE_LENGTH, '0');
  };
  const form = `${literal(local)}\\+([0-9a-v]{1,${NUMBER_LENGTH}})\\.([0-9a-v]{${CODE_LENGTH}})@${literal(domain)}`;
  const whole = new RegExp(`^<?${form}>?$`, 'i');
  return {
    address,
    returnPathOf: (delivery) => `${local}+${delivery.id.toString(32)}.${codeOf(delivery)}@${domain}`,
    readReturnPath(given) {
      const match = whole.exec(given.trim());
      return match && claimed(match);
    },
    findReturnPaths(text) {
      const found = new Map<string, ClaimedPath>();
      for (const match of text.matchAll(new RegExp(`(?<![\\w.+-])${form}(?![\\w.-])`, 'gi'))) {
        const path = claimed(match);
        if (path) found.set(match[0].toLowerCase(), path);
        if (found.size >= MOST_FOUND) break;
      }
      return [...found.values()];
    },
    isGenuine({ deliveryId, code }, delivery) {
      const expected = Buffer.from(codeOf(delivery));
      const given = Buffer.from(code);
      return (
        deliveryId === delivery.id && given.length === expected.length && timingSafeEqual(given, expected)
      );
    },
    isPlain: (given) =>
      given
        .trim()
        .replace(/^<(.*)>$/, '$1')
        .toLowerCase() === address.toLowerCase(),
  };
}

function claimed([, number = '', code = '']: RegExpExecArray | RegExpMatchArray): ClaimedPath | null {
  const deliveryId = Number.parseInt(number, 32);
  return Number.isSafeInteger(deliveryId) ? { deliveryId, code: code.toLowerCase() } : null;
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
