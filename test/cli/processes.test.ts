import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { addSubscriber } from '../../src/subscribers/add-subscriber.ts';
import { type NewsroomHere, readersMailed, startNewsroom } from '../support/newsroom-here.ts';
import { dueNow, NEWS, rssOf } from '../support/own-newsroom.ts';
import { runTwofold, startTwofold } from '../support/run-twofold.ts';
import type { Behaviour } from '../support/smtp-double.ts';

/** A newsroom whose issue is due at the time of this machine, for processes of their own. */
async function dueNewsroom(readers: number, behave?: Behaviour): Promise<NewsroomHere> {
  const here = await startNewsroom({ approval: 'auto', times: dueNow() }, behave);
  here.clock.at = Date.now();
  here.feeds.set('/post.xml', { body: rssOf(NEWS, here.clock.at - 7_200_000) });
  await using app = await here.open();
  const { jobs, effects } = app;
  for (let n = 0; n < readers; n++) {
    const reader = { address: `reader${n}@mail.example`, name: '', editions: ['morning'], follows: [] };
    const wordingOf = () => 'Send me the Morning Update';
    await addSubscriber({ store: effects.subscribers, clock: app.clock, wordingOf }, reader);
  }
  await jobs.poll({ force: true });
  return here;
}

const everyone = (count: number) =>
  Array.from({ length: count }, (_, n) => `reader${n}@mail.example`).toSorted();

test('two processes on one database at once: one issue, everybody once, no editor alarmed', async () => {
  await using here = await dueNewsroom(12);
  const there = {
    ...here.env,
    DATA_DIR: `${here.folder.path}/other`,
    DATABASE_URL: `sqlite:${here.env.DATA_DIR}/twofold.db`,
  };
  const both = () => Promise.all([runTwofold(['run'], here.env), runTwofold(['run'], there)]);
  await both(); // the draft
  await both(); // the send
  expect(here.smtp.accepted.map(({ to }) => to).toSorted()).toEqual(everyone(12));
  const { stdout } = await here.run(['status', 'morning', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ state: 'finished', heldReason: null });
}, 60_000);

test('killed five times in the middle of sending: nobody twice, nobody lost, doubts by name', async () => {
  const KILLS = 5;
  const READERS = 60;
  await using here = await dueNewsroom(READERS, async ({ verb }) => {
    if (verb === 'dot') await wait(15);
    return undefined;
  });
  expect((await here.run(['compose', 'morning'])).stderr).toContain('stories, draft');
  for (let kill = 0; kill < KILLS; kill++) {
    const { child, done } = startTwofold(['start', '--once'], here.env);
    const until = here.smtp.commands.length + randomInt(5, 40);
    while (here.smtp.commands.length < until && child.exitCode === null) await wait(2);
    child.kill('SIGKILL');
    await done;
  }
  const last = await runTwofold(['start', '--once'], here.env);
  expect(last.stderr).toContain('accepted');
  const { stdout } = await here.run(['status', 'morning', '--json']);
  const { counts, inDoubt, state } = JSON.parse(stdout) as {
    state: string;
    counts: Record<string, number>;
    inDoubt: { address: string }[];
  };
  const received = readersMailed(here).toSorted();
  expect(received).toEqual([...new Set(received)]);
  const known = new Set([...received, ...inDoubt.map(({ address }) => address)]);
  expect([...known].toSorted()).toEqual(everyone(READERS));
  expect(counts.accepted ?? 0).toBeLessThanOrEqual(received.length);
  expect((counts.accepted ?? 0) + inDoubt.length).toBe(READERS);
  expect(inDoubt.length).toBeLessThanOrEqual(KILLS * 5);
  expect(state).toBe(inDoubt.length > 0 ? 'finished_with_failures' : 'finished');
}, 90_000);

test('SIGTERM while the mail server is silent: it drains and ends by itself; the next start finds the rest', async () => {
  let silent = true;
  await using here = await dueNewsroom(12, ({ verb, to }) =>
    silent && verb === 'dot' && to.startsWith('reader3@') ? { hang: true } : undefined,
  );
  await here.run(['compose', 'morning']);
  const { child, done } = startTwofold(['start', '--once'], { ...here.env, SMTP_CONNECTIONS: '1' });
  const hung = () => here.smtp.log.some(({ what }) => what === 'cut');
  await expect.poll(hung, { timeout: 80_000 }).toBe(true);
  child.kill('SIGTERM');
  expect(await done).toMatchObject({ code: 75 }); // there is more to send
  const standing = async () => JSON.parse((await here.run(['status', 'morning', '--json'])).stdout);
  expect(await standing()).toMatchObject({
    state: 'sending',
    inDoubt: [{ address: 'reader3@mail.example' }],
  });
  silent = false;
  await runTwofold(['start', '--once'], here.env);
  expect(await standing()).toMatchObject({
    state: 'finished_with_failures',
    counts: { accepted: 11, in_doubt: 1 },
  });
  expect(readersMailed(here).toSorted()).toEqual(
    everyone(12).filter((address) => !address.startsWith('reader3@')),
  );
}, 150_000);
