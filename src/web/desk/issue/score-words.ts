import { inWords } from '../../../lib/in-words.ts';

/** What each part of a story's score is, as an editor reads it. */
interface PartWords {
  name: string;
  means: string;
  /** The sum of the other parts is multiplied by it. */
  factor?: true;
}

const WORDS: Readonly<Record<string, PartWords>> = {
  corroboration: {
    name: 'Outlets reporting it',
    means: 'outlets of one owner count once, a trusted source more, one that sells more than it reports less',
  },
  attention: {
    name: 'Talk of the day',
    means: 'how much the other outlets’ headlines have the same people, places and subjects now',
  },
  space: { name: 'Reports per outlet', means: 'how much room the outlets that have it give it' },
  prominence: { name: 'Place in the feed', means: 'how high the editors of its best-placed outlet put it' },
  recency: { name: 'Newest report', means: 'how late in the window somebody last reported it' },
  publicInterest: {
    name: 'Public interest',
    means:
      'state, law, war, health, economy, against leisure and shopping; crime and accidents from two outlets on',
  },
  plainness: { name: 'Plain headline', means: 'says what happened, without shouting, teasing or guessing' },
  persistence: { name: 'Staying power', means: 'in how many parts of the window it was reported' },
  section: { name: 'Weight of its section', means: 'from the source list', factor: true },
  eligible: {
    name: 'Kind of text',
    means:
      '0.1: by its kind not a headline, see the reason; 0.5: one outlet’s, worded half like a listing or an offer',
    factor: true,
  },
  moved: {
    name: 'News since the last telling',
    means: 'of public interest, and told by more than one outlet',
    factor: true,
  },
};

export interface PartShown {
  name: string;
  means: string;
  /** “4.5”, or “× 1.2” for a factor. */
  value: string;
}

/** The parts of a score: what was added, the most first, then what the sum was multiplied by. */
export function partsShown(parts: Readonly<Record<string, number>>): PartShown[] {
  const known = Object.entries(parts).map(([key, value]) => ({ key, value, words: wordsOf(key) }));
  const added = known.filter(({ words }) => !words.factor).sort((a, b) => b.value - a.value);
  const factors = known.filter(({ words }) => words.factor);
  return [...added, ...factors].map(({ value, words: { name, means, factor } }) => ({
    name,
    means,
    value: factor ? `× ${rounded(value)}` : rounded(value),
  }));
}

/** An issue composed by another version may have parts that this one does not know. */
function wordsOf(key: string): PartWords {
  return WORDS[key] ?? { name: inWords(key), means: '' };
}

export function rounded(n: number): string {
  return n.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}
