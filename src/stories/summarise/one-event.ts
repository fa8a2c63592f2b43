import type { Article } from '../../feeds/article.ts';
import { outcomesIn } from '../memory/outcomes.ts';
import { type ToldTerms, toldTerms, WELL_KNOWN } from './told-terms.ts';

/** Reports of one event tell alike by so much (cosine) at least. */
const ONE_EVENT = 0.08;
const ONE_OUTCOME = 0.05;
/** The same where the first report is a headline and a teaser: so few words seldom meet. */
const OF_TEASERS = 0.025;

/**
 * Leaves out what tells another event of the same people or places. What became of whom (“dies”, “resigns”) makes
 * up for few words in common.
 */
export function ofOneEvent(articles: readonly Article[]): Article[] {
  const [first] = articles;
  if (first === undefined) return [];
  const told = toldTerms(first);
  const outcomes = outcomesIn(first.title);
  return articles.filter((article) => {
    const likeness = eventLikeness(told, toldTerms(article));
    const own = likeness >= ONE_EVENT ? [] : outcomesIn(`${article.title}. ${article.teaser}`);
    const shared = outcomes.some((outcome) => own.includes(outcome));
    const enough = told.size < WELL_KNOWN ? OF_TEASERS : shared ? ONE_OUTCOME : ONE_EVENT;
    return article === first || likeness >= enough;
  });
}

/** Cosine of what two reports tell, 0–1. */
function eventLikeness(a: ToldTerms, b: ToldTerms): number {
  let dot = 0;
  for (const [term, weight] of a) if (b.has(term)) dot += weight * weight;
  return dot / Math.max(1e-9, lengthOf(a) * lengthOf(b));
}

function lengthOf(terms: ToldTerms): number {
  return Math.hypot(...terms.values());
}
