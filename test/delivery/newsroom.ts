import { join } from 'node:path';
import type { ClaimedDelivery, Ledger } from '../../src/delivery/ledger.ts';
import { composeMessage } from '../../src/delivery/mime/message.ts';
import { soleRelay } from '../../src/delivery/relays/relay.ts';
import { createRelayPool, type RelayPool } from '../../src/delivery/relays/relay-pool.ts';
import { memoryRelayStore } from '../../src/delivery/relays/relay-store.ts';
import { type SendIssue, type SendReport, sendIssue } from '../../src/delivery/send/send-issue.ts';
import { parseSmtpUrl, type SmtpServer } from '../../src/delivery/smtp/smtp-url.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import type { Database } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/ledger/delivery-ledger.ts';
import {
  HASH,
  ISSUE,
  MONDAY,
  openMigrated,
  seedIssue,
  seedSubscribers,
  temporaryFolder,
} from '../support/newsroom-database.ts';

const FROM = { name: 'The Harbour Courier', address: 'morning@news.example' };
/** Not to be reached on a busy machine. */
export const PATIENT = { connectMs: 20_000, replyMs: 20_000, finalReplyMs: 20_000 };
/** For servers that never answer. */
export const HASTY = { connectMs: 20_000, replyMs: 700, finalReplyMs: 700 };

/** A frozen issue on its own SQLite file, ready to be sent. */
export interface SendingNewsroom extends AsyncDisposable {
  file: string;
  database: Database;
  ledger: Ledger;
  clock: Clock;
  /** Moves the newsroom's clock on. */
  wait(ms: number): void;
  send(port: number, changes?: Partial<SendIssue>): Promise<SendReport>;
  /** `reader1: accepted …` in the order of the audience. */
  outcomes(): Promise<Record<string, string>>;
}

export async function frozenIssue(subscribers: number): Promise<SendingNewsroom> {
  const folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  const database = await openMigrated(file);
  let now = MONDAY;
  const clock = { now: () => now };
  const ledger = createDeliveryLedger(database, clock);
  await seedIssue(database);
  await seedSubscribers(database, subscribers);
  await ledger.freeze({ issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' });
  return {
    file,
    database,
    ledger,
    clock,
    wait: (ms) => {
      now += ms;
    },
    send: (port, changes = {}) => sendIssue({ ...sendOptions(port, ledger, clock), clock, ...changes }),
    async outcomes() {
      const rows = await database.db.selectFrom('deliveries').orderBy('id').selectAll().execute();
      return Object.fromEntries(rows.map((row) => [row.address.replace(/@.*/, ''), row.state]));
    },
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

/** One server that remembers nothing from send to send. */
export function oneRelay(server: SmtpServer, clock: Clock = systemClock): RelayPool {
  return createRelayPool({
    relays: [soleRelay(server, 100)],
    store: memoryRelayStore(),
    clock,
    log: silentLog,
  });
}

export function sendOptions(
  port: number,
  ledger: Ledger,
  clock: Clock = systemClock,
): Omit<SendIssue, 'clock' | 'concurrency'> & { concurrency: number } {
  return {
    issueId: ISSUE,
    ledger,
    relays: oneRelay(parseSmtpUrl(`smtp://127.0.0.1:${port}?tls=none`), clock),
    compose: composeRow,
    log: silentLog,
    worker: 'test',
    concurrency: 1,
    signal: new AbortController().signal,
    timeouts: PATIENT,
  };
}

export function composeRow(row: ClaimedDelivery) {
  return composeRowOf(row, 80);
}

/** A paragraph is some 30 octets of HTML. */
export function composeRowOf(row: ClaimedDelivery, paragraphs: number) {
  return composeMessage({
    subject: 'Ferry timetable changes on Monday',
    html: `<!doctype html><title>Ferries</title><p>Good morning, ${row.name}.</p>${'<p>Boats leave at ten.</p>'.repeat(paragraphs)}`,
    text: `Good morning, ${row.name}.\n\n.Boats leave at ten.\n`,
    from: FROM,
    replyTo: null,
    to: { name: row.name, address: row.address },
    messageId: row.messageId,
    date: row.date,
    returnPath: null,
    unsubscribeUrl: null,
    list: null,
  });
}
