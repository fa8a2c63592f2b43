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

const SCRIPTS: [RegExp, string][] = [
  [/\p{Script=Cyrillic}/gu, 'Cyrillic'],
  [/\p{Script=Arabic}/gu, 'Arabic'],
  [/\p{Script=Hebrew}/gu, 'Hebrew'],
  [/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/gu, 'Han'],
  [/\p{Script=Hangul}/gu, 'Hangul'],
  [/\p{Script=Greek}/gu, 'Greek'],
  [/\p{Script=Devanagari}/gu, 'Devanagari'],
  [/\p{Script=Latin}/gu, 'Latin'],
];

/** The language most of whose function words a text uses, of those known; null where it uses too few to tell. */
function languageOf(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(WORDS)
    .map(([language, known]) => ({ language, hits: words.filter((word) => known.has(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  const [best, second] = scores;
  return best && best.hits >= 3 && best.hits > (second?.hits ?? 0) ? best.language : null;
}

function scriptOf(text: string): string {
  const counts = SCRIPTS.map(([script, name]) => ({ name, count: (text.match(script) ?? []).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.name ?? 'Latin';
}

/** True where `text` is surely not in the language (BCP 47 tag) its sources are in. */
export function isOtherLanguage(text: string, language: string, sources: string): boolean {
  if (scriptOf(text) !== scriptOf(sources)) return true;
  const base = language.toLowerCase().split('-')[0] ?? '';
  const found = languageOf(text);
  return found !== null && base in WORDS && found !== base;
}
