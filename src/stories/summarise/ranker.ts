import { type BoostedTrees, loadTrees, sigmoid, type TreesFile } from '../learning/boosted-trees.ts';
import shipped from '../weights/summary-ranker.json' with { type: 'json' };
import { type Background, type BackgroundFile, loadBackground } from './background.ts';
import type { Importance } from './feature-group.ts';
import type { StoryText } from './read-story.ts';
import { sentenceRows } from './sentence-features.ts';
import type { RatedStory } from './set-features.ts';
import { vectorise } from './vectors.ts';
import { pairRows, wordRows } from './word-features.ts';

/** What `eval/train/train-summaries.ts` writes. */
export interface RankerFile {
  background: BackgroundFile;
  /** Chance that an editor's summary has a word, a pair of words. */
  words: TreesFile;
  pairs: TreesFile;
  /** ROUGE of a sentence alone (mean F1, percent); chance that it belongs to the best summary. */
  sentences: TreesFile;
  keeps: TreesFile;
  /** ROUGE of one to three sentences together, less that of the story's best set (mean F1, percent). */
  sets: TreesFile;
}

export interface Ranker {
  background: Background;
  words: BoostedTrees;
  pairs: BoostedTrees;
  sentences: BoostedTrees;
  keeps: BoostedTrees;
  sets: BoostedTrees;
}

export function loadRanker(file: RankerFile): Ranker {
  return {
    background: loadBackground(file.background),
    words: loadTrees(file.words),
    pairs: loadTrees(file.pairs),
    sentences: loadTrees(file.sentences),
    keeps: loadTrees(file.keeps),
    sets: loadTrees(file.sets),
  };
}

let ours: Ranker | undefined;

/** The weights that come with the program, read once. */
export function shippedRanker(): Ranker {
  ours ??= loadRanker(shipped);
  return ours;
}

/** How likely an editor's summary of the story has each of its words and pairs of words. */
export function weighWords(
  story: StoryText,
  { background, words, pairs }: Pick<Ranker, 'background' | 'words' | 'pairs'>,
): Importance {
  const { rows, usage } = wordRows(story, background);
  const ofWords = Float64Array.from(rows, (row) => sigmoid(words.predict(row)));
  const ofPairs = Float64Array.from(pairRows(story, background, ofWords, usage), (row) =>
    sigmoid(pairs.predict(row)),
  );
  return {
    words: ofWords,
    pairs: ofPairs,
    wordsExpected: Math.max(1, sum(ofWords)),
    pairsExpected: Math.max(1, sum(ofPairs)),
  };
}

/** A story with every sentence's standing: words first, then sentences. */
export function rateStory(story: StoryText, ranker: Ranker): RatedStory {
  const importance = weighWords(story, ranker);
  const vectors = vectorise(story, ranker.background);
  const rows = sentenceRows(story, ranker.background, importance, vectors);
  return {
    story,
    importance,
    vectors,
    scores: Float64Array.from(rows, (row) => ranker.sentences.predict(row)),
    keeps: Float64Array.from(rows, (row) => sigmoid(ranker.keeps.predict(row))),
  };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
