import { expect, test } from 'vitest';
import { startNewsroom } from '../support/newsroom-here.ts';

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
