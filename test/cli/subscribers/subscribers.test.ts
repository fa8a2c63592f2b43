import { expect, test } from 'vitest';
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
