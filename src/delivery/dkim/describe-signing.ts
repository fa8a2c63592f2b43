import { recordName, type SigningKey } from './signing-keys.ts';

/** One line: which keys sign, or whose task it is. */
export function describeSigning(keys: readonly SigningKey[]): string {
  if (keys.length === 0) return 'not signed here: the mail server has to do it';
  return keys
    .map((key) => {
      const bits = key.algorithm === 'rsa-sha256' ? `, ${key.bits} bits` : '';
      return `${recordName(key)} (${key.algorithm}${bits})`;
    })
    .join(', ');
}
