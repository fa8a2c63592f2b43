import { dot } from '../reports/similarity.ts';
import type { ArticleTerms, WindowVocabulary } from '../reports/window-vocabulary.ts';

/** The day's great story: its many angles share names rather than sentences, so pairs alone would scatter it. */
export interface Theme {
  /** The names that carry it, commonest first. */
  terms: string[];
  /** Indexes into the vocabulary's articles, ascending. */
  members: number[];
}

/** A name in this share of all titles, from this many outlets, is no ordinary topic; a quiet window asks for a larger share. */
const DOMINANT = [
  { share: 0.05, titles: 12, outlets: 5 },
  { share: 0.08, titles: 6, outlets: 3 },
] as const;
/** Mean similarity of its articles without the name itself: below it the name is a beat (a president, a country). */
const MIN_COHERENCE = 0.04;
/** A name mostly used together with the theme stands for it too. */
const COMPANION_SHARE = 0.5;
const MIN_COMPANION_USES = 5;
/** An article this far from the theme only shares a word with it; further still where one name is all it shares. */
const MIN_CLOSENESS = { several: 0.06, one: 0.13 } as const;

const DAY = 86_400_000;
/** A window of more days has no great story, only names that come up again and again. */
const LONGEST = 3 * DAY;

/**
 * Usually none; on a day when one event fills the feeds, that event. Two themes of the same articles are one.
 * Articles are in order of time.
 */
export function findThemes(vocabulary: WindowVocabulary): Theme[] {
  const [first, last] = [vocabulary.articles[0], vocabulary.articles.at(-1)];
  if ((last?.article.publishedAt ?? 0) - (first?.article.publishedAt ?? 0) > LONGEST) return [];
  const cores = coreTerms(vocabulary);
  return cores.map((terms) => ({ terms, members: membersOf(terms, vocabulary) }));
}

function coreTerms(vocabulary: WindowVocabulary): string[][] {
  const titles = indexTitles(vocabulary);
  const dominant = [...titles]
    .filter(([term, found]) => vocabulary.isName(term) && dominates(found, vocabulary))
    .filter(([term, found]) => coherence(term, found) >= MIN_COHERENCE)
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const themes: string[][] = [];
  for (const [term, found] of dominant) {
    const same = themes.find(
      (terms) => 2 * found.filter((each) => terms.some((t) => each.vector.has(t))).length >= found.length,
    );
    if (same === undefined) themes.push([term]);
    else same.push(term);
  }
  return themes;
}

function dominates(found: readonly ArticleTerms[], { articles }: WindowVocabulary): boolean {
  const outlets = new Set(found.map(({ article }) => article.outlet)).size;
  return DOMINANT.some(
    (least) =>
      found.length >= Math.max(least.titles, least.share * articles.length) && outlets >= least.outlets,
  );
}

function indexTitles(vocabulary: WindowVocabulary): Map<string, ArticleTerms[]> {
  const titles = new Map<string, ArticleTerms[]>();
  for (const article of vocabulary.articles) {
    for (const term of article.title) titles.set(term, [...(titles.get(term) ?? []), article]);
  }
  return titles;
}

/** Mean cosine over all pairs, from the length of the summed vectors, leaving `term` out. */
function coherence(term: string, found: readonly ArticleTerms[]): number {
  const sum = new Map<string, number>();
  let own = 0;
  for (const { vector } of found) {
    for (const [other, weight] of vector) {
      if (other === term) continue;
      sum.set(other, (sum.get(other) ?? 0) + weight);
      own += weight * weight;
    }
  }
  const length = Math.hypot(...sum.values());
  return (length * length - own) / (found.length * (found.length - 1));
}

function membersOf(terms: readonly string[], vocabulary: WindowVocabulary): number[] {
  const mentions = vocabulary.articles.filter(({ vector }) => terms.some((term) => vector.has(term)));
  const companions = companionsOf(terms, mentions, vocabulary);
  const centre = centreOf(mentions.filter(({ title }) => terms.some((term) => title.has(term))));
  const members: number[] = [];
  vocabulary.articles.forEach((article, index) => {
    if (!tellsOf(article, terms, companions)) return;
    const shared = [...article.vector.keys()].filter((term) => terms.includes(term) || companions.has(term));
    const closest = shared.length > 1 ? MIN_CLOSENESS.several : MIN_CLOSENESS.one;
    if (dot(article.vector, centre) >= closest) members.push(index);
  });
  return members;
}

function companionsOf(
  terms: readonly string[],
  mentions: readonly ArticleTerms[],
  vocabulary: WindowVocabulary,
): Set<string> {
  const together = new Map<string, number>();
  for (const { names } of mentions)
    for (const name of names) together.set(name, (together.get(name) ?? 0) + 1);
  const companions = [...together].filter(([name, uses]) => {
    const all = vocabulary.df.get(name) ?? 0;
    return all >= MIN_COMPANION_USES && uses >= COMPANION_SHARE * all && !terms.includes(name);
  });
  return new Set(companions.map(([name]) => name));
}

/** In the title; or a companion in the title and the theme, or another companion, anywhere. */
function tellsOf(article: ArticleTerms, terms: readonly string[], companions: ReadonlySet<string>): boolean {
  if (terms.some((term) => article.title.has(term))) return true;
  if (![...article.title].some((term) => companions.has(term))) return false;
  if (terms.some((term) => article.vector.has(term))) return true;
  return [...article.names].filter((name) => companions.has(name)).length >= 2;
}

function centreOf(articles: readonly ArticleTerms[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const { vector } of articles) {
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  }
  const length = Math.hypot(...sum.values()) || 1;
  for (const [term, weight] of sum) sum.set(term, weight / length);
  return sum;
}
