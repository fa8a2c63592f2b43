/** What a word counts, English and French. "One", "first" and "second" are left out: they are pronouns and time. */
const UNITS: Record<string, number> = {
  ...counted(
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
    2,
  ),
  ...counted('seventeen eighteen nineteen', 17),
  ...counted('third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth', 3),
  ...counted('deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 2),
  ...counted('deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième', 2),
  ...tens('twenty thirty forty fifty sixty seventy eighty ninety'),
  ...tens('twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'),
  ...tens('vingt trente quarante cinquante soixante'),
  both: 2,
  dozen: 12,
  douzaine: 12,
  thirds: 3,
};

export const SCALES: Record<string, number> = {
  hundred: 100,
  cent: 100,
  cents: 100,
  thousand: 1_000,
  mille: 1_000,
  million: 1_000_000,
  millions: 1_000_000,
  billion: 1_000_000_000,
  milliard: 1_000_000_000,
  milliards: 1_000_000_000,
  trillion: 1_000_000_000_000,
};

function counted(words: string, from: number): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, index) => [word, from + index]));
}

function tens(words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word, index) => [word, (index + 2) * 10]));
}

const NUMBER = [...Object.keys(UNITS), ...Object.keys(SCALES), 'one', 'a', 'an']
  .sort((a, b) => b.length - a.length)
  .join('|');

/** A run of number words: "four hundred and twelve", "twenty-one", "a hundred", "quatre-vingts". */
export const NUMBER_WORDS = new RegExp(
  `\\b(?:${NUMBER})(?:(?:\\s|-|\\sand\\s|\\set\\s)(?:${NUMBER})s?)*\\b`,
  'giu',
);

/** The number a run of number words names; null where it names none ("a", "one" alone, "cents" of money). */
export function valueOfWords(run: string): number | null {
  const words = run
    .toLowerCase()
    .replaceAll(/\b(?:and|et)\b/g, ' ')
    .replace(/quatre-vingts?/g, 'huitante');
  const parts = words.split(/[\s-]+/).filter((word) => word !== '');
  if (!parts.some((part) => part in UNITS || part in SCALES || part === 'huitante')) return null;
  if (/^cents?$/.test(words.trim())) return null;
  let total = 0;
  let group = 0;
  for (const [index, part] of parts.entries()) {
    // An article before a unit is no one: "a six-hour siege", but "a hundred" and "twenty-one".
    if (index === 0 && /^(?:one|an?)$/.test(part) && !((parts[1] ?? '') in SCALES)) continue;
    const scale = SCALES[part];
    if (scale === undefined) group += unitOf(part);
    else if (scale === 100) group = Math.max(1, group) * 100;
    else [total, group] = [total + Math.max(1, group) * scale, 0];
  }
  return total + group || null;
}

function unitOf(part: string): number {
  if (part === 'huitante') return 80;
  return /^(?:one|an?)$/.test(part) ? 1 : (UNITS[part] ?? 0);
}
