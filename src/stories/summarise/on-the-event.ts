import type { Article } from '../../feeds/article.ts';
import { termsOf } from '../language/terms.ts';
import type { ReadSentence } from './read-story.ts';
import { type ToldTerms, toldTerms, WELL_KNOWN, weightOf } from './told-terms.ts';

/** Who felt what about the event: after the event itself. */
const REACTION =
  /\b(?:tributes?|respects|condolences?|reacts?|reacted|reactions?|reflect(?:s|ed)|praised?|slammed|blasted|weighed in|sounded off|mourn(?:s|ed|ing|ers)?|welcom(?:es|ed)|well-wishers)\b/i;

const FRENCH_REACTION =
  /(?<!\p{L})(?:rend(?:ent|u) hommage|condoléances|réagi(?:e|es|s|t|ssent)?|accueill(?:e|ent|i|ie) (?:froidement|favorablement|fraîchement|mal|bien|avec)|(?:a|ont) salué|saluent|déplore(?:nt)?|se réjoui(?:t|ssent)|s['’](?:indigne(?:nt)?|insurge(?:nt)?)|fustige(?:nt)?)(?!\p{L})/iu;

export function isReaction(text: string): boolean {
  return REACTION.test(text) || FRENCH_REACTION.test(text);
}

export type OnTheEvent = (sentence: Pick<ReadSentence, 'article' | 'index' | 'text'>) => boolean;

/** This much of what a sentence says, by weight, must be of the event. */
const HELD = 0.2;
const HELD_OF_MANY = 0.3;
/** From so many reports on, each fact is in several of them. */
const MANY = 4;
/** What this share of the other reports tell, and two of them at least, is of the event. */
const SHARED = 1 / 3;

/**
 * Whether a sentence tells of the event itself: those of the first report do; those of the others must take up what
 * the first says, or what the others have in common. Asides, reactions and background share the names only.
 */
export function isOnTheEvent(reports: readonly Article[]): OnTheEvent {
  const [first, ...others] = reports;
  if (first === undefined) return () => false;
  const headline = new Set(termsOf(first.title));
  const event = eventOf(toldTerms(first), others.map(toldTerms));
  const many = reports.length >= MANY;
  const held = (many ? HELD_OF_MANY : HELD) * Math.min(1, event.size / WELL_KNOWN);
  return ({ article, index, text }) => {
    if (article === first) return true;
    if (many && !isReaction(first.title) && isReaction(`${article.title} ${text}`)) return false;
    const terms = termsOf(text);
    const shared = terms.filter((term) => event.has(term));
    // A report begins with the event, and strays from it later.
    return takesUp(shared, headline) && (index === 0 || weigh(shared) >= held * weigh(terms));
  };
}

function takesUp(shared: readonly string[], headline: ReadonlySet<string>): boolean {
  return shared.length >= 3 || shared.filter((term) => headline.has(term)).length >= 2;
}

/** As `isOnTheEvent`, of a story that nothing would be printed of otherwise: a few words in common are enough. */
export function isNearTheEvent([first]: readonly Article[]): OnTheEvent {
  if (first === undefined) return () => false;
  const [headline, said] = [new Set(termsOf(first.title)), toldTerms(first)];
  return ({ article, text }) =>
    article === first ||
    takesUp(
      termsOf(text).filter((term) => said.has(term)),
      headline,
    );
}

function eventOf(first: ToldTerms, others: readonly ToldTerms[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const terms of others) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count >= Math.max(2, SHARED * others.length));
  return new Set([...first.keys(), ...common.map(([term]) => term)]);
}

function weigh(terms: readonly string[]): number {
  return terms.reduce((sum, term) => sum + weightOf(term), 0);
}
