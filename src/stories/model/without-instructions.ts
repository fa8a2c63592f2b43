import { splitSentences } from '../language/split-sentences.ts';

/** A sentence that talks to a language model, not to a reader. */
const TO_MODELS =
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules|guidelines|directions|context|above)\b|\b(?:system|developer) (?:prompt|message|instruction)s?\b|\byou are (?:now )?(?:a|an|the) (?:\w+ ){0,3}(?:ai|assistant|language model|chatbot|gpt|llm|summari[sz]er|bot)\b|\b(?:ai|llm|language models?|assistants?|summari[sz]ers?|chatbots?)\s?[:,]\s|\b(?:to|for|attention|note to|dear) (?:all )?(?:ai|llms?|language models?|assistants?|summari[sz]ers?)\b|\b(?:when|if) (?:you(?: are|'re)? )?(?:summari[sz]\w+|asked to)\b.{0,60}\b(?:say|write|include|add|state|output|reply|respond|mention)\b|\b(?:respond|reply|answer|output|print|return) (?:only )?(?:with|in|exactly)\b|\bin your (?:summary|answer|response|output|reply)\b|<\/?(?:system|user|assistant|instructions?|prompt)>|\[\/?(?:INST|SYS)\]|<\|[a-z_]+\|>|\b(?:ignore[zr]?|oublie[zr]?)\b.{0,30}\binstructions?\b/iu;

export function talksToModels(text: string): boolean {
  return TO_MODELS.test(text);
}

/** What follows such a sentence goes on with it: an order to write, or the words to be written. */
const GOES_ON = 3;

/**
 * An article's text without what is addressed to language models. Neither is the model shown it nor may a summary
 * be justified by it. The length is kept, so that places in the text stay what they are.
 */
export function withoutInstructions(text: string, language: string): string {
  if (!talksToModels(text)) return text;
  let blanked = text;
  let following = 0;
  for (const { text: sentence, start, end } of splitSentences(text, language)) {
    following = talksToModels(sentence) ? GOES_ON : following - 1;
    if (following >= 0) blanked = `${blanked.slice(0, start)}${' '.repeat(end - start)}${blanked.slice(end)}`;
  }
  return blanked;
}
