import { whyUnreadable } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import type { OwnWeightsFile } from '../../store/files/own-weights-file.ts';
import { type OwnWeights, type ReadWeights, readOwnWeights } from '../../stories/retrain/own-weights.ts';
import { type Ranker, shippedRanker } from '../../stories/summarise/ranker.ts';

/** Which weights summaries are made with. */
export type WeightsInUse =
  | { use: 'shipped' }
  | { use: 'retrained'; weights: OwnWeights }
  /** The newsroom's own do not fit; the shipped ones are used. */
  | { use: 'shipped'; unfit: string };

export interface SummaryWeights {
  path: string;
  /** The newsroom's own where they fit. Another process may have written them since: each call looks. */
  ranker(): Promise<Ranker>;
  inUse(): Promise<WeightsInUse>;
  write(weights: OwnWeights): Promise<void>;
  /** False where there were none. */
  reset(): Promise<boolean>;
}

export function createSummaryWeights(file: OwnWeightsFile, log: Log): SummaryWeights {
  let seen: { stamp: string; read: ReadWeights } | undefined;
  const look = async (): Promise<ReadWeights | null> => {
    const stamp = await file.stamp();
    if (stamp === null) return null;
    if (seen?.stamp === stamp) return seen.read;
    const read = await file.read().then(readOwnWeights, unreadable);
    seen = { stamp, read };
    if (read.outcome === 'unfit')
      log.warn({ file: file.path, reason: read.reason }, 'the retrained summary weights are not used');
    return read;
  };
  return {
    path: file.path,
    async ranker() {
      const read = await look();
      return read?.outcome === 'fits' ? read.ranker : shippedRanker();
    },
    async inUse() {
      const read = await look();
      if (read === null) return { use: 'shipped' };
      return read.outcome === 'fits'
        ? { use: 'retrained', weights: read.weights }
        : { use: 'shipped', unfit: read.reason };
    },
    write: (weights) => file.write(`${JSON.stringify(weights)}\n`),
    reset: () => file.remove(),
  };
}

function unreadable(error: unknown): ReadWeights {
  return { outcome: 'unfit', reason: `it cannot be read (${whyUnreadable(error)})` };
}
