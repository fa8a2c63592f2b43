import { isBeyondNoise } from '../../stories/retrain/cross-validate.ts';
import { type Trial, toOwnWeights } from '../../stories/retrain/own-weights.ts';
import {
  type Retraining,
  type RetrainingOptions,
  retrainSummaries,
} from '../../stories/retrain/retrain-summaries.ts';
import { shippedRanker } from '../../stories/summarise/ranker.ts';
import type { Effects } from '../effects.ts';
import { editedBlurbs } from './edited-blurbs.ts';
import { readBlurbFiles } from './read-blurb-file.ts';

/** Blurbs learned from at most, the newest of the newsroom's own: more take minutes and teach little. */
const MOST_BLURBS = 1_500;

export interface RetrainRequest extends RetrainingOptions {
  /** JSONL files of past blurbs; none takes what editors wrote in issues that went out. */
  files: readonly string[];
  dryRun: boolean;
  /** Writes the weights though they are no better. */
  force: boolean;
  /** Called with each row that is not of the form. */
  warn(line: string): void;
}

export type RetrainOutcome =
  | Extract<Retraining, { outcome: 'too few' }>
  | { outcome: 'stopped' }
  | { outcome: 'trained'; stories: number; trial: Trial; better: boolean; written: boolean };

/** Learns the newsroom's taste and, where that helps, writes its own weights beside the database. */
export async function retrain(effects: Effects, request: RetrainRequest): Promise<RetrainOutcome> {
  const { language } = effects.newsroom.newsroom;
  const blurbs =
    request.files.length > 0
      ? (await readBlurbFiles(request.files, { language, warn: request.warn })).slice(0, MOST_BLURBS)
      : await editedBlurbs(effects, MOST_BLURBS);
  const trained = await retrainSummaries(blurbs, shippedRanker(), request).catch((error: unknown) => {
    if (request.signal.aborted) return { outcome: 'stopped' } as const;
    throw error;
  });
  if (trained.outcome !== 'trained') return trained;
  const { stories, trial, sets } = trained;
  const better = isBeyondNoise(trial);
  const written = (better || request.force) && !request.dryRun;
  if (written) {
    const trainedAt = new Date(effects.clock.now()).toISOString();
    await effects.summaryWeights.write(toOwnWeights(sets, { stories, trainedAt, trial }));
  }
  return { outcome: 'trained', stories, trial, better, written };
}
