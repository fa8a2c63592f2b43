import type { Background } from './background.ts';
import type { ReadSentence, StoryText } from './read-story.ts';
import type { Vectors } from './vectors.ts';

/** What the first two models say of a story's words and pairs. */
export interface Importance {
  /** Chance that an editor's summary has the word, 0–1. */
  words: Float64Array;
  pairs: Float64Array;
  /** Distinct words and pairs an editor's summary of the story would hold. */
  wordsExpected: number;
  pairsExpected: number;
}

/** What a row is read from. */
interface Reading {
  story: StoryText;
  background: Background;
  importance: Importance;
  vectors: Vectors;
  said: readonly Said[];
}

/** Sums over a sentence's distinct words and pairs. */
export interface Said {
  wordSum: number;
  contentSum: number;
  wordMost: number;
  pairSum: number;
  /** Distinct words with, and without, meaning of their own. */
  content: number;
  stops: number;
  rarity: number;
  numbers: number;
}

/** A group of features: their names, and their values for the sentence at a place. */
export interface Group {
  names: readonly string[];
  prepare(reading: Reading): (at: number) => number[];
}

export function sentenceAt({ sentences }: StoryText, at: number): ReadSentence {
  return sentences[at] as ReadSentence;
}

/** The first sentence of the same report. */
export function firstOf(story: StoryText, at: number): number {
  const { report } = sentenceAt(story, at);
  return story.sentences.findIndex((other) => other.report === report);
}

/** The sentence before (−1) or after (1) in the same report, or −1. */
export function neighbour(story: StoryText, at: number, step: -1 | 1): number {
  return story.sentences[at + step]?.report === sentenceAt(story, at).report ? at + step : -1;
}
