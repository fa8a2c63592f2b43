import { firstOf, type Group, neighbour, sentenceAt } from './feature-group.ts';
import type { StoryText } from './read-story.ts';
import type { Vectors } from './vectors.ts';

/** How like the others a sentence is. */
export const ALIKE: Group = {
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

const BEING = /\b(?:is|are|was|were|be|been|est|sont|était)\b/i;

/** What it adds to them, and its place among them. */
export const AMONG_OTHERS: Group = {
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
