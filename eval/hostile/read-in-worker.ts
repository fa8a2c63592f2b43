import { Worker } from 'node:worker_threads';
import { messageOf } from '../../src/lib/errors.ts';

/** What came of reading hostile bytes: `output` is the articles as JSON. */
export type WorkerReading =
  | { outcome: 'read'; output: string }
  | { outcome: 'crash'; detail: string }
  | { outcome: 'hang' };

const WORKER = new URL('./xml-worker.ts', import.meta.url);
const MEMORY_MB = 512;

/** Reads a feed in a thread that may take so many milliseconds and half a gigabyte, so that neither takes us along. */
export function readInWorker(bytes: Uint8Array, within: number): Promise<WorkerReading> {
  const worker = new Worker(WORKER, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise((resolve) => {
    const finish = (reading: WorkerReading) => {
      clearTimeout(deadline);
      void worker.terminate();
      resolve(reading);
    };
    const deadline = setTimeout(() => finish({ outcome: 'hang' }), within);
    worker
      .once('message', (output: string) => finish({ outcome: 'read', output }))
      .once('error', (error) => finish({ outcome: 'crash', detail: messageOf(error) }));
  });
}
