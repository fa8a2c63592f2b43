/** Rows a statement: keeps well under the parameter limits of both databases. */
const BATCH = 50;

export function batches<T>(all: readonly T[], size = BATCH): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
