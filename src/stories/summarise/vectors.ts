import type { Background } from './background.ts';
import type { StoryText } from './read-story.ts';

/** What each sentence of a story is about, as weighted words, and how alike every two are. */
export interface Vectors {
  /** Distinct words of each sentence, and their weights: a vector of unit length. */
  distinct: Int32Array[];
  weights: Float64Array[];
  /** Cosine of sentences i and j at `i * sentences + j`, 0–1. */
  likeness: Float32Array;
}

export function vectorise(story: StoryText, background: Background): Vectors {
  const { stems, stop } = story.words;
  const rarity = stems.map((stem, word) => (stop[word] ? 0 : background.rarity(stem)));
  const distinct = story.sentences.map(({ words }) => Int32Array.from(new Set(words)));
  const weights = distinct.map((words) => unit(Float64Array.from(words, (word) => rarity[word] ?? 0)));
  return { distinct, weights, likeness: compareAll(distinct, weights, stems.length) };
}

function unit(raw: Float64Array): Float64Array {
  const norm = Math.sqrt(raw.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return raw.map((weight) => weight / norm);
}

/** Each sentence is laid out over all words once, and the later ones are read against it. */
function compareAll(
  distinct: readonly Int32Array[],
  weights: readonly Float64Array[],
  size: number,
): Float32Array {
  const count = distinct.length;
  const likeness = new Float32Array(count * count);
  const dense = new Float64Array(size);
  distinct.forEach((words, i) => {
    words.forEach((word, place) => {
      dense[word] = weights[i]?.[place] as number;
    });
    for (let j = i + 1; j < count; j += 1) {
      const cosine = dotWith(dense, distinct[j] as Int32Array, weights[j] as Float64Array);
      likeness[i * count + j] = cosine;
      likeness[j * count + i] = cosine;
    }
    for (const word of words) dense[word] = 0;
  });
  return likeness;
}

function dotWith(dense: Float64Array, words: Int32Array, weights: Float64Array): number {
  let dot = 0;
  for (let place = 0; place < words.length; place += 1)
    dot += (dense[words[place] as number] as number) * (weights[place] as number);
  return dot;
}
