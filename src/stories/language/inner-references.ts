/*
 * What inside a sentence lies in the one before it: "doctors say those mutations …", "after that decision, …", "the
 * lawyer of the two men". Near the front nothing in the sentence itself can have named it yet.
 */

/** Of this, French says more by a demonstrative than English does; abstract, or named before. */
const FRENCH_THING =
  'décision|demande|mesure|annonce|incident|attaque|accord|entente|verdict|jugement|rapport|loi|projet|plan|proposition|chiffre|propos|déclaration|affaire|dossier|situation|drame|tragédie|accident|explosion|incendie|fusillade|manifestation|conflit|lettre|étude|enquête|hausse|baisse|somme|montant|offre|refus|idée|question|sujet|phénomène|événement|espèce|groupe|entreprise|société|établissement|immeuble|pratique|condition|règle|changement|résultat|critique|allégation|accusation|moyen|débat|poste|programme|service|initiative|victoire|défaite|démission|absence|fermeture|arrestation|catastrophe|menace|rencontre|stratégie|approche|scénario|retard|écart|bilan|constat';

/** "Le ministère a pris cette décision", "ce genre de conditions": wherever it stands, what is meant was named before. */
const FRENCH_REFERENCES: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}'-])(?:ce|cet|cette|ces) (?:\\p{Ll}{3,} )?(?:${FRENCH_THING})s?(?![\\p{L}-])(?!,? (?:qui|que|qu'|dont|où|de|d'|du|des|à|pour|entre)(?![\\p{L}]))`,
    'u',
  ),
  /(?<![\p{L}'-])ce (?:genre|type) d(?:e |')\p{Ll}+/u,
  /(?<![\p{L}'-])(?:[Ll]es|des|aux) (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:hommes|femmes|personnes|victimes|suspects?|suspectes|enfants|parties|camps|conducteurs|jeunes|adolescents|accusés|entreprises|véhicules|blessés)(?!,? (?:qui|que|qu'|dont|où|de|d'|du|des|à|arrêtée?s|tuée?s|blessée?s|accusée?s|portée?s|retrouvée?s|impliquée?s|visée?s)(?!\p{L}))/u,
];
/** A French sentence is longer in front of it. */
const NEAR_FRONT_FRENCH = 14;

/** Words in front of such a reference, at most: behind more, the sentence itself may have said what is meant. */
const NEAR_FRONT = 7;

const SELF_CONTAINED =
  '(?! (?:who|whom|whose|that|which|where|when|of|in|on|at|with|from|for|under|between|involved|accused|charged|killed|injured|wounded|arrested|called|named|known)\\b|,? (?:\\p{Lu}|\\p{L}+ and\\b))';
const SOME = '(?:[\\p{Ll}-]+ )?(?!days\\b|times\\b|years\\b)\\p{Ll}{3,}(?<!ss)s\\b';
const SPELLED = 'two|three|four|five|six|seven|eight|nine|ten';
const COUNT = `(?:${SPELLED}|\\d{2})`;
/** Of such there are as many as everybody knows: "the nine justices". */
const OF_FIXED_NUMBER = '(?:states|justices|jurors|boroughs)';
const THING =
  'move|decision|announcement|statement|news|incident|attack|deal|agreement|ruling|verdict|report|law|bill|plan|proposal|measure|claim|claims|comment|remark|trial|hearing|meeting|vote|document|footage|video|image|post|tweet|event|accident|crash|blast|lawsuit|explosion|shooting|killing|raid|protest|rally|dispute|row|study|survey|letter|interview|speech|order|policy|project|period|group|company|show|film|book|game|match|case|number|figure|amount|money|idea|offer|request';

const REFERENCES: readonly RegExp[] = [
  // "those mutations", "these new rules"; "those who" and "these days" need nothing.
  new RegExp(`\\b(?:those ${SOME}${SELF_CONTAINED}|these ${SOME}(?! (?:who|which)\\b))`, 'u'),
  // "such a move"; "such a success that", "such a country as", "such a flood since" need nothing.
  /\bsuch an? (?!(?:way|extent|degree|thing)\b)\p{Ll}[\p{Ll}-]+\b(?! (?:as|that|for)\b|(?: \p{Ll}+)? since\b)/u,
  // "after that decision"; behind a verb, "that" may begin what is said.
  new RegExp(
    `\\b(?:of|to|with|on|by|for|from|after|before|about|over|against|following|despite|in|during|under|behind|appeal(?:ed)?|challenged?|overturn(?:ed)?|condemn(?:ed)?|criticised|criticized|defend(?:ed)?|welcomed|opposed?|rejected) that (?:${THING})\\b(?! (?:who|which|that|of)\\b)`,
    'u',
  ),
  new RegExp(
    `\\b(?:the|both) ${COUNT} (?!days\\b|weeks\\b|months\\b|years\\b|hours\\b|minutes\\b|decades\\b|member \\p{Ll}+|(?<!two |three )${OF_FIXED_NUMBER}\\b)(?:\\p{Ll}+ )?(?:men|women|people|children|\\p{Ll}[\\p{Ll}-]{2,}s|\\d{1,2}-year-olds)\\b${SELF_CONTAINED}`,
    'u',
  ),
  /\b(?:all|most|much|some|none) of (?:this|these|that)(?=[.,;]| (?:and|but|as|is|was|has|had|will|while|when|comes|came|happened)\b)/u,
  // "He is filming there": behind "is", "out" and the like it names no place.
  /(?<!\b(?:is|are|was|were|be|been|out|over|up|right|still|get|got|here and|hang) )\bthere(?=[,;.](?:\s|$))/u,
];

/** "Two", "Ada Lund and Otto Hale", "a dozen changes": what may be taken up again in the same sentence. */
const NAMES_SOME = new RegExp(
  String.raw`(?<![\p{L}'-])\p{Lu}[\p{L}'-]+(?:, | and )(?:[\p{Ll}]+ ){0,3}\p{Lu}|\b(?:${SPELLED}|several|many|pair|couple|between)\b`,
  'u',
);
const NAMES_PLACE = /\b(?:in|at|to|near|from|on|into|across|outside|around) (?:the )?\p{Lu}/u;

const ATTRIBUTED = /^(?:[Aa]ccording to|[Ss]elon) [^,]{2,80}, (?:that|this|it|he|she|they|those|these)\b/u;

/** "Il y a", "il n'y avait pas", "il faudra", "il est possible": nobody is meant by it. */
const NOBODY =
  "(?!il (?:n'|ne |)(?:y |fau|s'agi|pleu|neig|(?:est|était|sera|serait) (?:\\p{Ll}+ ){0,2}(?:possible|impossible|probable|difficile|clair|nécessaire|temps|tôt|tard|interdit|question|prévu|important|urgent)))";

/** "When asked about the fall, he denied it.": nobody is named in front of the pronoun. */
const INTRODUCED = new RegExp(
  `^\\p{Lu}(?:[^,\\p{Lu}]|,(?=\\d)|(?<=\\s)\\p{Lu}{2,}){2,120}, ${NOBODY}(?:he|she|they|il|elle|ils|elles) (?!['’])`,
  'u',
);

/** "In a trial of 6,200 women, it picked up …": what did stands elsewhere; but "it emerged", "it rained" mean nothing. */
const FRONTED =
  /^(?:In|At|By|For|With|Without|Under|Before|During|Over|Across|From|Since|Until|Within|Despite|Between|On|After|Last|This|Earlier|Late) (?:[^,\p{Lu}]|,(?=\d)|(?<=\s)\p{Lu}{2,}){2,120}, it (?:(?:has|had|also|then|now|later) ){0,2}(?!(?:emerg|appear|seem|turn|rain|snow|happen|follow|matter|occurr|look|help|dawn|transpir|need|work|prov)ed\b)(?:\p{Ll}{2,}ed|made|found|won|lost|sold|said|says|told|grew|rose|fell|hit|held|led|built|bought|cut|put|gave|got|went|began|ran|saw|sent|set|spent|plans|wants|hopes|aims|expects|owns|employs|offers|covers|operates|makes|uses) /u;
/** "On Tuesday they would not share a lift.", "Mardi, elle …": only when stands in front of the pronoun. */
const TIMED =
  /^(?:(?:(?:Early|Late|Earlier|Later) )?(?:(?:[Oo]n|[Ii]n|[Bb]y|[Ss]ince|[Ll]ast|[Tt]his|[Nn]ext) (?:\p{Ll}+day|\p{Ll}+ \d{1,4}|\d{4}|week|month|year|spring|summer|autumn|fall|winter|morning|night)(?: (?:morning|afternoon|evening|night))?|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow) (?:he|she|they) |(?:Hier|Aujourd'hui|Demain|(?:Lun|Mar|Mercre|Jeu|Vendre|Same)di|Dimanche|En \d{4}|(?:[Ll]a|[Ll]e) (?:semaine|mois) (?:dernière|dernier))(?: (?:matin|soir|après-midi))? (?:il (?!y |fau|s'agi|pleu|neig|est |était )|(?:elle|ils|elles) ))/u;
const DAY_OR_MONTH =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\b/gu;

/** "People are buying it.": so short that nothing in it can be meant. */
const SHORT_OBJECT =
  /^\p{L}+(?: (?!(?:an?|the|this|that|his|her|their|its|my|our|your|some|any|no|every|each)\b)[\p{Ll}'-]+){1,7} (?:it|them|him)\.$/u;

/** "For the next ten minutes he hid": next to what was told before, unless it is still to come. */
const NEXT =
  /^(?:for|over|during|within|in) the (?:next|following) (?!(?:\p{Ll}+ )*(?:phase|round|step))(?:\p{L}+|\d+)\b(?!.*\b(?:will|would|could|may|might|can|should|plans?|expect\p{L}*|hopes?|wants?|aims?|intends?|is|are)\b)/iu;

/**
 * What a sentence takes up, near its front, that only another one can have named: "those mutations", "the two men";
 * the whole sentence where all of it does; null where there is nothing of the kind.
 */
export function referenceIn(text: string): string | null {
  const words = text.replaceAll('’', "'").replace(/^[\s"“‘'«([]+/, '');
  if ([ATTRIBUTED, SHORT_OBJECT, NEXT].some((pattern) => pattern.test(words))) return words;
  const timeless = words.slice(0, 1) + words.slice(1).replace(DAY_OR_MONTH, (name) => name.toLowerCase());
  if ([INTRODUCED, FRONTED, TIMED].some((pattern) => pattern.test(timeless))) return words;
  const plain = words.replace(/“[^”“]*”|"[^"]*"|«[^«»]*»/gu, '');
  return firstOf(REFERENCES, plain, NEAR_FRONT) ?? firstOf(FRENCH_REFERENCES, plain, NEAR_FRONT_FRENCH);
}

function firstOf(references: readonly RegExp[], plain: string, nearFront: number): string | null {
  for (const reference of references) {
    const found = reference.exec(plain);
    if (found !== null && isUnnamed(found[0], plain.slice(0, found.index), nearFront)) return found[0];
  }
  return null;
}

function isUnnamed(reference: string, before: string, nearFront: number): boolean {
  if (before.split(/\s+/u).length - 1 > nearFront || /[;:—–]|, /u.test(before)) return false;
  if (reference === 'there') return !NAMES_PLACE.test(before);
  return !NAMES_SOME.test(before) && !isNamedIn(before, reference);
}

/** Words that name no thing by themselves. */
const UNTELLING =
  /^(?:those|these|that|such|both|the|men|women|people|children|other|first|last|same|new|cette|genre|type|deux|trois|quatre|cinq|sept|huit|neuf|hommes|femmes|personnes)$/;
const STEM = 5;

/** Whether a text names what a reference takes up: the thing, or as many of them. */
export function isNamedIn(text: string, reference: string): boolean {
  const said = text.toLowerCase();
  const words = (reference.toLowerCase().match(/[\p{L}\d-]+/gu) ?? []).filter(
    (word) => !UNTELLING.test(word),
  );
  return words.some((word) =>
    new RegExp(`^${COUNT}$`, 'u').test(word)
      ? new RegExp(`(?<![\\d.,-])${word}(?![\\d-])`, 'u').test(said)
      : word.length > 3 && said.includes(word.slice(0, Math.min(STEM, word.length - 1))),
  );
}
