/** `" Did you mean “sendAt”?"`, or '' where no candidate is near. */
export function didYouMean(written: string, candidates: readonly string[]): string {
  const allowed = Math.max(1, Math.floor(written.length / 3));
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: editsBetween(written.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits);
  return best ? ` Did you mean “${best.candidate}”?` : '';
}

/** Levenshtein distance. */
export function editsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      current.push(
        Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + same),
      );
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
