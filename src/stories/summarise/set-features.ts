import type { Importance } from './feature-group.ts';
import type { ReadSentence, StoryText } from './read-story.ts';
import type { Vectors } from './vectors.ts';

/** A story whose sentences have been rated one by one. */
export interface RatedStory {
  story: StoryText;
  importance: Importance;
  vectors: Vectors;
  /** Expected ROUGE of each sentence alone (mean F1, percent). */
  scores: Float64Array;
  /** Chance that it belongs to the best summary, 0–1. */
  keeps: Float64Array;
}

/** A group of features: their names, and their values for one set of sentences. */
interface Group {
  names: readonly string[];
  prepare(rated: RatedStory, list: readonly number[]): (set: readonly number[]) => number[];
}

/** What a set says: importance of its distinct words and pairs, against what a summary would hold. */
const SAID: Group = {
  names: [
    'wordCount',
    'wordSum',
    'wordPrecision',
    'wordRecall',
    'wordF',
    'contentSum',
    'pairSum',
    'pairPrecision',
    'pairRecall',
    'pairF',
    'wordF50',
    'wordsExpected',
    'titleCover',
  ],
  prepare({ story, importance }) {
    const { stop } = story.words;
    const contentWorth = importance.words.map((worth, word) => (stop[word] ? 0 : worth));
    const sumWords = distinctSum(story.words.stems.length);
    const sumContent = distinctSum(story.words.stems.length);
    const sumPairs = distinctSum(story.words.pairs.length);
    const covers = titleCover(story);
    return (set) => {
      const words = set.map((at) => sentenceAt(story, at).words);
      const pairs = set.map((at) => sentenceAt(story, at).pairs);
      const [size, pairSize] = [totalLength(words), Math.max(1, totalLength(pairs))];
      const wordSum = sumWords(words, importance.words);
      const pairSum = sumPairs(pairs, importance.pairs);
      return [
        size,
        wordSum,
        wordSum / size,
        wordSum / importance.wordsExpected,
        (2 * wordSum) / (size + importance.wordsExpected),
        sumContent(words, contentWorth),
        pairSum,
        pairSum / pairSize,
        pairSum / importance.pairsExpected,
        (2 * pairSum) / (pairSize + importance.pairsExpected),
        (2 * wordSum) / (size + 50),
        importance.wordsExpected,
        covers(words),
      ];
    };
  },
};

/** How its sentences were rated alone. */
const RATED: Group = {
  names: [
    'count',
    'scoreMean',
    'scoreLeast',
    'scoreMost',
    'scoreSum',
    'scoreFirst',
    'bestLeft',
    'keepMean',
    'keepLeast',
    'keepMissed',
  ],
  prepare({ scores, keeps }, list) {
    const best = Math.max(...list.map((at) => scores[at] as number));
    const likeliest = list
      .map((at) => keeps[at] as number)
      .sort((x, y) => y - x)
      .slice(0, 3);
    return (set) => {
      const own = set.map((at) => scores[at] as number);
      const kept = set.map((at) => keeps[at] as number);
      return [
        set.length,
        sum(own) / set.length,
        Math.min(...own),
        Math.max(...own),
        sum(own),
        own[0] ?? 0,
        best - Math.max(...own),
        sum(kept) / set.length,
        Math.min(...kept),
        sum(likeliest) - sum(kept),
      ];
    };
  },
};

/** How like one another, and like the other good sentences, they are. */
const ALIKE: Group = {
  names: ['overlapMost', 'overlapMean', 'consensusMean', 'consensusMost'],
  prepare({ story, vectors, scores }, list) {
    const size = story.sentences.length;
    const like = (a: number, b: number) => vectors.likeness[a * size + b] as number;
    const weights = list.map((at) => Math.max(0, scores[at] as number));
    const all = sum(weights) || 1;
    const consensus = new Map(
      list.map((at) => {
        const shared = list.map((other, place) =>
          other === at ? 0 : (weights[place] ?? 0) * like(at, other),
        );
        return [at, sum(shared) / all];
      }),
    );
    return (set) => {
      const overlaps = set.flatMap((at, place) => set.slice(0, place).map((before) => like(at, before)));
      const agreed = set.map((at) => consensus.get(at) ?? 0);
      return [
        Math.max(0, ...overlaps),
        overlaps.length === 0 ? 0 : sum(overlaps) / overlaps.length,
        sum(agreed) / set.length,
        Math.max(...agreed),
      ];
    };
  },
};

/** Where they stand in their reports. */
const PLACED: Group = {
  names: ['leadShare', 'indexLeast', 'indexMean', 'indexMost', 'neighbours', 'reports', 'sentences'],
  prepare({ story }) {
    const lead = [...story.sentences.keys()]
      .filter((at) => sentenceAt(story, at).report === 0 && sentenceAt(story, at).print !== null)
      .slice(0, 3);
    return (set) => {
      const sentences = set.map((at) => sentenceAt(story, at));
      const indexes = sentences.map(({ index }) => index);
      const follows = (at: number, place: number) =>
        set[place - 1] === at - 1 && sentences[place - 1]?.report === sentences[place]?.report;
      return [
        set.filter((at) => lead.slice(0, set.length).includes(at)).length / set.length,
        Math.min(...indexes),
        sum(indexes) / set.length,
        Math.max(...indexes),
        set.filter(follows).length,
        new Set(sentences.map(({ report }) => report)).size,
        story.sentences.length / story.reports,
      ];
    };
  },
};

/** How they are worded. */
const WORDED: Group = {
  names: ['leaning', 'pointing', 'quoting', 'numbers'],
  prepare({ story }) {
    return (set) => {
      const sentences = set.map((at) => sentenceAt(story, at));
      const count = (has: (sentence: ReadSentence) => boolean) => sentences.filter(has).length;
      return [
        count(({ leans }) => leans),
        count(({ pointsBack }) => pointsBack),
        count(({ text }) => /["“«]/.test(text)),
        count(({ text }) => /\d/.test(text)),
      ];
    };
  },
};

const GROUPS = [SAID, RATED, ALIKE, PLACED, WORDED];
const NAMES = GROUPS.flatMap(({ names }) => names);
/** Features told once more as what is missing to the best set of the story. */
const COMPARED = ['wordF', 'pairF', 'scoreMean', 'scoreSum', 'keepMean', 'wordF50', 'consensusMean'];
const COMPARED_AT = COMPARED.map((name) => NAMES.indexOf(name));

export const SET_FEATURES = [...NAMES, ...COMPARED.map((name) => `${name}Missing`)];

/** Sentences taken by each rating: with more, the sets outgrow what they gain. */
const BY_SCORE = 9;
const BY_KEEP = 7;

/** Sentences a set may be made of: the best ones by either rating, and the first three; all printable. */
export function shortlist({ story, scores, keeps }: RatedStory): number[] {
  const printable = [...story.sentences.keys()].filter((at) => sentenceAt(story, at).print !== null);
  const bestBy = (ratings: Float64Array, count: number) =>
    [...printable].sort((x, y) => (ratings[y] as number) - (ratings[x] as number)).slice(0, count);
  const listed = new Set([...bestBy(scores, BY_SCORE), ...bestBy(keeps, BY_KEEP), ...printable.slice(0, 3)]);
  return [...listed].sort((x, y) => x - y);
}

/** Every set of one to three of the shortlist, each in reading order. */
export function setsOf(list: readonly number[]): number[][] {
  return list.flatMap((a, i) => [
    [a],
    ...list.slice(i + 1).flatMap((b, j) => [[a, b], ...list.slice(i + j + 2).map((c) => [a, b, c])]),
  ]);
}

/** A row for each of all the sets of a shortlist. */
export function setRows(
  rated: RatedStory,
  list: readonly number[],
  sets: readonly (readonly number[])[],
): Float32Array[] {
  const groups = GROUPS.map((group) => group.prepare(rated, list));
  const plain = sets.map((set) => groups.flatMap((valuesOf) => valuesOf(set)));
  const best = COMPARED_AT.map((column) =>
    plain.reduce((most, row) => Math.max(most, row[column] as number), Number.NEGATIVE_INFINITY),
  );
  return plain.map((row) =>
    Float32Array.from([
      ...row,
      ...COMPARED_AT.map((column, place) => (best[place] as number) - (row[column] as number)),
    ]),
  );
}

function sentenceAt({ sentences }: StoryText, at: number): ReadSentence {
  return sentences[at] as ReadSentence;
}

function titleCover(story: StoryText): (words: readonly Int32Array[]) => number {
  const [first] = story.titles ?? [];
  if (first === undefined) return () => Number.NaN;
  const title = new Set([...first].filter((word) => !story.words.stop[word]));
  return (words) => {
    const said = new Set(words.flatMap((each) => [...each]));
    return title.intersection(said).size / Math.max(1, title.size);
  };
}

/** Sums worths over distinct items; a stamp on each saves a set for every sum. */
function distinctSum(size: number): (lists: readonly Int32Array[], worths: Float64Array) => number {
  const stamps = new Int32Array(size);
  let stamp = 0;
  return (lists, worths) => {
    stamp += 1;
    let total = 0;
    for (const list of lists) {
      for (const item of list) {
        if (stamps[item] === stamp) continue;
        stamps[item] = stamp;
        total += worths[item] as number;
      }
    }
    return total;
  };
}

function totalLength(lists: readonly Int32Array[]): number {
  return lists.reduce((total, { length }) => total + length, 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
