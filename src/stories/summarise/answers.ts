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

/** "COURIER: What happened?", "Capt. Rask: The rudder jammed.": who speaks, in front of what is said. */
const SPEAKER = /^[^\S\n]*(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3})\s?:\s/mu;
const SPEAKERS = new RegExp(SPEAKER, 'gmu');

/**
 * For the sentences of one text in turn: whether each is what somebody says in an interview printed word by word, which
 * out of it would be the newsroom's own claim. Speakers are named again and again.
 */
export function answersAloud(source: string): (text: string) => boolean {
  const named = new Set<string>();
  const speakers = new Set<string>();
  for (const [, speaker = ''] of source.matchAll(SPEAKERS)) {
    if (named.has(speaker)) speakers.add(speaker);
    named.add(speaker);
  }
  let answering = false;
  return (text) => {
    const [, speaker = ''] = SPEAKER.exec(text) ?? [];
    if (ANSWERS.test(text) || speakers.has(speaker)) answering = true;
    else if (ASKS.test(text)) answering = false;
    return answering;
  };
}
