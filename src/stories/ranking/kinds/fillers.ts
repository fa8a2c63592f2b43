import { FRENCH_FILLERS } from './french-fillers.ts';
import type { KindRule } from './kind-rule.ts';
import { LEISURE } from './leisure.ts';
import { LISTINGS } from './listings.ts';
import { MONEY_AND_BETS } from './money-and-bets.ts';
import { NEWSLETTERS_AND_PODCASTS } from './newsletters.ts';
import { NOTES } from './notes.ts';
import { OFFERS_AND_ADVICE } from './offers.ts';
import { PASTIMES } from './pastimes.ts';

/** What sells, lists, teaches or passes the time. What they say adds up; the first of the weightiest names the kind. */
export const FILLERS: readonly KindRule[] = [
  ...PASTIMES,
  ...LISTINGS,
  ...MONEY_AND_BETS,
  ...NEWSLETTERS_AND_PODCASTS,
  ...OFFERS_AND_ADVICE,
  ...NOTES,
  ...LEISURE,
  ...FRENCH_FILLERS,
];
