/** A faithful sentence written otherwise; null where there is nothing to write otherwise. */
type Vary = (sentence: string) => string | null;

const WORDS = 'two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Every spelling that says the same: marks, dotted initials, per cent, figures and number words, thousands. */
const respelled: Vary = (sentence) => {
  const made = sentence
    .replace(/\bU\.S\.(?=\s\p{Ll})/gu, 'US')
    .replace(/\bUS\b/g, 'U.S.')
    .replace(/\s?(?:percent|per cent)\b/g, '%')
    .replace(/(\d),(\d{3})\b/g, '$1$2')
    .replace(/(?<=\s)(?:[2-9]|1[0-2])(?=\s\p{Ll}{3,})/gu, (digits) => WORDS[Number(digits) - 2] ?? digits)
    .replace(/(?<=\s)(\d{2,3}) million\b/g, '$1m')
    .replace(/['’]/g, (mark) => (mark === "'" ? '’' : "'"))
    .replace(/(?<=^|\s)"(?=\S)/g, '“')
    .replace(/"/g, '”');
  return made === sentence ? null : made;
};

/** Without its brackets and its relative clauses. */
const shortened: Vary = (sentence) => {
  if (/["“”]/.test(sentence)) return null;
  const made = sentence
    .replace(/\s\((?!.*alleg)[^()]*\)(?=[\s,.])/g, '')
    .replace(
      /, (?:which|who|where) (?!.*\b(?:says?|said|alleg|not|never|may|might|could))[^,]+(?:,|(?=\.$))/u,
      '',
    );
  return made === sentence || made.split(' ').length < 6 ? null : made;
};

/** In the order of the table. */
export const VARIANTS = { respelled, shortened } satisfies Record<string, Vary>;
