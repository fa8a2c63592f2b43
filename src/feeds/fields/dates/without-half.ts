/** The full stop of "9:10 a.m." and of Thailand's "14:05 น." ends no sentence of an article's head. */
export function withoutHalf(text: string): string {
  return text.replace(/\b[ap]\.?\s?m\.$|(?<=\d)\s?น\.$/i, '');
}
