import type { Article } from '../../feeds/article.ts';
import { hashOf, hashSet, sharedCount } from './weighted-terms.ts';

const SIZE = 4;
const MOST_WORDS = 2_000;
const WORD = /[\p{L}\p{N}]+/gu;

/** Hashes of every four words running of the text, ascending; of title and teaser where there is no body. */
export function shinglesOf({ title, teaser, body }: Pick<Article, 'title' | 'teaser' | 'body'>): Uint32Array {
  const text = body === '' ? `${title}\n${teaser}` : body;
  const words: number[] = [];
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    if (words.push(hashOf(word)) >= MOST_WORDS) break;
  }
  const shingles: number[] = [];
  for (let at = 0; at + SIZE <= words.length; at += 1) {
    let hash = 0;
    for (let next = at; next < at + SIZE; next += 1) hash = Math.imul(hash, 0x9e3779b1) + (words[next] ?? 0);
    shingles.push((hash ^ (hash >>> 15)) >>> 0);
  }
  return hashSet(shingles);
}

/** 0–1: the part of the shorter text's shingles that the other has too (A. Broder, 1997). */
export function containment(a: Uint32Array, b: Uint32Array): number {
  const fewer = Math.min(a.length, b.length);
  return fewer === 0 ? 0 : sharedCount(a, b) / fewer;
}
