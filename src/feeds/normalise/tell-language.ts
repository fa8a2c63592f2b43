/** The commonest function words of the languages told apart; a text of none of them is judged by its script alone. */
const WORDS: Record<string, Set<string>> = Object.fromEntries(
  Object.entries({
    en: 'the of and to in a is that for was on with as by at from are has were said after will an it be which their over been not who its have',
    fr: 'le la les de des du et un une est dans que pour sur au par avec qui pas plus se en ont été sont cette aux à il son sa leur après mais',
    de: 'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass nach wird bei einer',
    es: 'el la los las de y en que un una por con para del se al es no lo más su como han fue este entre sus ha sobre tras según',
    it: 'il la di e che in un una per con del della dei sono è non si da al le gli nel alla ha più dopo anche come lo i',
    pt: 'o a os as de e em que um uma para com não do da no na dos das se por mais foi ao são após como seu sua pelo pela',
    nl: 'de het een van en in is op te dat voor met zijn die niet aan er om ook door naar bij uit heeft na werd wordt over',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
);

/** By the name and the ISO 15924 codes of each. */
const SCRIPTS: { name: string; codes: string[]; letters: RegExp }[] = [
  { name: 'Cyrillic', codes: ['Cyrl'], letters: /\p{Script=Cyrillic}/gu },
  { name: 'Arabic', codes: ['Arab'], letters: /\p{Script=Arabic}/gu },
  { name: 'Hebrew', codes: ['Hebr'], letters: /\p{Script=Hebrew}/gu },
  {
    name: 'Han',
    codes: ['Hans', 'Hant', 'Jpan', 'Hani'],
    letters: /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/gu,
  },
  { name: 'Hangul', codes: ['Kore'], letters: /\p{Script=Hangul}/gu },
  { name: 'Greek', codes: ['Grek'], letters: /\p{Script=Greek}/gu },
  { name: 'Devanagari', codes: ['Deva'], letters: /\p{Script=Devanagari}/gu },
  { name: 'Latin', codes: ['Latn'], letters: /\p{Script=Latin}/gu },
];

/** Languages written in several scripts: a tag that names none of them says nothing of the letters. */
const OF_SEVERAL_SCRIPTS = new Set('az bs ha kk ku ky mn ms pa sd sr tg tk tt ug uz'.split(' '));

export interface Spoken {
  /** Of a language told apart. */
  language: string;
  /** Its function words in the text. */
  hits: number;
}

/** The function words of each language told apart in a text, the most first. */
export function countFunctionWords(text: string): { words: number; spoken: Spoken[] } {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const spoken = Object.entries(WORDS)
    .map(([language, known]) => ({ language, hits: words.filter((word) => known.has(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  return { words: words.length, spoken };
}

/** Whether a language ("fr") is told apart by its function words. */
export function isToldApart(base: string): boolean {
  return base in WORDS;
}

/** The script of most of a text's letters; Latin where it has none. */
export function scriptOf(text: string): string {
  const counts = SCRIPTS.map(({ name, letters }) => ({ name, count: text.match(letters)?.length ?? 0 }));
  const [most] = counts.sort((a, b) => b.count - a.count);
  return most === undefined || most.count === 0 ? 'Latin' : most.name;
}

/** The script a language (BCP 47 tag) is customarily written in; null where it is none of those known, or not one alone. */
export function scriptOfLanguage(language: string): string | null {
  const locale = new Intl.Locale(language);
  if (locale.script === undefined && OF_SEVERAL_SCRIPTS.has(locale.language)) return null;
  const code = locale.maximize().script ?? '';
  return SCRIPTS.find(({ codes }) => codes.includes(code))?.name ?? null;
}

/** "und-Arab" for a text in Arabic letters. */
export function anyLanguageIn(script: string): string {
  return `und-${SCRIPTS.find(({ name }) => name === script)?.codes[0] ?? 'Zzzz'}`;
}
