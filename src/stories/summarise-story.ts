import { cleanHeadline } from './headline-of.ts';
import { type Candidate, repeatsHeadline, sentenceCandidates } from './sentence-candidates.ts';
import type { Story, Summary, SummaryLength, SummarySentence } from './story.ts';
import { termsOf } from './terms.ts';
import { weighSentences } from './weigh-sentences.ts';

export interface SummariseOptions {
  length: SummaryLength;
  /** Word budget, [fewest, most]; a guide below, a wall above unless one whole sentence alone is longer. */
  words: readonly [number, number];
  /** BCP 47 tag of the issue. */
  language: string;
}

const MOST_SENTENCES: Record<SummaryLength, number> = { lead: 8, story: 3, brief: 1 };
/** The leading report may go on; what another adds must be worth this part of the first sentence. */
const WORTH = 0.35;
/** Two sentences with this share of the shorter one's terms in common say the same. */
const SAME = 0.5;
/** A sentence of another report with this share of its own terms already printed, by whichever sentences, is not news. */
const TOLD = 0.55;

/**
 * Whole sentences in the sources' own words, each with the place it was copied from. Never cut, never padded:
 * fewer sentences, or none, where the sources give no more.
 */
export function summariseStory(story: Pick<Story, 'articles'>, options: SummariseOptions): Summary {
  const headline = story.articles[0] === undefined ? '' : cleanHeadline(story.articles[0]);
  const candidates = sentenceCandidates(story, options.language).filter(
    ({ text }) => !repeatsHeadline(text, headline),
  );
  const weights = weighSentences(candidates, headline, options.language);
  const first = opener(candidates, weights, headline, options.words[1]);
  const chosen = first === undefined ? [] : carryOn(first, candidates, weights, options);
  return {
    sentences: chosen.map(toSummarySentence),
    words: chosen.reduce((sum, { words }) => sum + words, 0),
  };
}

function carryOn(
  first: Candidate,
  candidates: readonly Candidate[],
  weights: ReadonlyMap<Candidate, number>,
  options: SummariseOptions,
): Candidate[] {
  const [fewest, most] = options.words;
  const chosen = [first];
  let words = first.words;
  while (words < fewest && chosen.length < MOST_SENTENCES[options.length]) {
    const worth = (candidate: Candidate) =>
      (weights.get(candidate) ?? 0) * fluency(candidate, chosen) * novelty(candidate, chosen);
    const next = heaviest(followers(candidates, chosen, most - words), worth);
    if (next === undefined) break;
    if (next.article !== first.article && worth(next) < WORTH * (weights.get(first) ?? 0)) break;
    insert(chosen, next);
    words += next.words;
  }
  return chosen;
}

/**
 * The weightiest sentence that stands alone and tells what the headline tells; one too long for the budget
 * loses weight rather than its end.
 */
function opener(
  candidates: readonly Candidate[],
  weights: ReadonlyMap<Candidate, number>,
  headline: string,
  most: number,
): Candidate | undefined {
  const named = termsOf(headline);
  const alone = candidates.filter((candidate) => !candidate.pointsBack && !candidate.addresses);
  return heaviest(alone, (candidate) => {
    const covered = named.filter((term) => candidate.terms.has(term)).length / Math.max(1, named.length);
    const own = candidate.rank === 0 ? 1 : 0.8;
    return (weights.get(candidate) ?? 0) * own * (0.3 + covered) * Math.min(1, most / candidate.words) ** 1.5;
  });
}

/** What may be said next: it fits, is not said yet, and its "it" has just been named. */
function followers(
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  room: number,
): Candidate[] {
  return candidates.filter(
    (candidate) =>
      candidate.words <= room &&
      !candidate.addresses &&
      !chosen.includes(candidate) &&
      (!candidate.pointsBack || chosen.some((before) => follows(before, candidate))) &&
      !chosen.some((other) => overlap(other, candidate) >= SAME) &&
      !isTold(candidate, chosen),
  );
}

function isTold(candidate: Candidate, chosen: readonly Candidate[]): boolean {
  if (chosen.every(({ article }) => article === candidate.article)) return false;
  const told = new Set(chosen.flatMap(({ terms }) => [...terms]));
  const repeated = [...candidate.terms].filter((term) => told.has(term)).length;
  return repeated >= TOLD * candidate.terms.size;
}

/** A source carried on in its own order reads better than a hop to another. */
function fluency(candidate: Candidate, chosen: readonly Candidate[]): number {
  if (chosen.some((before) => follows(before, candidate))) return 1.3;
  const sameText = chosen.some(
    ({ article, field }) => article === candidate.article && field === candidate.field,
  );
  return (sameText ? 1.1 : 1) * (candidate.leans && !sameText ? 0.4 : 1);
}

/** 1 where nothing of it has been said, falling with what has. */
function novelty(candidate: Candidate, chosen: readonly Candidate[]): number {
  return 1 - 0.6 * Math.max(...chosen.map((other) => overlap(other, candidate)));
}

function follows(before: Candidate, after: Candidate): boolean {
  return before.article === after.article && before.field === after.field && before.index + 1 === after.index;
}

/** Keeps each source's sentences together and in its own order; what leans on nothing may even go before the opener. */
function insert(chosen: Candidate[], next: Candidate): void {
  let at = chosen.length;
  for (let index = chosen.length - 1; index >= 0; index -= 1) {
    const other = chosen[index];
    if (other === undefined || other.article !== next.article || other.field !== next.field) continue;
    if (other.index < next.index) return void chosen.splice(index + 1, 0, next);
    if (index > 0 || (!next.pointsBack && !next.leans)) at = index;
  }
  chosen.splice(at, 0, next);
}

function overlap(a: Candidate, b: Candidate): number {
  const [few, many] = a.terms.size <= b.terms.size ? [a.terms, b.terms] : [b.terms, a.terms];
  let shared = 0;
  for (const term of few) if (many.has(term)) shared += 1;
  return few.size === 0 ? 1 : shared / few.size;
}

function heaviest(
  candidates: readonly Candidate[],
  weigh: (candidate: Candidate) => number,
): Candidate | undefined {
  let best: Candidate | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const weight = weigh(candidate);
    if (weight > most) [best, most] = [candidate, weight];
  }
  return best;
}

function toSummarySentence({ text, article, field, start, end, edited }: Candidate): SummarySentence {
  const source = { articleId: article.id, field, start, end };
  return edited === undefined ? { text, source } : { text, source, edited };
}
