import type { ArticleTerms, WindowVocabulary } from '../reports/window-vocabulary.ts';
import type { GroupingReason } from '../story.ts';
import type { Grouped } from './group-articles.ts';
import { isCopy } from './wire-copies.ts';

const HOUR = 3_600_000;
const MAX_SHARED_TERMS = 6;
/** Of a story's reports, best first, those that are looked at for the one another report is joined to. */
const LOOKED_AT = 40;

/** For each report after the best: the one it most surely belongs with, and what they share. */
export function explainGrouping(
  ordered: readonly number[],
  grouped: Grouped,
  vocabulary: WindowVocabulary,
): GroupingReason[] {
  return ordered.slice(1).flatMap((index) => {
    const toldBy = grouped.told.get(index);
    const joinedTo = toldBy ?? surest(index, ordered.slice(0, LOOKED_AT), grouped);
    const [a, b] = [grouped.profiled[index], grouped.profiled[joinedTo]];
    const [mine, theirs] = [vocabulary.articles[index], vocabulary.articles[joinedTo]];
    if (!a || !b || !mine || !theirs) return [];
    const reason: GroupingReason = {
      articleId: a.article.id,
      joinedTo: b.article.id,
      similarity: Math.round(grouped.judged.inContext(index, joinedTo) * 1000) / 1000,
      sharedTerms: sharedTerms(mine, theirs),
      hoursApart: Math.round((a.article.publishedAt - b.article.publishedAt) / (HOUR / 10)) / 10,
    };
    return [
      {
        ...reason,
        ...(isCopy(a.profile.shingles, b.profile.shingles) && { copy: true as const }),
        ...(toldBy !== undefined && { told: true as const }),
        ...(toldBy === undefined && areAngles(index, joinedTo, grouped) && { angle: true as const }),
      },
    ];
  });
}

/** Two events of one great story. */
function areAngles(index: number, other: number, { angles }: Grouped): boolean {
  const [own, theirs] = [angles.get(index), angles.get(other)];
  return own !== undefined && theirs !== undefined && own !== theirs;
}

/** The better report, where two are as sure. */
function surest(index: number, ordered: readonly number[], { judged }: Grouped): number {
  let found = ordered[0] ?? index;
  for (const other of ordered) {
    if (other !== index && judged.inContext(index, other) > judged.inContext(index, found)) found = other;
  }
  return found;
}

/** As the first of the two writes them, without a genitive: an editor reads words, not what they are counted under. */
function sharedTerms(a: ArticleTerms, b: ArticleTerms): string[] {
  return [...a.vector]
    .map(([term, weight]) => ({ term, product: weight * (b.vector.get(term) ?? 0) }))
    .filter(({ product }) => product > 0)
    .sort((x, y) => y.product - x.product || (x.term < y.term ? -1 : 1))
    .slice(0, MAX_SHARED_TERMS)
    .map(({ term }) => (a.written.get(term) ?? term).replace(/['’]s$/iu, ''));
}
