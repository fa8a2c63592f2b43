import type { TreesFile } from '../learning/boosted-trees.ts';
import {
  type TrainingOptions,
  type TrainingRows,
  trainBoostedTrees,
} from '../learning/train-boosted-trees.ts';
import { SET_FEATURES } from '../summarise/set-features.ts';
import type { Example } from './example.ts';

/** Trees of one fit. */
export const TREES = 80;

/** Small trees, small steps: a newsroom has hundreds of blurbs where the shipped weights saw thousands. */
const SETTINGS: Partial<TrainingOptions> = {
  loss: 'squared',
  trees: TREES,
  leaves: 5,
  learningRate: 0.06,
  minRows: 100,
  lambda: 2,
  rowShare: 0.6,
  columnShare: 0.5,
  seed: 11,
};

/** Trees to be added to the shipped ones. The same examples give the same trees. */
export function fitTaste(examples: readonly Example[], onTree: () => void = () => {}): TreesFile {
  return trainBoostedTrees(toTrainingRows(examples), { ...SETTINGS, progress: onTree });
}

/** Each story counts once, however many sets it has: `lambda` is then in stories, too. */
function toTrainingRows(examples: readonly Example[]): TrainingRows {
  const rows = examples.flatMap((example) => example.rows);
  const weights = examples.flatMap(({ rows: own }) => own.map(() => 1 / own.length));
  return {
    features: SET_FEATURES,
    columns: SET_FEATURES.map((_, column) => Float32Array.from(rows, (row) => row[column] as number)),
    labels: Float32Array.from(examples.flatMap(({ residuals }) => residuals)),
    weights: Float32Array.from(weights),
  };
}
