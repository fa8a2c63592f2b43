import { ExitCode, OperatorError, whyUnreadable } from '../../lib/errors.ts';
import { isLoopbackHost } from '../../lib/is-loopback.ts';
import { readBoundedSync } from '../../lib/read-bounded.ts';

/** A mailbox that returned mail comes to. */
export interface MailboxAccount {
  protocol: 'imap' | 'pop3';
  host: string;
  port: number;
  /** `none` only where the address says so, or the server is on this machine. */
  tls: 'implicit' | 'starttls' | 'none';
  user: string;
  pass: string;
  /** PEM of the only authority that is trusted for this server; null trusts those that Node does. */
  ca: string | null;
  /** IMAP only. */
  folder: string;
  /** What becomes of a message that was ours: moved to a folder, marked as read and flagged, or deleted. */
  take: { how: 'move'; folder: string } | { how: 'flag' } | { how: 'delete' };
  /** Without the password: fit for the database and the log. */
  name: string;
}

/** How far a mailbox has been looked through: IMAP's UIDVALIDITY and the last UID (RFC 3501 2.3.1.1). */
interface MailboxPlace {
  uidValidity: string;
  lastUid: number;
}

/** What has to outlive a restart. */
export interface MailboxMemory {
  place(mailbox: string): Promise<MailboxPlace | null>;
  keepPlace(mailbox: string, place: MailboxPlace): Promise<void>;
  /** Of these, the ones that were looked at and left; others are forgotten, for the server has them no more. */
  seenOf(mailbox: string, listed: string[]): Promise<Set<string>>;
  addSeen(mailbox: string, uid: string): Promise<void>;
  checked(mailbox: string, at: number, problem: string | null): Promise<void>;
  lastCheck(mailbox: string): Promise<{ at: number; problem: string | null } | null>;
}

/** Takes one message; true where it was ours, and is on disk. */
export type Take = (message: Buffer) => Promise<boolean>;

export interface Looked {
  looked: number;
  taken: number;
  /** More is waiting than one visit reads. */
  more: boolean;
}

/** Messages looked at in one visit, and the biggest that is. */
export const MOST_A_VISIT = 500;
export const MOST_BYTES = 2 * 1024 * 1024;

const HINT =
  'Use imaps://user:password@host or pop3s://user:password@host (percent-encode special characters).';
const PORTS = { imap: 143, imaps: 993, pop3: 110, pop3s: 995 };

/**
 * Reads BOUNCE_MAILBOX: `imap[s]://user:password@host[:port]?folder=INBOX&take=move:Bounces|flag|delete&tls=…&ca=FILE`
 * or `pop3[s]://…`. A password crosses a network only over TLS unless `tls=none`. Throws OperatorError.
 */
export function parseMailboxUrl(text: string): MailboxAccount {
  const url = URL.canParse(text) ? new URL(text) : null;
  const scheme = url?.protocol.slice(0, -1) ?? '';
  // The URL itself is never repeated: it holds a password.
  if (!url || !Object.hasOwn(PORTS, scheme)) throw wrong('is not an imaps:// or pop3s:// address.');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!host || !/^\/?$/.test(url.pathname)) throw wrong('names no host, or has a path.');
  const { user, pass } = credentialsOf(url);
  const protocol = scheme.startsWith('imap') ? 'imap' : 'pop3';
  const settings = settingsOf(url, protocol);
  const folder = settings.get('folder') ?? 'INBOX';
  return {
    protocol,
    host,
    port: url.port ? Number(url.port) : PORTS[scheme as keyof typeof PORTS],
    tls: tlsOf(scheme, settings.get('tls'), host),
    user,
    pass,
    ca: caOf(settings.get('ca')),
    folder,
    take: takeOf(settings.get('take'), protocol),
    name: `${protocol}://${user}@${host}/${protocol === 'imap' ? folder : ''}`,
  };
}

function credentialsOf(url: URL): { user: string; pass: string } {
  try {
    const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    if (user && pass && !/[\p{Cc}]/u.test(user + pass)) return { user, pass };
  } catch {
    throw wrong('has a % that is not a percent-encoding in its user or password.');
  }
  throw wrong('needs a user and a password.');
}

function settingsOf({ searchParams }: URL, protocol: 'imap' | 'pop3'): Map<string, string> {
  const known = protocol === 'imap' ? ['folder', 'take', 'tls', 'ca'] : ['tls', 'ca'];
  const unknown = [...searchParams.keys()].find((key) => !known.includes(key));
  if (unknown) throw wrong(`has a setting that ${protocol.toUpperCase()} does not know: ${unknown}.`);
  return new Map(searchParams);
}

function tlsOf(scheme: string, asked: string | undefined, host: string): MailboxAccount['tls'] {
  if (asked !== undefined && asked !== 'none' && asked !== 'required')
    throw wrong(`: tls=${asked} is not possible.`);
  if (scheme.endsWith('s') && asked !== 'none') return 'implicit';
  if (scheme.endsWith('s')) throw wrong(`: tls=none is not possible with ${scheme}://.`);
  return asked === 'none' || (isLoopbackHost(host) && asked === undefined) ? 'none' : 'starttls';
}

function takeOf(asked: string | undefined, protocol: 'imap' | 'pop3'): MailboxAccount['take'] {
  if (protocol === 'pop3' || asked === 'delete') return { how: 'delete' };
  if (asked === 'flag') return { how: 'flag' };
  const folder = asked === undefined ? 'Bounces' : /^move:(.+)$/.exec(asked)?.[1];
  if (!folder) throw wrong(': take is move:FOLDER, flag or delete.');
  return { how: 'move', folder };
}

function caOf(file: string | undefined): string | null {
  if (file === undefined) return null;
  try {
    return readBoundedSync(file, 1).toString();
  } catch (cause) {
    throw wrong(`: its ca cannot be read (${whyUnreadable(cause)}).`);
  }
}

function wrong(what: string): OperatorError {
  return new OperatorError(`BOUNCE_MAILBOX ${what}`.replace(' :', ':'), {
    hint: HINT,
    exitCode: ExitCode.usage,
  });
}
