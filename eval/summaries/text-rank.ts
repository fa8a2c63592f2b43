import { termsOf } from '../../src/stories/language/terms.ts';
import { inBudget } from './in-budget.ts';

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
  const best = inBudget(
    order.map((at) => read[at] ?? ''),
    budget,
  );
  return best.sort((x, y) => read.indexOf(x) - read.indexOf(y));
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
