import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newBreaker } from '../../src/delivery/relays/breaker.ts';
import { ExitCode } from '../../src/lib/errors.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/ledger/delivery-ledger.ts';
import { createRelayRepository } from '../../src/store/ledger/relay-repository.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createSubscriberStore } from '../../src/store/subscribers/subscriber-repository.ts';
import { unfollow } from '../../src/subscribers/set-preferences.ts';
import { ISSUE, MONDAY, openMigrated, seedIssue, temporaryFolder } from '../support/newsroom-database.ts';
import { postgresBinaries, startPostgres } from '../support/postgres.ts';

const CHILD = join(import.meta.dirname, 'migrate-child.ts');

async function schemaOf({ db }: Database): Promise<string[]> {
  const { rows } = await sql<{
    sql: string;
  }>`select sql from sqlite_master where sql is not null order by name`.execute(db);
  return rows.map((row) => row.sql);
}

test.for([10, 150, 500])('a migration killed after %i microtasks runs again', async (turns) => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  const child = spawn(process.execPath, [CHILD, file, String(turns)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  await using database = await openDatabase(file);
  expect(await migrate(database)).toContain('001-initial');
  await using fresh = await openMigrated(':memory:');
  expect(await schemaOf(database)).toEqual(await schemaOf(fresh));
});

test('deliveries made before they were counted are counted', async () => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  const { db } = database;
  for (const table of ['delivery_counts', 'freezes', 'send_journals'])
    await db.schema.dropTable(table).execute();
  await db.schema.dropIndex('deliveries_open').execute();
  await db.schema.createIndex('deliveries_state').on('deliveries').columns(['issue_id', 'state']).execute();
  await sql`delete from migrations where name = '008-ledger'`.execute(db);
  const rows = (['accepted', 'accepted', 'in_doubt'] as const).map((state, i) => ({
    issue_id: ISSUE,
    subscriber_id: i,
    address: `reader${i}@mail.example`,
    canonical_address: `reader${i}@mail.example`,
    name: '',
    state,
    epoch: 1,
    attempts: 1,
    message_id: `${i}@news.example`,
    date: MONDAY,
    updated_at: MONDAY,
  }));
  await db.insertInto('deliveries').values(rows).execute();
  await migrate(database);
  const counts = await createDeliveryLedger(database, { now: () => MONDAY }).counts(ISSUE);
  expect(counts).toMatchObject({ accepted: 2, in_doubt: 1, ready: 0 });
});

test('what was learnt of a relay by its id alone is gone, by its server it stays', async () => {
  await using database = await openMigrated(':memory:');
  const relays = createRelayRepository(database.db);
  await sql`delete from migrations where name = '013-relay-servers'`.execute(database.db);
  await relays.saveBreaker('main', newBreaker(MONDAY));
  await relays.saveBreaker('main mail.example:587', newBreaker(MONDAY));
  await migrate(database);
  expect([...(await relays.breakers()).keys()]).toEqual(['main mail.example:587']);
});

test('an older build stops for good at a newer schema: starting it again would not help', async () => {
  await using database = await openMigrated(':memory:');
  await sql`insert into migrations (name) values ('999-later')`.execute(database.db);
  await expect(migrate(database)).rejects.toMatchObject({
    message: 'The database was made by a newer Twofold (it has 999-later).',
    exitCode: ExitCode.usage,
  });
});

const binaries = await postgresBinaries();
test.for(['sqlite', 'postgres'])(
  'a follow stored under a ligature is found under its letters, and of two one stays (%s)',
  async (kind, { skip }) => {
    if (kind === 'postgres' && !binaries) return skip();
    await using server = kind === 'postgres' ? await startPostgres(binaries ?? '') : null;
    await using database = await openMigrated((await server?.createDatabase()) ?? ':memory:');
    const store = createSubscriberStore(database.db);
    const address = 'ada@mail.example';
    const [ada] = await store.addMissing([{ address, canonicalAddress: address, name: '' }], MONDAY);
    if (!ada) throw new Error('not added');
    await sql`delete from migrations where name = '014-follow-keys'`.execute(database.db);
    const followed = {
      cœur: 'Cœur',
      coeur: 'Coeur',
      'læto œu': 'Læto Œu',
      'laeto œu': 'Laeto Œu',
      straße: 'Straße',
    };
    const rows = Object.entries(followed).map(([key, label]) => ({
      subscriberId: ada.id,
      kind: 'topic' as const,
      key,
      label,
    }));
    await store.addFollows(rows, MONDAY);
    await migrate(database);
    const after = async () => (await store.find(ada.id))?.follows.map(({ label }) => label);
    expect(await after()).toEqual(['Coeur', 'Laeto Œu', 'Straße']);
    for (const { label } of (await store.find(ada.id))?.follows ?? [])
      await unfollow({ store, clock: { now: () => MONDAY } }, ada, { kind: 'topic', label });
    expect(await after()).toEqual([]);
  },
);

test.skipIf(!binaries)('a database of somebody else says whose it has to be', async () => {
  await using server = await startPostgres(binaries ?? '');
  await server.query('create role guest login');
  const url = (await server.createDatabase()).replace('//twofold@', '//guest@');
  await using database = await openDatabase(url);
  await expect(migrate(database)).rejects.toMatchObject({
    message: expect.stringContaining('permission denied'),
    hint: expect.stringContaining('createdb --owner=USER'),
  });
});
