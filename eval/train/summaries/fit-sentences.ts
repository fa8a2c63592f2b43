import type { TreesFile } from '../../../src/stories/learning/boosted-trees.ts';
import type { TrainingOptions } from '../../../src/stories/learning/train-boosted-trees.ts';
import { SENTENCE_FEATURES } from '../../../src/stories/summarise/sentence-features.ts';
import { CollectedRows } from '../collect-rows.ts';
import { trainInWorker } from '../train-in-worker.ts';
import type { Item } from './read-item.ts';

const SENTENCES: Partial<TrainingOptions> = {
  loss: 'squared',
  trees: 150,
  leaves: 16,
  learningRate: 0.06,
  minRows: 40,
  rowShare: 0.35,
  columnShare: 0.5,
};

/** Trains on every printable sentence; `loss` goes with what `labelOf` gives. */
export function fitSentences(
  items: readonly Item[],
  loss: TrainingOptions['loss'],
  rowsOf: (item: Item) => Float32Array[],
  labelOf: (item: Item, at: number) => number,
): Promise<TreesFile> {
  const collected = new CollectedRows(SENTENCE_FEATURES);
  for (const item of items) {
    rowsOf(item).forEach((row, at) => {
      if (item.story.sentences[at]?.print) collected.add(row, labelOf(item, at), item.weight);
    });
  }
  return trainInWorker(collected.toRows(), { ...SENTENCES, loss });
}
