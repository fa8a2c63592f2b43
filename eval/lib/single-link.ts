/** Groups things that any chain of links connects. Returns each thing's group, a number. */
export function singleLink(count: number, links: Iterable<readonly [number, number]>): number[] {
  const parent = Array.from({ length: count }, (_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] ?? top;
    for (let step = at; step !== top; ) {
      const next = parent[step] ?? top;
      parent[step] = top;
      step = next;
    }
    return top;
  };
  for (const [a, b] of links) parent[root(a)] = root(b);
  return parent.map((_, at) => root(at));
}
