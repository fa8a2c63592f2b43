import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';

export const ISSUE = 'morning/2026-11-23';
export const HASH = 'hash-of-the-approved-content';
export const MONDAY = Date.UTC(2026, 10, 23, 11, 30);

export interface TemporaryFolder extends Disposable {
  path: string;
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'twofold-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export async function openMigrated(url: string): Promise<Database> {
  const database = await openDatabase(url);
  await migrate(database);
  return database;
}

/** Empties what `seedIssue` and `seedSubscribers` fill, for a database shared by several tests. */
export async function emptyTables({ db }: Database): Promise<void> {
  for (const table of [
    'deliveries',
    'exclusions',
    'issues',
    'follows',
    'subscriptions',
    'subscribers',
    'suppressions',
  ] as const) {
    await db.deleteFrom(table).execute();
  }
}

/** An approved Morning Update without content: the ledger does not look into it. */
export async function seedIssue(
  { db }: Database,
  changes: { state?: 'approved' | 'draft'; id?: string } = {},
) {
  const id = changes.id ?? ISSUE;
  await db
    .insertInto('issues')
    .values({
      id,
      edition: 'morning',
      date: id.slice(-10),
      state: changes.state ?? 'approved',
      version: 1,
      content: '{}',
      content_hash: HASH,
      window_from: 0,
      window_to: MONDAY,
      send_at: MONDAY,
      approved_version: 1,
      approved_hash: HASH,
      approved_by: 'editor@news.example',
      approved_at: MONDAY,
      created_at: MONDAY,
      updated_at: MONDAY,
    })
    .execute();
}

/** Subscribers `reader1@mail.example` … with ids from 1, all active on the Morning Update. */
export async function seedSubscribers(database: Database, count: number): Promise<void> {
  for (let id = 1; id <= count; id++) await seedSubscriber(database, id, `reader${id}@mail.example`);
}

export async function seedSubscriber(
  { db }: Database,
  id: number,
  address: string,
  state: 'active' | 'pending' | 'unsubscribed' = 'active',
): Promise<void> {
  await db
    .insertInto('subscribers')
    .values({
      id,
      address,
      canonical_address: address.toLowerCase(),
      name: `Reader ${id}`,
      created_at: MONDAY,
      token_epoch: 0,
    })
    .execute();
  await db
    .insertInto('subscriptions')
    .values({
      subscriber_id: id,
      edition: 'morning',
      state,
      consent_wording: 'Send me the Morning Update',
      consent_source: 'test',
      consent_at: MONDAY,
      updated_at: MONDAY,
    })
    .execute();
}

export async function unsubscribe({ db }: Database, subscriberId: number): Promise<void> {
  await db
    .updateTable('subscriptions')
    .set({ state: 'unsubscribed' })
    .where('subscriber_id', '=', subscriberId)
    .execute();
}

export async function suppress({ db }: Database, address: string): Promise<void> {
  await db
    .insertInto('suppressions')
    .values({ canonical_address: address, reason: 'complaint', detail: '', at: MONDAY })
    .execute();
}
