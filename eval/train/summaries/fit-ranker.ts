import { loadTrees, sigmoid, type TreesFile } from '../../../src/stories/learning/boosted-trees.ts';
import { seeded } from '../../../src/stories/learning/train-boosted-trees.ts';
import { type Background, loadBackground } from '../../../src/stories/summarise/background.ts';
import type { Importance } from '../../../src/stories/summarise/feature-group.ts';
import { type RankerFile, weighWords } from '../../../src/stories/summarise/ranker.ts';
import { sentenceRows } from '../../../src/stories/summarise/sentence-features.ts';
import { type Vectors, vectorise } from '../../../src/stories/summarise/vectors.ts';
import { countBackground } from './count-background.ts';
import { fitSentences } from './fit-sentences.ts';
import { fitSets, type RatedItem } from './fit-sets.ts';
import { fitPairs, fitWords } from './fit-words.ts';
import { formsOf } from './forms-of.ts';
import { bestSentences, type Item, readItem } from './read-item.ts';
import type { TrainingStory } from './sources.ts';

/** Groups a story is never judged within: its words' worth is counted, and its earlier stages trained, on others. */
const GROUPS = 4;
const FOLDS = 2;

/** A story's sentences as the first two models read them. */
interface Reading {
  importance: Importance;
  vectors: Vectors;
  rows: Float32Array[];
}

/** One model a fold, trained on the other folds, and last the one trained on all. */
type Folded = readonly TreesFile[];

/** Trains all five models, each on what the ones before say of stories they were not trained on. */
export async function fitRanker(
  stories: readonly TrainingStory[],
  seed: number,
  say: (line: string) => void,
): Promise<RankerFile> {
  const random = seeded(seed);
  const items = stories.flatMap((story, at) => {
    const group = Math.floor(random() * GROUPS);
    return formsOf(story, at).flatMap((form) => readItem(form, group));
  });
  say(`${stories.length} stories read, in ${items.length} forms`);
  const backgroundOf = backgroundsFor(items);
  const words = await inFolds(items, (part) => fitWords(part, backgroundOf, random));
  say('words weighed');
  const pairs = await inFolds(items, (part, at) =>
    fitPairs(part, backgroundOf, words[at] as TreesFile, random),
  );
  say('pairs of words weighed');
  const readings = readWith(items, backgroundOf, words, pairs);
  const rowsOf = (item: Item) => readings.get(item)?.rows ?? [];
  const kept = new Map(items.map((item) => [item, bestSentences(item)]));
  const sentences = await inFolds(items, (part) =>
    fitSentences(part, 'squared', rowsOf, (item, at) => item.gold.score([at])),
  );
  const keeps = await inFolds(items, (part) =>
    fitSentences(part, 'logistic', rowsOf, (item, at) => Number(kept.get(item)?.has(at))),
  );
  say('sentences weighed');
  const sets = await fitSets(rateWith(items, readings, sentences, keeps), random);
  say('sets of sentences weighed');
  return {
    background: countBackground(items),
    words: forAll(words),
    pairs: forAll(pairs),
    sentences: forAll(sentences),
    keeps: forAll(keeps),
    sets,
  };
}

/** What is known of words from the stories of the other groups. */
function backgroundsFor(items: readonly Item[]): (item: Item) => Background {
  const backgrounds = Array.from({ length: GROUPS }, (_, group) =>
    loadBackground(countBackground(items.filter((item) => item.group !== group))),
  );
  return ({ group }) => backgrounds[group] as Background;
}

function inFolds(
  items: readonly Item[],
  fit: (part: readonly Item[], at: number) => Promise<TreesFile>,
): Promise<Folded> {
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    items.filter(({ group }) => group % FOLDS !== fold),
  );
  return Promise.all([...folds, items].map(fit));
}

/** The model of a story's fold: it has not seen the story. */
function foldOf(folded: Folded, { group }: Item): TreesFile {
  return folded[group % FOLDS] as TreesFile;
}

function forAll(folded: Folded): TreesFile {
  return folded.at(-1) as TreesFile;
}

function readWith(
  items: readonly Item[],
  backgroundOf: (item: Item) => Background,
  words: Folded,
  pairs: Folded,
): Map<Item, Reading> {
  const load = loadOnce();
  return new Map(
    items.map((item) => {
      const background = backgroundOf(item);
      const models = { words: load(foldOf(words, item)), pairs: load(foldOf(pairs, item)) };
      const importance = weighWords(item.story, { background, ...models });
      const vectors = vectorise(item.story, background);
      const rows = sentenceRows(item.story, background, importance, vectors);
      return [item, { importance, vectors, rows }];
    }),
  );
}

function rateWith(
  items: readonly Item[],
  readings: ReadonlyMap<Item, Reading>,
  sentences: Folded,
  keeps: Folded,
): RatedItem[] {
  const load = loadOnce();
  return items.map((item) => {
    const { importance, vectors, rows } = readings.get(item) as Reading;
    const [score, keep] = [load(foldOf(sentences, item)), load(foldOf(keeps, item))];
    const scores = Float64Array.from(rows, (row) => score.predict(row));
    const keepsOf = Float64Array.from(rows, (row) => sigmoid(keep.predict(row)));
    return { item, rated: { story: item.story, importance, vectors, scores, keeps: keepsOf } };
  });
}

function loadOnce() {
  const loaded = new Map<TreesFile, ReturnType<typeof loadTrees>>();
  return (file: TreesFile) => {
    const trees = loaded.get(file) ?? loadTrees(file);
    loaded.set(file, trees);
    return trees;
  };
}
