import { baseLanguage } from '../../lib/base-language.ts';
import { anyOf } from './any-of.ts';
import {
  frenchPronounSaid,
  goesOnBesideInFrench,
  isSaidOfSomething,
  pointsBackInFrench,
} from './french-openings.ts';

/*
 * What a sentence needs that is not in it, in English and French: the referent of its opening words, of "he said",
 * of "the move". A summary's first sentence must need nothing. Sources: the pronouns, demonstratives and discourse
 * connectives of both languages' grammars.
 */

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const TIME_EN =
  'morning|afternoon|evening|night|week|weekend|month|year|spring|summer|autumn|fall|winter|season|decade|century|(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const TIME_FR =
  'matin|soir|nuit|midi|après-midi|semaine|week-end|mois|année|printemps|été|automne|hiver|saison|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|derniers? (?:jours|mois)|dernières? (?:heures|semaines|années)';

/** "This week", "cette année" name a time by themselves. */
const TIME = new RegExp(
  `^(?:[Tt](?:his|hat) (?:${MONTH})|(?i:(?:this|that|these|ce|cet|cette|ces) (?:${TIME_EN}|${TIME_FR})))(?![\\p{L}])`,
  'u',
);

/** Words that open a sentence about something the reader has not seen. */
const POINTERS = anyOf(`
  he|she|they|it|him|her|his|hers|its|their|theirs|them|himself|herself|themselves|this|that|these|those|such
  he's|she's|it's|they're|they've|he'd|she'd|they'd|it'd|he'll|she'll|they'll|it'll|that's|that'll
  both|neither|either (?:of|one|way|side|case|could|would|may|is|was|has)|another|other|others|none|the (?:former|latter|two|pair|duo|trio|foursome|quartet|siblings|couple|same|other|others|rest|next day|following (?:day|night|morning|week|month|year)|previous (?:day|night|week|month|year)|day (?:before|after))
  all (?:two|three|four|five|six|seven|eight|nine|ten|of (?:them|this|that|these|those)|this|that|these|those)
  here|not (?!since\\b)
  il(?! (?:y (?:a|avait|aura|aurait)|fau(?:t|dra|drait))\\b)|elle|ils|elles|lui|eux|ce|cet|cette|ces|c'|cela|ceci|ça|celui|celle|ceux|celles|celui-ci|celle-ci|ceux-ci|celles-ci|celui-là|celle-là
  son(?! (?:excellence|altesse|éminence)\\b)|sa(?! (?:majesté|sainteté))|ses|leur|leurs|l'un|l'une|l'autre|les (?:deux(?! tiers)|autres)|tous (?:deux|trois|les deux|les trois)|toutes (?:deux|trois|les deux|les trois)
  un autre|une autre|d'autres|certains d'entre|certaines d'entre|le même|la même|les mêmes|tel|telle|tels|telles|y
`);

/** Connectives: what they connect with is missing. */
const CONNECTIVES = anyOf(`
  but|and|so|yet|or|nor|however|therefore|thus|hence|moreover|furthermore|meanwhile|nevertheless|nonetheless|also|besides
  then|now(?! (?:that|\\d+|aged|known|in (?:its|his|her|their)|available|open|on)\\b)|instead|otherwise|consequently|accordingly|still|similarly|likewise|additionally|elsewhere|separately|indeed|rather
  conversely|afterwards?|thereafter|subsequently|later(?! (?:this|today|tonight)\\b)|that said|even so|even then|even now
  in (?:addition|contrast|fact|response|reply|return|turn|other words|the (?:meantime|process|end|same (?:way|vein|breath))|doing so|so doing|each case|both cases|either case|any case|comparison|particular|short|sum)
  by (?:contrast|comparison|then)|on the (?:other hand|contrary|one hand|same day)|as (?:a result|a consequence|such|for|well as)
  for (?:example|instance|(?:his|her|its|their) part|now)|of course|after (?:that|this|which)|before (?:that|this)|since then|until then|from (?:there|then)|to (?:do so|that end|this end)
  at (?:the (?:time|same time)|that (?:time|point|stage|moment)|this (?:point|stage))|if (?:so|not)|with (?:that|this)|despite (?:this|that)
  (?:a|one|two|three|four|five|six|several|a few|some|many)? ?(?:moments?|minutes?|hours?|days?|weeks?|months?|years?|decades?) (?:later|afterwards?|earlier|before)(?=,| (?:he|she|they|it|the)\\b)
  soon (?:after|afterwards)(?=,)|shortly (?:after|afterwards|before)(?=,)|what's (?:even )?(?:more|worse)|among (?:them|those|other things)|like (?:them|him|her|others)
  mais|et|or|donc|cependant|toutefois|pourtant|néanmoins|ainsi|aussi|alors(?! qu)|ensuite|puis|enfin|depuis(?=,)|d'ailleurs|dès lors|du coup|quant à|voilà
  en (?:effet|revanche|outre|conséquence|fait|clair|retour|réponse|attendant)|par (?:contre|ailleurs|exemple|conséquent|la suite)|de (?:plus(?! en)|même(?! que)|fait|son côté|leur côté|ce fait)|au contraire|à l'inverse|à son tour|à leur tour
  pour (?:sa|leur|son) part|pour autant|pour cela|sans cela|après cela|avant cela|malgré cela|malgré tout|dans (?:ce contexte|ce cadre|le même temps)|pendant ce temps|entre-temps|à l'époque|à ce moment|le lendemain|la veille|plus tard|peu après|au même moment|le jour même
  first(?:ly| of all)?(?=,)|second(?:ly| of all)?(?=,)|third(?:ly)?(?=,)|for one(?: thing)?(?=,)|premièrement|deuxièmement|troisièmement|d'abord(?=,)|tout d'abord(?=,)
  selon (?:lui|elle|eux|elles)|d'après (?:lui|elle|eux|elles)|pour (?:lui|elle|eux|elles)|là|là-bas
`);

const OPENS = new RegExp(`^(?:${POINTERS}|${CONNECTIVES})(?:(?<=[' ])|(?![\\p{L}\\p{N}'-]))`, 'iu');

/** "There, he"; "one said"; "of them": the number of an unnamed whole. */
const PARTS =
  /^(?:there(?:,| (?:he|she|they|it)\b)|(?:some|many|most|several|few|one|two|three|four|five|others|each|half) (?:said|says|were|was|are|is|had|have|also|even|told|died)\b|(?:[\p{L}\d,-]+ ){1,5}(?:of|d'entre) (?:them|those(?! who)|these|eux|elles)\b|the (?:three|four|five|six|seven|eight|nine|ten) (?:men|women|suspects|victims|were|are|have|had|will|met|said|also|countries|companies|leaders|people|others)\b)/iu;

/** "In this way", "Despite these", "Dans cette affaire". */
const BEHIND_PREPOSITION = new RegExp(
  `^(?:in|on|at|by|for|from|to|with|without|under|after|before|during|despite|through|since|until|because of|as a result of|in spite of|given|following|beyond|amid|to do|dans|sur|à|pour|par|avec|sans|sous|après|avant|pendant|malgré|depuis|selon|face à|en) (?:(?:this|that|these|those|such)(?! (?:${TIME_EN})\\b)(?! (?:who|of us)\\b)|(?:ce|cet|cette|ces|cela)(?! (?:${TIME_FR})(?![\\p{L}])))(?![\\p{L}-])`,
  'iu',
);

/** "In Merrowport that limit will …", "À Corvane, cette mesure": behind the place or the day. */
const BEHIND_PLACE = new RegExp(
  `^(?:[Ii]n|[Oo]n|[Aa]t|[Ff]or|[Aa]cross|[Àà]|[Ee]n|[Dd]ans|[Pp]our) (?:\\p{Lu}[\\p{L}'-]*,? ){1,4}(?:(?:that|these|those|such) (?!${TIME_EN})|(?:ce|cet|cette|ces) (?!${TIME_FR}))\\p{Ll}`,
  'u',
);

/** Things named as if known: they are, to whoever read the sentence before. */
const KNOWN = anyOf(`
  move|moves|decision|announcement|statement|news|incident|attack|attacks|deal|agreement|ruling|verdict|report|law|bill|plan|plans|proposal|measure|measures
  figures|figure|comments|remarks|suspect|suspects|victim|victims|man|woman|men|women|boy|girl|teenager|driver|gunman|attacker|company|firm|group|agency|organi[sz]ation
  case|trial|hearing|meeting|vote|results?|changes?|document|documents|footage|video|clip|image|images|post|tweet|article|ad|advert|movie|film|cartoon|book|show|episode|game|match|message|event|accident|crash|blast|shares|lawsuit|newspaper|explosion|shooting|killing|killings|raid|arrest|arrests|protest|protests|rally|dispute|row|scandal|controversy|findings|study|survey|poll|letter|email|interview|speech|order|policy|project|program(?:me)?|scheme|system|site|device|drug|new (?:rules?|law|target|figures|policy|measures)|\\d+-year-old
`);
const KNOWN_FR = anyOf(`
  décision|mesure|mesures|annonce|nouvelle|incident|attaque|accord|verdict|rapport|loi|projet|plan|proposition|chiffres|propos|déclaration|suspecte?s?|victime|victimes|(?:jeune )?(?:homme|femme|garçon|fille)(?: de \\d+ ans)?|(?:trente|quadragé|quinquagé|sexagé|septuagé|octogé|nonagé)naire|adolescente?|fillette|conducteur|conductrice|élue?|accusée?|entreprise|société|groupe|affaire|procès|audience|réunion|vote|résultats?|document|vidéo|images|accident|explosion|fusillade|manifestation|drame|conflit|lettre|étude|enquête
  jugement|opération|appareil|animal|bête|immeuble|bâtiment|édifice|véhicule|camion|embarcation|incendie|sinistre|brasier|séisme|secousse|bilan|texte|dommages|dégâts|défunte?|occupante?s?|sinistrés|malfaiteurs?|échéancier|rencontre|événement
`);
const GOES_ON = anyOf(`
  comes?|came|follows?|followed|marks?|marked|means?|meant|prompted|sparked|drew|triggered|was|is|were|are|has|had|have|will|would|could|may|might|can|also|took|takes|left|occurred|happened|ended|began|begins|sent|sends|makes|made|raised|raises|brings|brought|adds?|added|gives?|gave|puts?|sets?|leaves?|said|says|told|did|does|did not|then|later|reportedly|allegedly|appeared|appears|claimed|denied|showed|shows|found|believes?
`);
const GOES_ON_FR = anyOf(
  "a|ont|avait|avaient|est|sont|était|étaient|sera|seront|aurait|serait|intervient|survient|fait|fait suite|s'est|se sont|n'a|n'ont|n'est|doit|devrait|vise|prévoit|marque|montre|a été|dit|affirme|assure|estime|déplore|dénonce|refuse|croit|soutient|invoque|réclame|compte|souhaite|demeure|reste|restent|pourrait|pourraient|peut|peuvent|devra|devront|devraient|aura|auront|semblait|semble|se trouvait|s'était|s'étaient|n'était|n'étaient|ne",
);
const NAMED_AS_KNOWN = new RegExp(
  `^(?:the (?:${KNOWN})(?:,? (?:who|which)\\b|,? (?:${GOES_ON})\\b)|(?:(?:la cause|les causes|l'origine|l'identité|les circonstances|le bilan|le nombre) (?:du|des|de la|de l')|le|la|les|l') ?(?:${KNOWN_FR})(?:, qui| (?:${GOES_ON_FR}))(?![\\p{L}])|(?:under|according to|in|during|after|before|following|at|on) the (?:${KNOWN}),|(?:selon|dans|après|avant|pendant|lors de) (?:le |la |les |l')(?:${KNOWN_FR}),)`,
  'iu',
);

/** "The man who wounded five people in the library of Corvane was …": named as known, and told at once who it is. */
const TOLD_AT_ONCE = new RegExp(
  `^The [\\p{Ll}-]+ who [^,.;"“]{4,120}? (?:in|at|of|near|from|outside) (?:the )?(?!${MONTH})\\p{Lu}`,
  'u',
);

/** "Two years after the sale,": which one is said before, unless a name or a figure says it. */
const SINCE_SOMETHING =
  /^(?:just |only |less than |more than |about |nearly |almost )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|some|\d+)? ?(?:moments?|minutes?|hours?|days?|weeks?|months?|years?|decades?) (?:after|before|since) (?:the|that|this|his|her|their|its) [\p{Ll} '-]{2,40},/u;

/** A pronoun behind a preposition or conjunction; the name may follow the comma ("As he left, Otto Hale said"). */
const CATAPHORA =
  /^(?:in|on|at|by|for|from|to|with|without|under|after|before|during|despite|since|until|when|while|as|if|because|although|though|once|where|until|like|unlike|lors de|dans|pour|avec|sans|après|avant|selon|quand|comme|s') ?(he|she|him|her|his|they|them|their|it|its|il|elle|ils|elles|lui|eux|son|sa|ses|leur|leurs)(?![\p{L}'-])/iu;

const SAID =
  'said|says|added|adds|wrote|writes|told|tweeted|continued|explained|recalled|asked|insisted|argued|noted|warned|claimed|admitted|joked';
const PRONOUN_SAID = new RegExp(
  `(?:[,.?!”"»]["”»']? )(?:he|she|they|it) (?:${SAID})\\b|(?:${SAID}) (?:he|she|they)[,.]`,
  'iu',
);

/** "No injuries were reported": said of something. */
const SAID_OF_SOMETHING =
  /^(?:there (?:was|were|has been|have been) no\b|no (?:one|injuries|arrests|deaths|further|other|details|group|suspects?)\b|(?:police|officials|authorities) (?:are|were) (?:still )?(?:investigating|searching)\b)/iu;

/** Nothing but a quotation: nobody is named who said it. */
const ONLY_QUOTED = /^(?:“[^“”]*”|"[^"]*"|«[^«»]*»|‘(?:[^‘’]|’(?=\p{L}))*’)\.?$/u;

const KNOWN_FIRST = new RegExp(`^(?:the (?:${KNOWN})|(?:le |la |les |l')(?:${KNOWN_FR}))(?![\\p{L}])`, 'iu');

/** "Also" and its like near the front add to what was said before. */
const ADDS = /^[^,"“«]{3,40}\b(?:also|meanwhile|however|likewise|aussi|également|quant à)\b/iu;

/** "The station, meanwhile, …", "The mayor also said …": the sentence is told beside another one. */
const BESIDE =
  /^[^"“«]{3,70}?(?:, (?:meanwhile|however|though|too|nonetheless|nevertheless|therefore|moreover|cependant|toutefois|pourtant)(?:,|\.$)|(?<!\b(?:but|and|or|than|(?:who|which|that)(?: (?:is|are|was|were|has|have|had|will|would))?)) (?:also|également) )/u;

/** "The mayor further explained …": behind what else was explained. */
const FURTHER =
  /^[^,"“«]{2,50} further (?:said|says|added|adds|explained|explains|stated|states|noted|claimed|alleged|told|revealed)\b/u;

/** "She disagreed with the decision and left": what was decided is told elsewhere. */
const ALLUDES =
  /^[^"“«]{3,90} (?:with|to|of|by|on|over|about|from|for|against|denounced|criti[cs]i[sz]ed|condemned|praised|defended|denied|rejected|welcomed|confirmed|made|called) the (?:move|decision|announcement|incident|deal|agreement|ruling|verdict|proposal|measure|plan|allegations?|claims?|accusations?|comments|remarks|findings|attacks?|shooting)(?=[,.;]| and | but | after | as | when | saying )/u;

/** Whether a sentence goes on beside what was said before: not to be read first, wherever else it stands. */
export function goesOnBeside(text: string): boolean {
  const words = text.replaceAll('’', "'");
  return BESIDE.test(words) || ALLUDES.test(words) || FURTHER.test(words) || goesOnBesideInFrench(words);
}

/** "Le groupe vendra", which is no name as "le groupe Sonatra" is. */
const KNOWN_AND_TO_COME = new RegExp(
  `^(?:[Ll](?:e|a|es) |[Ll]')(?:${KNOWN_FR}) \\p{Ll}{2,}r(?:a|ont)(?!\\p{L})`,
  'u',
);

/**
 * Whether a sentence of a text in a language (BCP 47 tag) cannot be the first one printed: its opening words or its
 * speaker are named elsewhere.
 */
export function pointsBack(text: string, language: string): boolean {
  const words = bareOf(text);
  if (TIME.test(words)) return false;
  return (
    OPENS.test(words) ||
    PARTS.test(words) ||
    BEHIND_PREPOSITION.test(words) ||
    BEHIND_PLACE.test(words) ||
    (NAMED_AS_KNOWN.test(words) && !TOLD_AT_ONCE.test(words)) ||
    KNOWN_AND_TO_COME.test(words) ||
    (baseLanguage(language) === 'fr' && pointsBackInFrench(words)) ||
    SINCE_SOMETHING.test(`${words.charAt(0).toLowerCase()}${words.slice(1)}`) ||
    isUnnamed(words) ||
    ONLY_QUOTED.test(text) ||
    hasUnnamedSpeaker(text)
  );
}

/** Whether words inside a sentence, or its subject, lie elsewhere: weaker than `pointsBack`. */
export function leansOnOthers(text: string): boolean {
  const words = bareOf(text);
  return (
    KNOWN_FIRST.test(words) ||
    ADDS.test(words) ||
    SAID_OF_SOMETHING.test(words) ||
    isSaidOfSomething(words) ||
    PRONOUN_SAID.test(words) ||
    frenchPronounSaid(words) !== undefined
  );
}

function bareOf(text: string): string {
  return text.replaceAll('’', "'").replace(/^[\s"“‘'«([]+/, '');
}

/** "Otto Hale", "former mayor Otto Hale". */
const NAMES =
  /^(?:(?:(?:the|le|la|l'|a|an|un|une) ?)?(?:[\p{Ll}'-]+ ){0,2}(?:mayor|president|minister|premier|coach|captain|actor|actress|singer|senator|judge|lawyer|leader|chief|officer|director|author|writer|king|queen|prince|princess|pope|chancellor|governor|secretary|candidate|striker|driver|champion|maire|président|présidente|ministre|entraîneur|chef|cheffe|roi|reine|pape|juge|directeur|directrice|auteur|autrice|candidat|candidate) )?\p{Lu}/u;

/** "After he resigned, the council met": no name takes the pronoun up. */
function isUnnamed(words: string): boolean {
  const pronoun = CATAPHORA.exec(words)?.[1]?.toLowerCase();
  if (pronoun === undefined) return false;
  const rest = /^[^,]{3,120}, (.*)$/su.exec(words)?.[1] ?? '';
  const person = /^(?:he|she|him|her|his|il|elle|lui)$/.test(pronoun);
  return person ? !NAMES.test(rest) : !/^(?:the|a|an|le|la|les|l'|un|une|des|[\p{Lu}\d])/u.test(rest);
}

/** “We won,” he said: whoever he is, nobody before him is named outside the quotation. */
function hasUnnamedSpeaker(text: string): boolean {
  const plain = text.replaceAll('’', "'");
  const at = PRONOUN_SAID.exec(plain)?.index ?? frenchPronounSaid(plain);
  if (at === undefined) return false;
  const before = plain
    .slice(0, at + 1)
    .replace(/“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)|‘(?:[^‘']|'(?=\p{L}))*(?:'|$)/gu, ' ');
  return (
    !/\S\s+(?:\p{Lu}\.? ?)*\p{Lu}\p{Ll}/u.test(before) && !/^\s*\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}/u.test(before)
  );
}

/** A numeral, not the writer: "World War I", "Elizabeth I". */
const NUMERAL =
  /\b(?:War|Article|Type|Phase|Title|Division|Class|Part|Act|Chapter|Stage|Formula|Tier|Schedule|Grade|Level|Category|Section|Elizabeth|Charles|James|Francis|Paul|Leopold|Nicholas|Alexander|Napoleon|George|Selassie|Mary|Peter|Catherine) I\b/gu;

/** Talk to the reader or about the writer, outside quotations. */
const ADDRESSES =
  /(?<![\p{L}\p{N}_])(?:I|I'm|I've|I'd|I'll|you|your|you're|you've|we|we're|we've|our|ours|us|my|mine|me|vous|votre|vos|nous|notre|nos|je|moi|mon|mes)(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])j'(?=\p{L})/u;

export function addressesReader(text: string): boolean {
  const outside = outsideQuotations(text);
  return (
    ADDRESSES.test(outside) ||
    /^(?:You|We|Your|Our|My|Vous|Nous|Je|Notre|Votre|Mon|J')(?!\p{L})/u.test(outside)
  );
}

/** The writer's own voice, outside quotations: in a newsroom's mail it would be the newsroom's. */
const WRITER =
  /(?<![\p{L}'-])(?:I|I'm|I've|I'd|I'll|me|my|mine|[Ww]e|[Ww]e're|[Ww]e've|[Ww]e'll|[Jj]e|[Mm]oi|[Mm]on|[Mm]es|[Nn]ous)(?![\p{L}-])|(?<!\p{L})[Jj]'(?=\p{L})|^My \p{L}/u;

/** "Did not respond to our requests", "told us", "nos demandes d'entrevue": the newsroom that asked is not the one that mails. */
const NEWSROOM =
  /(?<!\p{L})(?:[Oo]ur (?:(?:own|repeated|many|written|sister) )?(?:requests?|questions?|calls?|e-?mails?|messages?|reporters?|correspondents?|journalists?|newsrooms?|newspaper|website|colleagues?|columnists?|editors?|readers?|stor(?:y|ies)|articles?|coverage|reporting|investigation|interview|podcast|guide|picks)|(?:told|showed|asked|gave|sent|e-?mailed|with) us|(?:[Nn]os|[Nn]otre) (?:(?:propres?|nombreuses|multiples) )?(?:demandes?|questions?|appels?|courriels?|messages?|journalistes?|reporters?|correspondante?s?|envoyée?s?|confrères?|collègues?|rédaction|journal|site|lecteurs?|lectrices?|articles?|dossiers?|enquête|entretien|entrevue|colonnes|informations))(?![\p{L}-])/u;

export function speaksAsWriter(text: string): boolean {
  const outside = outsideQuotations(text);
  return WRITER.test(outside) || NEWSROOM.test(outside);
}

/** Without a bound, a text of nothing but opening marks would be searched for as long as the square of its length. */
function outsideQuotations(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(
      /“[^”]{0,1000}”|"[^"]{0,1000}"|«[^»]{0,1000}»|(?<![\p{L}\d])'(?:[^']|'(?=\p{L}))*'(?!\p{L})/gu,
      ' ',
    )
    .replace(NUMERAL, ' ');
}
