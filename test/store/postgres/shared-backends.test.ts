import { expect, test } from 'vitest';
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
