import { addressesIn, expandedFrom, findAddresses } from './addresses.ts';
import { noticeAction } from './notice-action.ts';
import { sectionsOf } from './sections.ts';
import type { Recipient } from './status-recipients.ts';
import type { Returned } from './take-apart.ts';

/** Whom a report without a machine-readable part is about: header, then words, then the mail it quotes. */
export function noticeRecipients(returned: Returned): Recipient[] {
  const { text } = returned;
  const action = noticeAction(returned);
  const addresses = failedAddresses(returned);
  if (addresses.length === 0) return [{ ...nobody(text), action }];
  const aliases = new Map(addresses.map((address) => [address, expandedFrom(text, address)]));
  const isAlias = (address: string) =>
    addresses.some((one) => one !== address && aliases.get(one)?.includes(address));
  const failed = addresses.filter((address) => !isAlias(address));
  const sections = sectionsOf(text, failed);
  return failed.map((address) => ({
    names: [...new Set([...(aliases.get(address) ?? []), address])],
    original: (aliases.get(address) ?? []).length > 0,
    action,
    reply: replyIn(sections.get(address) ?? text),
    around: sections.get(address) ?? text,
    status: '',
  }));
}

/** A report that names no one may still have come to a return path that does. */
function nobody(text: string): Omit<Recipient, 'action'> {
  return { names: [], original: false, reply: replyIn(text), around: text, status: '' };
}

function failedAddresses(returned: Returned): string[] {
  const announced = addressesIn(returned.headers.all('x-failed-recipients', 'x-failed-recipient'));
  if (announced.length > 0) return announced;
  const own = ownAddresses(returned);
  const all = toldAddresses(returned.text);
  const told = all.filter((address) => !own.has(address));
  if (told.length > 0) return told;
  const inSubject = addressesIn(returned.headers.all('subject')).filter((address) => !isMachine(address));
  for (const mailed of [mailedTo(returned), tracedTo(returned), inSubject]) {
    const others = mailed.filter((address) => !own.has(address));
    if (others.length > 0) return others;
  }
  const toOurselves = all.filter((address) => !isMachine(address));
  if (toOurselves.length > 0) return toOurselves;
  return findAddresses(returned.text)
    .filter((address) => !own.has(address) && !isMachine(address))
    .slice(0, 1);
}

/** Whom the quoted mail was for, by its own header. */
export function mailedTo({ original }: Returned): string[] {
  return addressesIn(
    original?.all('to', 'x-hmxmroriginalrecipient', 'x-envelope-to', 'envelope-to', 'x-rcpt-to') ?? [],
  );
}

/** And by the trace that servers left in it, where a list hides it. */
function tracedTo({ original }: Returned): string[] {
  const traces = original?.all('received') ?? [];
  const fors = traces.flatMap(
    (value) => /\bfor <?([^\s<>;]{3,320}@[^\s<>;]{1,255})>?/.exec(value)?.[1] ?? [],
  );
  return addressesIn([...(original?.all('delivered-to', 'x-original-to') ?? []), ...fors]).slice(0, 1);
}

/** Addresses of ours and of the machine that writes: never the one that failed. */
function ownAddresses({ headers, original }: Returned): Set<string> {
  const ours = addressesIn([
    ...headers.all(
      'to',
      'delivered-to',
      'from',
      'return-path',
      'envelope-to',
      'reply-to',
      'cc',
      'x-envelope-to',
    ),
    ...(original?.all('from', 'return-path', 'sender', 'reply-to') ?? []),
  ]);
  const mailed = new Set(original ? addressesIn(original.all('to')) : []);
  return new Set(ours.filter((address) => !mailed.has(address)));
}

const MACHINE =
  /^(?:mailer-daemon|postmaster|post_master|mail-daemon|abuse|noreply|no-reply|support|help|hostmaster|webmaster)@/;

function isMachine(address: string): boolean {
  return MACHINE.test(address);
}

/** Characters of an address in a notice. */
const A = '((?:"[^"@<>\\r\\n]{1,64}"|[^\\s<>"\',;:()[\\]]{1,128})@[^\\s<>"\',;:()[\\]]{1,255})';
const IN_BRACKETS = '<((?:"[^"@<>\\r\\n]{1,64}"|[^\\s<>]{1,320})@[^\\s<>]{1,255})>';

/** How servers put the address that failed, the surest way first. */
const TELLS: readonly RegExp[] = [
  new RegExp(`^[45]\\d\\d[ -](?:[45]\\.\\d{1,3}\\.\\d{1,3} )?${IN_BRACKETS}\\.\\.\\. `), // Sendmail's transcript
  new RegExp(`^[ \\t>*"'<-]{0,12}${A}["'>]{0,2}[ \\t]*(?:\\(.{1,200}\\))?[ \\t]*[:;]?[ \\t]*$`), // on a line of its own
  new RegExp(`^[ \\t>*"'-]{0,12}${IN_BRACKETS}[ \\t]*(?:[:;([]|\\.\\.\\.|$|on |delivery |-)`),
  new RegExp(
    `^[ \\t>*"'-]{0,12}${A}[ \\t]*(?:[:;([]|\\.\\.\\.|on \\w|error|invalid|-{1,2}[ \\t]|did |delivery )`,
    'i',
  ),
  new RegExp(`\\brcpt to:[ \\t]*<?${A}`, 'i'),
  new RegExp(
    `(?<![a-z])(?:recipients?|address|user|userid|mailbox|account|e-?mail|destinat\\w+|empf[aä]nger|to|attempts|for|reach|following|affected|list|in|получател[а-я]*|адрес[а-я]*)(?:\\(s\\)|\\(es\\))?[ \\t:"'<(]{1,6}${A}`,
    'i',
  ),
];

const MAX_LINES = 400;
const MAX_RECIPIENTS = 100;

function toldAddresses(text: string): string[] {
  const lines = text.split('\n', MAX_LINES).map((line) => line.slice(0, 1_000));
  for (const tell of TELLS) {
    const found = lines.flatMap((line) => findAddresses(tell.exec(line)?.[1] ?? '').slice(0, 1));
    const useful = [...new Set(found)];
    if (useful.length > 0) return useful.slice(0, MAX_RECIPIENTS);
  }
  return [];
}

/** Where a server's reply begins: with its code, an enhanced one or words behind it, or with the enhanced one. */
const REPLY =
  /(?:^|[\s:<("'-])([45]\d\d(?:[\s-]{1,3}#?\(?[45]\.\d{1,3}\.\d{1,3}|[ :-]{1,3}[^\s\d]|$)|[45]\.\d{1,3}\.\d{1,3}[ :])/;

/** And where a server gives its reason under that name, in place of a reply. */
const REASON =
  /^[ \t>*-]{0,8}(?:(?:failure )?reason(?:\(s\))?|grund|raison|motif|motivo|przyczyna|d[uů]vod|[oå]rsag|причина|原因|理由|사유)[ \t]*[:：][ \t]*(\S.{3,400})$/iu;

/** The first reply and the lines behind it that may go on with it. */
function replyIn(section: string): string {
  const lines = section.split('\n', 500);
  const at = lines.findIndex((line) => REPLY.test(line));
  if (at < 0) return lines.map((line) => REASON.exec(line)?.[1]).find(Boolean) ?? '';
  const first = lines[at] ?? '';
  const start = first.indexOf(REPLY.exec(first)?.[1] ?? '');
  const more = lines.slice(at + 1, at + 8);
  const end = more.findIndex((line) => line.trim() === '');
  return [first.slice(Math.max(0, start)), ...(end < 0 ? more : more.slice(0, end))].join('\n');
}
