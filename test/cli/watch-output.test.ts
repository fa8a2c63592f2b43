import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startNewsroom } from '../support/newsroom-here.ts';
import { startTwofold } from '../support/run-twofold.ts';

/** Linux's device on which every write fails with ENOSPC. */
const FULL = '/dev/full';

test.skipIf(!existsSync(FULL)).for(['subscribers export', 'subscribers list', 'status --json', '--help'])(
  '%s into a file on a full disk is told of once, and has failed',
  async (words) => {
    await using here = await startNewsroom();
    await here.run(['subscribers', 'add', 'ada@mail.example']);
    await here.run(['subscribers', 'add', 'bo@mail.example']);
    const { code, stderr } = await startTwofold(words.split(' '), here.env, { before: `exec >${FULL}` }).done;
    expect(code).toBe(1);
    expect(stderr.match(/^.*cannot be written.*$/gm)).toEqual([
      'error: Standard output cannot be written: the disk is full.',
    ]);
  },
);

test('who has read enough of an export ends it, and nothing is wrong', async () => {
  await using here = await startNewsroom();
  const list = join(here.folder.path, 'list.csv');
  const rows = Array.from({ length: 20_000 }, (_, n) => `reader${n}@a-long-name.mail.example`);
  writeFileSync(list, `email\n${rows.join('\n')}\n`);
  await here.run(['subscribers', 'import', list, '--edition', 'morning']);
  const exporting = startTwofold(['subscribers', 'export'], here.env);
  exporting.child.stdout?.once('data', () => exporting.child.stdout?.destroy());
  expect(await exporting.done).toMatchObject({ code: 0, stderr: '' });
});
