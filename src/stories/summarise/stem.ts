import { porterStem } from '../language/porter-stem.ts';

const stems = new Map<string, string>();
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= 50_000) stems.clear();
  const stem = word.length > 3 ? porterStem(word) : word;
  stems.set(word, stem);
  return stem;
}
