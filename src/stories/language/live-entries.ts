/** "14:25 ", "2:25 p.m. — ", "14h25. ", "14 h 25 — ", "8 h : ": when an entry of a live blog was written. */
const HOUR =
  '(\\d{1,2})(?:(?::|\\s?[hH]\\s?)(\\d{2})(?!\\d)|\\s?[hH](?=\\s?[:.|–—-]\\s)|(?:[:.](\\d{2}))?\\s?(?=[ap]\\.?m\\b))(?:\\s?([ap])\\.?m\\b\\.?)?(?:\\s?(?:GMT|UTC|BST|CET|CEST|[ECMP][SD]?T|HE|HNE|HAE)\\b)?';
const LABEL = new RegExp(`^${HOUR}(?:\\s?[:.|–—-]\\s?|\\s)(?=["“«]?\\s?\\p{Lu})`, 'u');
const ENTRY = new RegExp(`^[^\\S\\n]*${HOUR}(?:\\s?[:.|–—-]\\s?|\\s|$)(?=\\s*["“«]?\\s?\\p{Lu}|$)`, 'gmu');

/** How much of a sentence is the hour at which it was written. */
export function hourLabelOf(text: string): number {
  return LABEL.exec(text)?.[0].length ?? 0;
}

export interface Entry {
  start: number;
  end: number;
}

/** The entries of a text written hour by hour, the newest first; none where fewer than two are marked by their hours. */
export function liveEntries(text: string): Entry[] {
  const marks = [...text.matchAll(ENTRY)].map(({ index, 1: hour, 2: colon, 3: dot, 4: half }) => ({
    start: index,
    minutes: (Number(hour) % 12) * 60 + Number(colon ?? dot ?? 0) + afternoon(Number(hour), half),
  }));
  if (marks.length < 2) return [];
  const entries = marks.map(({ start }, at) => ({ start, end: marks[at + 1]?.start ?? text.length }));
  const rises = marks.filter(({ minutes }, at) => at > 0 && minutes > (marks[at - 1]?.minutes ?? 0)).length;
  return rises * 2 > marks.length - 1 ? entries.reverse() : entries;
}

function afternoon(hour: number, half: string | undefined): number {
  return half === 'p' || (half === undefined && hour >= 12) ? 12 * 60 : 0;
}
