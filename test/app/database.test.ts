import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { prepareDatabase } from '../../src/app/database.ts';
import { silentLog } from '../../src/lib/log.ts';
import { openDatabase } from '../../src/store/database.ts';
import { temporaryFolder } from '../support/newsroom-database.ts';
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

test('a SQLite file whose secret was lost is warned of, once: links already mailed no longer work', async () => {
  using folder = temporaryFolder();
  const databaseUrl = `sqlite:${join(folder.path, 'twofold.db')}`;
  async function start(own: string): Promise<string[]> {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(JSON.parse(line).msg) });
    await using database = await openDatabase(databaseUrl);
    await prepareDatabase(database, { databaseUrl, secret: own }, log);
    return lines;
  }
  const changed = 'made anew, since the old one was not restored';
  const warning = 'the secret is another than before: links already mailed no longer work';
  expect([await start(secret), await start(secret)]).toEqual([[], []]);
  expect([await start(changed), await start(changed)]).toEqual([[warning], []]);
});
