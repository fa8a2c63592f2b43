import { join } from 'node:path';
import type { Incoming } from '../../src/bounces/apply-reports.ts';
import { type Applied, applyReports } from '../../src/bounces/apply-reports.ts';
import type { Bounce, Complaint, OtherReport, OtherWhy, Report } from '../../src/bounces/read/report.ts';
import type { ReportStore } from '../../src/bounces/report-store.ts';
import { createReturnPaths, type ReturnPaths } from '../../src/bounces/verp.ts';
import type { Ledger } from '../../src/delivery/ledger.ts';
import type { Database } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/ledger/delivery-ledger.ts';
import { createReportRepository } from '../../src/store/returned/report-repository.ts';
import { createSubscriberStore } from '../../src/store/subscribers/subscriber-repository.ts';
import type { SubscriberStore } from '../../src/subscribers/subscriber-store.ts';
import {
  emptyTables,
  HASH,
  MONDAY,
  openMigrated,
  seedIssue,
  seedSubscribers,
  temporaryFolder,
} from '../support/newsroom-database.ts';

export const DAY = 86_400_000;
export const BOUNCE_ADDRESS = 'bounces@news.example';

interface Sent {
  id: number;
  messageId: string;
  address: string;
}

/** A newsroom that has sent issues, and what can come back to it. */
export interface SentIssues extends AsyncDisposable {
  database: Database;
  ledger: Ledger;
  reports: ReportStore;
  subscribers: SubscriberStore;
  returnPaths: ReturnPaths;
  clock: { at: number; now(): number };
  /** Freezes the Morning Update of the n-th day; its id. */
  freeze(day: number): Promise<string>;
  /** The same, and has every copy accepted. */
  send(day: number): Promise<Sent[]>;
  /** Applies reports as a mailbox of one's own would bring them. */
  receive(reports: Report | Report[], changes?: Partial<Incoming>): Promise<Applied[]>;
  /** The reason reader n's address is suppressed for, or null. */
  barred(reader: number): Promise<string | null>;
}

export async function sentIssues(options: { url?: string; readers?: number; softInARow?: number } = {}) {
  const folder = temporaryFolder();
  const database = await openMigrated(options.url ?? join(folder.path, 'news.db'));
  await database.db.deleteFrom('delivery_reports').execute();
  await database.db.deleteFrom('suppression_lifts').execute();
  await emptyTables(database);
  await seedSubscribers(database, options.readers ?? 3);
  const clock = { at: MONDAY, now: () => clock.at };
  const ledger = createDeliveryLedger(database, clock);
  const reports = createReportRepository(database.db);
  const subscribers = createSubscriberStore(database.db);
  const returnPaths = createReturnPaths({
    address: BOUNCE_ADDRESS,
    secret: 'not-a-real-secret-not-a-real-one',
  });
  const deps = { reports, returnPaths, clock, rules: { softInARow: options.softInARow ?? 3 } };
  let received = 0;
  const made: SentIssues = {
    database,
    ledger,
    reports,
    subscribers,
    returnPaths,
    clock,
    freeze: (day) => freezeOn(made, day),
    send: (day) => sendOn(made, day),
    receive: (what, changes = {}) =>
      applyReports(deps, {
        source: 'imap',
        reports: Array.isArray(what) ? what : [what],
        claims: (Array.isArray(what) ? what : [what]).flatMap((report) =>
          report.returnPaths.flatMap((path) => returnPaths.readReturnPath(path) ?? []),
        ),
        signed: false,
        fingerprint: `message ${received++}`,
        excerpt: 'From: MAILER-DAEMON',
        listUnknown: true,
        ...changes,
      }),
    async barred(reader) {
      const [suppression] = await subscribers.suppressions([`reader${reader}@mail.example`]);
      return suppression?.reason ?? null;
    },
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
  return made;
}

async function freezeOn({ database, ledger, clock }: SentIssues, day: number): Promise<string> {
  clock.at = MONDAY + day * DAY;
  const id = `morning/${new Date(clock.at).toISOString().slice(0, 10)}`;
  await seedIssue(database, { id });
  await ledger.freeze({ issueId: id, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' });
  return id;
}

async function sendOn(s: SentIssues, day: number): Promise<Sent[]> {
  const issueId = await freezeOn(s, day);
  const claimed = await s.ledger.claim({ issueId, worker: 'w', limit: 100, leaseMs: 60_000 });
  const marks = claimed.map(({ id, epoch }) => ({ id, epoch, worker: 'w', leaseMs: 60_000 }));
  await s.ledger.commit({ issueId, marks, outcomes: [] });
  const accepted = {
    state: 'accepted',
    counts: true,
    nextAt: null,
    code: 250,
    enhanced: null,
    detail: 'ok',
  } as const;
  await s.ledger.commit({
    issueId,
    marks: [],
    outcomes: claimed.map(({ id, epoch }) => ({ id, epoch, ...accepted })),
  });
  return claimed
    .map(({ id, messageId, address }) => ({ id, messageId, address }))
    .sort((x, y) => x.id - y.id);
}

const TOLD = { address: null, otherAddresses: [], messageId: null, returnPaths: [], detail: '' };

export function bounce(changes: Partial<Bounce> = {}): Bounce {
  return {
    ...TOLD,
    kind: 'bounce',
    hard: true,
    reason: 'user_unknown',
    code: 550,
    enhanced: '5.1.1',
    detail: 'No such user here',
    ...changes,
  };
}

export function softBounce(changes: Partial<Bounce> = {}): Bounce {
  return bounce({
    hard: false,
    reason: 'mailbox_full',
    code: 452,
    enhanced: '4.2.2',
    detail: 'Full',
    ...changes,
  });
}

export function complaint(changes: Partial<Complaint> = {}): Complaint {
  return { ...TOLD, kind: 'complaint', feedbackType: 'abuse', ...changes };
}

export function other(why: OtherWhy, changes: Partial<OtherReport> = {}): OtherReport {
  return { ...TOLD, kind: 'other', why, ...changes };
}
