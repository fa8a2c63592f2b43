import type { TreesFile } from '../../../src/stories/learning/boosted-trees.ts';
import type { TrainingOptions } from '../../../src/stories/learning/train-boosted-trees.ts';
import {
  type RatedStory,
  SET_FEATURES,
  setRows,
  setsOf,
  shortlist,
} from '../../../src/stories/summarise/set-features.ts';
import { CollectedRows } from '../collect-rows.ts';
import { trainInWorker } from '../train-in-worker.ts';
import type { Item } from './read-item.ts';

/** Sets of each story learned from, taken at random. */
const SETS_PER_STORY = 110;
const SETS: Partial<TrainingOptions> = {
  loss: 'squared',
  trees: 400,
  leaves: 14,
  learningRate: 0.045,
  minRows: 60,
  rowShare: 0.25,
  columnShare: 0.5,
};

export interface RatedItem {
  item: Item;
  rated: RatedStory;
}

/** A set is rated by how far it stays behind the best one seen of its story. */
export function fitSets(rated: readonly RatedItem[], random: () => number): Promise<TreesFile> {
  const collected = new CollectedRows(SET_FEATURES);
  for (const { item, rated: one } of rated) {
    const list = shortlist(one);
    const all = setsOf(list);
    const rows = setRows(one, list, all);
    const seen = [...all.keys()].filter(() => random() < SETS_PER_STORY / all.length);
    const scores = seen.map((at) => item.gold.score(all[at] ?? []));
    const best = Math.max(...scores);
    seen.forEach((at, place) => {
      collected.add(rows[at] ?? [], (scores[place] ?? 0) - best, item.weight);
    });
  }
  return trainInWorker(collected.toRows(), SETS);
}
