import { loadTrees, sigmoid, type TreesFile } from '../../../src/stories/learning/boosted-trees.ts';
import type { TrainingOptions } from '../../../src/stories/learning/train-boosted-trees.ts';
import type { Background } from '../../../src/stories/summarise/background.ts';
import {
  PAIR_FEATURES,
  pairRows,
  WORD_FEATURES,
  wordRows,
} from '../../../src/stories/summarise/word-features.ts';
import { CollectedRows } from '../collect-rows.ts';
import { trainInWorker } from '../train-in-worker.ts';
import type { Item } from './read-item.ts';

/** Rows taken at random, so that training fits into memory and minutes. */
const WORD_ROWS = 300_000;
const PAIR_ROWS = 400_000;
const WORDS: Partial<TrainingOptions> = {
  loss: 'logistic',
  trees: 120,
  leaves: 16,
  learningRate: 0.1,
  minRows: 100,
  rowShare: 0.4,
  columnShare: 0.6,
};

export function fitWords(
  items: readonly Item[],
  backgroundOf: (item: Item) => Background,
  random: () => number,
): Promise<TreesFile> {
  const collected = new CollectedRows(WORD_FEATURES);
  const all = items.reduce((sum, { story }) => sum + story.words.stems.length, 0);
  for (const item of items) {
    wordRows(item.story, backgroundOf(item)).rows.forEach((row, word) => {
      if (random() < WORD_ROWS / all)
        collected.add(row, Number(item.gold.stems.has(item.story.words.stems[word] ?? '')), item.weight);
    });
  }
  return trainInWorker(collected.toRows(), WORDS);
}

/** Few pairs are ever kept: all of those, and some of the others with the more weight. */
export function fitPairs(
  items: readonly Item[],
  backgroundOf: (item: Item) => Background,
  words: TreesFile,
  random: () => number,
): Promise<TreesFile> {
  const collected = new CollectedRows(PAIR_FEATURES);
  const trees = loadTrees(words);
  const share = PAIR_ROWS / items.reduce((sum, { story }) => sum + story.words.pairs.length, 0);
  for (const item of items) {
    const background = backgroundOf(item);
    const { rows, usage } = wordRows(item.story, background);
    const worths = Float64Array.from(rows, (row) => sigmoid(trees.predict(row)));
    const { stems, pairs } = item.story.words;
    pairRows(item.story, background, worths, usage).forEach((row, pair) => {
      const [a = 0, b = 0] = pairs[pair] ?? [];
      const kept = item.gold.pairs.has(`${stems[a]} ${stems[b]}`);
      if (kept || random() < share)
        collected.add(row, Number(kept), kept ? item.weight : item.weight / share);
    });
  }
  return trainInWorker(collected.toRows(), WORDS);
}
