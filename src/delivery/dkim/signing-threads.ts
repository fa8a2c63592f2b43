import { Worker } from 'node:worker_threads';
import { messageOf } from '../../lib/errors.ts';
import { type SignJob, signJob, type TextKey } from './sign-text.ts';
import type { SignBatch, SignedBatch, WorkerKey } from './sign-worker.ts';

/** Signs away from the main thread. */
export interface SigningThreads {
  /** Rejects where the job cannot be signed. */
  sign(job: SignJob): Promise<string[]>;
  close(): Promise<void>;
}

export interface ThreadOptions {
  keys: readonly TextKey[];
  /** Threads at most, 1 or more; they are started when there is something for them and stopped when there is not. */
  workers: number;
  idleMs?: number;
  script?: URL;
}

interface Waiting {
  job: SignJob;
  /** Threads that died of it, or with it. */
  deaths: number;
  resolve(signatures: string[]): void;
  reject(error: Error): void;
}

interface Thread {
  worker: Worker;
  /** Batches it has and has not answered, oldest first. */
  batches: Waiting[][];
}

const SCRIPT = new URL('./sign-worker.ts', import.meta.url);
const MOST_IN_A_BATCH = 16;
/** The second one waits in the thread while the first one's answer is on its way. */
const BATCHES_A_THREAD = 2;
const IDLE_MS = 30_000;

/**
 * Jobs gather for a turn of the event loop and go to the threads in batches. When a thread dies its jobs are given
 * to another once, and fail if that one dies, too.
 */
export function createSigningThreads(options: ThreadOptions): SigningThreads {
  const { keys, workers, idleMs = IDLE_MS, script = SCRIPT } = options;
  const workerData: WorkerKey[] = keys.map(({ algorithm, key }) => ({
    algorithm,
    pem: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }));
  const threads: Thread[] = [];
  let queue: Waiting[] = [];
  let waking = false;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  function start(): Thread {
    const thread: Thread = { worker: new Worker(script, { workerData }), batches: [] };
    let cause = 'it ended';
    thread.worker.on('message', (signed: SignedBatch) => {
      settle(thread.batches.shift() ?? [], signed);
      if (thread.batches.length === 0) thread.worker.unref();
      // Who was answered comes with the next mail in this turn: a batch is worth waiting for.
      wake();
    });
    thread.worker.on('error', (error) => {
      cause = messageOf(error);
    });
    thread.worker.on('exit', () => bury(thread, cause));
    threads.push(thread);
    return thread;
  }

  function bury(thread: Thread, cause: string): void {
    const at = threads.indexOf(thread);
    if (at >= 0) threads.splice(at, 1);
    for (const waiting of thread.batches.flat().reverse()) {
      waiting.deaths += 1;
      if (waiting.deaths > 1 || closed) waiting.reject(new Error(`The signing thread died: ${cause}.`));
      else queue.unshift(waiting);
    }
    dispatch();
  }

  function wake(): void {
    if (waking) return;
    waking = true;
    setImmediate(() => {
      waking = false;
      // A single letter is no reason to start a thread.
      if (queue.length === 1 && threads.length === 0) signHere(keys, queue.shift());
      else dispatch();
    });
  }

  function dispatch(): void {
    while (queue.length > 0 && !closed) {
      const thread = freest();
      if (!thread) return;
      const batch = queue.splice(0, Math.min(MOST_IN_A_BATCH, share(thread)));
      thread.batches.push(batch);
      thread.worker.ref();
      const message: SignBatch = { jobs: batch.map(({ job }) => job) };
      thread.worker.postMessage(message);
    }
    stopWhenIdle();
  }

  function freest(): Thread | null {
    const idlest = threads.toSorted((a, b) => a.batches.length - b.batches.length)[0];
    if (idlest && idlest.batches.length === 0) return idlest;
    if (threads.length < workers) return start();
    return idlest && idlest.batches.length < BATCHES_A_THREAD ? idlest : null;
  }

  /** Of the queue, where as many threads as little loaded as this one take their part. */
  function share({ batches }: Thread): number {
    const busier = threads.filter((other) => other.batches.length > batches.length).length;
    return Math.ceil(queue.length / (workers - busier));
  }

  function stopWhenIdle(): void {
    clearTimeout(idle);
    if (threads.length > 0 && threads.every(({ batches }) => batches.length === 0))
      idle = setTimeout(stopAll, idleMs).unref();
  }

  async function stopAll(): Promise<void> {
    await Promise.all(threads.splice(0).map(({ worker }) => worker.terminate()));
  }

  return {
    sign: (job) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('Signing was closed.'));
        queue.push({ job, deaths: 0, resolve, reject });
        wake();
      }),
    async close() {
      closed = true;
      clearTimeout(idle);
      for (const waiting of queue) waiting.reject(new Error('Signing was closed.'));
      queue = [];
      await stopAll();
    },
  };
}

function signHere(keys: readonly TextKey[], waiting: Waiting | undefined): void {
  if (!waiting) return;
  try {
    waiting.resolve(signJob(keys, waiting.job));
  } catch (error) {
    waiting.reject(error instanceof Error ? error : new Error(String(error)));
  }
}

function settle(batch: Waiting[], signed: SignedBatch): void {
  batch.forEach((waiting, i) => {
    const answer = signed[i];
    if (answer && 'signatures' in answer) waiting.resolve(answer.signatures);
    else waiting.reject(new Error(`Signing failed: ${answer?.failed ?? 'no answer'}.`));
  });
}
