/*
 * What an outlet says of its own text: that it was corrected, and what it said before. Behind the article it is the
 * outlet's duty; among the news it would tell again what was taken back.
 */

const LABELLED =
  /^\W{0,3}(?:(?:the |a )?(?:corrections?|clarifications?|erratum|errata)(?: \([^()]{1,40}\))?|(?:editor|publisher)s?['’]?s? note|editors['’] note|note to (?:readers|editors)|note (?:de la rédaction|aux lecteurs)|ndlr|rectificatifs?|précisions?|mise au point)\s?[:.–—-]/iu;

const OF_THIS_TEXT =
  /\b(?:(?:an?|the|our) (?:earlier|previous|prior|original|initial|first) (?:version|edition|headline|caption|photo caption)s? (?:of|on|to|for|accompanying) (?:this|the|our|that) (?:article|story|report|post|piece|column|headline|page)|(?:this|the) (?:article|story|report|post|piece|headline|column) (?:has been|was|is being) (?:corrected|updated|amended|clarified|changed|revised))\b|(?<!\p{L})une (?:première version|version (?:précédente|antérieure|initiale|originale)) (?:de (?:cet|ce|notre)|du) (?:article|texte|reportage|titre|papier)(?!\p{L})/iu;

/** Whether a sentence, or the paragraph it opens, is a correction of the text it stands in. */
export function isNotice(text: string): boolean {
  return LABELLED.test(text) || OF_THIS_TEXT.test(text);
}
