import type { Article } from '../../feeds/article.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { termsOf } from '../language/terms.ts';
import type { Story } from '../story.ts';
import { isReport } from './ineligible.ts';

const HOUR = 3_600_000;
/** A title this old counts 1/e. */
const FADE_HOURS = 8;
/** A title of fewer terms is measured as if it had these: two words that everybody uses are no story. */
const FEWEST_TERMS = 4;
/** Reports that speak for the story. */
const SPOKESMEN = 8;

interface Listening {
  now: EpochMs;
  familyOf(article: Article): string;
  /** By family: how much its voice counts. */
  standing: ReadonlyMap<string, number>;
}

/**
 * How much of what the outlets are telling at the moment is about a story, 0–1: the mean over its titles' terms
 * of the share of families that have the term in a title too, newer titles counting more. It finds the story
 * that is one of several about the same crisis, where counting outlets sees only its own reports.
 */
export function measureAttention(
  stories: readonly Story[],
  { now, familyOf, standing }: Listening,
): (story: Story) => number {
  const said = new Map<string, Map<string, number>>();
  for (const article of stories.flatMap(({ articles }) => articles)) {
    if (!isReport(article)) continue;
    const family = familyOf(article);
    const terms = said.get(family) ?? new Map<string, number>();
    said.set(family, terms);
    const voice = Math.exp((Math.min(now, article.publishedAt) - now) / (FADE_HOURS * HOUR));
    for (const term of termsOf(article.title)) terms.set(term, Math.max(terms.get(term) ?? 0, voice));
  }
  const shares = sharesOf(said, standing);
  const attentionTo = (title: string) => {
    const terms = new Set(termsOf(title));
    let sum = 0;
    for (const term of terms) sum += shares.get(term) ?? 0;
    return sum / Math.max(FEWEST_TERMS, terms.size);
  };
  return ({ articles }) => {
    const spokesmen = articles.filter(isReport).slice(0, SPOKESMEN);
    return spokesmen.reduce((sum, { title }) => sum + attentionTo(title), 0) / Math.max(1, spokesmen.length);
  };
}

/** By term: the share of all families, each counting by its standing, that say it. */
function sharesOf(
  said: ReadonlyMap<string, ReadonlyMap<string, number>>,
  standing: ReadonlyMap<string, number>,
): Map<string, number> {
  const shares = new Map<string, number>();
  let voices = 0;
  for (const [family, terms] of said) {
    const weight = standing.get(family) ?? 1;
    voices += weight;
    for (const [term, voice] of terms) shares.set(term, (shares.get(term) ?? 0) + weight * voice);
  }
  return new Map([...shares].map(([term, share]) => [term, share / voices]));
}
