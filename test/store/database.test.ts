import { closeSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assertIntact, openDatabase } from '../../src/store/database.ts';
import { openMigrated, seedIssue, temporaryFolder } from '../support/newsroom-database.ts';

test('a file damaged in the middle is refused', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  {
    await using database = await openMigrated(`sqlite:${file}`);
    const rows = Array.from({ length: 2_000 }, (_, key) => ({ key: `key ${key}`, value: 'x'.repeat(200) }));
    await database.db.insertInto('meta').values(rows).execute();
    await assertIntact(database);
  }
  const size = statSync(file).size;
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(8_192, 0xa5), 0, 8_192, Math.floor(size / 2));
  closeSync(descriptor);
  await using damaged = await openDatabase(`sqlite:${file}`);
  await expect(assertIntact(damaged)).rejects.toThrow(/is damaged/);
});

test('an unreachable Postgres is said without its password, and to be tried again', async () => {
  const opening = openDatabase('postgres://twofold:hunter2@127.0.0.1:1/news');
  await expect(opening).rejects.toMatchObject({
    message: expect.stringMatching(/cannot be reached/),
    exitCode: 75,
  });
  await expect(opening).rejects.not.toThrow(/hunter2/);
});

test.for([['mysql://localhost/news', /unknown scheme: mysql/]] as const)(
  '%s is refused',
  async ([url, message]) => {
    await expect(openDatabase(url)).rejects.toThrow(message);
  },
);

test('an empty file is what a failed restore leaves: refused, and left as it is', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  writeFileSync(file, '');
  await expect(openDatabase(`sqlite:${file}`)).rejects.toMatchObject({
    message: expect.stringMatching(/news\.db is empty \(0 bytes\)/),
    hint: expect.stringContaining('delete the file'),
  });
  expect(statSync(file).size).toBe(0);
  rmSync(file);
  await using database = await openMigrated(file);
  await seedIssue(database);
});

test('a database that a killed start left is never empty', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  await using _ = await openDatabase(file);
  expect(statSync(file).size).toBeGreaterThan(0);
  expect(readdirSync(folder.path).filter((name) => !name.startsWith('news.db-'))).toEqual(['news.db']);
});

test('a new database, its log and the folder made for it are their owner’s alone', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'data', 'news.db');
  await using database = await openMigrated(file);
  await seedIssue(database);
  const rights = (path: string) => (statSync(path).mode & 0o777).toString(8);
  expect([file, `${file}-wal`, join(folder.path, 'data')].map(rights)).toEqual(['600', '600', '700']);
});
