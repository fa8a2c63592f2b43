/** Openings that point back at a sentence the reader has not seen. English and French. */
const POINTS_BACK =
  /^["“‘'«]?(?:he|she|they|it|this|that|these|those|his|her|hers|their|theirs|its|him|them|both|another|others|such|so|then|there|here|the (?:former|latter|two|pair|duo|trio|couple|same|other|others)|one of (?:them|those|these)|some of (?:them|those|these)|neither|either|as a result|for example|for instance|in other words|on the other hand|after that|afterwards|in response|in contrast|similarly|likewise|therefore|thus|hence|indeed|of course|in fact|that's|it's|he's|she's|they're|what's (?:even )?(?:more|worse)|not|il|elle|ils|elles|ce|cela|ceci|cette|ces|cet|son|sa|ses|leur|leurs|celui-ci|celle-ci|c'est|ainsi|donc|en effet|par exemple|selon lui|selon elle)(?![\p{L}-])/iu;

/** Words inside a sentence whose meaning lies elsewhere: "he said", "the move", "earlier". */
const LEANS =
  /(?:[,”"]\s)(?:he|she|they) (?:said|says|added|wrote|told|tweeted|continued|explained)\b|\b(?:he|she|they) (?:said|added|wrote)\s*[.,]|^the (?:move|decision|announcement|statement|news|incident|attack|deal|ruling|report|law|bill|plan|measure|measures|figures|comments|remarks|suspect|victim|man|woman|company|firm|group|agency|case|trial|meeting|vote|results?|changes?|document|footage|video|post|event|new (?:rules?|law|target|figures))\b/iu;

/** Talk to the reader or about the writer, outside quotations. */
const ADDRESSES =
  /\b(?:I|I'm|I've|you|your|you're|we|we're|we've|our|us|my|vous|votre|vos|nous|notre|nos|je)\b/u;

export function pointsBack(text: string): boolean {
  return POINTS_BACK.test(text.replaceAll('’', "'"));
}

export function leansOnOthers(text: string): boolean {
  return LEANS.test(text.replaceAll('’', "'"));
}

export function addressesReader(text: string): boolean {
  const outside = text.replaceAll('’', "'").replace(/“[^”]*”|"[^"]*"|'[^']*'(?!\p{L})/gu, ' ');
  return ADDRESSES.test(outside) || /^(?:You|We|Your|Our|My|Vous|Nous|Je)\b/.test(outside);
}
