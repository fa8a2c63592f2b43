/** What came out of a page or feed in pieces: another line's end glued on, a clause without its sentence, a speaker without his words. */
const BROKEN: readonly RegExp[] = [
  // "The mayor's goalThe council met": a subheading and what stood below it.
  /\p{Ll}{3}(?:The|This|That|These|They|He|She|But|And|After|When|While|Le|La|Les|Une?) (?=\p{L})/u,
  // "While three ministers skipped eight meetings."
  /^(?:While|Whereas|Although|Though|Alors que|Tandis que|Bien que) [^,;:—–]*[.!]$/u,
  // "Hale said, referring to the vote."
  /^(?:\p{Lu}[\p{L}.'’-]+ ){1,4}(?:said|says|told|added|adds|wrote|explained|remarked),? (?:(?:on|in|at) [^,"“]{2,30},? )?(?:referring|adding|reacting|responding|alluding|in reference|in response|when asked)\b[^"“,]*[.!]$/u,
  // "Yes, the same mayor who sold the pier."
  /^(?:Yes|Yep|Yeah|No|Nope|Well|Oh|Hey|Ok|Okay|OK|Sure|Hmm|Oui|Eh bien|Bon),\s/u,
];

export function isBroken(text: string): boolean {
  return BROKEN.some((pattern) => pattern.test(text));
}
