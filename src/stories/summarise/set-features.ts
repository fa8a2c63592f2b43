import type { StoryText } from './read-story.ts';
import type { Importance, Vectors } from './sentence-features.ts';

export const SET_FEATURES = [
  'count',
  'words',
  'wordSum',
  'wordPrecision',
  'wordRecall',
  'wordF',
  'pairSum',
  'pairPrecision',
  'pairRecall',
  'pairF',
  'contentSum',
  'scoreMean',
  'scoreLeast',
  'scoreMost',
  'scoreSum',
  'scoreGap',
  'overlapMost',
  'overlapMean',
  'prefix',
  'indexLeast',
  'indexMean',
  'indexMost',
  'neighbours',
  'firstScore',
  'titleCover',
  'leaning',
  'quoting',
  'reports',
  'wordsExpected',
  'sentences',
  'consensus',
  'f50',
  'meanWords',
  'pointing',
  'consensusMost',
  'numbers',
  'keepMean',
  'keepLeast',
  'keepMissed',
] as const;

export interface RatedStory {
  story: StoryText;
  importance: Importance;
  vectors: Vectors;
  /** Of each sentence, from the third model. */
  scores: Float64Array;
  /** Chance that a sentence belongs to the best summary, from the fourth. */
  keeps: Float64Array;
}

/** Sentences a set may be made of: the best ones and the first three; all printable. */
export function shortlist({ story, scores, keeps }: RatedStory, most: number): number[] {
  const printable = story.sentences.map((_, at) => at).filter((at) => story.sentences[at]?.print);
  const best = [...printable].sort((x, y) => (scores[y] as number) - (scores[x] as number)).slice(0, most);
  const kept = [...printable].sort((x, y) => (keeps[y] as number) - (keeps[x] as number)).slice(0, most - 2);
  return [...new Set([...best, ...kept, ...printable.slice(0, 3)])].sort((x, y) => x - y);
}

/** Every set of one to three of the shortlist, each in reading order. */
export function setsOf(list: readonly number[]): number[][] {
  const sets: number[][] = [];
  list.forEach((a, i) => {
    sets.push([a]);
    list.slice(i + 1).forEach((b, j) => {
      sets.push([a, b]);
      for (const c of list.slice(i + j + 2)) sets.push([a, b, c]);
    });
  });
  return sets;
}

export function setRowsOf(scored: RatedStory, list: readonly number[]) {
  const { story, importance, vectors, scores, keeps } = scored;
  const n = story.sentences.length;
  const wordStamp = new Int32Array(story.words.stems.length);
  const pairStamp = new Int32Array(story.words.pairs.length);
  let stamp = 0;
  const title =
    story.titles?.[0] === undefined
      ? null
      : new Set([...story.titles[0]].filter((word) => !story.words.stop[word]));
  const top = Math.max(...list.map((at) => scores[at] as number));
  const lead = story.sentences
    .map((_, at) => at)
    .filter((at) => story.sentences[at]?.report === 0 && story.sentences[at]?.print)
    .slice(0, 3);
  const weight = list.map((at) => Math.max(0, scores[at] as number));
  const weightSum = weight.reduce((sum, w) => sum + w, 0) || 1;
  const keepTop = [...list].map((at) => keeps[at] as number).sort((x, y) => y - x);
  const agree = new Map(
    list.map((at) => [
      at,
      list.reduce(
        (sum, other, k) =>
          sum + (other === at ? 0 : (weight[k] as number) * (vectors.likeness[at * n + other] as number)),
        0,
      ) / weightSum,
    ]),
  );
  return (set: readonly number[]): Float32Array => {
    stamp += 1;
    let [
      tokens,
      wordSum,
      contentSum,
      pairSum,
      pairTotal,
      covered,
      leaning,
      quoting,
      pointing,
      neighbours,
      numbers,
    ] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let [sum, least, most] = [0, Infinity, -Infinity];
    let [indexSum, indexLeast, indexMost] = [0, Infinity, -Infinity];
    let [overlapMost, overlapSum, overlapPairs] = [0, 0, 0];
    let [consensus, consensusMost] = [0, 0];
    const reports = new Set<number>();
    set.forEach((at, place) => {
      const sentence = story.sentences[at];
      if (sentence === undefined) return;
      tokens += sentence.words.length;
      pairTotal += sentence.pairs.length;
      for (const word of sentence.words) {
        if (wordStamp[word] === stamp) continue;
        wordStamp[word] = stamp;
        wordSum += importance.words[word] as number;
        if (!story.words.stop[word]) contentSum += importance.words[word] as number;
        if (title?.has(word)) covered += 1;
      }
      for (const pair of sentence.pairs) {
        if (pairStamp[pair] === stamp) continue;
        pairStamp[pair] = stamp;
        pairSum += importance.pairs[pair] as number;
      }
      const score = scores[at] as number;
      sum += score;
      least = Math.min(least, score);
      most = Math.max(most, score);
      indexSum += sentence.index;
      indexLeast = Math.min(indexLeast, sentence.index);
      indexMost = Math.max(indexMost, sentence.index);
      leaning += Number(sentence.leans);
      pointing += Number(sentence.pointsBack);
      quoting += Number(/["“«]/.test(sentence.text));
      numbers += Number(/\d/.test(sentence.text));
      reports.add(sentence.report);
      const agreement = agree.get(at) ?? 0;
      consensus += agreement;
      consensusMost = Math.max(consensusMost, agreement);
      for (const before of set.slice(0, place)) {
        const likeness = vectors.likeness[at * n + before] as number;
        overlapMost = Math.max(overlapMost, likeness);
        overlapSum += likeness;
        overlapPairs += 1;
        if (before + 1 === at && story.sentences[before]?.report === sentence.report) neighbours += 1;
      }
    });
    const count = set.length;
    return Float32Array.of(
      count,
      tokens,
      wordSum,
      wordSum / tokens,
      wordSum / importance.wordsExpected,
      (2 * wordSum) / (tokens + importance.wordsExpected),
      pairSum,
      pairSum / Math.max(1, pairTotal),
      pairSum / importance.pairsExpected,
      (2 * pairSum) / (pairTotal + importance.pairsExpected),
      contentSum,
      sum / count,
      least,
      most,
      sum,
      top - most,
      overlapMost,
      overlapPairs === 0 ? 0 : overlapSum / overlapPairs,
      set.filter((at) => lead.slice(0, count).includes(at)).length / count,
      indexLeast,
      indexSum / count,
      indexMost,
      neighbours,
      scores[set[0] as number] as number,
      title === null ? Number.NaN : covered / Math.max(1, title.size),
      leaning,
      quoting,
      reports.size,
      importance.wordsExpected,
      n / story.reports,
      consensus / count,
      (2 * wordSum) / (tokens + 50),
      tokens / count,
      pointing,
      consensusMost,
      numbers,
      set.reduce((total, at) => total + (keeps[at] as number), 0) / count,
      Math.min(...set.map((at) => keeps[at] as number)),
      keepTop.slice(0, 3).reduce((total, keep) => total + keep, 0) -
        set.reduce((total, at) => total + (keeps[at] as number), 0),
    );
  };
}
