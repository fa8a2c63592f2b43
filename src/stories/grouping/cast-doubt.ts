import { FEATURES } from './pair-features.ts';

const TITLE_NAMES_LOST = FEATURES.indexOf('titleNamesLost');
const OPENING_RARITY = FEATURES.indexOf('openingRarity');
const OPENING_RAREST = FEATURES.indexOf('openingRarest');

const FEWER_WORDS = FEATURES.indexOf('fewerWords');

/** In a teaser little else can be asked, in an article the rest of the text has its say. Words that count. */
const SHORT = 25;
/** Log-odds that one doubt costs, and how much rarity besides the rarest shared term is no more than common words. */
const DOUBT = { short: { costs: 3, common: 6 }, long: { costs: 0.8, common: 3 } } as const;

/**
 * What keeps look-alikes apart however like their words are: titles that name quite other people and places, none
 * of them in the other text; or openings that have a name in common and nothing else, two things in one town.
 */
export function castDoubt(probability: number, features: ArrayLike<number>): number {
  const { costs, common } = (features[FEWER_WORDS] ?? 0) < SHORT ? DOUBT.short : DOUBT.long;
  let doubts = 0;
  if (features[TITLE_NAMES_LOST] === 1) doubts += 1;
  const besides = (features[OPENING_RARITY] ?? 0) - (features[OPENING_RAREST] ?? 0);
  if (besides < common) doubts += 1;
  if (doubts === 0) return probability;
  const certain = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return 1 / (1 + Math.exp(doubts * costs - Math.log(certain / (1 - certain))));
}
