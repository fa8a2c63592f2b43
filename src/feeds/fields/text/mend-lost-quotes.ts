/** A question mark inside a word, or behind a comma or full stop, stands in no language: it was another mark once. */
const LOST = /(?<=\p{L})\?(?=\p{Ll}{1,2}(?![\p{L}=&]))|(?<=\p{L}[.,])\?/u;
const ADDRESS = /\b(?:https?:\/\/|www\.)\S*/giu;
const ADDRESS_OR_MARK = new RegExp(`${ADDRESS.source}|\\?`, 'giu');

/**
 * Puts back apostrophes and quotation marks that an outlet's software wrote as `?` ("the city?s plan",
 * "the mayor said: ?No.?"). Only where one of them is certain are the others looked for; each mark is
 * replaced by one character, so that places in the text stay as they are.
 */
export function mendLostQuotes(text: string): string {
  if (!text.includes('?') || text.replaceAll(ADDRESS, '').search(LOST) < 0) return text;
  const letters = text.split('');
  let open = false;
  for (const { index: at, 0: found } of text.matchAll(ADDRESS_OR_MARK)) {
    if (found !== '?') continue;
    const mark = markFor(letters[at - 1] ?? ' ', letters[at + 1] ?? ' ', open);
    letters[at] = mark;
    if (mark === '“' || mark === '”') open = mark === '“';
  }
  return letters.join('');
}

function markFor(before: string, after: string, open: boolean): '?' | '’' | '“' | '”' {
  if (/\p{L}/u.test(before) && /\p{Ll}/u.test(after)) return '’';
  if (!open && /[\s([{.,;:!”—–-]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return '“';
  const asks = after === '?' && /[\p{L}\p{N}]/u.test(before);
  if (open && !asks && /\S/.test(before) && /[\s,.;:)\]?!—–-]|\p{Lu}/u.test(after)) return '”';
  return '?';
}
