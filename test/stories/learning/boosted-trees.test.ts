import { describe, expect, test } from 'vitest';
import { loadTrees, sigmoid } from '../../../src/stories/learning/boosted-trees.ts';
import { seeded, trainBoostedTrees } from '../../../src/stories/learning/train-boosted-trees.ts';

const ROWS = 2000;

function rowsOf(label: (x: number, y: number) => number) {
  const random = seeded(7);
  const columns = [0, 1, 2].map(() => Float32Array.from({ length: ROWS }, () => random()));
  const at = (index: number) => columns.map((column) => column[index] ?? 0);
  const labels = Float32Array.from({ length: ROWS }, (_, index) =>
    label(at(index)[0] ?? 0, at(index)[1] ?? 0),
  );
  return { rows: { features: ['x', 'y', 'noise'], columns, labels }, at };
}

describe('boosted trees', () => {
  test('learn a curve with an interaction, and are read back from JSON as they were trained', () => {
    const { rows, at } = rowsOf((x, y) => Math.sin(6 * x) * (y > 0.5 ? 1 : -1));
    const file = trainBoostedTrees(rows, { trees: 150, minRows: 10 });
    const trees = loadTrees(JSON.parse(JSON.stringify(file)));
    const errors = Array.from(rows.labels, (label, index) => (trees.predict(at(index)) - label) ** 2);
    expect(errors.reduce((sum, error) => sum + error, 0) / ROWS).toBeLessThan(0.02);
  });

  test('give probabilities with logistic loss', () => {
    const { rows } = rowsOf((x, y) => Number(x + y > 1));
    const trees = loadTrees(trainBoostedTrees(rows, { loss: 'logistic', trees: 60, minRows: 10 }));
    expect(sigmoid(trees.predict([0.9, 0.9, 0.5]))).toBeGreaterThan(0.9);
    expect(sigmoid(trees.predict([0.1, 0.1, 0.5]))).toBeLessThan(0.1);
  });

  test('send a missing value the way it was trained', () => {
    const { rows } = rowsOf(() => 0);
    rows.columns[0]?.forEach((value, index, column) => {
      if (value > 0.7) column[index] = Number.NaN;
      rows.labels[index] = value > 0.7 ? 5 : value;
    });
    const trees = loadTrees(trainBoostedTrees(rows, { trees: 80, minRows: 10 }));
    expect(trees.predict([Number.NaN, 0.5, 0.5])).toBeCloseTo(5, 0);
    expect(trees.predict([0.2, 0.5, 0.5])).toBeCloseTo(0.2, 0);
  });

  test('are the same for the same seed', () => {
    const { rows } = rowsOf((x, y) => x * y);
    const once = trainBoostedTrees(rows, { trees: 5 });
    expect(trainBoostedTrees(rows, { trees: 5 })).toEqual(once);
    expect(trainBoostedTrees(rows, { trees: 5, seed: 2 })).not.toEqual(once);
  });
});
