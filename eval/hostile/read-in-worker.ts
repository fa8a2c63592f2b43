import { Worker } from 'node:worker_threads';
import { messageOf } from '../../src/lib/errors.ts';

/** What came of reading hostile bytes: `output` is the articles as JSON. */
export type WorkerReading =
  | { outcome: 'read'; output: string }
  | { outcome: 'crash'; detail: string }
  | { outcome: 'hang' };

const WORKER = new URL('./xml-worker.ts', import.meta.url);
const MEMORY_MB = 512;
/** What the thread says when it has loaded the program and begins to read. */
export const READY = 'ready';
/** Loading is no reading: on a busy machine it takes a while. */
const START_MS = 120_000;

/** Reads a feed in a thread that may take so many milliseconds and half a gigabyte, so that neither takes us along. */
export function readInWorker(bytes: Uint8Array, within: number): Promise<WorkerReading> {
  const worker = new Worker(WORKER, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise((resolve) => {
    let until = Number.POSITIVE_INFINITY;
    const finish = (reading: WorkerReading) => {
      clearTimeout(deadline);
      void worker.terminate();
      resolve(reading);
    };
    const hang = () => finish({ outcome: 'hang' });
    let deadline = setTimeout(hang, START_MS);
    worker
      .on('message', (output: string) => {
        if (output !== READY) return performance.now() > until ? hang() : finish({ outcome: 'read', output });
        clearTimeout(deadline);
        until = performance.now() + within;
        deadline = setTimeout(hang, within);
      })
      .once('error', (error) => finish({ outcome: 'crash', detail: messageOf(error) }));
  });
}
