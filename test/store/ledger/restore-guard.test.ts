import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Ledger } from '../../../src/delivery/ledger.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import {
  HASH,
  ISSUE,
  MONDAY,
  openMigrated,
  seedIssue,
  seedSubscribers,
  temporaryFolder,
} from '../../support/newsroom-database.ts';
import { postgresBinaries, startPostgres } from '../../support/postgres.ts';

const run = promisify(execFile);
const binaries = await postgresBinaries();

test.skipIf(binaries === null)(
  'a Postgres database restored from a dump refuses to send from the folder that has sent since',
  async () => {
    await using server = await startPostgres(binaries ?? '');
    using folder = temporaryFolder();
    const dataDir = join(folder.path, 'data');
    const dump = join(folder.path, 'dump.sql');
    {
      await using database = await openMigrated(server.url);
      await seedIssue(database);
      await seedSubscribers(database, 9);
      const ledger = createDeliveryLedger(database, { now: () => MONDAY }, { dataDir });
      const rendered = { rendered: '{}', messageIdDomain: 'news.example' };
      await ledger.freeze({ issueId: ISSUE, contentHash: HASH, ...rendered });
      await grantOne(ledger, 'one');
      await run(join(binaries ?? '', 'pg_dump'), ['-d', server.url, '-f', dump]);
      await grantOne(ledger, 'one');
      await ledger.assertNotRestored();
    }
    const psql = join(binaries ?? '', 'psql');
    await run(psql, [
      '-q',
      '-d',
      server.url,
      '-c',
      'drop schema public cascade',
      '-c',
      'create schema public',
    ]);
    await run(psql, ['-q', '-d', server.url, '-f', dump]);

    await using database = await openMigrated(server.url);
    const ledger = createDeliveryLedger(database, { now: () => MONDAY + 3_600_000 }, { dataDir });
    const elsewhere = createDeliveryLedger(
      database,
      { now: () => MONDAY + 3_600_000 },
      { dataDir: join(folder.path, 'new') },
    );
    await elsewhere.assertNotRestored(); // a folder that never sent cannot know
    await grantOne(elsewhere, 'two'); // and what it writes does not hide what this folder knows
    await expect(ledger.assertNotRestored()).rejects.toThrow(/restored from a backup/);
    await expect(grantOne(ledger, 'one')).rejects.toThrow(/restored from a backup/);
    rmSync(join(dataDir, 'send-journal'), { recursive: true });
    await ledger.assertNotRestored();
    await grantOne(ledger, 'one');
  },
  90_000,
);

async function grantOne(ledger: Ledger, worker: string): Promise<void> {
  const leaseMs = 60_000;
  const [row] = await ledger.claim({ issueId: ISSUE, worker, limit: 1, leaseMs });
  if (!row) throw new Error('nothing claimed');
  const marks = [{ id: row.id, epoch: row.epoch, worker, leaseMs }];
  expect(await ledger.commit({ issueId: ISSUE, marks, outcomes: [] })).toMatchObject({ marks: ['granted'] });
}
