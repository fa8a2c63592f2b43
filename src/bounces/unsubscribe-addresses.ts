import type { LinkOwner } from '../subscribers/links.ts';
import { codedAddress, createCodes, readNumber, sameCode } from './codes.ts';

/** What an address claims to be: nothing is proven until `isGenuine`. */
interface ClaimedReader {
  subscriberId: number;
  code: string;
}

/**
 * Addresses a reader's mail program may write to, one for each reader and edition: whoever writes to it may end that
 * subscription, as with the link in the same header. `bounces+<subscriber>-<code>@news.example`.
 */
export interface UnsubscribeAddresses {
  /** The same reader and edition always have the same one, until the reader's links are withdrawn. */
  addressOf(owner: LinkOwner, edition: string): string;
  /** Null for an address that is not of this form, whatever its case. */
  read(address: string): ClaimedReader | null;
  isGenuine(claimed: ClaimedReader, owner: LinkOwner, edition: string): boolean;
}

/** Told from return paths by what stands before the code, and by a key of their own. */
const BETWEEN = '-';

export function createUnsubscribeAddresses(given: { address: string; secret: string }): UnsubscribeAddresses {
  const { address, secret } = given;
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at)];
  const codes = createCodes(secret, 'unsubscribe by mail');
  const codeOf = ({ id, tokenEpoch }: LinkOwner, edition: string) =>
    codes(`${id}\0${tokenEpoch}\0${edition}`);
  const whole = new RegExp(`^<?${codedAddress(address, BETWEEN)}>?$`, 'i');
  return {
    addressOf: (owner, edition) =>
      `${local}+${owner.id.toString(32)}${BETWEEN}${codeOf(owner, edition)}${domain}`,
    read(written) {
      const [, number = '', code = ''] = whole.exec(written.trim()) ?? [];
      const subscriberId = readNumber(number);
      return subscriberId === null ? null : { subscriberId, code: code.toLowerCase() };
    },
    isGenuine: ({ subscriberId, code }, owner, edition) =>
      subscriberId === owner.id && sameCode(code, codeOf(owner, edition)),
  };
}
