import { anyOf } from './any-of.ts';

/*
 * What a French sentence needs that is not in it, beyond the words of openings.ts: whom an inverted pronoun means, where
 * "y" is, what "le tout" is all of. Source: the pronouns, inversions and connectives of French grammar.
 */

const COUNT = '(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|quelques|plusieurs|\\d+)';
const TIME = '(?:minutes?|heures?|jours?|semaines?|mois|ans?|années?)';

/** Words that open a sentence about something the reader has not seen, or that it is told beside. */
const OPENS = new RegExp(
  `^(?:${anyOf(`
  une? tel(?:le)?|de tel(?:le)?s|tou(?:s|tes) (?:ont|sont|avaient|étaient|auront|seront)|aucune? d'(?:eux|elles)|l'une? d'(?:eux|elles)|ni l'une?
  le tout|l'intéressée?|l[ea] princip(?:al|ale) intéressée?|le (?:duo|trio|quatuor)(?= \\p{Ll})|même (?:son de cloche|constat|scénario|discours|chose)
  résultat(?= ?:)|à (?:noter|souligner|preuve)|autrement dit|en d'autres (?:mots|termes)|dans les faits|dans la foulée(?=,)|du même souffle|d'où
  (?:rappelons|soulignons|notons|précisons|mentionnons|ajoutons|signalons)(?:-le)?|il faut (?:dire|savoir|noter|rappeler|préciser|ajouter|souligner)
  à l'instar de (?:son|sa|ses|leurs?)|${COUNT} ${TIME} (?:plus tard|plus tôt|auparavant|après)(?=,)
  (?:jamais|rarement|à peine|peut-être|sans doute|désormais|maintenant|déjà|aujourd'hui|hier|demain),? (?:il (?!y )|elle |ils |elles )
  (?:dans|chez|pour|parmi|avec|sur|par|à) (?:l'une? d'(?:eux|elles)|celui|celle|ceux|eux|elles)
  on ne craint (?:\\p{Ll}+ )?pour (?:sa|leurs?) vies?
  une première(?= (?:depuis|au|en|dans|pour|selon)\\b|[,.])|du jamais vu|une (?:décision|annonce|situation|mesure|façon|manière|position|version|idée) (?:que|qui|dont)
  (?:interrogé|questionné|appelé|invité)e?s? (?:à ce sujet|là-dessus|sur (?:ce|le) (?:sujet|point))
  `)})(?![\\p{L}\\p{N}'-])`,
  'iu',
);

/** "À ce sujet", "à cet effet": what it is about is said before. */
const ABOUT_IT =
  /^[^"“«»]{0,60}?(?<!\p{L})à (?:ce|cet) (?:sujet|effet|égard|propos|titre|chapitre)(?!\p{L})/iu;

/** "Québec y a investi": where that is; but "il y a", "il n'y avait" tell of no place. */
const THERE =
  /^([^,"“«»:;]{2,60}?)(?<![Ii]l (?:n')?)(?<=[ '])y (?:a|ont|avait|avaient|aura|auront|est|sont|était|étaient|\p{Ll}{2,}(?:e|ent|ait|aient|ra|ront))(?![\p{L}-])/u;
const PLACE = /(?<!\p{L})(?:à|au|aux|en|dans|chez|sur|où|de|du|des) (?:l[ae] |l'|les )?\p{Lu}/u;

/**
 * Behind a quotation or a comma the verb and its inverted subject tell who speaks, whatever the verb ("», a-t-elle
 * martelé", ", s'indigne-t-il"); "faut-il" and "y a-t-il" mean nobody.
 */
const INVERTED =
  /(?:[»”"?!…] ?,? ?|, )(?:(?:l|s|m|n)'|(?:se|le|la|les|leur|lui|en) )*(?!faut-il|s'agit-il)\p{Ll}+(?:-t)?-(?:il|elle|ils|elles)(?![\p{L}'-])/u;
const BESIDE_ITS_QUOTATION = /[,”"»] (?:il|elle|ils|elles) (?:dit|a dit|a ajouté|ajoute)(?!\p{L})/iu;
/** "», a lancé sa cheffe, Ada Lund": whose she is. */
const SOMEBODYS_SAID = /[»”"] ?,? (?:\p{Ll}[\p{Ll}'-]* ){1,3}(?:son|sa|ses|leurs?) \p{Ll}/u;

/** ", selon elle", "a fait savoir ce dernier". */
const SOMEBODY =
  /(?<=[ ,])(?:(?:selon|d'après) (?:lui|elle|eux|elles)|ce dernier|cette dernière|ces derni(?:ers|ères)|cel(?:ui|le|les)-ci|ceux-ci)(?=[ ,.])/u;

/** "Le président, lui, …", "la Ville, de son côté, …". */
const BESIDE =
  /^[^"“«]{3,70}?, (?:lui|elle|eux|elles|quant à (?:lui|elle|eux|elles)|(?:de|pour) (?:son|leur|sa) (?:côté|part)|par ailleurs|en revanche|en outre|de même),/u;

/** "Le conseil devra toutefois voter", "l'opposition dénonce plutôt": told against what stands before. */
const AGAINST =
  /^[^"“«,;:]{3,80}? (?:toutefois|cependant|pourtant|néanmoins|également|donc|plutôt(?! qu[e'])|aussi(?! (?:\p{L}+ qu[e']|bien|peu|longtemps))) /u;

/** "Aucun blessé n'a été signalé", "on ne craint pas pour leur vie": said of something. */
const SAID_OF_SOMETHING =
  /^(?:aucune? (?:blessé|victime|arrestation|décès|accusation|autre|détail)|personne n'(?:a|est)|on (?:ne craint|ignore)|(?:sa|leur) vie)(?!\p{L})/iu;

/** "Québec en offre 12,7 %", "les provinces en réclamaient dix": what is counted is named elsewhere. */
const COUNTS_OF_IT = new RegExp(
  `^(?:(?:en|au|aux|à) [^,"“«»]{2,30}, )?[^,"“«»:;]{2,70}?(?<!\\p{L})(?:en|n'en) (?:a|ont|avait|avaient|aura|auront|offr\\p{Ll}+|demand\\p{Ll}+|réclam\\p{Ll}+|exig\\p{Ll}+|compt(?:e|ent|ait|aient)|voul\\p{Ll}+|veut|veulent|propos\\p{Ll}+|possèd\\p{Ll}+|dénombr\\p{Ll}+|recens\\p{Ll}+|rest(?:e|ait)|faut|faudra(?:it)?|manque) (?:\\p{Ll}+[ée]e?s? )?(?:qu')?(?:${COUNT}|\\d[\\d,.]*|autant|davantage|la moitié)(?![\\p{L}-])`,
  'iu',
);

/** "La démission de son ministre": whose stands before it. */
const OF_SOMEBODYS =
  /^(?:l[ea]s? |l'|une? )\p{Ll}[\p{Ll}-]* (?:de|à|pour|avec|par|sur|contre|chez|envers) (?:son|sa|ses|leurs?) \p{Ll}/iu;

/** "Dans une lettre obtenue par Le Fleuve, elles disent": one name, or none, is no "elles". */
const SEVERAL_FRONTED =
  /^(?:dans|par|lors|au|aux|à|en|sur|pour|depuis|après|avant|durant|malgré|selon) (?!.* et \p{Lu})[^,"“«»]{2,120}, (?:ils|elles) (?!s'agi)/iu;

/** "Le juge lui a imposé une amende", "des agents l'ont endormi": on whom nobody before has a name. */
const TO_SOMEBODY =
  /^(?:l[ea]s? |l'|une? |des )(?:[\p{Ll}'-]+ ){1,5}(?:(?:lui|leur|les) |l')(?:a|ont|avait|avaient|aura|auront|aurait|auraient)(?!\p{L})/iu;

/*
 * All of these take words with straight apostrophes, without an opening mark in front.
 */

/** Of a French text alone: a Spanish one has "y", too. */
export function pointsBackInFrench(words: string): boolean {
  const there = THERE.exec(words);
  return (
    [OPENS, ABOUT_IT, COUNTS_OF_IT, OF_SOMEBODYS, SEVERAL_FRONTED, TO_SOMEBODY].some((back) =>
      back.test(words),
    ) ||
    (there !== null && !PLACE.test(there[1] ?? ''))
  );
}

/** Where a sentence tells by a pronoun whose words or view it is; undefined where it does not. */
export function frenchPronounSaid(words: string): number | undefined {
  return [INVERTED, BESIDE_ITS_QUOTATION, SOMEBODYS_SAID, SOMEBODY]
    .map((told) => words.search(told))
    .filter((place) => place >= 0)
    .sort((a, b) => a - b)[0];
}

/** Whether it is told beside what stands before it, wherever else it stands. */
export function goesOnBesideInFrench(words: string): boolean {
  return BESIDE.test(words) || AGAINST.test(words);
}

/** Whether it is said of something that is named elsewhere. */
export function isSaidOfSomething(words: string): boolean {
  return SAID_OF_SOMETHING.test(words);
}
