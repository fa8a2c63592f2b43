import { isStopword } from '../language/stopwords.ts';
import { stemOf } from './stem.ts';

/** Words and word pairs of one story by number, in order of first use. */
export class StoryWords {
  readonly stems: string[] = [];
  readonly stop: boolean[] = [];
  /** First and second word of each pair. */
  readonly pairs: [number, number][] = [];
  readonly #words = new Map<string, number>();
  readonly #pairs = new Map<number, number>();

  /** Numbers of a text's words, in order. */
  read(text: string): Int32Array {
    const words: number[] = [];
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) words.push(this.#word(word));
    return Int32Array.from(words);
  }

  /** Numbers of the pairs of neighbours. */
  pairUp(words: Int32Array): Int32Array {
    const pairs = new Int32Array(Math.max(0, words.length - 1));
    for (let at = 0; at < pairs.length; at += 1)
      pairs[at] = this.#pair(words[at] as number, words[at + 1] as number);
    return pairs;
  }

  #word(word: string): number {
    const stem = stemOf(word);
    const known = this.#words.get(stem);
    if (known !== undefined) return known;
    const number = this.stems.length;
    this.stems.push(stem);
    this.stop.push(isStopword(word) || (word.length === 1 && !/\d/.test(word)));
    this.#words.set(stem, number);
    return number;
  }

  #pair(a: number, b: number): number {
    const key = a * 1_000_000 + b;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const number = this.pairs.length;
    this.pairs.push([a, b]);
    this.#pairs.set(key, number);
    return number;
  }
}
