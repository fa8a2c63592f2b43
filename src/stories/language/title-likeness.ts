import { termsOf } from './terms.ts';

/** Titles are compared with many others: their terms are read once, and forgotten before they cost memory. */
const known = new Map<string, ReadonlySet<string>>();
const KNOWN_MOST = 20_000;

/** Dice coefficient of two titles' terms, 0–1; one term in common counts as none. */
export function titleLikeness(a: string, b: string): number {
  const [x, y] = [termsOfTitle(a), termsOfTitle(b)];
  const [few, many] = x.size <= y.size ? [x, y] : [y, x];
  let shared = 0;
  for (const term of few) if (many.has(term)) shared += 1;
  return shared < 2 ? 0 : (2 * shared) / (few.size + many.size);
}

/** What titles are compared by. */
export function termsOfTitle(title: string): ReadonlySet<string> {
  const found = known.get(title);
  if (found !== undefined) return found;
  if (known.size >= KNOWN_MOST) known.clear();
  const terms = new Set(termsOf(title));
  known.set(title, terms);
  return terms;
}
