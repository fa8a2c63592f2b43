import type { Background } from './background.ts';
import type { ReadSentence, StoryText } from './read-story.ts';
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

export const SENTENCE_FEATURES = [
  'index',
  'relative',
  'wordCount',
  'sentences',
  'report',
  'reports',
  'wordSum',
  'wordMean',
  'contentSum',
  'contentMean',
  'wordMost',
  'pairSum',
  'pairMean',
  'wordF',
  'pairF',
  'titleCover',
  'titleLikeness',
  'centrality',
  'centroid',
  'nearest',
  'firstLikeness',
  'previousLikeness',
  'nextLikeness',
  'rarity',
  'stopShare',
  'numbers',
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
  'previousMean',
  'nextMean',
  'wordPlace',
  'pairPlace',
  'wordsExpected',
  'support',
  'firstSaid',
  'passedMean',
  'being',
] as const;

const SAYS = /\b(?:said|says|told|added|according to|tweeted|wrote|a dit|selon|a déclaré)\b/i;
const MODAL = /\b(?:will|would|could|can|may|might|should|must)\b/i;
const CONTRAST = /\b(?:but|although|though|however|despite|while|mais)\b/i;
const DAY =
  /\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b/i;
const BEING = /\b(?:is|are|was|were|be|been|est|sont|était)\b/i;

export interface Vectors {
  /** Unit-length tf-idf vector of each sentence over its distinct words. */
  distinct: Int32Array[];
  weights: Float64Array[];
  /** likeness[i * n + j] */
  likeness: Float32Array;
}

export function vectorise(story: StoryText, background: Background): Vectors {
  const { stems, stop } = story.words;
  const rarity = stems.map((stem, word) => (stop[word] ? 0 : background.rarity(stem)));
  const n = story.sentences.length;
  const distinct = story.sentences.map(({ words }) => Int32Array.from(new Set(words)));
  const weights = distinct.map((words) => {
    const raw = Float64Array.from(words, (word) => rarity[word] ?? 0);
    const norm = Math.sqrt(raw.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    return raw.map((weight) => weight / norm);
  });
  const likeness = new Float32Array(n * n);
  const dense = new Float64Array(stems.length);
  for (let i = 0; i < n; i += 1) {
    const [words, weight] = [distinct[i] as Int32Array, weights[i] as Float64Array];
    words.forEach((word, at) => {
      dense[word] = weight[at] as number;
    });
    for (let j = i + 1; j < n; j += 1) {
      const [others, theirs] = [distinct[j] as Int32Array, weights[j] as Float64Array];
      let dot = 0;
      for (let at = 0; at < others.length; at += 1)
        dot += (dense[others[at] as number] as number) * (theirs[at] as number);
      likeness[i * n + j] = dot;
      likeness[j * n + i] = dot;
    }
    words.forEach((word) => {
      dense[word] = 0;
    });
  }
  return { distinct, weights, likeness };
}

export function sentenceRows(
  story: StoryText,
  background: Background,
  importance: Importance,
  vectors: Vectors,
): Float32Array[] {
  const { stems, stop } = story.words;
  const lengths = reportLengths(story);
  const n = story.sentences.length;
  const titleWords =
    story.titles === null
      ? null
      : new Set(story.titles.flatMap((title) => [...title]).filter((word) => !stop[word]));
  const firstTitle =
    story.titles?.[0] === undefined ? null : new Set([...story.titles[0]].filter((word) => !stop[word]));
  const centroid = new Float64Array(stems.length);
  vectors.distinct.forEach((words, at) => {
    words.forEach((word, place) => {
      centroid[word] = (centroid[word] as number) + (vectors.weights[at]?.[place] as number) / n;
    });
  });
  const means = story.sentences.map(({ words }) => meanOf(words, importance.words, stop));
  const base = story.sentences.map((sentence, at) => {
    const words = vectors.distinct[at] as Int32Array;
    const pairs = new Set(sentence.pairs);
    let [wordSum, contentSum, wordMost, stops, rarity, numbers] = [0, 0, 0, 0, 0, 0];
    for (const word of words) {
      const worth = importance.words[word] as number;
      wordSum += worth;
      if (stop[word]) stops += 1;
      else {
        contentSum += worth;
        wordMost = Math.max(wordMost, worth);
        rarity += background.rarity(stems[word] ?? '');
      }
      if (/\d/.test(stems[word] ?? '')) numbers += 1;
    }
    let pairSum = 0;
    for (const pair of pairs) pairSum += importance.pairs[pair] as number;
    const content = words.length - stops;
    return {
      wordSum,
      contentSum,
      wordMost,
      stops,
      rarity,
      numbers,
      pairSum,
      content,
      wordTotal: sentence.words.length,
    };
  });
  const wordPlaces = placesOf(
    base.map(({ wordSum, wordTotal }) => (2 * wordSum) / (wordTotal + importance.wordsExpected)),
  );
  const pairPlaces = placesOf(
    base.map(({ pairSum, wordTotal }) => (2 * pairSum) / (wordTotal + importance.pairsExpected)),
  );
  const firsts = firstSaid(story);
  return story.sentences.map((sentence, at) => {
    const one = base[at] as (typeof base)[number];
    const { text, report, index } = sentence;
    const first = story.sentences.findIndex((other) => other.report === report);
    const previous = story.sentences[at - 1]?.report === report ? at - 1 : -1;
    const next = story.sentences[at + 1]?.report === report ? at + 1 : -1;
    let [central, nearest] = [0, 0];
    const support = new Set<number>();
    for (let other = 0; other < n; other += 1) {
      if (other === at) continue;
      const likeness = vectors.likeness[at * n + other] as number;
      central += likeness;
      nearest = Math.max(nearest, likeness);
      const theirs = story.sentences[other]?.report ?? report;
      if (likeness > 0.3 && theirs !== report) support.add(theirs);
    }
    const words = vectors.distinct[at] as Int32Array;
    let [centroidDot, covered, shared] = [0, 0, 0];
    words.forEach((word, place) => {
      centroidDot += (centroid[word] as number) * (vectors.weights[at]?.[place] as number);
      if (firstTitle?.has(word)) covered += 1;
      if (titleWords?.has(word)) shared += 1;
    });
    const like = (other: number) => (other < 0 ? Number.NaN : (vectors.likeness[at * n + other] as number));
    return Float32Array.of(
      index,
      index / Math.max(1, lengths[report] ?? 1),
      sentence.words.length,
      n / story.reports,
      report,
      story.reports,
      one.wordSum,
      one.wordSum / Math.max(1, words.length),
      one.contentSum,
      one.contentSum / Math.max(1, one.content),
      one.wordMost,
      one.pairSum,
      one.pairSum / Math.max(1, sentence.pairs.length),
      (2 * one.wordSum) / (one.wordTotal + importance.wordsExpected),
      (2 * one.pairSum) / (one.wordTotal + importance.pairsExpected),
      firstTitle === null ? Number.NaN : covered / Math.max(1, firstTitle.size),
      titleWords === null ? Number.NaN : shared / Math.sqrt(Math.max(1, titleWords.size * one.content)),
      central / Math.max(1, n - 1),
      centroidDot,
      nearest,
      first === at ? 1 : like(first),
      like(previous),
      like(next),
      one.rarity / Math.max(1, one.content),
      one.stops / Math.max(1, words.length),
      one.numbers,
      (text.match(/["“”«»]/g) ?? []).length,
      /^["“‘«]/.test(text) ? 1 : 0,
      (text.match(/,/g) ?? []).length,
      (text.match(/[()]/g) ?? []).length,
      sentence.pointsBack ? 1 : 0,
      sentence.leans ? 1 : 0,
      sentence.addresses ? 1 : 0,
      SAYS.test(text) ? 1 : 0,
      /[?!]/.test(text) ? 1 : 0,
      MODAL.test(text) ? 1 : 0,
      CONTRAST.test(text) ? 1 : 0,
      DAY.test(text) ? 1 : 0,
      previous < 0 ? Number.NaN : (means[previous] as number),
      next < 0 ? Number.NaN : (means[next] as number),
      wordPlaces[at] as number,
      pairPlaces[at] as number,
      importance.wordsExpected,
      support.size,
      firsts[at] as number,
      index === 0 ? Number.NaN : (means[at] as number) - (means[first] as number),
      BEING.test(text) ? 1 : 0,
    );
  });
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

function meanOf(words: Int32Array, worths: Float64Array, stop: readonly boolean[]): number {
  let [sum, count] = [0, 0];
  for (const word of new Set(words)) {
    if (stop[word]) continue;
    sum += worths[word] as number;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/** 0 for the greatest value, 1 for the next… */
function placesOf(values: readonly number[]): number[] {
  const places = new Array<number>(values.length);
  values
    .map((_, at) => at)
    .sort((x, y) => (values[y] as number) - (values[x] as number) || x - y)
    .forEach((at, place) => {
      places[at] = place;
    });
  return places;
}

export type { ReadSentence };
