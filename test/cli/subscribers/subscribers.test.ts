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

test('a list as UTF-16 is refused, too', async () => {
  await using here = await startNewsroom();
  const list = join(here.folder.path, 'list.csv');
  writeFileSync(list, Buffer.from('email\nada@mail.example\n', 'utf16le'));
  expect(await here.run(['subscribers', 'import', list])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`${list}:1 is not in UTF-8`),
  });
});

test('a row that is left out is named, and ends an import with 1; a dry run adds nobody', async () => {
  await using here = await startNewsroom();
  const list = join(here.folder.path, 'list.csv');
  writeFileSync(list, 'email\nada@mail.example\nnobody\n');
  const importing = ['subscribers', 'import', list, '--edition', 'morning'];
  const dry = await here.run([...importing, '--dry-run']);
  expect(dry.stderr).toContain('would be 1 added, 0 updated, 0 unchanged, 1 left out');
  expect((await here.run(['subscribers', 'list'])).stdout).toBe('');
  const ran = await here.run(importing);
  expect([ran.code, ran.stdout]).toEqual([1, expect.stringMatching(`^${list}:3\t`)]);
  expect((await here.run(['subscribers', 'list'])).stdout).toContain('ada@mail.example');
});

test('suppressing and lifting say what became of it, and end with 1 where nothing did', async () => {
  await using here = await startNewsroom();
  const said = async (...args: string[]) => {
    const { code, stderr } = await here.run(['subscribers', ...args]);
    return [code, stderr.trim()];
  };
  const [ada, reason] = ['ada@mail.example', ['--reason', 'she phoned']];
  expect(await said('lift', ada, ...reason)).toEqual([1, `${ada}: is not suppressed`]);
  expect(await said('suppress', ada)).toEqual([0, `${ada}: suppressed`]);
  expect(await said('suppress', ada)).toEqual([0, `${ada}: was suppressed already`]);
  expect(await said('lift', ada, '--reason', ' ')).toEqual([
    1,
    `${ada}: nothing changed, for want of a reason`,
  ]);
  expect(await said('lift', ada, ...reason)).toEqual([0, `${ada}: is mailed again`]);
  expect((await said('suppress', 'nobody'))[0]).toBe(1);
});

test('the list says of a suppressed address that it is, and why', async () => {
  await using here = await startNewsroom();
  for (const name of ['ada', 'bo'])
    await here.run(['subscribers', 'add', `${name}@mail.example`, '--edition', 'morning']);
  await here.run(['subscribers', 'suppress', 'bo@mail.example']);
  expect((await here.run(['subscribers', 'list'])).stdout.trimEnd().split(/\t*\n/)).toEqual([
    '1\tada@mail.example\t\tmorning',
    '2\tbo@mail.example\t\tmorning\t\t\tsuppressed (operator)',
  ]);
});

test('a column that is not read is named, with the name it may be meant for', async () => {
  await using here = await startNewsroom();
  const list = join(here.folder.path, 'list.csv');
  writeFileSync(list, '\uFEFFEmail;Names;Edition;;"Joined;on"\nada@mail.example;Ada;evening;;2024\n');
  const ran = await here.run(['subscribers', 'import', list, '--edition', 'morning', '--dry-run']);
  expect(ran.code).toBe(0);
  expect(ran.stderr.split('\n').filter((line) => line.startsWith('warning'))).toEqual([
    `warning ${list}: the column “Names” is not read. Did you mean “name”?`,
    `warning ${list}: the column “Edition” is not read. Did you mean “editions”?`,
    `warning ${list}: the column “Joined;on” is not read.`,
  ]);
});

test('that --edition is not for rows which name their own is said', async () => {
  await using here = await startNewsroom();
  const list = join(here.folder.path, 'list.csv');
  writeFileSync(list, 'email,editions\nada@mail.example,\nbo@mail.example,morning\n');
  const warning = 'warning 1 row names its own editions in the file, which count; --edition morning is for';
  const importing = ['subscribers', 'import', list];
  expect((await here.run([...importing, '--edition', 'morning'])).stderr).toContain(warning);
  expect((await here.run(importing)).stderr).not.toContain('--edition');
});

test('from a folder without a source list it is said that this is the sample newsroom', async () => {
  using folder = temporaryFolder();
  for (const verb of [['subscribers', 'list'], ['status']])
    expect((await startTwofold(verb, { PORT: '3000' }, { cwd: folder.path }).done).stderr).toContain(
      `This is the sample newsroom: the folder NEWSROOM_DIR names (feeds by default) has no source list. Its data are in ${join(folder.path, 'data')}.`,
    );
});
