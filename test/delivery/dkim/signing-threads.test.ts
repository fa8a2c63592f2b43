import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type SignJob, signJob } from '../../../src/delivery/dkim/sign-text.ts';
import { createSigningThreads } from '../../../src/delivery/dkim/signing-threads.ts';
import { temporaryFolder } from '../../support/newsroom-database.ts';
import { bothKeys } from './signing.ts';

const keys = bothKeys();
const jobs = (count: number): SignJob[] =>
  Array.from({ length: count }, (_, i) => ({
    fields: `from:${i}\r\n`,
    drafts: [
      { key: 0, text: 'dkim-signature:a' },
      { key: 1, text: 'dkim-signature:b' },
    ],
  }));

/** A thread's script that ends its thread on a batch while `dies` says so, and then signs as it should. */
function dyingScript(folder: string, dies: string): { script: URL; starts(): number } {
  const real = new URL('../../../src/delivery/dkim/sign-worker.ts', import.meta.url).href;
  const [file, log] = [join(folder, 'dying.mjs'), join(folder, 'starts')];
  writeFileSync(log, '');
  writeFileSync(
    file,
    `import { appendFileSync, readFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     appendFileSync(${JSON.stringify(log)}, 'x');
     const starts = readFileSync(${JSON.stringify(log)}, 'utf8').length;
     parentPort.once('message', () => { if (${dies}) process.exit(3); });
     await import(${JSON.stringify(real)});`,
  );
  return { script: pathToFileURL(file), starts: () => readFileSync(log, 'utf8').length };
}

describe('a thread that dies', () => {
  test('is replaced, and what it had is signed by another', async () => {
    using folder = temporaryFolder();
    const { script, starts } = dyingScript(folder.path, 'starts === 1');
    const threads = createSigningThreads({ keys, workers: 1, script });
    const signed = await Promise.all(jobs(30).map((job) => threads.sign(job)));
    await threads.close();
    expect(signed).toEqual(jobs(30).map((job) => signJob(keys, job)));
    expect(starts()).toBe(2);
  });

  test('again and again fails its mails, and never leaves one waiting', async () => {
    using folder = temporaryFolder();
    const { script } = dyingScript(folder.path, 'true');
    const threads = createSigningThreads({ keys, workers: 2, script });
    const ended = await Promise.allSettled(jobs(30).map((job) => threads.sign(job)));
    await threads.close();
    expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(ended[0]).toMatchObject({ reason: { message: expect.stringMatching(/signing thread died/) } });
  });
});

test('a mail that cannot be signed fails alone', async () => {
  const threads = createSigningThreads({ keys, workers: 1 });
  const bad: SignJob = { fields: '', drafts: [{ key: 7, text: '' }] };
  const ended = await Promise.allSettled([...jobs(3), bad, ...jobs(3)].map((job) => threads.sign(job)));
  await threads.close();
  expect(ended.map(({ status }) => status).join()).toBe(
    'fulfilled,fulfilled,fulfilled,rejected,fulfilled,fulfilled,fulfilled',
  );
});

test('a single mail is signed without starting a thread; idle threads end and start again', async () => {
  using folder = temporaryFolder();
  const { script, starts } = dyingScript(folder.path, 'false');
  const threads = createSigningThreads({ keys, workers: 2, script, idleMs: 1 });
  expect(await threads.sign(jobs(1)[0] as SignJob)).toHaveLength(2);
  expect(starts()).toBe(0);
  await Promise.all(jobs(40).map((job) => threads.sign(job)));
  const before = starts();
  expect(before).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await Promise.all(jobs(40).map((job) => threads.sign(job)));
  expect(starts()).toBeGreaterThan(before);
  await threads.close();
});

test('after closing nothing is signed, and nothing waits', async () => {
  const threads = createSigningThreads({ keys, workers: 2 });
  const under = Promise.allSettled(jobs(200).map((job) => threads.sign(job)));
  await threads.close();
  const ended = await under;
  expect(ended.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
  await expect(threads.sign(jobs(1)[0] as SignJob)).rejects.toThrow(/closed/);
});
