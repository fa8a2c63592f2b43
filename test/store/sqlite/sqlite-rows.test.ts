import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { rowReader } from '../../../src/store/sqlite/sqlite-rows.ts';

test('a kept statement names its columns as they are once another process has migrated', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'twofold-sqlite-'));
  const file = join(folder.path, 'kept.db');
  using database = new DatabaseSync(file);
  using elsewhere = new DatabaseSync(file);
  database.exec("create table kept (old, id, name); insert into kept values (0, 1, x'00ff')");
  const kept = rowReader(database.prepare('select * from kept'));
  const row = { id: 1, name: Uint8Array.of(0, 255) };
  expect(kept.all()).toEqual([{ old: 0, ...row }]);
  elsewhere.exec('alter table kept drop column old');
  expect(kept.all()).toEqual([row]);
  elsewhere.exec('alter table kept add column zone default 5');
  expect([...kept.iterate()]).toEqual([{ ...row, zone: 5 }]);
});
