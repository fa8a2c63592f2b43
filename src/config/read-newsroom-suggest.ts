/** `" Did you mean “sendAt”?"`, or '' where no candidate is near. */
export function didYouMean(written: string, candidates: readonly string[]): string {
  const best = nearestOf(written, candidates);
  return best === null ? '' : ` Did you mean “${best}”?`;
}

/** The candidate that was probably meant; null where none is near. */
export function nearestOf(written: string, candidates: readonly string[]): string | null {
  const allowed = Math.max(1, Math.floor(written.length / 3));
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: editsBetween(written.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits);
  return best?.candidate ?? null;
}

/** Letters too many, too few or wrong, and neighbours that changed places (optimal string alignment). */
export function editsBetween(a: string, b: string): number {
  let beforeAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + same,
          row > 1 && column > 1 && isSwapped ? (beforeAbove[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [beforeAbove, above] = [above, current];
  }
  return above[b.length] ?? 0;
}
