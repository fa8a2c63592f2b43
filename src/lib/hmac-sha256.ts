import { hash } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 32;

/**
 * HMAC-SHA256 (RFC 2104) under one key, as base64url. For whoever signs several texts for each reader of an issue:
 * `createHmac` looks up the algorithm and sets up a context each time, which takes longer than hashing.
 */
export function hmacSha256(secret: string): (text: string) => string {
  const given = Buffer.from(secret);
  const key = given.length > BLOCK ? hash('sha256', given, 'buffer') : given;
  const padded = (pad: number) => Buffer.alloc(BLOCK, pad).map((byte, i) => byte ^ (key[i] ?? 0));
  const outer = Buffer.concat([padded(0x5c), Buffer.alloc(DIGEST)]);
  let inner = Buffer.concat([padded(0x36), Buffer.alloc(256)]);
  return (text) => {
    const most = BLOCK + 3 * text.length; // octets a UTF-16 unit comes to
    if (inner.length < most) inner = Buffer.concat([inner.subarray(0, BLOCK), Buffer.alloc(most)]);
    const end = BLOCK + inner.write(text, BLOCK);
    outer.write(hash('sha256', inner.subarray(0, end), 'binary'), BLOCK, 'latin1');
    return hash('sha256', outer, 'base64url');
  };
}
