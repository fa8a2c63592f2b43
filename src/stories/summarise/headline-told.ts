import { outcomesIn } from '../memory/outcomes.ts';
import type { StoryText } from './read-story.ts';

/** What a sentence has of its story's headline. */
export interface HeadlineTold {
  /**
   * 0–1: what of the headline's words it has too; a name that every sentence has tells little. Null where the headline is
   * hardly one.
   */
  cover: number | null;
  /** It tells what became of whom (“dies”, “resigns”), as the headline does. */
  outcome: boolean;
}

/** Content words below which a headline tells too little to be looked for. */
const LEAST_WORDS = 3;

/** Asked for every set of sentences, worked out once a story. */
const known = new WeakMap<StoryText, (at: number) => HeadlineTold>();

export function headlineTold(story: StoryText, at: number): HeadlineTold {
  const told = known.get(story) ?? readHeadline(story);
  known.set(story, told);
  return told(at);
}

function readHeadline(story: StoryText): (at: number) => HeadlineTold {
  const cover = headlineCover(story);
  const outcomes = outcomesIn(story.headline);
  const shares = (text: string) =>
    outcomes.length > 0 && outcomesIn(text).some((one) => outcomes.includes(one));
  const asked = new Map<number, HeadlineTold>();
  return (at) => {
    const told = asked.get(at) ?? { cover: cover(at), outcome: shares(story.sentences[at]?.text ?? '') };
    asked.set(at, told);
    return told;
  };
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
