import type { TrainingRows } from '../../src/stories/learning/train-boosted-trees.ts';

/** Rows for the trainer, gathered one at a time. */
export class CollectedRows {
  readonly #features: readonly string[];
  readonly #columns: number[][];
  readonly #labels: number[] = [];
  readonly #weights: number[] = [];

  constructor(features: readonly string[]) {
    this.#features = features;
    this.#columns = features.map(() => []);
  }

  add(row: ArrayLike<number>, label: number, weight: number): void {
    this.#columns.forEach((column, at) => void column.push(row[at] as number));
    this.#labels.push(label);
    this.#weights.push(weight);
  }

  toRows(): TrainingRows {
    return {
      features: this.#features,
      columns: this.#columns.map((column) => Float32Array.from(column)),
      labels: Float32Array.from(this.#labels),
      weights: Float32Array.from(this.#weights),
    };
  }
}
