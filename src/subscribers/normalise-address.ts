import { domainToASCII } from 'node:url';

/** An address that may be mailed. Only `normaliseAddress` makes one. */
export interface ValidAddress {
  /** Local part as typed, domain in lower-case ASCII (IDNA): what is mailed. */
  address: string;
  /** All lower-case: what makes a subscriber unique. */
  canonicalAddress: string;
}

export type AddressOutcome = ({ valid: true } & ValidAddress) | { valid: false; reason: string };

/** RFC 5321, 4.5.3.1: octets. */
const MAX_ADDRESS = 254;
const MAX_LOCAL_PART = 64;

/** RFC 5322 dot-atom. Quoted local parts are legal and refused: nearly all of them are attempts to smuggle. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Checks one typed address. White space around it is forgiven, anything else that is not one plain address is not. */
export function normaliseAddress(typed: string): AddressOutcome {
  const text = typed.trim();
  if (text === '') return invalid('The address is missing.');
  if (/[\p{Cc}\p{Cf}]/u.test(text)) return invalid('The address holds a character that cannot be seen.');
  const parts = text.split('@');
  const [local, domain] = parts;
  if (parts.length !== 2 || !local || !domain) return invalid('An address looks like name@example.com.');
  if (/[^\x20-\x7e]/.test(local)) return invalid('Only unaccented letters can stand before the @.');
  if (local.length > MAX_LOCAL_PART || !LOCAL_PART.test(local)) {
    return invalid('The part before the @ is not one an address can have.');
  }
  const ascii = asciiDomain(domain);
  if (!ascii) return invalid('The part after the @ is not the name of a mail domain.');
  const address = `${local}@${ascii}`;
  if (address.length > MAX_ADDRESS) return invalid('The address is too long.');
  return { valid: true, address, canonicalAddress: address.toLowerCase() };
}

/** What an address is known by, whether it can be mailed or not. */
export function canonicalOf(address: string): string {
  const known = normaliseAddress(address);
  return known.valid ? known.canonicalAddress : address.toLowerCase();
}

function asciiDomain(domain: string): string | null {
  const ascii = domainToASCII(domain);
  const labels = ascii.split('.');
  const known = labels.length >= 2 && labels.every((label) => LABEL.test(label));
  return known && !/^\d+$/.test(labels.at(-1) ?? '') ? ascii : null;
}

function invalid(reason: string): AddressOutcome {
  return { valid: false, reason };
}
