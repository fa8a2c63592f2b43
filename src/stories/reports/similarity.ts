import type { ArticleTerms, WindowVocabulary } from './window-vocabulary.ts';

const HOUR = 3_600_000;
/** Follow-ups of the same day count in full; from then on time pulls reports apart, by 1/e in five days. */
const SAME_DAY_HOURS = 18;
const FADE_HOURS = 120;
/** Characters from which a body counts as a full text: two of those share a smaller part of their words. */
const FULL_TEXT = 400;
const FULL_TEXT_GAIN = 1.4;
/** What is left of the likeness where two reports name quite other people and places. */
const OTHER_NAMES = 0.4;
/** What is left besides where the titles name different ones and neither names the other's at all. */
const OTHER_PLACE = 0.6;
/** What is left where only names are shared: the same people, perhaps another event. */
const NAMES_ONLY = 0.55;
/** What is left where one, two or three terms are all that is shared: a coincidence of words. */
const FEW_TERMS = [0, 0.4, 0.75, 0.9] as const;

/**
 * How likely two articles report one event, 0–1: the cosine of their terms, tempered by what tells look-alikes
 * apart: other names (two matches, two lotteries, two earnings reports), nothing but names, too few words, days.
 */
export function similarityOf(a: ArticleTerms, b: ArticleTerms, vocabulary: WindowVocabulary): number {
  const shared = sharedWeight(a, b, vocabulary);
  if (shared.count === 0) return 0;
  const fullTexts = a.article.body.length > FULL_TEXT && b.article.body.length > FULL_TEXT;
  const cosine = Math.min(1, shared.all * (fullTexts ? FULL_TEXT_GAIN : 1));
  const hours = Math.abs(a.article.publishedAt - b.article.publishedAt) / HOUR;
  const near = hours <= SAME_DAY_HOURS ? 1 : Math.exp((SAME_DAY_HOURS - hours) / FADE_HOURS);
  const named = OTHER_NAMES + (1 - OTHER_NAMES) * nameAgreement(a, b, vocabulary);
  const told = NAMES_ONLY + (1 - NAMES_ONLY) * Math.min(1, shared.words / (0.3 * shared.all));
  const apart = titlesNameOthers(a, b, vocabulary) ? OTHER_PLACE : 1;
  return cosine * near * named * apart * told * (FEW_TERMS[shared.count] ?? 1);
}

/** The cosine, the part of it that names do not explain (what happened, not to whom), and the number of terms. */
function sharedWeight(
  a: ArticleTerms,
  b: ArticleTerms,
  vocabulary: WindowVocabulary,
): { all: number; words: number; count: number } {
  const [few, many] = a.vector.size <= b.vector.size ? [a.vector, b.vector] : [b.vector, a.vector];
  let [all, words, count] = [0, 0, 0];
  for (const [term, weight] of few) {
    const product = weight * (many.get(term) ?? 0);
    if (product === 0) continue;
    all += product;
    count += 1;
    if (!vocabulary.isName(term)) words += product;
  }
  return { all, words, count };
}

function titlesNameOthers(a: ArticleTerms, b: ArticleTerms, { isName }: WindowVocabulary): boolean {
  const ofA = [...a.title].filter(isName);
  const ofB = [...b.title].filter(isName);
  if (ofA.length === 0 || ofB.length === 0) return false;
  return !ofA.some((name) => b.vector.has(name)) && !ofB.some((name) => a.vector.has(name));
}

/** Share of the rarer names of the article with fewer of them that the other one has too; 0.5 where one has none. */
function nameAgreement(a: ArticleTerms, b: ArticleTerms, vocabulary: WindowVocabulary): number {
  const [few, many] = a.names.size <= b.names.size ? [a.names, b.names] : [b.names, a.names];
  if (few.size === 0) return 0.5;
  let shared = 0;
  let all = 0;
  for (const name of few) {
    const weight = vocabulary.idf(name);
    all += weight;
    if (many.has(name)) shared += weight;
  }
  return shared / all;
}

export function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}
