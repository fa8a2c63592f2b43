/*
 * What answers a question cannot be read without it, and a question is never printed. "Owners, not tenants.", "About
 * $310 million a year.", "The government says it would have to borrow."
 */

const QUESTION = /[?？؟](?:\s?»|["”’')])*$/u;
/** "Q: Will fares go up?" and "A: By about six per cent." */
const ANSWERS = /^(?:A|R|Answer|Réponse)\s?:\s/u;
const ASKS = /^(?:Q|Question)\s?:\s/u;

const FEWEST_WORDS = 7;
/** A part of a sentence, whose other part is the question. */
const PART =
  /^(?:yes|no|not|nope|maybe|perhaps|probably|possibly|only|because|by|to|about|around|roughly|up to|at least|as (?:of|early|late|soon)|until|since|between|from|mostly|largely|it depends|oui|non|pas|peut-être|probablement|seulement|parce qu['’e]|car|pour|environ|près de|quelque|jusqu['’]à|au moins|dès|entre|surtout|ça dépend)(?![\p{L}-])/iu;
const IF = /(?<!\p{L})(?:(?:what|and) if|if|et si|si|advenant)(?!\p{L})/iu;
const THEN = /(?<!\p{L})(?:would|could|might|\p{Ll}{2,}(?:rait|raient))(?!\p{L})/u;

/** Whether a sentence says part of what the question before it asked, and not the whole by itself. */
export function answers(text: string, before: string | undefined): boolean {
  if (before === undefined || !QUESTION.test(before)) return false;
  return text.split(/\s+/).length < FEWEST_WORDS || PART.test(text) || (IF.test(before) && THEN.test(text));
}

/**
 * For the sentences of one text in turn: whether each is what somebody answers in an interview printed word by word,
 * which out of it would be the newsroom's own claim.
 */
export function answersAloud(): (text: string) => boolean {
  let answering = false;
  return (text) => {
    if (ANSWERS.test(text)) answering = true;
    else if (ASKS.test(text)) answering = false;
    return answering;
  };
}
