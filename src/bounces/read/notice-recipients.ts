import { addressesIn, findAddresses } from './addresses.ts';
import { sectionsOf } from './sections.ts';
import type { Recipient } from './status-recipients.ts';
import type { Returned } from './take-apart.ts';

/** Whom a report without a machine-readable part is about: header, then words, then the mail it quotes. */
export function noticeRecipients(returned: Returned): Recipient[] {
  const { text } = returned;
  const addresses = failedAddresses(returned);
  const sections = sectionsOf(text, addresses);
  const action = isDelayNotice(returned) ? 'delayed' : 'failed';
  return addresses.map((address) => ({
    names: [...expandedFrom(text, address), address],
    action,
    reply: repliesIn(sections.get(address) ?? text),
    around: sections.get(address) ?? text,
    status: '',
  }));
}

function failedAddresses(returned: Returned): string[] {
  const announced = addressesIn(returned.headers.all('x-failed-recipients', 'x-failed-recipient'));
  if (announced.length > 0) return announced;
  const own = ownAddresses(returned);
  const told = toldAddresses(returned.text).filter((address) => !own.has(address));
  if (told.length > 0) return told;
  const mailed = mailedTo(returned).filter((address) => !own.has(address));
  if (mailed.length > 0) return mailed;
  return findAddresses(returned.text)
    .filter((address) => !own.has(address) && !isMachine(address))
    .slice(0, 1);
}

/** Whom the quoted mail was for. */
export function mailedTo({ original }: Returned): string[] {
  if (!original) return [];
  const to = addressesIn(
    original.all('to', 'x-hmxmroriginalrecipient', 'x-envelope-to', 'envelope-to', 'x-rcpt-to'),
  );
  if (to.length > 0) return to;
  const fors = original
    .all('received')
    .flatMap((value) => /\bfor <?([^\s<>;]{3,320}@[^\s<>;]{1,255})>?/.exec(value)?.[1] ?? []);
  return addressesIn([...original.all('delivered-to', 'x-original-to'), ...fors]).slice(0, 1);
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

export function isMachine(address: string): boolean {
  return MACHINE.test(address);
}

/** Characters of an address in a notice. */
const A = '([^\\s<>"\',;:()[\\]]{1,128}@[^\\s<>"\',;:()[\\]]{1,255})';
const IN_BRACKETS = '<([^\\s<>]{1,320}@[^\\s<>]{1,255})>';

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
    `(?<![a-z])(?:recipients?|address|user|userid|mailbox|account|e-?mail|destinat\\w+|empf[aä]nger|to|attempts|for|reach|following|affected|получател[а-я]*|адрес[а-я]*)(?:\\(s\\)|\\(es\\))?[ \\t]*(?:is|was|were)?[ \\t]*:?[ \\t]*["'<(]{0,2}${A}`,
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

/** Aliases: "(expanded from <user@example.org>)", "(generated from user@example.org)". */
function expandedFrom(text: string, address: string): string[] {
  const at = text.toLowerCase().indexOf(address);
  if (at < 0) return [];
  const behind = text.slice(at, at + address.length + 400);
  const [, from = ''] =
    /^[^\n]{0,350}\n?[^\n]{0,100}\((?:ultimately )?(?:expanded|generated|forwarded) from:?\s{1,20}([^)]{3,330})\)/i.exec(
      behind,
    ) ?? [];
  return findAddresses(from).slice(0, 1);
}

/** The lines that look like a server's reply: with a code, or quoted from a session. */
function repliesIn(section: string): string {
  const lines = section.split('\n');
  const at = lines.findIndex((line) =>
    /(?:^|[\s:<("'-])[45]\d\d(?:[\s-]+#?\(?[45]\.\d{1,3}\.\d{1,3}|[ -]\S)/.test(line),
  );
  return at < 0 ? '' : lines.slice(at, at + 8).join('\n');
}

const DELAY_SUBJECT =
  /\b(?:delay(?:ed)?|warning|still being retried|not yet been delivered|deferred|temporar\w+)\b|verz[oö]ger|retard|demora|ritard|задерж|遅延|延迟/i;
const DELAY_WORDS =
  /you (?:do not|don't) need to (?:re-?send|resend)|warning (?:message )?only|no action is required on your part|(?:will|is) (?:be )?(?:retried|keep trying|continue to (?:be )?(?:try|retr|deliver))|delivery attempts will continue|this is (?:only )?a (?:temporary|warning)|has not (?:yet )?been delivered|will (?:re)?try(?:ing)? (?:again )?(?:for|until)|temporary failure report/i;
const GIVEN_UP =
  /(?:permanent(?:ly)?|given up|giving up|gave up|will not be (?:retried|re-attempted)|no further (?:delivery )?attempts|delivery (?:has )?failed|not going to try|could not be delivered to)/i;

function isDelayNotice({ headers, text }: Returned): boolean {
  const told = DELAY_WORDS.test(text);
  return told && (DELAY_SUBJECT.test(headers.first('subject')) || !GIVEN_UP.test(text));
}
