import { porterStem } from '../language/porter-stem.ts';

/** F1 of each, 0–1. */
export interface Rouge {
  r1: number;
  r2: number;
  rl: number;
}

/**
 * ROUGE-1, ROUGE-2 and ROUGE-Lsum (C.-Y. Lin, "ROUGE", 2004) of a summary against one reference, both as lists
 * of sentences, counted as the `rouge-score` package does with stemming.
 */
export function rougeOf(summary: readonly string[], reference: readonly string[]): Rouge {
  const ours = summary.map(tokensOf);
  const theirs = reference.map(tokensOf);
  return {
    r1: ngramF1(ours.flat(), theirs.flat(), 1),
    r2: ngramF1(ours.flat(), theirs.flat(), 2),
    rl: unionLcsF1(ours, theirs),
  };
}

/** Against several references the one it comes nearest to counts, for each figure by itself. */
export function bestRouge(summary: readonly string[], references: readonly (readonly string[])[]): Rouge {
  const all = references.map((reference) => rougeOf(summary, reference));
  const best = (figure: keyof Rouge) => Math.max(0, ...all.map((rouge) => rouge[figure]));
  return { r1: best('r1'), r2: best('r2'), rl: best('rl') };
}

const stems = new Map<string, string>();
const STEMS_MOST = 200_000;

/** Lower-case runs of a–z and 0–9; those longer than three letters are stemmed. */
export function tokensOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) =>
    word.length > 3 ? stemOf(word) : word,
  );
}

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= STEMS_MOST) stems.clear();
  const stem = porterStem(word);
  stems.set(word, stem);
  return stem;
}

function ngramF1(ours: readonly string[], theirs: readonly string[], n: number): number {
  const wanted = counts(ngrams(theirs, n));
  const found = counts(ngrams(ours, n));
  let hits = 0;
  for (const [gram, count] of found) hits += Math.min(count, wanted.get(gram) ?? 0);
  return f1(hits, Math.max(0, ours.length - n + 1), Math.max(0, theirs.length - n + 1));
}

function ngrams(tokens: readonly string[], n: number): string[] {
  return tokens.slice(n - 1).map((_, at) => tokens.slice(at, at + n).join(' '));
}

export function counts(items: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const item of items) counted.set(item, (counted.get(item) ?? 0) + 1);
  return counted;
}

/** Lsum: each reference sentence is credited with the union of its LCS with every sentence of the summary. */
function unionLcsF1(ours: readonly string[][], theirs: readonly string[][]): number {
  const left = counts(ours.flat());
  const wanted = counts(theirs.flat());
  let hits = 0;
  for (const sentence of theirs) {
    const covered = new Set(ours.flatMap((other) => lcsPlaces(sentence, other)));
    for (const place of [...covered].sort((a, b) => a - b)) {
      const token = sentence[place] ?? '';
      if ((left.get(token) ?? 0) === 0 || (wanted.get(token) ?? 0) === 0) continue;
      left.set(token, (left.get(token) ?? 0) - 1);
      wanted.set(token, (wanted.get(token) ?? 0) - 1);
      hits += 1;
    }
  }
  return f1(hits, ours.flat().length, theirs.flat().length);
}

/** Places in `a` of one longest common subsequence with `b`. */
export function lcsPlaces(a: readonly string[], b: readonly string[]): number[] {
  const lengths = lcsLengths(a, b);
  const at = (i: number, j: number) => lengths[i * (b.length + 1) + j] ?? 0;
  const places: number[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 && j > 0) {
    if (a[i - 1] === b[j - 1]) {
      places.push(i - 1);
      i -= 1;
      j -= 1;
    } else if (at(i, j - 1) > at(i - 1, j)) j -= 1;
    else i -= 1;
  }
  return places;
}

function lcsLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const diagonal = lengths[(i - 1) * width + j - 1] ?? 0;
      const [up = 0, beside = 0] = [lengths[(i - 1) * width + j], lengths[i * width + j - 1]];
      lengths[i * width + j] = a[i - 1] === b[j - 1] ? diagonal + 1 : Math.max(up, beside);
    }
  }
  return lengths;
}

export function f1(hits: number, found: number, wanted: number): number {
  return found + wanted <= 0 ? 0 : (2 * hits) / (found + wanted);
}
