import { counts, f1, lcsPlaces, tokensOf } from './rouge.ts';

/** Scores any set of a story's sentences against its references; what is shared between sets is worked out once. */
export function createGold(sentences: readonly string[], references: readonly (readonly string[])[]) {
  const ours = sentences.map(tokensOf);
  const golds = references.map((reference) => new ReferenceGold(ours, reference.map(tokensOf)));
  return {
    stems: new Set(references.flat().flatMap(tokensOf)),
    pairs: new Set(references.flatMap((reference) => pairsOf(reference.flatMap(tokensOf)))),
    /** Mean of ROUGE-1, -2 and -Lsum F1, 0–100. */
    score: (set: readonly number[]) => Math.max(...golds.map((gold) => gold.score(set))),
  };
}
export type Gold = ReturnType<typeof createGold>;

function pairsOf(tokens: readonly string[]): string[] {
  return tokens.slice(1).map((token, at) => `${tokens[at]} ${token}`);
}

class ReferenceGold {
  readonly #ours: readonly string[][];
  readonly #flat: string[];
  readonly #uni: Map<string, number>;
  readonly #bi: Map<string, number>;
  readonly #reference: readonly string[][];
  readonly #lcs: Map<number, number[]> = new Map();
  readonly #starts: number[] = [];
  readonly #pairs: string[][];

  constructor(ours: readonly string[][], reference: readonly string[][]) {
    this.#ours = ours;
    this.#reference = reference;
    this.#flat = reference.flat();
    this.#uni = counts(this.#flat);
    this.#bi = counts(pairsOf(this.#flat));
    this.#pairs = ours.map(pairsOf);
    let at = 0;
    for (const sentence of reference) {
      this.#starts.push(at);
      at += sentence.length;
    }
  }

  score(set: readonly number[]): number {
    const size = set.reduce((sum, at) => sum + (this.#ours[at]?.length ?? 0), 0);
    const r1 = f1(
      clipped(
        set.flatMap((at) => this.#ours[at] ?? []),
        this.#uni,
      ),
      size,
      this.#flat.length,
    );
    const r2 = f1(
      clipped(
        set.flatMap((at) => this.#pairs[at] ?? []),
        this.#bi,
      ),
      size - 1,
      this.#flat.length - 1,
    );
    return (100 * (r1 + r2 + this.#lsum(set, size))) / 3;
  }

  #lsum(set: readonly number[], size: number): number {
    const covered = new Set(set.flatMap((at) => this.#places(at)));
    const left = counts(set.flatMap((at) => this.#ours[at] ?? []));
    const wanted = new Map(this.#uni);
    let hits = 0;
    for (const place of covered) {
      const token = this.#flat[place] ?? '';
      if ((left.get(token) ?? 0) === 0 || (wanted.get(token) ?? 0) === 0) continue;
      left.set(token, (left.get(token) ?? 0) - 1);
      wanted.set(token, (wanted.get(token) ?? 0) - 1);
      hits += 1;
    }
    return f1(hits, size, this.#flat.length);
  }

  #places(at: number): number[] {
    const known = this.#lcs.get(at);
    if (known) return known;
    const places = this.#reference.flatMap((sentence, index) =>
      lcsPlaces(sentence, this.#ours[at] ?? []).map((place) => place + (this.#starts[index] ?? 0)),
    );
    this.#lcs.set(at, places);
    return places;
  }
}

function clipped(items: readonly string[], wanted: ReadonlyMap<string, number>): number {
  const used = new Map<string, number>();
  let hits = 0;
  for (const item of items) {
    const limit = wanted.get(item);
    if (limit === undefined) continue;
    const count = used.get(item) ?? 0;
    if (count < limit) {
      hits += 1;
      used.set(item, count + 1);
    }
  }
  return hits;
}
