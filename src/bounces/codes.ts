import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';

/*
 * What makes the addresses that only we can make: digits and letters in base 32, lower case (RFC 4648 section 7), as
 * mail systems on the way may change the case of a local part.
 */

/** 100 bits: nobody guesses it, and the local part stays within RFC 5321's 64 octets. */
const HEX_DIGITS = 25;
export const CODE_LENGTH = 20;
/** Numbers up to 2^53 in base 32. */
export const NUMBER_LENGTH = 11;

/** Codes of texts, bound to the installation's secret by a key of their own for each purpose (HKDF, RFC 5869). */
export function createCodes(secret: string, purpose: string): (text: string) => string {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `twofold ${purpose}`, 32)));
  return (text) => {
    const mac = createHmac('sha256', key).update(text).digest('hex');
    return BigInt(`0x${mac.slice(0, HEX_DIGITS)}`)
      .toString(32)
      .padStart(CODE_LENGTH, '0');
  };
}

/** In a time that tells nothing of where they differ. */
export function sameCode(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Null where it is no number of ours. */
export function readNumber(written: string): number | null {
  const number = Number.parseInt(written, 32);
  return Number.isSafeInteger(number) ? number : null;
}

/** `local+NUMBER?CODE@domain` as the source of a pattern, with `?` between them. */
export function codedAddress(address: string, between: string): string {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)].map(literal);
  return `${local}\\+([0-9a-v]{1,${NUMBER_LENGTH}})${literal(between)}([0-9a-v]{${CODE_LENGTH}})@${domain}`;
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
