import { setTimeout as sleep } from 'node:timers/promises';

/** Whether it is over before so many milliseconds have gone by. Rejects as it does. */
export async function endsWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const over = new AbortController();
  const { signal } = over;
  try {
    return await Promise.race([work.then(() => true), sleep(ms, false, { signal })]);
  } finally {
    over.abort();
  }
}
