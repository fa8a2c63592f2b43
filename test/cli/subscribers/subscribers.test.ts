import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/newsroom-database.ts';
import { startNewsroom } from '../../support/newsroom-here.ts';
import { startTwofold } from '../../support/run-twofold.ts';

test('the list names editions, follows and time zone, a column each', async () => {
  await using here = await startNewsroom();
  const add = ['subscribers', 'add', 'ada@mail.example', '--name', 'Ada', '--topic', 'Canals'];
  await here.run([...add, '--zone', 'America/Toronto', '--edition', 'morning']);
  await here.run(['subscribers', 'add', 'bo@mail.example', '--edition', 'morning']);
  const { stdout, code } = await here.run(['subscribers', 'list']);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split(/\t*\n/)).toEqual([
    '1\tada@mail.example\tAda\tmorning\ttopic Canals\tAmerica/Toronto',
    '2\tbo@mail.example\t\tmorning',
  ]);
});

test('a list is read from standard input', async () => {
  await using here = await startNewsroom();
  const { child, done } = startTwofold(['subscribers', 'import', '-', '--edition', 'morning'], here.env, {
    stdin: 'pipe',
  });
  child.stdin?.end('email,name\nada@mail.example,Ada\n');
  expect((await done).stderr).toContain('1 added, 0 updated, 0 unchanged, 0 left out');
  expect((await here.run(['subscribers', 'list'])).stdout).toContain('ada@mail.example');
});

test('a list that is not in UTF-8 is refused, line and way out named, before anybody is added', async () => {
  await using here = await startNewsroom();
  const list = join(here.folder.path, 'list.csv');
  writeFileSync(list, Buffer.from('email,name\nada@mail.example,Ada\nzoe@mail.example,Zo\xeb\n', 'latin1'));
  const ran = await here.run(['subscribers', 'import', list, '--edition', 'morning']);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain(`${list}:3 is not in UTF-8`);
  expect(ran.stderr).toContain('CSV UTF-8');
  expect((await here.run(['subscribers', 'list'])).stdout).toBe('');
});

test('from a folder without a source list it is said that this is the sample newsroom', async () => {
  using folder = temporaryFolder();
  for (const verb of [['subscribers', 'list'], ['status']])
    expect((await startTwofold(verb, { PORT: '3000' }, { cwd: folder.path }).done).stderr).toContain(
      `This is the sample newsroom: no source list is where NEWSROOM_DIR says. Its data are in ${join(folder.path, 'data')}.`,
    );
});
