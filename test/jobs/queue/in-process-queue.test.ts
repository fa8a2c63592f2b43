import { expect, test } from 'vitest';
import { createInProcessQueue } from '../../../src/jobs/queue/in-process-queue.ts';
import { deliverJob } from '../../../src/jobs/queue/job.ts';
import { createBackground } from '../../../src/lib/background.ts';
import { silentLog } from '../../../src/lib/log.ts';

function logged() {
  const errors: string[] = [];
  const log = { ...silentLog, error: (_: unknown, message?: string) => void errors.push(String(message)) };
  return { errors, log: log as typeof silentLog };
}

test('a job that a stop breaks off is no error: the rows say what is left', async () => {
  const { errors, log } = logged();
  const background = createBackground(log);
  const queue = createInProcessQueue(background, async (_job, signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    throw new Error('The send was stopped before its end.');
  });
  await queue.add([deliverJob('morning/2026-11-23')]);
  await background[Symbol.asyncDispose]();
  expect(errors).toEqual([]);
});

test('a job that fails by itself is logged', async () => {
  const { errors, log } = logged();
  const background = createBackground(log);
  const queue = createInProcessQueue(background, async () => {
    throw new Error('the disk is full');
  });
  await queue.add([deliverJob('morning/2026-11-23')]);
  await new Promise((resolve) => setImmediate(resolve));
  await background[Symbol.asyncDispose]();
  expect(errors).toEqual(['background work failed: the disk is full']);
});

test('who takes jobs is handed them, and no longer once it has stopped', async () => {
  const background = createBackground(silentLog);
  const did: string[] = [];
  const queue = createInProcessQueue(background, async () => void did.push('alone'));
  const job = [deliverJob('morning/2026-11-23')];
  const consumer = await queue.work(['deliver'], async () => void did.push('the consumer'));
  await queue.add(job);
  await consumer.stop(0);
  await queue.add(job);
  await background[Symbol.asyncDispose]();
  expect(did).toEqual(['the consumer', 'alone']);
});
