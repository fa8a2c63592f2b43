import { seeded } from '../../src/stories/learning/train-boosted-trees.ts';
import { mean } from './report.ts';

const DRAWS = 1000;

/** The mean of some differences and its 95 % interval by bootstrap, always the same draws. */
export function meanWithInterval(values: readonly number[]): { mean: number; low: number; high: number } {
  const random = seeded(1);
  const draw = () => mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0));
  const means = Array.from({ length: DRAWS }, draw).sort((x, y) => x - y);
  const at = (share: number) => means[Math.floor(share * DRAWS)] ?? 0;
  return { mean: mean(values), low: at(0.025), high: at(0.975) };
}
