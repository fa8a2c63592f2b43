import { domainOf } from '../../lib/domain-of.ts';
import { addressesIn } from './addresses.ts';
import { mailedTo } from './notice-recipients.ts';
import type { OtherReport, OtherWhy, Told } from './report.ts';
import type { Returned } from './take-apart.ts';

/** What all reports of one returned message have in common. */
export interface Frame extends Pick<Told, 'messageId' | 'returnPaths'> {
  /** To of the mail reported on. */
  mailedTo: string[];
  /** Of its From and return path. */
  senderDomains: string[];
}

export function frameOf(returned: Returned): Frame {
  // Who is mailed and who gets the report are one in broken quotations only.
  const reportedTo = addressesIn(returned.headers.all('to', 'delivered-to'));
  return {
    messageId: messageIdOf(returned),
    returnPaths: returnPathsOf(returned),
    senderDomains: senderDomainsOf(returned),
    mailedTo: mailedTo(returned).filter((address) => !reportedTo.includes(address)),
  };
}

function senderDomainsOf({ headers, original }: Returned): string[] {
  const sent = original?.all('from', 'return-path', 'sender') ?? [];
  return [...new Set(addressesIn([...sent, ...headers.all('to')]).map(domainOf))];
}

/** From the quoted mail; an answer names it in In-Reply-To. */
function messageIdOf({ original, headers, feedback, disposition }: Returned): string | null {
  const fields = [
    ...(original?.all('message-id') ?? []),
    ...(disposition?.all('original-message-id') ?? []),
    ...(feedback?.all('original-message-id', 'message-id') ?? []),
    ...headers.all('x-original-message-id', 'in-reply-to'),
    ...headers.all('references').map((value) => value.split(/\s+/).at(-1) ?? ''),
  ];
  const ids = fields.map(
    (field) =>
      /<([^<>\s]{3,500})>/.exec(field)?.[1] ?? /^\s*([^<>\s]{1,250}@[^<>\s]{1,250})\s*$/.exec(field)?.[1],
  );
  return ids.find((id) => id !== undefined) ?? null;
}

/** Where the report was delivered, then where the quoted mail said it came from. As written. */
function returnPathsOf({ headers, original, feedback }: Returned): string[] {
  const fields = [
    ...headers.all(
      'delivered-to',
      'x-original-to',
      'x-delivered-to',
      'envelope-to',
      'x-envelope-to',
      'to',
      'cc',
    ),
    ...(feedback?.all('original-mail-from') ?? []),
    ...(original?.all('return-path', 'x-envelope-from', 'sender') ?? []),
  ];
  return addressesIn(fields, { asWritten: true });
}

/**
 * The name mailed first. A report of one recipient tells of the address in To: where it has another name for it and
 * no original recipient, an alias or a forward came between.
 */
export function namesFor(
  names: readonly string[],
  { alone, original = false }: { alone: boolean; original?: boolean },
  frame: Frame,
): Pick<Told, 'address' | 'otherAddresses'> {
  const to = frame.mailedTo.length === 1 ? frame.mailedTo : [];
  const known = to.filter((address) => names.includes(address));
  const between = alone && !original ? to : [];
  const all = [...new Set([...known, ...between, ...names, ...(alone ? frame.mailedTo : [])])];
  return { address: all[0] ?? null, otherAddresses: all.slice(1, 20) };
}

export function other(why: OtherWhy, frame: Frame, names: readonly string[], detail = ''): OtherReport {
  const { messageId, returnPaths } = frame;
  return {
    kind: 'other',
    why,
    ...namesFor(names, { alone: true }, frame),
    messageId,
    returnPaths,
    detail: tidyDetail(detail),
  };
}

/** Stored and shown: one line, without control characters, and not a book. */
export function tidyDetail(text: string): string {
  return text
    .slice(0, 4_000)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 1_000)
    .toWellFormed();
}
