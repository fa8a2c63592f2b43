/** When, where or in what something was said; whatever else stands behind "said on Monday" may be what was said. */
const WHERE_SAID =
  '(?:\\p{Lu}\\p{Ll}+day (?:morning|evening|afternoon|night)|\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+){0,2}|(?:an?|the|his|her|their) (?:(?:row|series|string|thread) of )?(?:\\p{Ll}+ ){0,2}(?:statement|release|interview|speech|letter|memo|e-?mail|blog|posts?|tweets?|messages?|video|conference|briefing|hearing|meeting|rally|report|filing|podcast|court|hall|parliament))';

/** What came out of a page or feed in pieces: another line's end glued on, a clause without its sentence, a speaker without his words. */
const BROKEN: readonly RegExp[] = [
  // "The mayor's goalThe council met": a subheading and what stood below it.
  /\p{Ll}{3}(?:The|This|That|These|They|He|She|But|And|After|When|While|Le|La|Les|Une?) (?=\p{L})/u,
  // "While three ministers skipped eight meetings."
  /^(?:While|Whereas|Although|Though|Alors que|Tandis que|Bien que) (?![^,;:—–]*\b(?:he|she|it|they|we|il|elle|ils|elles|on)\b)[^,;:—–]*[.!]$/u,
  // "Hale said, referring to the vote."
  /^(?:\p{Lu}[\p{L}.'’-]+ ){1,4}(?:said|says|told|added|adds|wrote|explained|remarked),? (?:(?:on|in|at) [^,"“]{2,30},? )?(?:referring|adding|reacting|responding|alluding|in reference|in response|when asked)\b[^"“,]*[.!]$/u,
  // "Hale posted in a row of tweets.", "Hale is heard asking the officer.", "Hale told reporters."
  new RegExp(
    `^(?:\\p{Lu}[\\p{L}.'’-]+ ){1,4}(?:said|says|wrote|writes|tweeted|posted|added|explained)(?: (?:in|on|during|at|via) ${WHERE_SAID}){1,3}[.!]$`,
    'u',
  ),
  /^[^"“,]{3,60} (?:is|was|are|were) (?:heard|seen|quoted as) (?:asking|saying|telling)(?: (?:the|an?|his|her|their) [\p{L}-]+)?[.!]$/u,
  /^(?:\p{Lu}[\p{L}.'’-]+ ){1,4}told (?:reporters|journalists|the (?:media|press|newspaper|channel|agency)|(?:\p{Lu}[\p{L}-]+ ?){1,3})(?: on \p{Lu}\p{Ll}+day)?\.$/u,
  // "Yes, the same mayor who sold the pier."
  /^(?:Yes|Yep|Yeah|No|Nope|Well|Oh|Hey|Ok|Okay|OK|Sure|Hmm|Oui|Eh bien|Bon),\s/u,
];

export function isBroken(text: string): boolean {
  return BROKEN.some((pattern) => pattern.test(text));
}
