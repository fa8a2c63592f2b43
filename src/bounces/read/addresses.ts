import { decodeWords } from './mime/headers.ts';

/** An address in running text: dots and all, quoted local parts too, other scripts (RFC 6531) too. */
const ADDRESS =
  /(?:"[^"\\\r\n@<>]{1,64}"|[\p{L}\p{M}\p{N}\p{So}!#$%&'*+/=?^_`{|}~.-]{1,128})@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]{0,62})(?:\.[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]{0,62})){0,12}|\[[\d.:a-fA-F]{3,40}\])/gu;

/** Every address of a text in lower case, in order, each once. */
export function findAddresses(text: string): string[] {
  return [...new Set(addressesAsWritten(text).map((one) => one.toLowerCase()))];
}

function addressesAsWritten(text: string): string[] {
  const found = [...text.slice(0, 20_000).matchAll(ADDRESS)].map(([one]) =>
    one.replace(/^(?:"(?![^"]*"@)|['=`*])+/, ''),
  );
  return found.filter((one) => one.length <= 320 && !/^[.@]|\.@/.test(one));
}

/** Addresses of To and the like, each once: display names are left aside, encoded words read. Lower case unless wanted as written. */
export function addressesIn(values: readonly string[], { asWritten = false } = {}): string[] {
  const found = values.flatMap((value) => fieldAddresses(decodeWords(value.slice(0, 10_000))));
  return [...new Set(asWritten ? found : found.map((one) => one.toLowerCase()))];
}

function fieldAddresses(value: string): string[] {
  const angled = [...value.matchAll(/<((?:"[^"<>\r\n]{1,64}"@)?[^<>\s]{3,320})>/g)].flatMap(
    ([, inside = '']) => addressesAsWritten(inside),
  );
  return angled.length > 0 ? angled : addressesAsWritten(value);
}

/**
 * The address of a recipient field (RFC 3464 2.3.1): "rfc822; user@example.org", with or without the type, in
 * angle brackets or not, utf-8 and xtext encoded (RFC 6533 3). Null where there is none.
 */
export function recipientOf(field: string): string | null {
  const value = field.replace(/^[\w-]{1,20}[ \t]*;/, '').trim();
  const plain = /^utf-8/i.test(field) ? value.replace(/\\x\{([0-9a-f]{1,6})\}/gi, unescape6533) : value;
  const decoded = decodeWords(plain).replace(/\+([0-9A-F]{2})(?=.*@)/g, xtext);
  return fieldAddresses(decoded)[0]?.toLowerCase() ?? null;
}

function unescape6533(whole: string, hex: string): string {
  const point = Number.parseInt(hex, 16);
  return point > 0x20 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}

/** RFC 3461 4: only "+" and "=" and what is not printable are written like this; "+27" of a tag stays. */
function xtext(whole: string, hex: string): string {
  return hex === '3D' || hex === '2B' ? String.fromCharCode(Number.parseInt(hex, 16)) : whole;
}

/** Aliases: "(expanded from <user@example.org>)", "(generated from user@example.org)", and PMDF's "Original address:" in the next line. */
export function expandedFrom(text: string, address: string): string[] {
  if (address === '') return [];
  const at = text.toLowerCase().indexOf(address);
  if (at < 0) return [];
  const behind = text.slice(at, at + address.length + 400);
  const [, from = ''] =
    /^[^\n]{0,350}\n?[^\n]{0,100}\((?:ultimately )?(?:expanded|generated|forwarded) from:?\s{1,20}([^)]{3,330})\)/i.exec(
      behind,
    ) ??
    /^[^\n]{0,200}\n[ \t]{0,20}original address:[ \t]{0,20}([^\n]{3,330})/i.exec(behind) ??
    [];
  return findAddresses(from).slice(0, 1);
}
