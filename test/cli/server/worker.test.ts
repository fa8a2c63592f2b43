import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NewsroomHere, readersMailed } from '../../support/newsroom-here.ts';
import { type Postgres, postgresBinaries, startPostgres } from '../../support/postgres.ts';
import { runTwofold } from '../../support/run-twofold.ts';
import { sharedNewsroom } from '../../support/shared-newsroom.ts';
import type { Behaviour } from '../../support/smtp-double.ts';

const binaries = await postgresBinaries();

const everyone = (count: number) =>
  Array.from({ length: count }, (_, n) => `reader${n}@mail.example`).toSorted();

const slow: Behaviour = async ({ verb }) => {
  if (verb === 'dot') await wait(40);
  return undefined;
};

/** Everybody got it once, or is named as in doubt; what is accepted was received. */
async function expectEverybodyOnce(here: NewsroomHere, readers: number): Promise<void> {
  const { stdout } = await here.run(['status', 'morning', '--json']);
  const { counts, inDoubt } = JSON.parse(stdout) as {
    counts: Record<string, number>;
    inDoubt: { address: string }[];
  };
  const received = readersMailed(here);
  expect(new Set(received).size, 'nobody twice').toBe(received.length);
  const known = new Set([...received, ...inDoubt.map(({ address }) => address)]);
  expect([...known].toSorted()).toEqual(everyone(readers));
  expect(counts.accepted).toBeLessThanOrEqual(received.length);
  expect((counts.accepted ?? 0) + inDoubt.length).toBe(readers);
}

describe.skipIf(binaries === null)('workers on Postgres', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres(binaries ?? '');
  }, 60_000);
  afterAll(async () => {
    await postgres?.[Symbol.asyncDispose]();
  });

  test('two share one send: both have connections, everybody gets it once; SIGTERM ends them', async () => {
    await using newsroom = await sharedNewsroom(postgres, 100, slow);
    const { here } = newsroom;
    expect((await here.run(['compose', 'morning'])).stderr).toContain('stories, draft');
    const workers = ['one', 'two'].map((host) => newsroom.start(host, ['worker'], { SMTP_CONNECTIONS: '2' }));
    await Promise.race(workers.map(({ said }) => said(/morning\/.*: finished, 100 accepted/)));
    expect(readersMailed(here).toSorted()).toEqual(everyone(100));
    for (const { child } of workers) child.kill('SIGTERM');
    const ended = await Promise.all(workers.map(({ done }) => done));
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    for (const { stderr } of ended)
      expect(stderr).toMatch(/Working for Brinmouth Post as .*: news, issue, deliver, returns, tidy/);
  }, 120_000);

  test('“Send now” at a desk that leaves the work to workers is sent by them', async () => {
    await using newsroom = await sharedNewsroom(postgres, 8);
    const { here } = newsroom;
    const worker = newsroom.start('one', ['worker', '--only', 'deliver']);
    await worker.said(/Working for/);
    await here.run(['compose', 'morning']);
    await using app = await here.open();
    const [issue] = await app.effects.issues.list(1);
    if (!issue) throw new Error('no draft');
    expect((await app.issues.approve(issue.id, issue.contentHash, 'ada')).outcome).toBe('approved');
    expect((await app.issues.sendNow(issue.id, issue.contentHash, 'ada')).outcome).toBe('started');
    await worker.said(/finished, 8 accepted/);
    expect(readersMailed(here).toSorted()).toEqual(everyone(8));
  }, 120_000);

  test('of a restored database a worker joins no send, and says nothing every few seconds', async () => {
    await using newsroom = await sharedNewsroom(postgres, 3);
    const { here } = newsroom;
    for (const verb of ['compose', 'approve', 'send']) await here.run([verb, 'morning']);
    expect(readersMailed(here)).toHaveLength(3);
    const client = new pg.Client(here.env.DATABASE_URL);
    await client.connect();
    // As in a dump from the middle of it.
    await client.query("update issues set state = 'sending', finished_at = null");
    await client.query('update send_journals set sequence = 0');
    await client.query('delete from twofold_jobs.job');
    await using app = await here.open();
    expect((await app.jobs.restoreProblem())?.message).toContain('restored from a backup');
    const done: string[] = [];
    const working = await app.work(['deliver'], { onDone: ({ said }) => void done.push(said) });
    await wait(5_000);
    await working.stop(1_000);
    await client.end();
    expect(done).toEqual([]);
  }, 120_000);

  test('on SIGTERM a worker whose server hangs leaves, and another goes on where it was', async () => {
    let hang = true;
    await using newsroom = await sharedNewsroom(postgres, 30, ({ verb }) =>
      hang && verb === 'dot' ? { hang: true } : undefined,
    );
    const { here } = newsroom;
    await here.run(['compose', 'morning']);
    const first = newsroom.start('one', ['worker'], { SMTP_CONNECTIONS: '2' });
    while (here.smtp.dots < 2) await wait(20);
    first.child.kill('SIGTERM');
    await first.done;
    hang = false;
    const second = newsroom.start('two', ['worker']);
    await second.said(/finished with failures, 28 accepted, 2 in doubt/);
    await expectEverybodyOnce(here, 30);
  }, 120_000);
});

test.skipIf(binaries === null)(
  'Postgres restarts in the middle of a send: the workers go on',
  async () => {
    await using postgres = await startPostgres(binaries ?? '');
    await using newsroom = await sharedNewsroom(postgres, 200, slow);
    const { here } = newsroom;
    await here.run(['compose', 'morning']);
    const workers = ['one', 'two'].map((host) => newsroom.start(host, ['worker'], { SMTP_CONNECTIONS: '3' }));
    while (here.smtp.dots < 40) await wait(20);
    await postgres.restart('immediate', 1_000);
    await Promise.race(workers.map(({ said }) => said(/morning\/.*: finished.*/)));
    await expectEverybodyOnce(here, 200);
  },
  180_000,
);

test('a worker on SQLite is told why there is none', async () => {
  const ran = await runTwofold(['worker'], {});
  expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('twofold serve') });
});
