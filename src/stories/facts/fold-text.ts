/** Dotted initials: "U.S.", "E.U.", "D.C.", "a.m."; a lone "J." is a person's initial. */
const DOTTED = /(?<![\p{L}.])(?:\p{L}\.){2,}(?!\p{L})|(?<![\p{L}.])(?:\p{L}\.)+\p{L}(?![\p{L}.])/gu;

/**
 * Text with its spellings of one thing made equal, letter case kept: quotation marks, dashes and spaces of every
 * kind, "U.S." and "US", "per cent" and "%". For comparing, never for print.
 */
export function foldText(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/[‘’‛ʼ′`´]/gu, "'")
    .replace(/[“”„‟«»″]|''/gu, '"')
    .replace(/[‐-―−]/gu, '-')
    .replace(/\[(\p{L})\](?=\p{L})/gu, '$1')
    .replace(/…/gu, '...')
    .replace(DOTTED, (initials) => initials.replaceAll('.', ''))
    .replace(/\s?\b(?:per\s?cent|percent|pct|pour\s?cent)\b(?!age)/giu, '%')
    .replace(/(\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))/gu, '$1')
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .trim();
}
