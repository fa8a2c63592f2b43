import { FEATURES } from './pair-features.ts';

const TITLE_NAMES_LOST = FEATURES.indexOf('titleNamesLost');
const OPENING_RARITY = FEATURES.indexOf('openingRarity');
const OPENING_RAREST = FEATURES.indexOf('openingRarest');

/** Log-odds that one doubt costs: only overwhelming evidence survives it. */
const DOUBT = 3;
/** Besides the rarest shared term, this much rarity is one common word. */
const ONE_COMMON_WORD = 3;

/**
 * What keeps look-alikes apart however like their words are: titles that name quite other people and places, none
 * of them in the other text; or openings that have a name in common and nothing else, two things in one town.
 */
export function castDoubt(probability: number, features: ArrayLike<number>): number {
  let doubts = 0;
  if (features[TITLE_NAMES_LOST] === 1) doubts += 1;
  const besides = (features[OPENING_RARITY] ?? 0) - (features[OPENING_RAREST] ?? 0);
  if (besides < ONE_COMMON_WORD) doubts += 1;
  if (doubts === 0) return probability;
  const certain = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return 1 / (1 + Math.exp(doubts * DOUBT - Math.log(certain / (1 - certain))));
}
