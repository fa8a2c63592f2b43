/** One pattern of many, without regard to case. */
export function anyOf(words: readonly RegExp[]): RegExp {
  return new RegExp(words.map(({ source }) => source).join('|'), 'iu');
}
