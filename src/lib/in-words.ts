/** `finished_with_failures` as people read it. */
export function inWords(code: string): string {
  return code.replaceAll(/[_-]/g, ' ');
}

/** "1 story", "0 stories", "1,204 readers". */
export function countOf(n: number, singular: string, plural = `${singular}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? singular : plural}`;
}

/** "1,206 accepted, 2 in doubt": what there is none of is left out. */
export function countsInWords(counts: Partial<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => (count ?? 0) > 0)
    .map(([state, count]) => `${(count ?? 0).toLocaleString('en-GB')} ${inWords(state)}`)
    .join(', ');
}
