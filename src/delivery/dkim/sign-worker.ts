import { createPrivateKey } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../lib/errors.ts';
import type { DkimAlgorithm } from './read-private-key.ts';
import { type SignJob, signJob } from './sign-text.ts';

export interface WorkerKey {
  algorithm: DkimAlgorithm;
  pem: string;
}

/** Several jobs a message: passing one costs a third of a signature. */
export interface SignBatch {
  jobs: SignJob[];
}

/** In the order of the jobs. */
export type SignedBatch = ({ signatures: string[] } | { failed: string })[];

/** Each thread parses the keys for itself: threads that share one wait for each other's blinding. */
const keys = (workerData as WorkerKey[]).map(({ algorithm, pem }) => ({
  algorithm,
  key: createPrivateKey(pem),
}));

parentPort?.on('message', ({ jobs }: SignBatch) => {
  const signed: SignedBatch = jobs.map((job) => {
    try {
      return { signatures: signJob(keys, job) };
    } catch (error) {
      return { failed: messageOf(error) };
    }
  });
  parentPort?.postMessage(signed);
});
