import { tokensOf } from '../../src/stories/language/terms.ts';

/** Unit length, by term. */
export type Vector = ReadonlyMap<string, number>;

/** TF-IDF vectors of texts over themselves: (1 + log tf) · log(n / df). */
export function vectorsOf(texts: readonly string[]): Vector[] {
  const counted = texts.map(countTerms);
  const documents = new Map<string, number>();
  for (const terms of counted)
    for (const term of terms.keys()) documents.set(term, (documents.get(term) ?? 0) + 1);
  const idf = (term: string) => Math.log(texts.length / (documents.get(term) ?? 1));
  return counted.map((terms) =>
    unit(new Map([...terms].map(([term, tf]) => [term, (1 + Math.log(tf)) * idf(term)] as const))),
  );
}

export function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}

function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { term } of tokensOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function unit(vector: Map<string, number>): Vector {
  const length = Math.hypot(...vector.values()) || 1;
  return new Map([...vector].map(([term, weight]) => [term, weight / length]));
}
