/** French words that say nothing about which event a text reports, beyond those of stopwords.ts. */
const FRENCH_STOPWORDS = new Set(
  `afin ailleurs ainsi alors aucun aucune aujourd'hui auprès auquel autre autres avez avons bien c'est car ceci celle celles
  celui cependant certain certaine certaines certains chaque chez chose cinq comment contre d'abord d'ailleurs d'un d'une
  depuis dernier dernière dernières derniers deuxième devant dit dire disent dix doit doivent donc dont durant déjà elle-même
  encore enfin ensuite envers environ est-ce eut eux faut fois font fut hier hors huit ici j'ai jamais jusqu'à jusque l'on l'un
  l'une laquelle lequel lesquelles lesquels lors lorsque lui-même là malgré mieux mêmes n'a n'est n'ont neuf ni nombreuses
  nombreux non notamment nôtre onze ou outre par parce parfois parmi pendant personne plusieurs plutôt premier première premiers
  près presque puis puisque qu'elle qu'elles qu'il qu'ils qu'on qu'un qu'une quatre quelqu'un quelque quelques quels quelles
  rien s'est sauf sera serait seront seul seule seulement sept six soi soient soit soudain souvent suis suite tandis tant tel
  telle telles tels toujours toutefois trois troisième un vers via voici voilà voire vu à ça y était étaient étant étés êtes
  j'avais avaient avait aura auront aurait auraient ayant eue fais faisait faite faites fait
  déclaré affirmé indiqué annoncé ajouté expliqué précisé estimé assuré selon déclare affirme indique annonce ajoute explique
  précise estime assure rapporte rapporté matin soir soirée nuit journée semaine semaines mois année années heure heures minutes`.split(
    /\s+/,
  ),
);

/** True for a lower-case word of a French text that carries no news. */
export function isFrenchStopword(word: string): boolean {
  return FRENCH_STOPWORDS.has(word);
}

/** Words each language uses all the time and the other one does not. */
const FRENCH = new Set(
  `le la les des du un une et est dans pour par sur au aux qui que ne pas avec sont cette ces ce il elle ils elles leur leurs été
  à après selon être deux trois contre depuis où sa ses plus mais comme entre nous vous`.split(/\s+/),
);
const ENGLISH = new Set(
  `the of and to in is that for with was are at by from has have his her their its it be been this which who will not after over
  against says said as an a he they we you were but about into than more`.split(/\s+/),
);

/**
 * Whether the words of a text are French rather than English or anything else: more French function words than English
 * ones, and two of them, or one beside an accent or an elision ("l'île").
 */
export function isFrench(words: readonly string[]): boolean {
  let french = 0;
  let english = 0;
  let marked = false;
  for (const word of words) {
    if (FRENCH.has(word)) french += 1;
    else if (ENGLISH.has(word)) english += 1;
    else if (/^(?:[ldnscjm]|qu)'|[éèêàçùûôîœ]/.test(word)) marked = true;
  }
  return french > english && (french > 1 || marked);
}

/**
 * J. Savoy's minimal French stemmer (A stemming procedure and stopword list for general French corpora, JASIS 1999):
 * folds plural, feminine, infinitive and participle. The result need not be a word.
 */
export function stemFrench(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  if (word.endsWith('eaux')) return word.slice(0, -1);
  if (word.endsWith('aux') && word.length > 5) return `${word.slice(0, -2)}l`;
  if (/[sx]$/.test(word) && word.length < 5) return word.slice(0, -1);
  if (word.endsWith('x')) return word.slice(0, -1);
  const bare = word.replace(/s$/, '').replace(/r$/, '').replace(/e$/, '').replace(/é$/, '');
  return bare.length < 3 ? word.replace(/s$/, '') : bare.replace(/(\p{L})\1$/u, '$1');
}
