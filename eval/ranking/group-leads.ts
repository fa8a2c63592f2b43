import { singleLink } from '../lib/single-link.ts';
import { cosine, type Vector, vectorsOf } from '../lib/tfidf.ts';
import type { Lead } from './slots.ts';

/** Whether two leads tell the same news. */
export type SameNews = (a: Lead, b: Lead) => boolean;

/** Cosine of two titles from which they tell the same news. */
const LIKE = 0.3;

/** One address is one piece of news, and so are titles alike in words that are rare among all titles given. */
export function sameNewsAmong(titles: readonly string[]): SameNews {
  const distinct = [...new Set(titles)];
  const vectors = vectorsOf(distinct);
  const byTitle = new Map<string, Vector>(distinct.map((title, at) => [title, vectors[at] ?? new Map()]));
  const vectorOf = (title: string) => byTitle.get(title) ?? new Map();
  return (a, b) => a.url === b.url || cosine(vectorOf(a.title), vectorOf(b.title)) >= LIKE;
}

export function groupLeads(leads: readonly Lead[], same: SameNews): Lead[][] {
  const links: [number, number][] = [];
  leads.forEach((a, i) => {
    for (let j = 0; j < i; j += 1) {
      const b = leads[j];
      if (b && same(a, b)) links.push([i, j]);
    }
  });
  const groups = new Map<number, Lead[]>();
  for (const [at, group] of singleLink(leads.length, links).entries()) {
    const lead = leads[at];
    if (lead) groups.set(group, [...(groups.get(group) ?? []), lead]);
  }
  return [...groups.values()];
}
