import type { Background } from './background.ts';
import { type Group, type Importance, type Said, sentenceAt } from './feature-group.ts';
import type { ReadSentence, StoryText } from './read-story.ts';

/** How much of what matters a sentence says. */
export const SAID: Group = {
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

/** How much of the headline it says. */
export const TITLED: Group = {
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

/** How rare its words are. */
export const VOCABULARY: Group = {
  names: ['rarity', 'stopShare', 'numbers'],
  prepare({ vectors, said }) {
    return (at) => {
      const { rarity, content, stops, numbers } = said[at] as Said;
      return [rarity / Math.max(1, content), stops / Math.max(1, vectors.distinct[at]?.length ?? 0), numbers];
    };
  },
};

export function sumUp(
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
