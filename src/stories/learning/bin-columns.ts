/** Bins a column, at most. */
export const BINS = 128;

export interface BinnedColumn {
  bins: Uint8Array;
  /** Upper bound of each bin but the last. */
  bounds: number[];
}

/** Bins of about equal size; a missing value falls into the last one. */
export function binColumn(column: Float32Array): BinnedColumn {
  const stride = Math.max(1, Math.floor(column.length / 100_000));
  const present = column.filter((value, index) => index % stride === 0 && !Number.isNaN(value)).sort();
  const bounds: number[] = [];
  for (let part = 1; part < BINS; part += 1) {
    const at = Math.floor((part * present.length) / BINS);
    const [below, above] = [present[Math.max(0, at - 1)] ?? 0, present[at] ?? 0];
    const bound = roundTo(below === above ? below : (below + above) / 2);
    if (bound > (bounds.at(-1) ?? Number.NEGATIVE_INFINITY)) bounds.push(bound);
  }
  return { bins: Uint8Array.from(column, (value) => binOf(value, bounds)), bounds };
}

function binOf(value: number, bounds: readonly number[]): number {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (bounds[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Four significant digits: what the file holds is what was trained. */
export function roundTo(value: number): number {
  return Number(value.toPrecision(4));
}
