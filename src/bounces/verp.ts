import { CODE_LENGTH, codedAddress, createCodes, NUMBER_LENGTH, readNumber, sameCode } from './codes.ts';

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

const MOST_FOUND = 20;

/** What a bounce address may have before its @. */
export const LONGEST_LOCAL_PART = 64 - NUMBER_LENGTH - CODE_LENGTH - 2;

/** The code covers number and Message-ID, so that a number that another database has given before proves nothing. */
export function createReturnPaths({ address, secret }: { address: string; secret: string }): ReturnPaths {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const codes = createCodes(secret, 'return path');
  const codeOf = ({ id, messageId }: Returnable) => codes(`${id}\0${messageId}`);
  const form = codedAddress(address, '.');
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
    isGenuine: ({ deliveryId, code }, delivery) =>
      deliveryId === delivery.id && sameCode(code, codeOf(delivery)),
    isPlain: (given) =>
      given
        .trim()
        .replace(/^<(.*)>$/, '$1')
        .toLowerCase() === address.toLowerCase(),
  };
}

function claimed([, number = '', code = '']: RegExpExecArray | RegExpMatchArray): ClaimedPath | null {
  const deliveryId = readNumber(number);
  return deliveryId === null ? null : { deliveryId, code: code.toLowerCase() };
}
