import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFileOnce } from '../../src/lib/make-file-once.ts';
import { temporaryFolder } from '../support/newsroom-database.ts';

const write = (text: string) => (beside: string) => writeFileSync(beside, text, { flag: 'wx', mode: 0o600 });

test('the first who makes a file has made it, and nothing is left beside it', () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'secret');
  makeFileOnce(file, (beside) => {
    write('second')(beside);
    makeFileOnce(file, write('first')); // another process, meanwhile
  });
  expect(readFileSync(file, 'utf8')).toBe('first');
  expect(readdirSync(folder.path)).toEqual(['secret']);
});

test('what a killed process of the same number left is not in the way', () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'secret');
  writeFileSync(`${file}.${process.pid}`, '', { mode: 0o644 });
  makeFileOnce(file, write('whole'));
  expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['whole', 0o600]);
});

test('a link is followed, also to where nothing is yet', () => {
  using folder = temporaryFolder();
  const [link, file] = [join(folder.path, 'link'), join(folder.path, 'file')];
  symlinkSync('file', link);
  makeFileOnce(link, write('whole'));
  expect(readFileSync(file, 'utf8')).toBe('whole');
});

test('a writer that fails leaves nothing, and its error is told', () => {
  using folder = temporaryFolder();
  const failing = (beside: string) => {
    write('half')(beside);
    throw new Error('no space');
  };
  expect(() => makeFileOnce(join(folder.path, 'file'), failing)).toThrow('no space');
  expect(readdirSync(folder.path)).toEqual([]);
});
