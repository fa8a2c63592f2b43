import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OperatorError } from '../../../src/lib/errors.ts';
import {
  type HeldWorker,
  holdDraft,
  holdLock,
  holdSend,
  holdWorker,
} from '../../../src/store/sqlite/hold-lock.ts';
import { temporaryFolder } from '../../support/newsroom-database.ts';

const HOLD = new URL('../../../src/store/sqlite/hold-lock.ts', import.meta.url).href;

test('a lock is held once, here and elsewhere, until it is released', () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'locks', 'deep', 'one');
  const held = holdLock(file);
  expect(held).not.toBeNull();
  expect([holdLock(file), holdLock(file)]).toEqual([null, null]);
  held?.release();
  const again = holdLock(file);
  expect(again).not.toBeNull();
  again?.release();
});

test('a process that is killed gives its lock back', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'one');
  const code = `import { holdLock } from '${HOLD}'; console.log(holdLock('${file}') !== null); setInterval(() => {}, 1e6)`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', code]);
  const [said] = await once(other.stdout, 'data');
  expect([String(said).trim(), holdLock(file)]).toEqual(['true', null]);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const held = holdLock(file);
  expect(held).not.toBeNull();
  held?.release();
});

test('a lock that cannot be made says how to put it right', () => {
  using folder = temporaryFolder();
  writeFileSync(join(folder.path, 'locks'), '');
  const hold = () => holdLock(join(folder.path, 'locks', 'one'));
  expect(hold).toThrow(OperatorError);
  expect(hold).toThrow(/lock file .*one cannot be made/);
  mkdirSync(join(folder.path, 'folder'));
  expect(() => holdLock(join(folder.path, 'folder'))).toThrow(/cannot be made/);
  writeFileSync(join(folder.path, 'text'), 'a letter to the editor\n'.repeat(100));
  expect(() => holdLock(join(folder.path, 'text'))).toThrow(/not a database/);
});

test.for([
  ['draft', holdDraft],
  ['send', holdSend],
] as const)('one %s of each name', async ([, hold]) => {
  using folder = temporaryFolder();
  await using one = hold(folder.path, 'morning/2026-11-23');
  await using another = hold(folder.path, 'evening/2026-11-23');
  expect([one === null, another === null]).toEqual([false, false]);
  expect(hold(folder.path, 'morning/2026-11-23')).toBeNull();
});

test('a draft and a send of one name do not keep each other waiting', async () => {
  using folder = temporaryFolder();
  await using draft = holdDraft(folder.path, 'morning');
  await using send = holdSend(folder.path, 'morning');
  expect([draft === null, send === null]).toEqual([false, false]);
});

test('each send has a name that nobody else has, of which the folder is part; a free one is taken again', async () => {
  using folder = temporaryFolder();
  const [here, there] = [join(folder.path, 'here'), join(folder.path, 'there')];
  for (const path of [here, there]) mkdirSync(path);
  symlinkSync(here, join(folder.path, 'also'));
  await using one = holdWorker(here);
  const two = holdWorker(join(folder.path, 'also'));
  await using elsewhere = holdWorker(there);
  const [place] = one.name.split('/');
  expect([one.name, two.name]).toEqual([`${place}/1`, `${place}/2`]);
  expect(elsewhere.name).toMatch(/\/1$/);
  expect(elsewhere.name).not.toBe(one.name);
  await two[Symbol.asyncDispose]();
  await using again = holdWorker(here);
  expect(again.name).toBe(two.name);
});

test('there are sixty-four, and then it is said', async () => {
  using folder = temporaryFolder();
  await using all = new AsyncDisposableStack();
  const workers: HeldWorker[] = [];
  for (let n = 0; n < 64; n++) workers.push(all.use(holdWorker(folder.path)));
  expect(new Set(workers.map(({ name }) => name)).size).toBe(64);
  expect(() => holdWorker(folder.path)).toThrow('64 sends are already under way');
});
