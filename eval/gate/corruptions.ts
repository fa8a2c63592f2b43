/** What a corruption may draw on: the article the sentence is about, and another one. */
export interface Material {
  text: string;
  other: string;
}

/** One way to make a faithful sentence false; null where the sentence offers nothing to falsify. */
export type Corrupt = (sentence: string, material: Material) => string | null;

const NUMBER = /(?<![\p{L}\d.,])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\p{L}\d]|[.,]\d)/u;
const NUMBERS = new RegExp(NUMBER, 'gu');
const NAME = /\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu;

/** A number that the article does not hold. */
const figure: Corrupt = (sentence, { text }) => {
  const found = NUMBER.exec(sentence)?.[0];
  if (found === undefined) return null;
  const value = Number(found.replaceAll(',', ''));
  for (let step = 1; step < 40; step += 1) {
    const other = found.includes('.')
      ? (value + step * 1.3).toFixed(1)
      : (value + step * 3 + 1).toLocaleString('en');
    if (!text.includes(other.replaceAll(',', '')) && !text.includes(other))
      return sentence.replace(found, other);
  }
  return null;
};

/** A number the article gives of something else. */
const figureMoved: Corrupt = (sentence, { text }) => {
  const own = new Set(sentence.match(NUMBERS) ?? []);
  const [found] = own;
  const other = (text.match(NUMBERS) ?? []).find((number) => !own.has(number));
  return found === undefined || other === undefined ? null : sentence.replace(found, other);
};

/** The name of somebody the article does not know. */
const name: Corrupt = (sentence, { text, other }) => {
  const found = [...sentence.matchAll(NAME)].find(({ index }) => index > 0)?.[0];
  const stranger = (other.match(NAME) ?? []).find((run) =>
    run.split(' ').every((word) => !text.includes(word)),
  );
  return found === undefined || stranger === undefined ? null : sentence.replace(found, stranger);
};

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February April June July August September October November December'.split(' ');

/** The next weekday or month that the article does not name. */
const date: Corrupt = (sentence, { text }) => {
  for (const cycle of [WEEKDAYS, MONTHS]) {
    const at = cycle.findIndex((word) => new RegExp(`\\b${word}\\b`).test(sentence));
    const next = [...cycle.slice(at + 1), ...cycle.slice(0, at)].find((word) => !text.includes(word));
    if (at >= 0 && next) return sentence.replace(cycle[at] ?? '', next);
  }
  return null;
};

/** Words of the other article, without a name or a figure in them, put into somebody's mouth. */
const quotation: Corrupt = (sentence, { other }) => {
  const words = /(?<=\s)(?:\p{Ll}+ ){5}\p{Ll}+/u.exec(other.slice(200))?.[0];
  return words === undefined ? null : `${sentence.replace(/[.!?\s]+$/, '')}, adding that it was “${words}”.`;
};

/** The words that leave a claim with whoever made it. */
const HEDGES = [
  /\b(?:allegedly|reportedly|apparently)\s/iu,
  /(?<=\b(?:the|an?|his|her|their)\s)(?:alleged|suspected)\s/iu,
  /,? according to [^,.]+(?=[,.])/iu,
  /, (?:[\p{L}' ]{2,40} )?(?:said|says|say)(?=\s?\.$)/iu,
  /^[\p{Lu}][\p{L}' ]{2,40} (?:said|says|say|alleged|claimed|believe|claims) that (?=\p{L})/u,
];
const attribution: Corrupt = (sentence) => {
  if (/["“]/u.test(sentence)) return null;
  const bare = HEDGES.reduce((text, hedge) => text.replace(hedge, ''), sentence);
  return bare === sentence ? null : bare.charAt(0).toUpperCase() + bare.slice(1);
};

const negation: Corrupt = (sentence) => {
  if (/\b(?:not|never|no|n't)\b/i.test(sentence)) return null;
  const made = sentence.replace(/\b(is|was|were|are|will|would|can|could|should) (?=\p{Ll})/u, '$1 not ');
  return made === sentence ? null : made;
};

const negationDropped: Corrupt = (sentence) => {
  const made = sentence.replace(/ (?:not|never)\b|n['’]t\b/u, '');
  return made === sentence ? null : made;
};

/** In the order of the table. */
export const CORRUPTIONS = {
  figure,
  figureMoved,
  name,
  date,
  quotation,
  attribution,
  negation,
  negationDropped,
} satisfies Record<string, Corrupt>;
