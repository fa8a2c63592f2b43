import { expect, test } from 'vitest';
import { prepareDatabase } from '../../src/app/database.ts';
import { silentLog } from '../../src/lib/log.ts';
import { openDatabase } from '../../src/store/database.ts';
import { postgresBinaries, startPostgres } from '../support/postgres.ts';

const binaries = await postgresBinaries();
const secret = 'the same on every host of this newsroom';

test.skipIf(binaries === null)(
  'four processes that start at once on an empty Postgres: one sets it up, the others find it so',
  async () => {
    await using server = await startPostgres(binaries ?? '');
    const databaseUrl = server.url;
    async function start(): Promise<string[]> {
      await using database = await openDatabase(databaseUrl);
      return await prepareDatabase(database, { databaseUrl, secret }, silentLog);
    }
    const applied = await Promise.all([start(), start(), start(), start()]);
    expect(applied.filter((names) => names.includes('001-initial'))).toHaveLength(1);
    expect(applied.filter((names) => names.includes('job queue'))).toHaveLength(1);
    expect(await start()).toEqual([]);
    const queues = await server.query(
      'select name, policy, retention_seconds, deletion_seconds from twofold_jobs.queue order by name',
    );
    const kept = { retention_seconds: 3_600, deletion_seconds: 86_400 };
    expect(queues.filter(({ name }) => !String(name).startsWith('__'))).toEqual([
      { name: 'deliver', policy: 'short', ...kept },
      { name: 'issue', policy: 'exclusive', ...kept },
      { name: 'news', policy: 'exclusive', ...kept },
      { name: 'returns', policy: 'exclusive', ...kept },
      { name: 'tidy', policy: 'exclusive', ...kept },
    ]);
  },
  120_000,
);

test.skipIf(binaries === null)(
  'another secret is refused until it is said to be the one',
  async () => {
    await using server = await startPostgres(binaries ?? '');
    const databaseUrl = server.url;
    await using database = await openDatabase(databaseUrl);
    const start = (own: string, options?: { newSecret: boolean }) =>
      prepareDatabase(database, { databaseUrl, secret: own }, silentLog, options);
    await start(secret);
    const changed = 'another one, on every host from today';
    await expect(start(changed)).rejects.toMatchObject({ exitCode: 2 });
    await start(changed, { newSecret: true });
    await start(changed);
    await expect(start(secret)).rejects.toThrow(/another SECRET/);
  },
  60_000,
);
