interface Halves {
  shown: ReadonlySet<string>;
  hidden: ReadonlySet<string>;
}

/** Ways to part the outlets: every second one, every second pair, every second four; each half shown in turn. */
const STRIDES = [1, 2, 4];

export function halvesOf(outlets: readonly string[]): Halves[] {
  return STRIDES.filter((stride) => stride < outlets.length).flatMap((stride) => {
    const even = new Set(outlets.filter((_, at) => Math.floor(at / stride) % 2 === 0));
    const odd = new Set(outlets).difference(even);
    return [
      { shown: even, hidden: odd },
      { shown: odd, hidden: even },
    ];
  });
}

/**
 * Normalised discounted cumulative gain at `k` (K. Järvelin, J. Kekäläinen, 2002). `ranked` holds places in `gains`;
 * a place met again gains nothing. Measured against the best order of all gains, found or not.
 */
export function ndcg(ranked: readonly number[], gains: readonly number[], k: number): number {
  const best = dcg([...gains].sort((a, b) => b - a).slice(0, k));
  const seen = new Set<number>();
  const got = ranked.slice(0, k).map((place) => {
    if (seen.has(place)) return 0;
    seen.add(place);
    return gains[place] ?? 0;
  });
  return best === 0 ? 0 : dcg(got) / best;
}

function dcg(gains: readonly number[]): number {
  return gains.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}
