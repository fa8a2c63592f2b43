/**
 * What two spellings of one followed author or topic have in common: "Zoë  O’Neill" and "zoe o'neill" share a key.
 * Compatibility decomposition (Unicode UAX #15, NFKD) without its combining marks, lower-cased, spacing collapsed.
 */
export function followKey(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
