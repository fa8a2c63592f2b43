import { loadTrees, sigmoid, type TreesFile } from '../../../src/stories/boosted-trees.ts';
import { createGold, type Gold } from '../../../src/stories/gold.ts';
import { cleanHeadline } from '../../../src/stories/headline-of.ts';
import { type Background, loadBackground } from '../../../src/stories/summarise/background.ts';
import { type RankerFile, weighWords } from '../../../src/stories/summarise/ranker.ts';
import { readStory, type StoryText } from '../../../src/stories/summarise/read-story.ts';
import {
  type Importance,
  SENTENCE_FEATURES,
  sentenceRows,
  type Vectors,
  vectorise,
} from '../../../src/stories/summarise/sentence-features.ts';
import {
  type RatedStory,
  SET_FEATURES,
  setRows,
  setsOf,
  shortlist,
} from '../../../src/stories/summarise/set-features.ts';
import {
  PAIR_FEATURES,
  pairRows,
  WORD_FEATURES,
  wordRows,
} from '../../../src/stories/summarise/word-features.ts';
import { seeded, type TrainingOptions } from '../../../src/stories/train-boosted-trees.ts';
import { CollectedRows } from '../collect-rows.ts';
import { trainInWorker } from '../train-in-worker.ts';
import { countBackground } from './count-background.ts';
import type { TrainingStory } from './sources.ts';

/** A story as read, with what its sentences are worth. */
export interface Item {
  weight: number;
  story: StoryText;
  gold: Gold;
  group: number;
}

/** Groups a story is never judged within: its words' worth is counted, and its earlier stages trained, on others. */
const GROUPS = 4;
const FOLDS = 2;
/** Rows taken at random, so that training fits into memory and minutes. */
const WORD_ROWS = 300_000;
const PAIR_ROWS = 400_000;
const SETS_PER_STORY = 110;
const SHORTLIST = 9;

const WORDS: Partial<TrainingOptions> = {
  loss: 'logistic',
  trees: 120,
  leaves: 16,
  learningRate: 0.1,
  minRows: 100,
  rowShare: 0.4,
  columnShare: 0.6,
};
const SENTENCES: Partial<TrainingOptions> = {
  loss: 'squared',
  trees: 150,
  leaves: 16,
  learningRate: 0.06,
  minRows: 40,
  rowShare: 0.35,
  columnShare: 0.5,
};
const SETS: Partial<TrainingOptions> = {
  loss: 'squared',
  trees: 400,
  leaves: 14,
  learningRate: 0.045,
  minRows: 60,
  rowShare: 0.25,
  columnShare: 0.5,
};

/** Trains all five models, each on what the ones before say of stories they were not trained on. */
export async function fitRanker(
  stories: readonly TrainingStory[],
  say: (line: string) => void,
): Promise<RankerFile> {
  const random = seeded(5);
  const { file, rated } = await fitSentenceModels(stories, say, random);
  const sets = await fitSets(rated, random);
  say('sets of sentences weighed');
  return { ...file, sets };
}

export async function fitSentenceModels(
  stories: readonly TrainingStory[],
  say: (line: string) => void,
  random: () => number,
): Promise<{ file: Omit<RankerFile, 'sets'>; rated: { item: Item; rated: RatedStory }[] }> {
  const items = stories.flatMap((story) => readItem(story, Math.floor(random() * GROUPS)));
  say(`${items.length} stories read`);
  const backgrounds = Array.from({ length: GROUPS }, (_, group) =>
    loadBackground(countBackground(items.filter((item) => item.group !== group))),
  );
  const backgroundOf = ({ group }: Item) => backgrounds[group] as Background;

  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    items.filter(({ group }) => group % FOLDS !== fold),
  );
  const words = await Promise.all([...folds, items].map((part) => fitWords(part, backgroundOf, random)));
  say('words weighed');
  const pairs = await Promise.all(
    [...folds, items].map((part, at) => fitPairs(part, backgroundOf, words[at] as TreesFile, random)),
  );
  say('pairs of words weighed');
  const importances = new Map<Item, Importance>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const models = { words: loadTrees(words[fold] as TreesFile), pairs: loadTrees(pairs[fold] as TreesFile) };
    for (const item of items.filter(({ group }) => group % FOLDS === fold))
      importances.set(item, weighWords(item.story, { background: backgroundOf(item), ...models }));
  }
  const rows = new Map<Item, { rows: Float32Array[]; vectors: Vectors }>();
  for (const item of items) {
    const vectors = vectorise(item.story, backgroundOf(item));
    const importance = importances.get(item) as Importance;
    rows.set(item, { rows: sentenceRows(item.story, backgroundOf(item), importance, vectors), vectors });
  }
  const kept = new Map(items.map((item) => [item, bestSentences(item)]));
  const sentenceFit = (part: readonly Item[]) =>
    fitSentences(
      part,
      (item) => rows.get(item)?.rows ?? [],
      (item, at) => item.gold.score([at]),
      SENTENCES,
    );
  const keepFit = (part: readonly Item[]) =>
    fitSentences(
      part,
      (item) => rows.get(item)?.rows ?? [],
      (item, at) => Number(kept.get(item)?.has(at)),
      {
        ...SENTENCES,
        loss: 'logistic',
      },
    );
  const sentences = await Promise.all([...folds, items].map(sentenceFit));
  const keeps = await Promise.all([...folds, items].map(keepFit));
  say('sentences weighed');

  const rated: { item: Item; rated: RatedStory }[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const [score, keep] = [loadTrees(sentences[fold] as TreesFile), loadTrees(keeps[fold] as TreesFile)];
    for (const item of items.filter(({ group }) => group % FOLDS === fold)) {
      const { rows: own, vectors } = rows.get(item) as { rows: Float32Array[]; vectors: Vectors };
      rated.push({
        item,
        rated: {
          story: item.story,
          importance: importances.get(item) as Importance,
          vectors,
          scores: Float64Array.from(own, (row) => score.predict(row)),
          keeps: Float64Array.from(own, (row) => sigmoid(keep.predict(row))),
        },
      });
    }
  }
  const file = {
    background: countBackground(items),
    words: words.at(-1) as TreesFile,
    pairs: pairs.at(-1) as TreesFile,
    sentences: sentences.at(-1) as TreesFile,
    keeps: keeps.at(-1) as TreesFile,
  };
  return { file, rated };
}

/** Nothing is learned of a story that has no sentence to print. */
export function readItem({ articles, references, weight }: TrainingStory, group: number): Item[] {
  const [first] = articles;
  const story = readStory({ articles }, 'en', first === undefined ? '' : cleanHeadline(first));
  if (!story.sentences.some(({ print, pointsBack }) => print !== null && !pointsBack)) return [];
  const gold = createGold(
    story.sentences.map(({ text }) => text),
    references,
  );
  return [{ weight, story, gold, group }];
}

function fitWords(
  items: readonly Item[],
  backgroundOf: (item: Item) => Background,
  random: () => number,
): Promise<TreesFile> {
  const collected = new CollectedRows(WORD_FEATURES);
  const all = items.reduce((sum, { story }) => sum + story.words.stems.length, 0);
  for (const item of items) {
    wordRows(item.story, backgroundOf(item)).rows.forEach((row, word) => {
      if (random() < WORD_ROWS / all)
        collected.add(row, Number(item.gold.stems.has(item.story.words.stems[word] ?? '')), item.weight);
    });
  }
  return trainInWorker(collected.toRows(), WORDS);
}

/** Few pairs are ever kept: all of those, and some of the others with the more weight. */
function fitPairs(
  items: readonly Item[],
  backgroundOf: (item: Item) => Background,
  words: TreesFile,
  random: () => number,
): Promise<TreesFile> {
  const collected = new CollectedRows(PAIR_FEATURES);
  const trees = loadTrees(words);
  const share = PAIR_ROWS / items.reduce((sum, { story }) => sum + story.words.pairs.length, 0);
  for (const item of items) {
    const background = backgroundOf(item);
    const { rows, usage } = wordRows(item.story, background);
    const worths = Float64Array.from(rows, (row) => sigmoid(trees.predict(row)));
    const { stems, pairs } = item.story.words;
    pairRows(item.story, background, worths, usage).forEach((row, pair) => {
      const [a = 0, b = 0] = pairs[pair] ?? [];
      const kept = item.gold.pairs.has(`${stems[a]} ${stems[b]}`);
      if (kept || random() < share)
        collected.add(row, Number(kept), kept ? item.weight : item.weight / share);
    });
  }
  return trainInWorker(collected.toRows(), WORDS);
}

function fitSentences(
  items: readonly Item[],
  rowsOf: (item: Item) => Float32Array[],
  labelOf: (item: Item, at: number) => number,
  options: Partial<TrainingOptions>,
): Promise<TreesFile> {
  const collected = new CollectedRows(SENTENCE_FEATURES);
  for (const item of items) {
    rowsOf(item).forEach((row, at) => {
      if (item.story.sentences[at]?.print) collected.add(row, labelOf(item, at), item.weight);
    });
  }
  return trainInWorker(collected.toRows(), options);
}

function fitSets(
  rated: readonly { item: Item; rated: RatedStory }[],
  random: () => number,
): Promise<TreesFile> {
  const collected = new CollectedRows(SET_FEATURES);
  for (const { item, rated: one } of rated) {
    const list = shortlist(one, SHORTLIST);
    const all = setsOf(list);
    const rows = setRows(one, list, all);
    const seen = [...all.keys()].filter(() => random() < SETS_PER_STORY / all.length);
    const scores = seen.map((at) => item.gold.score(all[at] ?? []));
    const best = Math.max(...scores);
    seen.forEach((at, place) => {
      collected.add(rows[at] ?? [], (scores[place] ?? 0) - best, item.weight);
    });
  }
  return trainInWorker(collected.toRows(), SETS);
}

/** The best summary's sentences, found one at a time. */
function bestSentences({ story, gold }: Item): Set<number> {
  const printable = [...story.sentences.keys()].filter((at) => story.sentences[at]?.print);
  let [chosen, most] = [[] as number[], 0];
  while (chosen.length < 3) {
    let best: number[] | undefined;
    for (const at of printable) {
      if (chosen.includes(at)) continue;
      const set = [...chosen, at].sort((x, y) => x - y);
      const score = gold.score(set);
      if (score > most) [best, most] = [set, score];
    }
    if (best === undefined) break;
    chosen = best;
  }
  return new Set(chosen);
}
