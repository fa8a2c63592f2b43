import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { OperatorError } from '../../../src/lib/errors.ts';
import { assertNotOlder, journalBeside, journalIn } from '../../../src/store/ledger/send-journal.ts';
import { temporaryFolder } from '../../support/newsroom-database.ts';

afterEach(() => vi.useRealTimers());

/** Of this process, where the system tells; a deleted one has words behind its path. */
function openFiles(): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return [readlinkSync(`/proc/self/fd/${name}`)];
    } catch {
      return []; // closed meanwhile
    }
  });
}

test('a number is read as it was written, and nought before the first', () => {
  using folder = temporaryFolder();
  const journal = journalBeside(join(folder.path, 'news.db'));
  expect([journal.path, journal.workers()]).toEqual([join(folder.path, 'send-journal-news-db'), ['']]);
  expect([journal.read(''), journal.readAnew('')]).toEqual([0, 0]);
  for (const sequence of [1, 999, 1_000, 7]) {
    journal.write('', sequence);
    expect([journal.read(''), journal.readAnew('')]).toEqual([sequence, sequence]);
  }
  expect(journalBeside(join(folder.path, 'news.db')).read('')).toBe(7);
});

test('a file that was put in its place is seen at once by who asks anew', () => {
  using folder = temporaryFolder();
  const journal = journalBeside(join(folder.path, 'news.db'));
  journal.write('', 5);
  writeFileSync(`${journal.path}-other`, '0000000000000009\n');
  renameSync(`${journal.path}-other`, journal.path);
  expect([journal.read(''), journal.readAnew('')]).toEqual([5, 9]);
});

test('a file that the operator deleted is made again a second later, open files being closed', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  using folder = temporaryFolder();
  const journal = journalBeside(join(folder.path, 'news.db'));
  journal.write('', 5);
  rmSync(journal.path);
  const isOpen = openFiles().some((path) => path.startsWith(journal.path));
  vi.advanceTimersByTime(1_000);
  expect(isOpen).toBe(process.platform === 'linux');
  expect(openFiles().filter((path) => path.startsWith(journal.path))).toEqual([]);
  expect([journal.read(''), existsSync(journal.path)]).toEqual([0, false]);
  journal.write('', 6);
  expect(readFileSync(journal.path, 'utf8')).toBe('0000000000000006\n');
  expect(vi.getTimerCount()).toBe(1);
});

test.for([
  [null, 4, 4],
  [3, 4, 4],
  [4, 3, 4],
  [4, 4, 4],
  [4, null, 4],
])('%s under the new name and %s under the former one: %s', ([now, formerly, expected]) => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  const former = `${file}.send-journal`;
  if (now !== null) writeFileSync(join(folder.path, 'send-journal-news-db'), `${now}\n`);
  if (formerly !== null) writeFileSync(former, `${formerly}\n`);
  expect(journalBeside(file).read('')).toBe(expected);
  expect(existsSync(former)).toBe(false);
});

test('a journal that cannot be read is no journal that says nought', () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  mkdirSync(join(folder.path, 'send-journal-news-db'));
  expect(() => journalBeside(file).readAnew('')).toThrow(OperatorError);
  expect(() => journalBeside(file).readAnew('')).toThrow(/send-journal-news-db cannot be read/);
  writeFileSync(`${file}.send-journal`, '4\n');
  expect(() => journalBeside(file)).toThrow(/cannot be renamed/);
});

test('in a data folder each worker has a file, and each database its own', () => {
  using folder = temporaryFolder();
  const [ours, other] = [journalIn(folder.path, 'our-id'), journalIn(folder.path, 'our-id2')];
  expect(ours.workers()).toEqual([]);
  ours.write('host-1f/1', 3);
  ours.write('host.é/2', 4);
  other.write('host-1f/1', 5);
  expect(ours.workers().toSorted()).toEqual(['host-1f/1', 'host.é/2']);
  expect([ours.read('host-1f/1'), ours.read('host.é/2'), ours.readAnew('host-1f/3')]).toEqual([3, 4, 0]);
  expect(ours.path).toBe(join(folder.path, 'send-journal', 'our-id.*'));
});

test('a database is older where its number is lower', () => {
  using folder = temporaryFolder();
  const guard = { journal: journalBeside(join(folder.path, 'news.db')), worker: '', written: 7 };
  for (const sequence of [7, 8]) expect(() => assertNotOlder(guard, sequence)).not.toThrow();
  expect(() => assertNotOlder(guard, 6)).toThrow(/\(6 < 7\): it was restored from a backup/);
});
