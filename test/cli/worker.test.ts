import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readersMailed } from '../support/newsroom-here.ts';
import { postgresBinaries } from '../support/postgres.ts';
import { runTwofold } from '../support/run-twofold.ts';
import { sharedNewsroom } from '../support/shared-newsroom.ts';

const binaries = (await postgresBinaries()) ?? '';

const everyone = (count: number) =>
  Array.from({ length: count }, (_, n) => `reader${n}@mail.example`).toSorted();

test.skipIf(binaries === '')(
  'two workers share one send: everybody once, both at it',
  async () => {
    await using newsroom = await sharedNewsroom(binaries, 80, async ({ verb }) => {
      if (verb === 'dot') await wait(40);
      return undefined;
    });
    const { here } = newsroom;
    expect((await here.run(['compose', 'morning'])).stderr).toContain('stories, draft');
    const workers = ['one', 'two'].map((host) => newsroom.start(host, ['worker']));
    await Promise.all(workers.map(({ said }) => said(/morning\/.*: finished, 80 accepted/)));
    expect(readersMailed(here).toSorted()).toEqual(everyone(80));
    for (const { child } of workers) child.kill('SIGTERM');
    const ended = await Promise.all(workers.map(({ done }) => done));
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
  },
  60_000,
);

test('a worker on SQLite is told why there is none', async () => {
  const ran = await runTwofold(['worker'], {});
  expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('twofold serve') });
});
