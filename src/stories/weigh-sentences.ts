import type { Candidate } from './sentence-candidates.ts';
import { termsOf } from './terms.ts';

const HOUR = 3_600_000;
/** Languages whose words the rules know; the others keep their lead sentences. */
const KNOWN = new Set(['en', 'fr']);

/**
 * How much each sentence deserves to be printed: near the top of a good, recent report, about what all reports
 * are about, saying who, what and how many.
 */
export function weighSentences(
  candidates: readonly Candidate[],
  headline: string,
  language: string,
): Map<Candidate, number> {
  const about = aboutness(candidates, headline);
  const newest = Math.max(...candidates.map(({ article }) => article.publishedAt));
  const known = KNOWN.has(language.toLowerCase().split('-')[0] ?? '');
  return new Map(
    candidates.map((candidate) => {
      const standing = place(candidate) * 0.9 ** candidate.rank * freshness(candidate, newest);
      return [candidate, known ? standing * (0.35 + about(candidate)) * wording(candidate) : standing];
    }),
  );
}

/** The inverted pyramid: news stands first. A teaser is its editors' own summary. */
function place({ field, index }: Candidate): number {
  return field === 'teaser' ? 1 / (1 + 0.15 * index) : 0.95 / (1 + 0.22 * index);
}

/** Facts of a running story age: an early report may say what a later one withdrew. */
function freshness({ article }: Candidate, newest: number): number {
  return Math.exp((article.publishedAt - newest) / (18 * HOUR));
}

/** 0–1: mean share of the outlets, and of the headline, that use a sentence's terms. */
function aboutness(candidates: readonly Candidate[], headline: string): (candidate: Candidate) => number {
  const users = new Map<string, Set<string>>();
  for (const { terms, article } of candidates) {
    for (const term of terms) users.set(term, (users.get(term) ?? new Set()).add(article.outlet));
  }
  const outlets = new Set(candidates.map(({ article }) => article.outlet)).size;
  const inHeadline = new Set(termsOf(headline));
  return ({ terms }) => {
    let sum = 0;
    for (const term of terms) {
      const shared = outlets > 1 ? ((users.get(term)?.size ?? 1) - 1) / (outlets - 1) : 0;
      sum += 0.6 * shared + (inHeadline.has(term) ? 0.4 : 0);
    }
    return terms.size === 0 ? 0 : Math.min(1, (2 * sum) / Math.max(6, terms.size));
  };
}

/** Who felt what about the event: after the event itself. */
const REACTION =
  /\b(?:tributes?|respects|reacts?|reacted|reaction|reflect(?:s|ed)|praised?|slammed|weighed in|sounded off|mourn(?:s|ed|ing)?|condolences|rend(?:ent|u) hommage)\b/i;

function wording(candidate: Candidate): number {
  const { text, words } = candidate;
  let merit = 1;
  if (/\d/.test(text)) merit *= 1.08;
  if (words < 9) merit *= 0.75;
  if (words > 38) merit *= 0.85;
  if (candidate.leans) merit *= 0.75;
  if (/^["“‘]/.test(text)) merit *= 0.7;
  if (/!["”’]*$/.test(text)) merit *= 0.6;
  if (REACTION.test(text)) merit *= 0.7;
  if (!hasVerb(text)) merit *= 0.5;
  return merit;
}

/** A rough test for a finite verb: captions and labels have none. */
function hasVerb(text: string): boolean {
  return /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|says?|said|est|sont|était|étaient|a|ont|avait|sera|seront|peut|doit|fait)\b|\b\p{L}{2,}ed\b|\b(?:\p{Ll}{3,})s\b (?:to|the|a|an|in|on|at|for|that|its|his|her|their|from|by|up|out|over|after|with|no|more)\b|\b(?:became|began|won|lost|took|gave|made|went|came|left|found|told|held|met|saw|rose|fell|hit|set|put|cut|led|sent|fled|struck|sought|brought|bought|built|kept|paid|sold|spoke|stood|drew|grew|knew|threw|broke|chose|wrote|ran|shot)\b/iu.test(
    text,
  );
}
