/**
 * Where sentences end within their text, counted in letters and digits, so that neither white space nor the way
 * quotation marks are written matters. The end of the last sentence is nobody's merit and left out. A sentence
 * that is not in the text gives NaN: a boundary that cannot be found.
 */
export function boundariesOf(text: string, sentences: readonly string[]): number[] {
  const whole = lettersOf(text);
  const ends: number[] = [];
  let at = 0;
  for (const letters of sentences.map(lettersOf)) {
    if (letters === '') continue;
    const start = whole.indexOf(letters, at);
    if (start >= 0) at = start + letters.length;
    ends.push(start >= 0 ? at : Number.NaN);
  }
  return ends.slice(0, -1);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
