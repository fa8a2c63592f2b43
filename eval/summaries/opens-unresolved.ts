/** Words that send the reader to a sentence that is not there. Kept apart from the program's own list, which it judges. */
const POINTER =
  /^(?:he|she|it|they|him|her|his|hers|its|their|theirs|them|this|that|these|those|such|both|neither|the (?:former|latter|pair|duo|two))(?![\w-])/i;
const CONNECTIVE =
  /^(?:but|and|so|yet|or|nor|however|therefore|thus|hence|moreover|furthermore|meanwhile|nevertheless|nonetheless|also|besides|then|instead|otherwise|consequently|accordingly|still|similarly|likewise|in addition|in contrast|on the other hand|as a result|for example|for instance|in fact|indeed|of course|after that)(?:,|\s)/i;
/** "This week", "That night" name a time by themselves; "It is …-day" is left to count. */
const TIME =
  /^(?:this|that) (?:morning|afternoon|evening|night|week|weekend|month|year|summer|autumn|fall|winter|spring|season|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

/** Whether a summary's first sentence begins with a pronoun or a connective that nothing before it resolves. */
export function opensUnresolved(sentence: string): boolean {
  const words = sentence.replaceAll('’', "'").replace(/^[\s"“‘'(«]+/, '');
  return (POINTER.test(words) && !TIME.test(words)) || CONNECTIVE.test(words);
}
