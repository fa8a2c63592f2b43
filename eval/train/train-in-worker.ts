import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { TreesFile } from '../../src/stories/learning/boosted-trees.ts';
import {
  type TrainingOptions,
  type TrainingRows,
  trainBoostedTrees,
} from '../../src/stories/learning/train-boosted-trees.ts';

interface Task {
  rows: TrainingRows;
  options: Partial<TrainingOptions>;
}

/** Trains on a thread of its own, so that folds use every core. */
export function trainInWorker(rows: TrainingRows, options: Partial<TrainingOptions>): Promise<TreesFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { rows, options } satisfies Task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (!isMainThread && parentPort !== null) {
  const { rows, options } = workerData as Task;
  parentPort.postMessage(trainBoostedTrees(rows, options));
}
