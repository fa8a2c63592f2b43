import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
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

test('a Postgres socket that is not there is said to be so, and to be tried again', async () => {
  await expect(openDatabase('postgres://%2Fnowhere/news')).rejects.toMatchObject({
    message: 'The Postgres database cannot be reached: There is no socket /nowhere/.s.PGSQL.5432.',
    exitCode: 75,
  });
});

test('a file that cannot be made is told of without the names of system calls', async () => {
  await expect(openDatabase('sqlite:/proc/nowhere/news.db')).rejects.toMatchObject({
    message: 'The database /proc/nowhere/news.db cannot be opened: nothing can be made there.',
  });
});

test.for([
  ['file:news.db', /unknown scheme: file/, 'Use sqlite:PATH or postgres://user@host/name.'],
  ['mysql://localhost/news', /unknown scheme: mysql/, 'Use sqlite:PATH or postgres://user@host/name.'],
  ['sqlite:///srv/news.db', /file as an address/, 'Leave out the two slashes: sqlite:/srv/news.db'],
  ['sqlite://news.db', /file as an address/, 'Leave out the two slashes: sqlite:news.db'],
] as const)('%s is refused', async ([url, message, hint]) => {
  await expect(openDatabase(url)).rejects.toMatchObject({
    message: expect.stringMatching(message),
    hint,
    exitCode: 2,
  });
});

test('a folder in place of the file is refused as what it is', async () => {
  using folder = temporaryFolder();
  await expect(openDatabase(`sqlite:${folder.path}`)).rejects.toMatchObject({
    message: `The database ${folder.path} is a folder.`,
    hint: expect.stringContaining(join(folder.path, 'twofold.db')),
    exitCode: 2,
  });
});

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

test('a log without its database is refused: it would be played into the new one', async () => {
  using folder = temporaryFolder();
  const [file, copy] = [join(folder.path, 'news.db'), join(folder.path, 'restored.db')];
  await using database = await openMigrated(file);
  await seedIssue(database);
  copyFileSync(`${file}-wal`, `${copy}-wal`);
  await expect(openDatabase(copy)).rejects.toMatchObject({
    message: expect.stringMatching(/restored\.db is missing, but its log .*restored\.db-wal is there/),
    hint: expect.stringContaining('delete the file with its -wal and -shm'),
  });
  expect(existsSync(copy)).toBe(false);
  rmSync(`${copy}-wal`);
  await using begun = await openMigrated(copy);
  expect(await begun.db.selectFrom('issues').selectAll().execute()).toEqual([]);
});

test('a link to where nothing is yet: the database is made there, its owner’s alone, and its log is synced', async () => {
  using folder = temporaryFolder();
  const [link, file] = [join(folder.path, 'news.db'), join(folder.path, 'volume', 'kept.db')];
  mkdirSync(join(folder.path, 'volume'));
  symlinkSync('volume/kept.db', link);
  await using database = await openMigrated(link);
  await seedIssue(database);
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  await database.sqlite?.sync();
  expect(readdirSync(folder.path).sort()).toEqual(['news.db', 'volume']);
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

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** What a process of another account says when it opens the file; root may write everything itself. */
function openedByAnother(file: string): string {
  const code = `import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../../src/store/database.ts'))};
await openDatabase(${JSON.stringify(file)}).then(() => console.log('opened'), (error) => console.log(error.message));`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    cwd: '/',
    ...(isRoot && { uid: NOBODY }),
  });
  return ran.stdout.trim();
}

/** Nobody may be kept out of the folder that holds the program. */
const canRun = openedByAnother(':memory:') === 'opened';

test.runIf(canRun).for(['news.db', 'news.db-wal'])(
  'a database whose %s this account may not write is refused before anything is begun',
  async (name) => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'news.db');
    await (await openMigrated(`sqlite:${file}`))[Symbol.asyncDispose]();
    const locked = join(folder.path, name);
    writeFileSync(locked, '', { flag: 'a' });
    if (isRoot) {
      for (const each of [folder.path, file, locked]) chownSync(each, NOBODY, NOBODY);
      chownSync(locked, 0, 0);
    }
    chmodSync(folder.path, 0o755);
    chmodSync(locked, 0o444);
    expect(openedByAnother(file)).toBe(`The database ${locked} may not be written by this account.`);
    if (isRoot) chownSync(locked, NOBODY, NOBODY);
    chmodSync(locked, 0o600);
    expect(openedByAnother(file)).toBe('opened');
  },
);
