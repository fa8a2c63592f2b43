/** What takes away from a headline, and how much of it stays. */
const MARKS: readonly { pattern: RegExp; keeps: number }[] = [
  { pattern: /\?\s*(?:$|[-|])/, keeps: 0.5 },
  { pattern: /!$|\b(?!(?:COVID|UNESCO|UNICEF)\b)\p{Lu}{5,}\b.*\p{Ll}/u, keeps: 0.7 },
  { pattern: /^["'“‘]|\b(?:this|these|here's|you|your|we|my|i|i've)\b/iu, keeps: 0.7 },
  { pattern: /["“‘]|(?:^|\s)'/, keeps: 0.85 },
  { pattern: /\.{3}|…/, keeps: 0.8 },
  { pattern: /^updates? on\b|\bsignificance of\b|\ba look (?:back|at)\b/i, keeps: 0.6 },
  // "Otto Hale, Harbour vote, Ada Lund, Ferries, Vey": what it is about, and not what happened; behind
  // a list of single words, a small letter may begin what those did.
  {
    pattern:
      /^(?:\p{Lu}[^\s,]*(?: [^\s,]+){0,3}, ){4,}\p{Lu}[^\s,]*(?:(?: \p{Lu}[^\s,]*){0,2}|(?<=[^,] .*, [^\s,]*) \p{Ll}[^\s,]*)$/u,
    keeps: 0.3,
  },
  { pattern: /\band more\b|\bet plus encore\b/i, keeps: 0.5 },
  { pattern: /[:;–—-]\s+(?:how|why|what|inside|who|where|a look|debate|watch|see)\b|^inside\b/i, keeps: 0.6 },
  {
    pattern: /\b(?:set|expected|due|likely|could|may|might|will) (?:to|be|change|have|make|get)\b/i,
    keeps: 0.85,
  },
  {
    pattern:
      /\b(?:reacts?|reactions?|tributes?|remember(?:s|ed|ing)?|mourn(?:s|ed|ing)?|praises?|recalls?|recounts?|reflects?|emotional|tearful|heartbr\w+|poignant|well-wishers|fans)\b/i,
    keeps: 0.75,
  },
  {
    pattern:
      /\b(?:slams?|blasts?|torches|rips|ripped|mocks|mocked|roasts|destroys|shreds|claps back|fires back|wipes the floor|woke|meltdown|fumes|outrage|fury|shocking|insane|hilarious|incredible)\b/i,
    keeps: 0.7,
  },
];

/** 0–1: 1 for a headline that says what happened; asides, shouting, feelings and guesses each take some away. */
export function plainHeadline(headline: string): number {
  const title = headline.replaceAll('’', "'");
  const words = title.split(/\s+/).length;
  return MARKS.reduce(
    (plain, { pattern, keeps }) => (pattern.test(title) ? plain * keeps : plain),
    words < 4 || words > 18 ? 0.8 : 1,
  );
}
