const SPANS = /"([^"]+)"|(?<![\p{L}\p{N}])'((?:[^']|'(?=\p{L}))+)'(?![\p{L}\p{N}])/gu;

/** What a folded text puts in quotation marks, without the marks and the punctuation at the end. */
export function quotationsIn(folded: string): string[] {
  return [...folded.matchAll(SPANS)]
    .map(([, double = '', single = '']) => (double || single).replace(/[\s,.;:!?-]+$/, '').trim())
    .filter((inside) => /\p{L}/u.test(inside));
}

/** Words alone: a quotation may be cut by "[sic]", an ellipsis or its speaker, and then is judged piece by piece. */
export function piecesOf(quotation: string): string[] {
  return quotation
    .split(/\s?(?:\.\.\.|\[[^\]]*\])\s?/)
    .map(wordsAlone)
    .filter((piece) => piece !== '');
}

/** Lower-case letters, digits and single spaces, with one at either end: for finding whole words. */
export function wordsAlone(folded: string): string {
  const words = folded.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words === null ? '' : words.join(' ');
}
