/** Letters that are two to many who write them, and that Unicode does not take apart as it does “ﬁ” and “ĳ”. */
const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', װ: 'וו', ױ: 'וי', ײ: 'יי' };
const LIGATURE = new RegExp(`[${Object.keys(LIGATURES).join('')}]`, 'gu');

/**
 * What two spellings of one followed author or topic have in common: "Zoë  O’Neill" and "zoe o'neill" share a key, and
 * so do "Cœur" and "coeur". Compatibility decomposition (Unicode UAX #15, NFKD) without its combining marks,
 * lower-cased, ligatures written out, spacing collapsed. Keys are stored: who changes it brings those up to date.
 */
export function followKey(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .toLowerCase()
    .replace(LIGATURE, (letter) => LIGATURES[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}
