import { followKey } from '../../subscribers/follow-key.ts';
import type { Follow } from '../../subscribers/subscriber.ts';
import type { ListedArticle } from './pages-deps.ts';

/** An author or topic that can be followed, and in how many recent articles it stands. */
export interface Followable extends Follow {
  count: number;
}

/** Every author and topic of the articles, most frequent first, then by name. Spellings of one key count together. */
export function countLabels(articles: ListedArticle[]): Followable[] {
  const counts = new Map<string, Followable>();
  for (const { authors, topics } of articles) {
    for (const label of authors) count(counts, 'author', label);
    for (const label of topics) count(counts, 'topic', label);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'en'));
}

function count(counts: Map<string, Followable>, kind: Follow['kind'], label: string): void {
  const key = `${kind} ${followKey(label)}`;
  const known = counts.get(key);
  if (known) known.count += 1;
  else counts.set(key, { kind, label, count: 1 });
}

/** Those whose name holds the typed text; case, accents and ligatures do not count. */
export function searchLabels<Label extends Follow>(labels: Label[], typed: string): Label[] {
  const wanted = followKey(typed);
  return labels.filter(({ label }) => followKey(label).includes(wanted));
}
