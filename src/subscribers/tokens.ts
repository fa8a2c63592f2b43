import { timingSafeEqual } from 'node:crypto';
import type { EpochMs } from '../lib/clock.ts';
import { hmacSha256 } from '../lib/hmac-sha256.ts';

/** What a link lets its holder do; a token made for one opens no other. */
export type TokenPurpose = 'confirm' | 'preferences' | 'following' | 'unsubscribe';

export interface TokenClaims {
  subscriberId: number;
  /** Must equal the subscriber's `tokenEpoch` at the time of use. */
  epoch: number;
  /** Edition ids the link is about; may be empty. */
  editions: string[];
  /** null never expires: an unsubscribe link must work as long as the mail exists. */
  expiresAt: EpochMs | null;
}

export interface Tokens {
  /** URL-safe text: `claims.mac`, both base64url. */
  sign(purpose: TokenPurpose, claims: TokenClaims): string;
  /** null for whatever is wrong: flipped, cut, expired or made for another purpose look the same. */
  read(purpose: TokenPurpose, token: string, now: EpochMs): TokenClaims | null;
}

/** HMAC-SHA256 over purpose and claims. `secret` is the installation's own. */
export function createTokens(secret: string): Tokens {
  const sign = hmacSha256(secret);
  const macOf = (purpose: TokenPurpose, payload: string) => sign(`subscriber-link\0${purpose}\0${payload}`);
  return {
    sign(purpose, claims) {
      const payload = encode(claims);
      return `${payload}.${macOf(purpose, payload)}`;
    },
    read(purpose, token, now) {
      const [payload = '', mac = ''] = token.split('.', 2);
      if (token !== `${payload}.${mac}` || !sameText(mac, macOf(purpose, payload))) return null;
      const claims = decode(payload);
      return claims.expiresAt !== null && claims.expiresAt <= now ? null : claims;
    },
  };
}

/** Compares the encoded text, since two base64 texts can decode to the same bytes. */
function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function encode({ subscriberId, epoch, expiresAt, editions }: TokenClaims): string {
  const more = editions.map((edition) => `,${JSON.stringify(edition)}`).join('');
  // A JSON array, put together by hand: it is made several times for each copy of an issue.
  return Buffer.from(`[${subscriberId},${epoch},${expiresAt}${more}]`).toString('base64url');
}

/** Only ever given a payload whose mac was right. */
function decode(payload: string): TokenClaims {
  const text = Buffer.from(payload, 'base64url').toString();
  const [subscriberId, epoch, expiresAt, ...editions] = JSON.parse(text);
  return { subscriberId, epoch, expiresAt, editions };
}
