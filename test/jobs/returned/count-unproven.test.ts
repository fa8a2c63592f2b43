import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createUnprovenCount } from '../../../src/jobs/returned/count-unproven.ts';
import { createBackground } from '../../../src/lib/background.ts';
import { sentIssues } from '../../bounces/sent-issues.ts';

/** The count over a real database that may fail for a while. */
async function counting({ failing, pauseMs }: { failing: boolean; pauseMs: number }) {
  const s = await sentIssues();
  const written = { attempts: 0, logged: 0 };
  const log = pino(
    { level: 'error' },
    {
      write: () => {
        written.logged += 1;
      },
    },
  );
  const database = { failing };
  const insert: typeof s.reports.insert = async (...row) => {
    written.attempts += 1;
    if (database.failing) throw new Error('the database is away');
    return s.reports.insert(...row);
  };
  const background = createBackground(log);
  const count = createUnprovenCount(
    { reports: { ...s.reports, insert }, clock: s.clock, log },
    background,
    pauseMs,
  );
  return {
    count,
    written,
    database,
    background,
    clock: s.clock,
    copies: async () =>
      (await s.reports.list({ refused: true }, 9)).map(({ source, copies }) => `${source} ${copies}`),
    async [Symbol.asyncDispose]() {
      await background[Symbol.asyncDispose]();
      await s[Symbol.asyncDispose]();
    },
  };
}

test('while the database is away it is asked once a pause, and afterwards nothing is missing', async () => {
  await using here = await counting({ failing: true, pauseMs: 200 });
  for (let i = 0; i < 500; i++) {
    here.count(i % 2 ? 'ses' : 'sendgrid');
    if (i % 10 === 0) await sleep(1);
  }
  const { attempts, logged } = here.written;
  expect(attempts).toBeLessThan(10);
  expect(attempts - logged).toBeLessThanOrEqual(1);
  here.database.failing = false;
  await expect.poll(here.copies).toHaveLength(2);
  expect((await here.copies()).toSorted()).toEqual(['sendgrid 250', 'ses 250']);
});

test('a process that stops while the database is away ends all the same', async () => {
  const here = await counting({ failing: true, pauseMs: 600_000 });
  here.count('ses');
  here.count('ses');
  await expect.poll(() => here.written.attempts).toBe(1);
  await here[Symbol.asyncDispose]();
  expect(here.written).toEqual({ attempts: 2, logged: 2 });
});

test('what comes while a row is written is counted with the next', async () => {
  await using here = await counting({ failing: false, pauseMs: 50 });
  for (let i = 0; i < 3; i++) here.count('ses');
  await expect.poll(() => here.copies()).toEqual(['ses 3']);
});

test('a day is one row, to its last minute; what comes after a pause is counted, too', async () => {
  await using here = await counting({ failing: false, pauseMs: 1 });
  const day = Math.floor(here.clock.at / 86_400_000) * 86_400_000;
  for (const [n, at] of [day, day + 86_399_999].entries()) {
    here.clock.at = at;
    here.count('ses');
    await expect.poll(() => here.copies()).toEqual([`ses ${n + 1}`]);
    await sleep(20);
  }
});
