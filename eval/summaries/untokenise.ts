/**
 * Undoes what tokenising did to an article's marks, and lower-casing to the beginnings of its sentences and its
 * dateline; the words, which are what is counted, stay.
 */
export function untokenise(sentences: readonly string[]): string[] {
  let open = false;
  const marked: string[] = [];
  for (const sentence of sentences) {
    // The mark that ends a quotation was split off to the next sentence.
    const closes = /^’ /.test(sentence) || (open && /^' /.test(sentence));
    const before = marked.pop();
    if (before !== undefined) marked.push(closes ? `${before}''` : before);
    const read = withSingleMarks(closes ? sentence.slice(2) : sentence, open && !closes);
    open = read.open;
    marked.push(read.text);
  }
  return marked.map((text) => begun(tidied(withDoubleMarks(text)))).filter((text) => text !== '');
}

/** A mark is what it says, unless all of a sentence are alike: then every other one closes. */
function withDoubleMarks(text: string): string {
  const marks = text.match(/``|''/g) ?? [];
  const alike = marks.length > 1 && new Set(marks).size === 1;
  let open = false;
  return text.replace(/\s*(``|'')\s*/g, (_, mark: string) => {
    open = alike ? !open : mark === '``';
    return open ? ' “' : '” ';
  });
}

/** A word that a single mark behind it makes a possessive. */
const POSSESSOR = /(?<!^(?:i|wa|ha|a|thi|hi|it|say|u|doe|alway|perhap|claim|call|add))s$/;
/** A quotation's mark and its first word, not the ending of a word that tokenising cut in two. */
const ATTACHED = /^'(?!(?:s|t|ll|re|ve|d|m|n)$)\p{L}/u;

/**
 * Single marks that stand alone become double ones; behind an s, without one before it, a mark is a possessive's.
 * `within`: the sentence before left a quotation open.
 */
function withSingleMarks(sentence: string, within: boolean): { text: string; open: boolean } {
  let [open, goesOn] = [false, within];
  const words: string[] = [];
  const tokens = sentence.split(' ');
  tokens.forEach((token, at) => {
    const before = words.at(-1) ?? '';
    const opens = at === 0 && ATTACHED.test(token);
    const stands = /^['‘’]$/.test(token);
    const ends = /[^s]’$/.test(token) || (/’$/.test(token) && /^[.,]$/.test(tokens[at + 1] ?? ''));
    if (stands ? token !== '‘' && (open || (goesOn && /[.,!?]$/.test(before))) : (open || goesOn) && ends) {
      [open, goesOn] = [false, false];
      words.push(...(stands ? [] : [token.slice(0, -1)]), "''");
    } else if (opens || token === '‘' || (token === "'" && !POSSESSOR.test(before))) {
      open = true;
      words.push('``', ...(opens ? [token.slice(1)] : []));
    } else if (stands) words.push(`${words.pop() ?? ''}${token}`);
    else words.push(token);
  });
  return { text: words.join(' '), open: open || goesOn };
}

function tidied(text: string): string {
  return text
    .replace(/-lrb-\s*/g, '(')
    .replace(/\s*-rrb-/g, ')')
    .replace(/\s+([.,;:!?)])/g, '$1')
    .replace(/\(\s+/g, '(')
    .trim();
}

/** "Washington (cnn) president", a dateline once. */
const DATELINE = /^([\p{Ll} .,'-]{0,40})\((cnn|hln|ap|afp|upi|reuters)\)\s*((?:--\s*)?)(?=[“\p{L}\d])/u;

function begun(text: string): string {
  const dateline = DATELINE.exec(text);
  if (dateline === null) return capitalised(text);
  const [front, place = '', agency = '', dash = ''] = dateline;
  const filed = place.replace(/(?<![\p{L}'])\p{Ll}/gu, (letter) => letter.toUpperCase());
  return `${filed}(${agency.toUpperCase()}) ${dash}${capitalised(text.slice(front.length))}`;
}

function capitalised(text: string): string {
  return text.replace(
    /^([“(]*)(\p{Ll})/u,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
