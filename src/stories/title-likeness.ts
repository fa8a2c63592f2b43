import { termsOf } from './terms.ts';

/** Dice coefficient of two titles' terms, 0–1; one term in common counts as none. */
export function titleLikeness(a: string, b: string): number {
  const ofA = new Set(termsOf(a));
  const ofB = new Set(termsOf(b));
  const shared = [...ofA].filter((term) => ofB.has(term)).length;
  return shared < 2 ? 0 : (2 * shared) / (ofA.size + ofB.size);
}
