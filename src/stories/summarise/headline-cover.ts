import type { StoryText } from './read-story.ts';

/** Content words below which a headline tells too little to be looked for. */
const LEAST_WORDS = 3;

/** Asked for every set of sentences, worked out once a story. */
const known = new WeakMap<StoryText, (at: number) => number | null>();

/**
 * 0–1: what of the headline's words a sentence has too; a name that every sentence has tells little. Null where the
 * headline is hardly one.
 */
export function coverOf(story: StoryText, at: number): number | null {
  const cover = known.get(story) ?? headlineCover(story);
  known.set(story, cover);
  return cover(at);
}

function headlineCover(story: StoryText): (at: number) => number | null {
  const title = [...new Set(story.titles?.[0] ?? [])].filter((word) => !story.words.stop[word]);
  if (title.length < LEAST_WORDS) return () => null;
  const said = story.sentences.map(({ words }) => new Set(words));
  const share = (word: number) => said.filter((words) => words.has(word)).length / Math.max(1, said.length);
  const telling = title.map((word) => ({ word, weight: 1 - share(word) }));
  const sum = (words: typeof telling) => words.reduce((total, { weight }) => total + weight, 0);
  const whole = Math.max(0.01, sum(telling));
  const covers = said.map((words) => sum(telling.filter(({ word }) => words.has(word))) / whole);
  return (at) => covers[at] ?? 0;
}
