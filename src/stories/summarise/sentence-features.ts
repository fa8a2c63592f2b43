import type { Background } from './background.ts';
import type { ReadSentence, StoryText } from './read-story.ts';
import type { Vectors } from './vectors.ts';
import { reportLengths } from './word-features.ts';

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
interface Said {
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
interface Group {
  names: readonly string[];
  prepare(reading: Reading): (at: number) => number[];
}

const PLACE: Group = {
  names: ['index', 'relative', 'wordCount', 'sentences', 'report', 'reports'],
  prepare({ story }) {
    const lengths = reportLengths(story);
    return (at) => {
      const { index, report, words } = sentenceAt(story, at);
      return [
        index,
        index / Math.max(1, lengths[report] ?? 1),
        words.length,
        story.sentences.length / story.reports,
        report,
        story.reports,
      ];
    };
  },
};

const SAID: Group = {
  names: [
    'wordSum',
    'wordMean',
    'contentSum',
    'contentMean',
    'wordMost',
    'pairSum',
    'pairMean',
    'wordF',
    'pairF',
  ],
  prepare({ story, importance, vectors, said }) {
    return (at) => {
      const { wordSum, contentSum, wordMost, pairSum, content } = said[at] as Said;
      const { words, pairs } = sentenceAt(story, at);
      return [
        wordSum,
        wordSum / Math.max(1, vectors.distinct[at]?.length ?? 0),
        contentSum,
        contentSum / Math.max(1, content),
        wordMost,
        pairSum,
        pairSum / Math.max(1, pairs.length),
        (2 * wordSum) / (words.length + importance.wordsExpected),
        (2 * pairSum) / (words.length + importance.pairsExpected),
      ];
    };
  },
};

const TITLED: Group = {
  names: ['titleCover', 'titleLikeness'],
  prepare({ story, vectors, said }) {
    if (story.titles === null) return () => [Number.NaN, Number.NaN];
    const { stop } = story.words;
    const contentOf = (titles: readonly Int32Array[]) =>
      new Set(titles.flatMap((title) => [...title]).filter((word) => !stop[word]));
    const [first, all] = [contentOf(story.titles.slice(0, 1)), contentOf(story.titles)];
    return (at) => {
      const words = [...(vectors.distinct[at] ?? [])];
      const content = said[at]?.content ?? 0;
      return [
        words.filter((word) => first.has(word)).length / Math.max(1, first.size),
        words.filter((word) => all.has(word)).length / Math.sqrt(Math.max(1, all.size * content)),
      ];
    };
  },
};

const ALIKE: Group = {
  names: ['centrality', 'centroid', 'nearest', 'firstLikeness', 'previousLikeness', 'nextLikeness'],
  prepare({ story, vectors }) {
    const count = story.sentences.length;
    const likenessOf = (at: number, other: number) =>
      other < 0 ? Number.NaN : (vectors.likeness[at * count + other] as number);
    const toCentre = centre(story, vectors);
    return (at) => {
      let [sum, nearest] = [0, 0];
      for (let other = 0; other < count; other += 1) {
        if (other === at) continue;
        const likeness = vectors.likeness[at * count + other] as number;
        sum += likeness;
        nearest = Math.max(nearest, likeness);
      }
      const first = firstOf(story, at);
      return [
        sum / Math.max(1, count - 1),
        toCentre(at),
        nearest,
        first === at ? 1 : likenessOf(at, first),
        likenessOf(at, neighbour(story, at, -1)),
        likenessOf(at, neighbour(story, at, 1)),
      ];
    };
  },
};

const VOCABULARY: Group = {
  names: ['rarity', 'stopShare', 'numbers'],
  prepare({ vectors, said }) {
    return (at) => {
      const { rarity, content, stops, numbers } = said[at] as Said;
      return [rarity / Math.max(1, content), stops / Math.max(1, vectors.distinct[at]?.length ?? 0), numbers];
    };
  },
};

const SAYS = /\b(?:said|says|told|added|according to|tweeted|wrote|a dit|selon|a déclaré)\b/i;
const MODAL = /\b(?:will|would|could|can|may|might|should|must)\b/i;
const CONTRAST = /\b(?:but|although|though|however|despite|while|mais)\b/i;
const DAY =
  /\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b/i;
const BEING = /\b(?:is|are|was|were|be|been|est|sont|était)\b/i;

const WORDING: Group = {
  names: [
    'quotes',
    'opensQuote',
    'commas',
    'brackets',
    'pointsBack',
    'leans',
    'addresses',
    'says',
    'asks',
    'modal',
    'contrast',
    'dayNamed',
  ],
  prepare({ story }) {
    return (at) => {
      const { text, pointsBack, leans, addresses } = sentenceAt(story, at);
      const uses = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
      return [
        uses(/["“”«»]/g),
        Number(/^["“‘«]/.test(text)),
        uses(/,/g),
        uses(/[()]/g),
        Number(pointsBack),
        Number(leans),
        Number(addresses),
        Number(SAYS.test(text)),
        Number(/[?!]/.test(text)),
        Number(MODAL.test(text)),
        Number(CONTRAST.test(text)),
        Number(DAY.test(text)),
      ];
    };
  },
};

const AMONG_OTHERS: Group = {
  names: [
    'previousMean',
    'nextMean',
    'wordPlace',
    'pairPlace',
    'wordsExpected',
    'support',
    'firstSaid',
    'passedMean',
    'being',
  ],
  prepare({ story, importance, vectors, said }) {
    const means = said.map(({ contentSum, content }) => (content === 0 ? 0 : contentSum / content));
    const meanAt = (at: number) => means[at] ?? Number.NaN;
    const lengthAt = (at: number) => sentenceAt(story, at).words.length;
    const wordPlaces = placesOf(
      said.map(({ wordSum }, at) => (2 * wordSum) / (lengthAt(at) + importance.wordsExpected)),
    );
    const pairPlaces = placesOf(
      said.map(({ pairSum }, at) => (2 * pairSum) / (lengthAt(at) + importance.pairsExpected)),
    );
    const fresh = firstSaid(story);
    return (at) => {
      const { index, text } = sentenceAt(story, at);
      return [
        meanAt(neighbour(story, at, -1)),
        meanAt(neighbour(story, at, 1)),
        wordPlaces[at] as number,
        pairPlaces[at] as number,
        importance.wordsExpected,
        supporters(story, vectors, at),
        fresh[at] as number,
        index === 0 ? Number.NaN : meanAt(at) - meanAt(firstOf(story, at)),
        Number(BEING.test(text)),
      ];
    };
  },
};

const GROUPS = [PLACE, SAID, TITLED, ALIKE, VOCABULARY, WORDING, AMONG_OTHERS];

export const SENTENCE_FEATURES = GROUPS.flatMap(({ names }) => names);

/** A row for each sentence of a story, printable or not. */
export function sentenceRows(
  story: StoryText,
  background: Background,
  importance: Importance,
  vectors: Vectors,
): Float32Array[] {
  const said = story.sentences.map((sentence, at) =>
    sumUp(sentence, vectors.distinct[at] ?? new Int32Array(), story, background, importance),
  );
  const reading = { story, background, importance, vectors, said };
  const groups = GROUPS.map((group) => group.prepare(reading));
  return story.sentences.map((_, at) => Float32Array.from(groups.flatMap((valuesAt) => valuesAt(at))));
}

function sumUp(
  { pairs }: ReadSentence,
  distinct: Int32Array,
  { words: { stems, stop } }: StoryText,
  background: Background,
  importance: Importance,
): Said {
  const said: Said = {
    wordSum: 0,
    contentSum: 0,
    wordMost: 0,
    pairSum: 0,
    content: 0,
    stops: 0,
    rarity: 0,
    numbers: 0,
  };
  for (const word of distinct) {
    const worth = importance.words[word] as number;
    const stem = stems[word] ?? '';
    said.wordSum += worth;
    if (/\d/.test(stem)) said.numbers += 1;
    if (stop[word]) said.stops += 1;
    else {
      said.content += 1;
      said.contentSum += worth;
      said.wordMost = Math.max(said.wordMost, worth);
      said.rarity += background.rarity(stem);
    }
  }
  for (const pair of new Set(pairs)) said.pairSum += importance.pairs[pair] as number;
  return said;
}

function sentenceAt({ sentences }: StoryText, at: number): ReadSentence {
  return sentences[at] as ReadSentence;
}

/** The first sentence of the same report. */
function firstOf(story: StoryText, at: number): number {
  const { report } = sentenceAt(story, at);
  return story.sentences.findIndex((other) => other.report === report);
}

/** The sentence before (−1) or after (1) in the same report, or −1. */
function neighbour(story: StoryText, at: number, step: -1 | 1): number {
  return story.sentences[at + step]?.report === sentenceAt(story, at).report ? at + step : -1;
}

/** Other reports with a sentence much like this one. */
function supporters({ sentences }: StoryText, { likeness }: Vectors, at: number): number {
  const own = sentences[at]?.report;
  const alike = sentences.filter(
    ({ report }, other) => report !== own && (likeness[at * sentences.length + other] as number) > 0.3,
  );
  return new Set(alike.map(({ report }) => report)).size;
}

/** How near a sentence is to the mean of all. */
function centre(story: StoryText, { distinct, weights }: Vectors): (at: number) => number {
  const mean = new Float64Array(story.words.stems.length);
  distinct.forEach((words, at) => {
    words.forEach((word, place) => {
      mean[word] = (mean[word] as number) + (weights[at]?.[place] as number) / story.sentences.length;
    });
  });
  return (at) => {
    let dot = 0;
    distinct[at]?.forEach((word, place) => {
      dot += (mean[word] as number) * (weights[at]?.[place] as number);
    });
    return dot;
  };
}

/** Share of a sentence's content words that its report had not used before. */
function firstSaid(story: StoryText): number[] {
  const said = new Map<number, Set<number>>();
  return story.sentences.map(({ words, report }) => {
    const before = said.get(report) ?? new Set<number>();
    said.set(report, before);
    const content = [...new Set(words)].filter((word) => !story.words.stop[word]);
    const fresh = content.filter((word) => !before.has(word)).length;
    for (const word of content) before.add(word);
    return content.length === 0 ? 0 : fresh / content.length;
  });
}

/** 0 for the greatest value, 1 for the next… */
function placesOf(values: readonly number[]): number[] {
  const places = new Array<number>(values.length);
  [...values.keys()]
    .sort((x, y) => (values[y] as number) - (values[x] as number) || x - y)
    .forEach((at, place) => {
      places[at] = place;
    });
  return places;
}
