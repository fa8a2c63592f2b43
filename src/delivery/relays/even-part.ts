/**
 * How many of a relay's connections each of its sends may have: as many as the others, rounded up. One with fewer lanes
 * than that leaves the rest to the others (max-min fairness).
 */
export function evenPart(connections: number, lanes: readonly number[]): number {
  let left = connections;
  let sends = lanes.length;
  for (const wanted of lanes.toSorted((a, b) => a - b)) {
    if (wanted * sends >= left) return Math.ceil(left / sends);
    left -= wanted;
    sends--;
  }
  return connections;
}
