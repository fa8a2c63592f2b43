import { domainToASCII } from 'node:url';

/*
 * RFC 5321's dot-atom form only, plus UTF-8 (RFC 6531) in the local part. Quoted local parts, comments,
 * routes and address lists are all legal somewhere and have all redirected somebody's mail: none is mailed.
 */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~\u0080-\uffff-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~\u0080-\uffff-]+)*$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Line and paragraph separators, zero-width and direction marks: invisible in a name, never wanted in an address. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The address as the envelope takes it, its domain in ASCII (RFC 5891), or null when it must not be mailed. */
export function envelopeAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  if (at < 1 || local.length > 64 || !LOCAL.test(local) || address.search(INVISIBLE) !== -1) return null;
  const domain = asciiDomain(address.slice(at + 1));
  if (domain === null || domain.length + local.length > 253) return null;
  return `${local}@${domain}`;
}

const MOST_DOMAINS = 1_000;
/** Readers share few domains. */
const domains = new Map<string, string | null>();

function asciiDomain(given: string): string | null {
  const known = domains.get(given);
  if (known !== undefined) return known;
  const ascii = domainToASCII(given);
  const domain = DOMAIN.test(ascii) ? ascii : null;
  if (domains.size >= MOST_DOMAINS) domains.clear();
  domains.set(given, domain);
  return domain;
}

/** True when the local part needs the server's SMTPUTF8. */
export function isInternational(address: string): boolean {
  return /[^\x20-\x7e]/.test(address);
}

/** One line without anything invisible: fit for a display name or a subject. */
export function headerText(text: string): string {
  if (/^(?:[!-~]+(?: [!-~]+)*)?$/.test(text)) return text; // plain words already
  return text.replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim();
}
