import { FEATURES, isShort, type Profiled } from './pair-features.ts';
import { thinnessOf } from './thinness.ts';
import { tollsApart } from './tolls.ts';

const TITLE_NAMES_LOST = FEATURES.indexOf('titleNamesLost');
const OPENING_RARITY = FEATURES.indexOf('openingRarity');
const OPENING_SHARE = FEATURES.indexOf('openingShare');
const OPENING_RAREST = FEATURES.indexOf('openingRarest');

const WEEKDAY_APART = FEATURES.indexOf('weekdayApart');
const QUANTITY_SHARED = FEATURES.indexOf('quantityShared');
const TITLE_COSINE = FEATURES.indexOf('titleCosine');
const WORDS_RARITY = FEATURES.indexOf('wordsRarity');
const HOURS = FEATURES.indexOf('hours');
const FEWER_WORDS = FEATURES.indexOf('fewerWords');
const CROWD = FEATURES.indexOf('crowd');

/** In a teaser little else can be asked, in an article the rest of the text has its say. Words that count. */
const SHORT = 25;
/** Log-odds that one doubt costs, and how much rarity besides the rarest shared term is no more than common words. */
const DOUBT = { short: { costs: 3, common: 6 }, long: { costs: 0.8, common: 3 } } as const;
/**
 * Rarity besides the rarest shared term that short reports of one event share: a part of what the lesser opening has, and
 * no more than `most`. What is missing costs so many log-odds a unit, on a small newsroom's day and among hundreds.
 */
const SHARED = { part: 0.2, most: 18, thin: 0.2, dense: 0.05 };

/** Hours between two reports of two days; rarity of all words but names that any two reports may share. */
const OTHER_DAY = { hours: 6, words: 16 };
/** Log-odds that it costs if openings of short reports share figures and dates, and words of no more than this rarity: hardly one. */
const FIGURES = { cost: 6, words: 6 };
/** Log-odds that it costs if neither of two short texts tells an event, unless the titles are nearly one. */
const TALK = { costs: 3, oneTitle: 0.8 };
/** Cosine from which two headlines tell of the same. */
const TITLED_ALIKE = 0.4;
/** Of what two openings share, the part from which it is another event that one of them is dated by. */
const BORROWED = 0.4;

/**
 * What keeps look-alikes apart however like their words are: titles that name quite other people and places, none
 * of them in the other text; openings that have a name in common and nothing else, two things in one town, or mostly
 * what one of them is dated by, under other headlines, or figures and dates alone; short reports of two days; texts
 * that tell of no event at all; other victims, another score.
 * @param shared where it is known from elsewhere that a word besides the name is enough for openings to share.
 */
export function castDoubt(
  probability: number,
  features: ArrayLike<number>,
  a: Profiled,
  b: Profiled,
  shared?: 'enough',
): number {
  const { costs, common } = (features[FEWER_WORDS] ?? 0) < SHORT ? DOUBT.short : DOUBT.long;
  const besides = (features[OPENING_RARITY] ?? 0) - (features[OPENING_RAREST] ?? 0);
  let doubts = shared
    ? Number(besides < DOUBT.long.common)
    : Math.max(besides < common ? 1 : 0, missing(features, besides) / costs);
  if (features[TITLE_NAMES_LOST] === 1) doubts += 1;
  if (!areTitledAlike(features) && borrowed(a, b) >= BORROWED) doubts += 1;
  if (onAnotherDay(features)) doubts += DOUBT.long.costs / costs;
  if (tollsApart(a.profile, b.profile)) doubts += 1;
  if (areTalk(features, a, b)) doubts += TALK.costs / costs;
  if (isShort(features) && shareFiguresAlone(a, b)) doubts += FIGURES.cost / costs;
  if (doubts === 0) return probability;
  const certain = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return 1 / (1 + Math.exp(doubts * costs - Math.log(certain / (1 - certain))));
}

/** In log-odds: two events under one name, of one day or one contest, share that, and little else. */
function missing(features: ArrayLike<number>, besides: number): number {
  if (!isShort(features)) return 0;
  const lesser = (features[OPENING_RARITY] ?? 0) / (features[OPENING_SHARE] || 1);
  const cost = SHARED.dense + (SHARED.thin - SHARED.dense) * thinnessOf(features[CROWD] ?? 0);
  return cost * Math.max(0, Math.min(SHARED.most, SHARED.part * lesser) - besides);
}

/** Two guides to one festival share its names and words, and no event. */
function areTalk(features: ArrayLike<number>, { profile: a }: Profiled, { profile: b }: Profiled): boolean {
  const oneTitle = (features[TITLE_COSINE] ?? 0) >= TALK.oneTitle;
  return isShort(features) && a.tellsNoEvent && b.tellsNoEvent && !oneTitle;
}

function areTitledAlike(features: ArrayLike<number>): boolean {
  return (features[TITLE_COSINE] ?? 0) >= TITLED_ALIKE;
}

/** Short reports of two days that name other weekdays, share no number, and hardly a word but names. */
function onAnotherDay(features: ArrayLike<number>): boolean {
  const value = (at: number) => features[at] ?? 0;
  return (
    isShort(features) &&
    value(HOURS) >= OTHER_DAY.hours &&
    value(WEEKDAY_APART) === 1 &&
    value(QUANTITY_SHARED) === 0 &&
    !areTitledAlike(features) &&
    value(WORDS_RARITY) < OTHER_DAY.words
  );
}

/** Two texts of one day name it, and have a price and a number of people in common. */
function shareFiguresAlone({ profile }: Profiled, other: Profiled): boolean {
  if (profile.figures.length === 0) return false;
  const { opening } = profile;
  const [figures, told] = [new Set(profile.figures), new Set(other.profile.opening.ids)];
  let [counted, words] = [0, 0];
  opening.ids.forEach((id, at) => {
    if (!told.has(id)) return;
    if (figures.has(id)) counted += 1;
    else words += opening.rarities[at] ?? 0;
  });
  return counted > 0 && words < FIGURES.words;
}

/** 0–1: how much of what the openings share stands in one of them only where it is dated by another event. */
function borrowed({ local: { opening }, profile }: Profiled, other: Profiled): number {
  if (profile.ofAnother.length + other.profile.ofAnother.length === 0) return 0;
  const [here, there] = [new Set(profile.ofAnother), new Set(other.profile.ofAnother)];
  const shared = new Set(other.local.opening.ids);
  let [all, part] = [0, 0];
  opening.ids.forEach((id, at) => {
    if (!shared.has(id)) return;
    const rarity = opening.rarities[at] ?? 0;
    all += rarity;
    if (here.has(id) !== there.has(id)) part += rarity;
  });
  return all > 0 ? part / all : 0;
}
