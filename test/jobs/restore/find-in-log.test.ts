import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { expectLog, findInLog } from '../../../src/jobs/restore/find-in-log.ts';
import { temporaryFolder } from '../../support/newsroom-database.ts';

const ID = (n: number) => `morning-2026-11-23.${n}.0123456789abcdef@news.example`;
const LOG = [1, 2, 3].map((n) => `11:30:01 INFO <${ID(n)}> 250 2.0.0 queued\n`).join('');
const any = { has: () => true };

test('a log is read to its end, plain or packed, or until there is enough', async () => {
  using folder = temporaryFolder();
  for (const [name, content] of [
    ['mail.log', LOG],
    ['mail.log.gz', gzipSync(LOG)],
  ] as const) {
    const path = join(folder.path, name);
    writeFileSync(path, content);
    expect([...(await findInLog(path, any)).keys()]).toEqual([ID(1), ID(2), ID(3)]);
    expect([...(await findInLog(path, any, 2)).keys()]).toEqual([ID(1), ID(2)]);
  }
});

test('a fault of our own is not blamed on the log', async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'mail.log');
  writeFileSync(path, LOG);
  const broken = {
    has: () => {
      throw new TypeError('no such thing');
    },
  };
  await expect(findInLog(path, broken)).rejects.toThrow(/^no such thing$/);
});

test.for(['mail.log', 'mail.log.gz'])('where there is no %s, or it is a folder, it is said', async (name) => {
  using folder = temporaryFolder();
  const path = join(folder.path, name);
  await expect(expectLog(path)).rejects.toMatchObject({ message: `There is no ${path}.`, exitCode: 2 });
  await expect(expectLog(folder.path)).rejects.toMatchObject({ message: `${folder.path} is a folder.` });
  await expect(expectLog('/dev/zero')).rejects.toMatchObject({
    message: '/dev/zero is no file.',
    exitCode: 2,
  });
  await expect(findInLog(path, any)).rejects.toMatchObject({
    message: expect.stringContaining(`${path} cannot be read: `),
    exitCode: 2,
  });
});
