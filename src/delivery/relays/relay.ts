import type { SmtpServer } from '../smtp/smtp-url.ts';

/** One SMTP server that carries issues, and how much of it we may use. */
export interface Relay {
  /** As written in the source list, and stored with each delivery it was given. */
  id: string;
  server: SmtpServer;
  /** The relays of the lowest number carry; the next ones stand by until none of those can. */
  priority: number;
  /** Its share among relays of the same priority. More than 0. */
  weight: number;
  /** Open at a time, in this process. */
  connections: number;
  /** Null where nothing limits it. Messages, counted when they are begun. */
  perConnection: number | null;
  perSecond: number | null;
  perMinute: number | null;
  /** Messages taken, or perhaps, from midnight to midnight in `zone`. */
  perDay: number | null;
  warmUp: WarmUp | null;
  /** IANA zone of its days. */
  zone: string;
}

/** Under which what was learnt of a relay is kept: another server under the same id is another. */
export function learntOf({ id, server: { host, port } }: Pick<Relay, 'id' | 'server'>): string {
  return `${id} ${host}:${port}`;
}

/** A server or address nobody knows yet is given more mail from day to day. */
export interface WarmUp {
  /** `YYYY-MM-DD`, the first day. */
  from: string;
  /** Most messages of the first day, the second and so on; after the last there is no limit. */
  perDay: readonly number[];
}

/** What one recipients' domain is given, by all relays together. */
export interface DomainLimit {
  /** Lower case; `*` is every domain that is not named. */
  domain: string;
  /** Messages under way at a time, in this process; null where nothing limits it. */
  connections: number | null;
  perMinute: number | null;
}

/** A server without any limit but its connections. */
export function soleRelay(server: SmtpServer, connections: number): Relay {
  return {
    id: 'smtp',
    server,
    priority: 0,
    weight: 1,
    connections,
    perConnection: null,
    perSecond: null,
    perMinute: null,
    perDay: null,
    warmUp: null,
    zone: 'UTC',
  };
}
