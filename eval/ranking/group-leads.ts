import { singleLink } from '../lib/single-link.ts';
import { cosine, type Vector, vectorsOf } from '../lib/tfidf.ts';
import type { Lead } from './slots.ts';

/** How alike two leads are, 0–1; 1 where they have one address. */
export type Likeness = (a: Lead, b: Lead) => number;

/** From here on two leads tell the same news. */
const SAME = 0.25;
/** From here on they are put into one group: one wrong link joins two whole groups, so it takes more. */
const GROUPED = 0.3;

/** The TF-IDF cosine of two titles, over all titles given. */
export function likenessAmong(titles: readonly string[]): Likeness {
  const distinct = [...new Set(titles)];
  const vectors = vectorsOf(distinct);
  const byTitle = new Map<string, Vector>(distinct.map((title, at) => [title, vectors[at] ?? new Map()]));
  const vectorOf = (title: string) => byTitle.get(title) ?? new Map();
  return (a, b) => (a.url === b.url ? 1 : cosine(vectorOf(a.title), vectorOf(b.title)));
}

/** Whether a group tells what an outlet leads with. */
export function tells(group: readonly Lead[], lead: Lead, likeness: Likeness): boolean {
  return group.some((other) => likeness(other, lead) >= SAME);
}

export function groupLeads(leads: readonly Lead[], likeness: Likeness): Lead[][] {
  const links: [number, number][] = [];
  leads.forEach((a, i) => {
    for (let j = 0; j < i; j += 1) {
      const b = leads[j];
      if (b && likeness(a, b) >= GROUPED) links.push([i, j]);
    }
  });
  const groups = new Map<number, Lead[]>();
  for (const [at, group] of singleLink(leads.length, links).entries()) {
    const lead = leads[at];
    if (lead) groups.set(group, [...(groups.get(group) ?? []), lead]);
  }
  return [...groups.values()];
}
