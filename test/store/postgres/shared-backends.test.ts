import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ExitCode } from '../../../src/lib/errors.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { hasPgBouncer, startPgBouncer } from '../../support/pgbouncer.ts';
import { postgresBinaries, startPostgres } from '../../support/postgres.ts';

const binaries = await postgresBinaries();

test.skipIf(binaries === null || !(await hasPgBouncer()))(
  'PgBouncer is told by what it does: refused in transaction and statement mode, used in session mode',
  async () => {
    await using server = await startPostgres(binaries ?? '');
    for (const settings of [
      { pool_mode: 'transaction' },
      { pool_mode: 'statement' },
      { pool_mode: 'transaction', server_round_robin: '1', min_pool_size: '4' },
    ]) {
      await using bouncer = await startPgBouncer(binaries ?? '', server.url, settings);
      await expect(openDatabase(bouncer.url)).rejects.toMatchObject({
        message: expect.stringContaining('leads through a pooler'),
        hint: expect.stringContaining('pool_mode = session'),
        exitCode: 2,
      });
    }
    await using bouncer = await startPgBouncer(binaries ?? '', server.url, { pool_mode: 'session' });
    await using database = await openDatabase(bouncer.url);
    await migrate(database);
    expect(await database.db.selectFrom('issues').selectAll().execute()).toEqual([]);
  },
  60_000,
);

test.skipIf(binaries === null)(
  'a server that has no room for the second session is out of reach for now, in words',
  async () => {
    await using server = await startPostgres(binaries ?? '');
    {
      await using database = await openDatabase(server.url);
      await sql`create role few login connection limit 1`.execute(database.db);
    }
    const url = new URL(server.url);
    url.username = 'few';
    await expect(openDatabase(url.href)).rejects.toMatchObject({
      message: 'The Postgres database cannot be reached: too many connections for role "few"',
      exitCode: ExitCode.tryAgain,
    });
  },
  60_000,
);
