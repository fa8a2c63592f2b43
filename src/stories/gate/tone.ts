import { tokensOf } from '../language/terms.ts';

/** Words that leave a claim with whoever made it, or leave it open. English and French. */
const HEDGE =
  /(?<!\p{L})(?:alleg\p{L}*|accus(?:es|ed|ing|ation|ations)|suspected|suspicion\p{L}*|reportedly|purported\p{L}*|supposed\p{L}*|apparent\p{L}*|said|says?|saying|told|tells?|according to|announc\p{L}*|claim\p{L}*|reported|believ\p{L}*|thinks?|argu(?:es?|ed|ing)|warn\p{L}*|estimat\p{L}*|expect\p{L}*|forecast\p{L}*|predict\p{L}*|may|might|could|would|likely|unlikely|possibl[ey]|potentially|plans? to|planned|propos\p{L}*|threaten\p{L}*|den(?:y|ies|ied|ying)|insist\p{L}*|testif\p{L}*|wr(?:ote|ites)|tweet\p{L}*|suggest\p{L}*|seems?|seemed|appears?|appeared|charged with|unconfirmed|under investigation|fears?|feared|hopes?|hoped|urg(?:es?|ed|ing)|promis\p{L}*|pledg\p{L}*|vow\p{L}*|intends?|conced\p{L}*|acknowledg\p{L}*|describ\p{L}*|confirm\p{L}*|conclud\p{L}*|add(?:s|ed)|inform(?:s|ed)|quot\p{L}*|cit(?:es|ed|ing)|stated|in the words of|for (?:him|her|them)|selon|d'après|affirm\p{L}*|déclar\p{L}*|annonc\p{L}*|estim\p{L}*|présum\p{L}*|soupçonn\p{L}*|pourrai\p{L}*|aurai(?:t|ent)|serai(?:t|ent)|devrai(?:t|ent)|a dit|explique\p{L}*|assur\p{L}*|indiqu\p{L}*)(?!\p{L})/iu;
/** "A study found". */
const FOUND =
  /(?<!\p{L})(?:study|survey|poll|report|research\p{L}*|analysis|scientists|étude|enquête|sondage|rapport)(?!\p{L})[^.;]{0,80}(?<!\p{L})(?:found|finds?|shows?|showed|montr\p{L}*|révèl\p{L}*)(?!\p{L})/iu;
const QUOTED = /"[^"]{12,}"/u;

/** True where a folded sentence says whose word it is, or leaves it open. */
export function isHedged(folded: string): boolean {
  return HEDGE.test(folded) || FOUND.test(folded) || QUOTED.test(folded) || /^[^.!?]{2,60}:\s/.test(folded);
}

/** A source leaves its claim open only by plain words of attribution: "officials" in it is no hedge. */
const ATTRIBUTION =
  /(?<!\p{L})(?:alleg\p{L}*|accus(?!tom)\p{L}*|suspected|reportedly|purported\p{L}*|said|says?|told|tells|according to|claim(?:s|ed)|believed|argues?|argued|warn(?:s|ed)|estimat(?:es|ed)|den(?:ies|ied)|insist(?:s|ed)|testified(?! against)|tweeted|might|unconfirmed|selon|d'après|affirm(?:e|ent|é)|déclar(?:e|ent|é)|présumé\p{L}*|soupçonn\p{L}*|aurai(?:t|ent)|pourrai(?:t|ent)|a dit)(?!\p{L})/iu;

/** "Police suspect …": the noun alone would be no attribution. */
const SUSPECTS =
  /\b(?:police|prosecutors?|investigators?|authorities|detectives?|officials|officers) (?:also )?(?:suspect|believe|think|allege|fear)\b/iu;
/** Words that keep an accusation an accusation. */
const ACCUSATION =
  /(?<!\p{L})(?:alleg\p{L}*|accus(?:es|ed|ing|ations?)|suspect(?:s|ed)?|reportedly|purported\p{L}*|claim(?:s|ed|ing)?(?! (?:\p{L}+ ){0,2}(?:responsibility|victory|lives?))|charged with|faces? (?:\p{L}+ ){0,2}charges?|believed to|thought to|présumé\p{L}*|soupçonn\p{L}*|aurai(?:t|ent))(?!\p{L})/iu;

export function isAttributed(folded: string): boolean {
  return ATTRIBUTION.test(folded) || SUSPECTS.test(folded);
}

/** Who says so, and not only that it is open. */
const SPEAKER =
  /(?<!\p{L})(?:said|says?|told|tells|according to|announced|wrote|writes|tweeted|add(?:s|ed)|claim(?:s|ed)|reported|testified|insist(?:s|ed)|selon|d'après|a dit|déclar\p{L}*|affirm\p{L}*)(?!\p{L})/iu;

export function namesSpeaker(folded: string): boolean {
  return SPEAKER.test(folded) || FOUND.test(folded);
}

export function isAccusation(folded: string): boolean {
  return ACCUSATION.test(folded);
}

const NEGATORS =
  /^(?:not|no|never|none|nobody|neither|nor|without|cannot|can't|won't|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|hadn't|wouldn't|couldn't|shouldn't|pas|jamais|aucune?|sans)$/u;
/** "Denied that his men fired", but not "was denied bail". */
const DENIES = /^(?:deny|denies|denied|denying)$/;
const WHAT = /^(?:that|any|having|\p{Ll}{2,}ing)$/u;
const WORD = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu;
/** How many words a negation reaches, at most. */
const REACH = 5;

/** The terms of a folded text by their UTF-16 offsets. */
export function termsByStart(folded: string): Map<number, string> {
  return new Map(tokensOf(folded).map(({ start, term }) => [start, term]));
}

/** The first term of meaning behind each negation: of "was not arrested" the term of "arrested". */
export function negatedTerms(folded: string): Set<string> {
  const terms = termsByStart(folded);
  const words = [...folded.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    term: terms.get(index),
  }));
  const negated = new Set<string>();
  words.forEach(({ word }, index) => {
    if (!NEGATORS.test(word) && !(DENIES.test(word) && WHAT.test(words[index + 1]?.word ?? ''))) return;
    // "n'exclut pas" has its verb in front, "n'a pas exclu" behind.
    const verb = /^(?:pas|jamais)$/.test(word) ? words[index - 1]?.term : undefined;
    const first = verb ?? words.slice(index + 1, index + 1 + REACH).find(({ term }) => term)?.term;
    if (first !== undefined) negated.add(first);
  });
  return negated;
}
