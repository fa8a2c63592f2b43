/** Collapses whitespace; soft hyphens, zero-width spaces and direction overrides go. */
export function tidyLine(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[\s\x00-\x1f\x7f-\x9f]+/g, ' ')
    .trim();
}

/** Lower-case letters and digits only: for comparing two spellings of one thing. */
export function squash(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
