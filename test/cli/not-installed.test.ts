import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/newsroom-database.ts';

const ROOT = join(import.meta.dirname, '../..');

test('started before “npm ci”, it says to run that first; a package that is missing later is told as it is', () => {
  using folder = temporaryFolder();
  for (const name of ['bin.js', 'package.json', 'src'])
    cpSync(join(ROOT, name), join(folder.path, name), {
      recursive: true,
      filter: (file) => !file.includes('weights'),
    });
  const start = () =>
    spawnSync(process.execPath, ['bin.js', 'status'], { cwd: folder.path, encoding: 'utf8' });
  expect(start()).toMatchObject({
    status: 1,
    stderr: 'error: Nothing is installed yet: run “npm ci” in Twofold’s folder first.\n',
  });
  mkdirSync(join(folder.path, 'node_modules'));
  expect(start()).toMatchObject({ status: 1, stderr: expect.stringContaining('ERR_MODULE_NOT_FOUND') });
});
