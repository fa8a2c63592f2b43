import { createGold } from '../learning/gold.ts';
import { cleanHeadline } from '../reports/headline-of.ts';
import { isKnownLanguage } from '../summarise/languages.ts';
import { type Ranker, rateStory } from '../summarise/ranker.ts';
import { readStory } from '../summarise/read-story.ts';
import { isReadable } from '../summarise/readable-set.ts';
import { type RatedStory, setRows, setsOf, shortlist } from '../summarise/set-features.ts';
import type { PastBlurb } from './past-blurb.ts';

/** A past blurb with what there is to learn of it. */
export interface Example {
  blurb: PastBlurb;
  rated: RatedStory;
  /** Some of the sets that could have been printed: a row of set features each. */
  rows: Float32Array[];
  /**
   * How much better an editor would have found each set than the weights do (mean ROUGE F1, percent), compared
   * with the story's other sets: only their order decides what is printed.
   */
  residuals: number[];
}

const SETS = 110;

/** Null where there is nothing to learn: no set to print, none that shares a word with the blurb, no rules for the language. */
export function toExample(blurb: PastBlurb, ranker: Ranker, random: () => number): Example | null {
  const [first] = blurb.articles;
  if (first === undefined || !isKnownLanguage(first.language)) return null;
  const rated = rateStory(readStory(blurb, blurb.language, cleanHeadline(first)), ranker);
  const list = shortlist(rated);
  const all = setsOf(list);
  const printable = [...all.keys()].filter((at) => isReadable(rated.story, rated.vectors, all[at] ?? []));
  const seen = printable.filter(() => random() < SETS / printable.length);
  const gold = createGold(
    rated.story.sentences.map(({ text }) => text),
    blurb.references,
  );
  const scores = seen.map((at) => gold.score(all[at] ?? []));
  if (!scores.some((score) => score > 0)) return null;
  const everyRow = setRows(rated, list, all);
  const rows = seen.map((at) => everyRow[at] as Float32Array);
  const residuals = rows.map((row, at) => (scores[at] ?? 0) - ranker.sets.predict(row));
  const mean = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
  return { blurb, rated, rows, residuals: residuals.map((value) => value - mean) };
}
