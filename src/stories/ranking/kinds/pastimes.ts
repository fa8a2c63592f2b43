import {
  DAY,
  ENDS,
  forms,
  hints,
  type KindRule,
  namedOnly,
  only,
  opens,
  says,
  saysItself,
} from './kind-rule.ts';

const SIGNS =
  '(?:aries|taurus|gemini|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces|bélier|taureau|gémeaux|balance|sagittaire|capricorne|verseau|poissons|tauro|géminis|cáncer|escorpio|sagitario|acuario|piscis|touro|virgem|widder|stier|zwillinge|löwe|jungfrau|waage|schütze|steinbock|wassermann)';

const HOROSCOPES: readonly KindRule[] = [
  ...forms(
    'horoscope',
    'title',
    opens(
      String.raw`(?:(?:your|today's|daily|weekly|monthly|free|love) )+(?:horoscopes?|stars|star signs?)|(?:horoscopes?|horóscopos?|\p{L}*horoskope?|tarot)(?: (?:du|de|des|del|do|da|für|vom|for|of) (?:la |le |den |die |dem )?| )(?:${DAY}|today|tomorrow|jour|semaine|mois|heute|morgen|woche|monat|hoy|mañana|semana|dia|hoje|amanhã|week|month|day|20\d\d)`,
    ),
    only(String.raw`\p{L}*(?:horoscopes?|horóscopos?|horoskope?)`),
    says(
      'signe par signe|(?:every|each|all 12) (?:star |zodiac )?signs?|aries to pisces|bélier aux poissons|cada signo|das sagen (?:die sterne|ihre sterne)|(?:el signo|los signos|les signes|os signos|signos) (?:con más|más|qui|mais|que|del zodiaco|du zodiaque)',
    ),
  ),
  ...hints(
    'horoscope',
    'title',
    saysItself(
      String.raw`horoscopes?|horóscopos?|\p{L}*horoskope?|astrology|astrologie|astrología|astrological|star signs?|zodiac(?: signs?)?|signes? astrologiques?|sternzeichen|tarot|(?:dicen|según|disent|selon|que|reservent|réservent|deparan) (?:los|les) astr[eo]s`,
    ),
    opens('(?:das )?sagen (?:dir |ihnen )?die sterne|astro(?=\\s?:)'),
    says(`${SIGNS}(?:, ${SIGNS})+,? (?:and|et|y|e|und) ${SIGNS}`),
  ),
  ...forms(
    'horoscope',
    'path',
    /\/(?:horoscopes?|horoscopos?|horoskope?|astro(?:logy|logie)?|zodiac|star-?signs)\//,
  ),
  ...hints(
    'horoscope',
    'topics',
    /(?:^|\| )(?:horoscopes?|horóscopos?|horoskope?|astrolog\p{L}+|zodiac)(?= \||$)/u,
  ),
  ...hints(
    'horoscope',
    'teaser',
    says(
      '(?:your|each|every|all 12|all twelve) (?:star |zodiac )?signs?|signe par signe|nach sternzeichen|zeichen für zeichen|según tu signo|para cada signo',
    ),
  ),
];

const PUZZLE =
  'crosswords?|(?:killer )?sudokus?|wordle|quordle|heardle|sutom|connections|strands|brain ?teasers?|mots (?:croisés|fléchés)|kreuzworträtsel|crucigramas?|cruciverba|palavras cruzadas';

const PUZZLES: readonly KindRule[] = [
  ...namedOnly(
    'puzzle',
    `(?:the |today's |quick |cryptic |daily |our )*(?:${PUZZLE})`,
    'rätsel (?:des tages|vom)',
    'puzzle (?:of the day|page)',
    "(?:the |our |today's |big |weekly |daily |news )*quiz",
  ),
  ...forms(
    'puzzle',
    'title',
    says(
      String.raw`(?:hints?|clues?|answers?|solutions?|spangram)(?:,| and|,? &) (?:the |today's )?(?:hints?|clues?|answers?|solutions?|spangram)(?= for| to|$|:| today)|(?:hints?|clues?|answers?|solutions?) (?:for|to|du|de|zum|del|do) (?:(?:the|today's|puzzle|game|jour|mardi) )*(?:#?\d|${DAY}|today|(?:${PUZZLE})|.{0,30}puzzle)|(?:solution|indices|pistas y solución|pistas)(?: et la solution)? (?:du (?:jour|mot|${DAY})|de hoy)`,
    ),
    opens(
      String.raw`(?:take|try|play|do) (?:our|the|this) (?:\p{L}+ ){0,3}quiz|(?:the )?(?:\p{L}+ ){0,3}quiz (?:of the (?:day|week)|der woche|du jour|de la semaine|de la semana|da semana)|test(?:ez|en sie)? (?:your|vos|votre|ihr)\b.*(?:knowledge|connaissances|wissen|quiz|\?)|how (?:well|closely) (?:do|did) you (?:know|follow|remember)|how many (?:of these )?.{1,50} (?:can|do) you (?:name|know|remember|spot|identify)|(?:mots (?:croisés|fléchés)|crosswords?|sudokus?|kreuzworträtsel|crucigramas?|palavras cruzadas)(?: (?:du|vom|del|da|de|des|no\.?|#|n°))? ?(?:${DAY}|tages|jour|\d)|quick crossword|cryptic crossword`,
    ),
    says(
      "test your knowledge|quiz de l'actu|avez-vous (?:bien )?suivi|connaissez-vous (?:bien |vraiment )?(?:l|les?|la|vo)|pon a prueba tus|teste seus conhecimentos",
    ),
    opens(
      String.raw`only \p{L}+(?: \p{L}+){0,3} (?:will|can) (?:score|get|pass)(?=.*(?:\d ?(?:\/|out of|%)|full marks|quiz))`,
    ),
  ),
  ...hints(
    'puzzle',
    'title',
    saysItself(`${PUZZLE.replace('|connections|strands', '')}|brain game|quiz(?=${ENDS}|!)`),
    opens(
      String.raw`(?:can|could) you (?:name|guess|identify|spot|solve|beat|match|tell|find)|how much (?:do|did) you know|wie gut kennen sie|¿?cuánto sabes|quanto (?:você )?sabe|(?:\p{L}+ ){0,3}hints,? (?:and|&) answers?`,
    ),
    says('(?:hints?|clues?),? (?:and|&) answers?'),
  ),
  ...forms(
    'puzzle',
    'path',
    /\/(?:crosswords?|puzzles?|quiz(?:zes)?|sudoku|mots-croises|raetsel|pasatiempos|crucigramas?|palavras-cruzadas)\//,
  ),
  ...hints(
    'puzzle',
    'topics',
    /(?:^|\| )(?:crosswords?|puzzles?|quiz(?:zes)?|rätsel|pasatiempos|passatempos|wordle)(?= \||$)/,
  ),
  ...hints(
    'puzzle',
    'teaser',
    says(
      'test your knowledge|take our (?:\\p{L}+ )?quiz|testez vos connaissances|teste seus conhecimentos|testen sie ihr wissen|pon a prueba tus conocimientos|how closely have you followed',
    ),
  ),
];

const LOTTERIES =
  'lottery|lotto|loto|powerball|mega millions?|mega-sena|lotof[aá]cil|euro(?:millions?|jackpot|mill[oó]nes)|lotería|loteria|primitiva|bonoloto|gordo|cash \\d|pick \\d';

const LOTTERY: readonly KindRule[] = [
  ...forms(
    'listing',
    'title',
    says(
      `winning (?:(?:${LOTTERIES}) )?numbers?(?: for|,| in|$)|gewinnzahlen|lottozahlen|numéros gagnants|números (?:ganadores|sorteados|da sorte)|check your tickets?|(?:results?|résultats?|resultados?|tirage|sorteo|drawing results?)(?: (?:for|of|du|de|des|del|da|do|de la|of the))? (?:(?:the|la|el) )?(?:${LOTTERIES})|(?:${LOTTERIES})(?: (?:lottery|drawing))? (?:results?|numbers?|résultats?|resultados?|numéros|drawing results)(?: for|,|:| du|$)|(?:${LOTTERIES})'s lottery numbers`,
    ),
  ),
  ...hints(
    'listing',
    'title',
    saysItself(
      String.raw`(?:${LOTTERIES})(?=.*(?<!\p{L})(?:numbers?|results?|drawing|draw|résultats?|tirage|numéros?|resultados?|números?|gewinnzahlen|sorteo|concurso)(?!\p{L}))|(?:results?|résultats?|tirage|resultados?)(?=.*(?<!\p{L})(?:${LOTTERIES})(?!\p{L}))|winning numbers`,
    ),
  ),
  ...forms('listing', 'path', /\/(?:lottery|loterie|loterias?|lotto|loto)\//),
];

/** What passes the time: horoscopes, puzzles, lotteries. */
export const PASTIMES: readonly KindRule[] = [...HOROSCOPES, ...PUZZLES, ...LOTTERY];
