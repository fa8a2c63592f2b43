import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmacSha256 } from '../../src/lib/hmac-sha256.ts';

test('the same as node:crypto’s, for keys and texts of any length', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }),
      fc.array(fc.string({ unit: 'grapheme', maxLength: 600 }), { minLength: 1 }),
      (secret, texts) => {
        const sign = hmacSha256(secret);
        for (const text of texts)
          expect(sign(text)).toBe(createHmac('sha256', secret).update(text).digest('base64url'));
      },
    ),
  );
});
