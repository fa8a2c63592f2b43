import { DAY, ENDS, forms, hints, type KindRule, labels, namedOnly, opens, says } from './kind-rule.ts';

/*
 * What French papers, those of Quebec above all, call what sells, lists or passes the time, where the words differ from
 * those of the other lists.
 */

const PAID =
  '(?:(?:contenu|article|texte|dossier|balado)s? (?:commandité|partenaire|publicitaire|promotionnel|sponsorisé|de marque)s?|commandités?|publi-?reportages?|infopublicités?|publirédactionnels?)';

const PAID_FOR: readonly KindRule[] = [
  ...labels(
    'promotion',
    'title',
    opens(String.raw`(?:[[(]\s?${PAID}\s?[\])]|${PAID}${ENDS})`),
    new RegExp(String.raw`[[(]${PAID}[\])]$`, 'iu'),
  ),
  ...labels(
    'promotion',
    'topics',
    new RegExp(String.raw`(?:^|\| )(?:${PAID}|(?:espace |nos )?partenaires?)(?= \||$)`, 'u'),
  ),
  ...labels(
    'promotion',
    'teaser',
    new RegExp(
      String.raw`^(?:${PAID}[\s.|:]*$|(?:(?:un|ce) )?(?:contenu|texte|article|dossier|balado)(?: vous)?(?: est| a été)? (?:présenté|proposé|offert|commandité|payé|réalisé|produit|rédigé) (?:par|pour|en collaboration|en partenariat))`,
      'iu',
    ),
  ),
];

const CONTESTS: readonly KindRule[] = [
  ...forms(
    'promotion',
    'title',
    opens(
      'gagnez|(?:courez la|tentez votre) chance (?:de|pour) |(?:tentez de|pour) gagner|participez (?:à notre|au) (?:grand )?(?:concours|tirage)|à gagner(?=\\s?:)',
    ),
  ),
  ...hints('promotion', 'title', opens('remportez|notre (?:grand )?concours')),
  ...hints('promotion', 'topics', /(?:^|\| )concours(?= \||$)/),
  ...hints(
    'promotion',
    'teaser',
    says(
      "aucun achat requis|courez la chance|participez (?:d['’]ici|avant|dès|à notre|au)(?=[^.]{0,60}(?:concours|tirage|gagner|prix))",
    ),
  ),
];

const SALES: readonly KindRule[] = hints(
  'promotion',
  'title',
  says(
    "(?:des|de|grands?|gros) rabais (?:exceptionnels?|monstres?|incroyables?|allant|pouvant|jusqu'à)|(?:grande )?vente (?:d'entrepôt|trottoir|sous la tente|de liquidation)",
  ),
);

const SHORT_NEWS: readonly KindRule[] = [
  ...namedOnly(
    'newsletter',
    "(?:l'actualité |l'info |les nouvelles |nouvelles |la région |faits divers )?en (?:bref|rafale|capsules)",
    "(?:le )?tour (?:de l'actualité|d'horizon)",
    'revue de (?:la )?presse',
    'les (?:manchettes|nouvelles|brèves)',
  ),
  ...forms('newsletter', 'title', says('et autres (?:brèves|nouvelles(?= (?:de|du|en)(?!\\p{L})|$))')),
];

const SKY =
  "(?:demain|aujourd'hui|(?:la |le |ce |cette )?(?:week-end|fin de semaine|semaine|journée|soirée|nuit|jour))";

const LISTS: readonly KindRule[] = [
  ...namedOnly(
    'listing',
    '(?:les )?avis (?:publics?|légal|légaux|de convocation|de décès|aux (?:citoyens|résidents|usagers|contribuables|abonnés))',
    "(?:les )?(?:offres d'emplois?|petites annonces|appels d'offres|éphémérides|nécrologies?)",
    '(?:la |le )?(?:pensée|citation|photo|mot|recette|blague|question) (?:du|de la) (?:jour|semaine)',
    "(?:l')?horaire (?:télé|des messes|des fêtes)",
    'à la télé(?: ce soir)?',
  ),
  ...hints('listing', 'topics', /(?:^|\| )(?:avis (?:publics?|légaux|de décès)|petites annonces)(?= \||$)/),
  ...forms(
    'listing',
    'teaser',
    /^(?:avis(?: public)? est (?:par les présentes |par la présente )?donné|à une séance (?:ordinaire|extraordinaire) du conseil)(?!\p{L})/iu,
  ),
  ...forms(
    'listing',
    'title',
    opens(
      `(?:(?:la|votre|vos|notre) )?(?:météo|prévisions(?: météo(?:rologiques)?)?) (?:pour |de |du |d'|des prochains? )(?:${SKY}|jours|${DAY})|le temps qu'il fera`,
    ),
  ),
  ...hints(
    'listing',
    'teaser',
    says(
      '(?:ensoleillé|nuageux|dégagé|éclaircies|averses)(?=[^.]{0,60}(?<!\\p{L})(?:max|min)(?:imum|\\.)?(?!\\p{L}))',
    ),
  ),
  ...forms(
    'scoreboard',
    'title',
    opens(
      '(?:les )?(?:résultats|classements?|sommaires?)(?:(?:,| et| &) (?:les )?(?:résultats|classements?|sommaires?|calendriers?|meneurs|horaires?))+|(?:les )?résultats sportifs|\\p{Lu}{2,6}\\s?: (?:les )?(?:résultats|classements?|sommaires?)',
    ),
  ),
];

const COUNT = String.raw`(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt)`;

const COUNTED_ADVICE: readonly KindRule[] = hints(
  'how-to',
  'title',
  opens(
    `${COUNT} (?:(?:bon|petit|meilleur|grand)e?s )?(?:astuces|conseils|trucs|façons (?:de|d')|idées (?:de|d'|pour|cadeaux?)|raisons (?:de|d')|recettes|suggestions|choses à (?:faire|voir|savoir))`,
  ),
);

export const FRENCH_FILLERS: readonly KindRule[] = [
  ...PAID_FOR,
  ...CONTESTS,
  ...SALES,
  ...SHORT_NEWS,
  ...LISTS,
  ...COUNTED_ADVICE,
];
