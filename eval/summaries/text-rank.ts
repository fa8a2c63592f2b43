import { cutAfter } from '../../src/stories/lead-within.ts';
import { countWords, termsOf } from '../../src/stories/terms.ts';

const DAMPING = 0.85;
const ROUNDS = 30;
/** Sentences compared: longer articles are judged by their first part, as every pair costs. */
const MOST = 80;

interface Budget {
  words: number;
  sentences: number;
}

/** TextRank (R. Mihalcea, P. Tarau, 2004): the sentences most like the others, in the order of the text. */
export function textRank(sentences: readonly string[], budget: Budget): string[] {
  const read = sentences.slice(0, MOST);
  const scores = pageRank(likenesses(read));
  const order = read.map((_, at) => at).sort((x, y) => (scores[y] ?? 0) - (scores[x] ?? 0) || x - y);
  const chosen: number[] = [];
  let left = budget.words;
  for (const at of order) {
    const size = countWords(read[at] ?? '');
    if (size > left) continue;
    chosen.push(at);
    left -= size;
    if (chosen.length >= budget.sentences || left <= 0) break;
  }
  if (chosen.length === 0) return order.slice(0, 1).map((at) => cutAfter(read[at] ?? '', budget.words));
  return chosen.sort((x, y) => x - y).map((at) => read[at] ?? '');
}

/** Words two sentences share, tempered by the logarithms of their lengths. */
function likenesses(sentences: readonly string[]): number[][] {
  const words = sentences.map((sentence) => new Set(termsOf(sentence)));
  return words.map((a, i) =>
    words.map((b, j) => {
      const length = Math.log(a.size) + Math.log(b.size);
      return i === j || length <= 0 ? 0 : a.intersection(b).size / length;
    }),
  );
}

function pageRank(weights: readonly number[][]): number[] {
  const out = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let scores = weights.map(() => 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    scores = weights.map((row) => {
      const flow = row.map((weight, from) =>
        weight === 0 ? 0 : (weight / (out[from] ?? 1)) * (scores[from] ?? 0),
      );
      return 1 - DAMPING + DAMPING * flow.reduce((sum, part) => sum + part, 0);
    });
  }
  return scores;
}
