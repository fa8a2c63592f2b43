/**
 * Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", 1980) with the extensions that NLTK
 * adds and the `rouge-score` package therefore counts with. Takes a lower-case word of a–z and 0–9.
 */
export function porterStem(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length <= 2) return word;
  return step5(rules(rules(step2(step1c(step1b(step1a(word)))), STEP_3), STEP_4));
}

const IRREGULAR = new Map(
  Object.entries({
    sky: 'sky skies',
    die: 'dying',
    lie: 'lying',
    tie: 'tying',
    news: 'news',
    inning: 'inning innings',
    outing: 'outing outings',
    canning: 'canning cannings',
    howe: 'howe',
    proceed: 'proceed',
    exceed: 'exceed',
    succeed: 'succeed',
  }).flatMap(([stem, forms]) => forms.split(' ').map((form) => [form, stem] as const)),
);

function isConsonant(word: string, at: number): boolean {
  const letter = word[at] ?? '';
  if ('aeiou'.includes(letter)) return false;
  return letter !== 'y' || at === 0 || !isConsonant(word, at - 1);
}

/** Porter's m: how often a vowel is followed by a consonant. */
function measure(stem: string): number {
  let count = 0;
  for (let at = 1; at < stem.length; at += 1) {
    if (!isConsonant(stem, at - 1) && isConsonant(stem, at)) count += 1;
  }
  return count;
}

function hasVowel(stem: string): boolean {
  return [...stem].some((_, at) => !isConsonant(stem, at));
}

/** Porter's *o: consonant, vowel, consonant other than w, x, y; NLTK adds two-letter "vowel, consonant". */
function endsShort(stem: string): boolean {
  const last = stem.length - 1;
  if (stem.length === 2) return !isConsonant(stem, 0) && isConsonant(stem, 1);
  if (stem.length < 2) return false;
  const shape = isConsonant(stem, last - 2) && !isConsonant(stem, last - 1) && isConsonant(stem, last);
  return shape && !'wxy'.includes(stem[last] ?? '');
}

/** Suffix, what it becomes, and when; the first suffix that fits decides, whether its condition holds or not. */
type Rule = readonly [suffix: string, becomes: string, holds: (stem: string, word: string) => boolean];

function rules(word: string, list: readonly Rule[]): string {
  for (const [suffix, becomes, holds] of list) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, word.length - suffix.length);
    return holds(stem, word) ? stem + becomes : word;
  }
  return word;
}

const some = (stem: string) => measure(stem) > 0;
const long = (stem: string) => measure(stem) > 1;
const always = () => true;

function pairs(list: string, holds: Rule[2]): Rule[] {
  return list.split(' ').map((pair) => {
    const [suffix = '', becomes = ''] = pair.split(':');
    return [suffix, becomes, holds] as const;
  });
}

function step1a(word: string): string {
  if (word.length === 4 && word.endsWith('ies')) return `${word[0]}ie`;
  return rules(word, pairs('sses:ss ies:i ss:ss s:', always));
}

function step1b(word: string): string {
  if (word.endsWith('ied')) return word.slice(0, -3) + (word.length === 4 ? 'ie' : 'i');
  if (word.endsWith('eed')) return some(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const suffix = ['ed', 'ing'].find(
    (ending) => word.endsWith(ending) && hasVowel(word.slice(0, -ending.length)),
  );
  return suffix === undefined ? word : mended(word.slice(0, -suffix.length));
}

/** "hopp" → "hop", "troubl" → "trouble", "fil" → "file". */
function mended(stem: string): string {
  const last = stem.length - 1;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (last > 0 && stem[last] === stem[last - 1] && isConsonant(stem, last)) {
    return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  }
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

function step1c(word: string): string {
  return rules(word, [['y', 'i', (stem) => stem.length > 1 && isConsonant(stem, stem.length - 1)]]);
}

function step2(word: string): string {
  if (word.endsWith('alli') && some(word.slice(0, -4))) return step2(word.slice(0, -2));
  return rules(word, STEP_2);
}

const STEP_2: readonly Rule[] = [
  ...pairs(
    'ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble fulli:ful',
    some,
  ),
  ['logi', 'log', (stem) => some(`${stem}l`)],
];
const STEP_3 = pairs('icate:ic ative: alize:al iciti:ic ical:ic ful: ness:', some);
const STEP_4: readonly Rule[] = [
  ...pairs('al: ance: ence: er: ic: able: ible: ant: ement: ment: ent:', long),
  ['ion', '', (stem) => long(stem) && /[st]$/.test(stem)],
  ...pairs('ou: ism: ate: iti: ous: ive: ize:', long),
];

function step5(word: string): string {
  const bare = rules(word, [['e', '', (stem) => long(stem) || (measure(stem) === 1 && !endsShort(stem))]]);
  return bare.endsWith('ll') && long(bare.slice(0, -1)) ? bare.slice(0, -1) : bare;
}
