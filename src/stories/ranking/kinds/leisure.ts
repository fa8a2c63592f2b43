import {
  ADDRESSED,
  forms,
  hints,
  type KindRule,
  kickers,
  labels,
  leans,
  named,
  opens,
  says,
} from './kind-rule.ts';

const REVIEWS: readonly KindRule[] = [
  ...kickers('review', /^[^:|–]{2,60} reviews?$/i, /^critique\s?:(?= «)/i),
  ...forms(
    'review',
    'title',
    /^[^:|–]{2,60} reviews?\b\s*(?::|–|—|-|\|)|\breview(?:ed)?\b\s*\(|\bhands[- ]on\b|\bfirst impressions\b|\btested\b:|\bunboxing\b/i,
    /\b(?:film|book|movie|album|theatre|theater|restaurant|tv|game) review\b|\bspoiler(?:s|-free)\b|\bending explained\b|\brecap:/i,
  ),
  ...hints(
    'review',
    'title',
    /^review\b|\breviews?\b\s*(?::|–|—|-|\||$)|\breview(?:ed)?\b\s*:|\b(?:test|critique) :/i,
  ),
  ...forms('review', 'teaser', /^(?:review|hands[- ]on)\s*:/i),
  ...forms('review', 'path', /\/reviews?\//),
];

const NUMBER = '(?:\\d+|two|three|five|six|seven|eight|nine|ten|twelve|top \\d+|x)';
const DISHES =
  '(?:soup|soupe|pie|tarte|cake|gâteau|curry|salad|salade|salat|stew|pasta|risotto|bread|brot|kuchen|suppe|tortilla|bolo|torta|cookies|muffins|sauce|chili|casserole|pancakes|gratin|velouté|quiche)';

const RECIPES: readonly KindRule[] = [
  ...forms(
    'how-to',
    'title',
    opens(
      String.raw`(?:recettes?|rezepte?|recetas?|receitas?|recipes?)(?: (?:du jour|de la semaine|des tages|der woche|del día|de la semana|do dia|of the (?:day|week)))(?!\p{L})`,
    ),
    opens(
      String.raw`(?:recette|rezept|receta|receita|recipe) (?:de|für|for|d'|da|do)(?! (?:disaster|trouble|chaos|success|l'état|bomb))(?=.*${DISHES})|(?:[\p{L}'-]+ ){1,4}recipe(?: for (?!disaster|bomb).*)?$`,
    ),
    says('la recette (?:facile|de|du)|la receta (?:fácil|de)'),
    /^\d+-minute [\p{L} ]{3,40}$/u,
  ),
  ...hints(
    'how-to',
    'title',
    opens(
      String.raw`(?:recettes?|rezepte?|recetas?|receitas?|recipes?)(?: (?:facile|fácil|rapide|einfach))?\s?:|(?:rezept|receta|receita) (?:für|de)|\d+ best [\p{L}' ]+ (?:sides|recipes)`,
    ),
    says(String.raw`recipes? for(?! (?:disaster|trouble|chaos|success))|recipes?(?=\s*[:–|]|$)`),
  ),
  ...forms('how-to', 'path', /\/(?:recipes?|recettes?|rezepte?|recetas?|receitas?|kochen|cooking)\//),
  ...hints('how-to', 'topics', /(?:^|\| )(?:recipes?|recettes?|rezepte?|recetas?|receitas?)(?= \||$)/),
  ...hints(
    'how-to',
    'teaser',
    /^(?:serves|makes) (?:\w+|\d+)\b|\bprep(?:aration)? time\b|^(?:pour|für|para|serve) (?:quatre|six|\d+|vier|cuatro|seis|oito|quatro) (?:personnes|personen|personas|pessoas)\b|^préparation\s?:|^heat the oil\b|\bpreheat the oven\b/i,
  ),
];

const ADVICE: readonly KindRule[] = [
  ...hints(
    'how-to',
    'title',
    /^(?:so \p{Ll}+ sie|comment (?:bien )?(?!(?:letter|paper|order|number|server|tracker|cent(?:er|re)) )\p{L}+(?:er|ir|re)|cómo \p{L}+[aei]r|como \p{L}+[aei]r|wie (?:sie|man)) /iu,
  ),
  // Half a sign each, in a title and in its department
  ...leans(
    'how-to',
    'title',
    new RegExp(
      String.raw`^(?:the )?(?:${NUMBER}|dix|cinq|zehn|fünf|diez|cinco|dez) (?:[\p{L}'-]+ ){1,4}(?:that|to|for|you|we|every|which|under|of|who|qui|que|pour|à|für|die|para) `,
      'iu',
    ),
    ADDRESSED,
  ),
  ...leans(
    'how-to',
    'path',
    /\/(?:gardens?|gardening|home-and-garden|food|cuisine|cocina|haushalt|maison|style|beauty|mode|travel|voyages?|reisen?|viajes|genuss|gastronomia|wellness|high-tech|lifestyle|leben|estilo|advice|donate|offers?|offres?|announcements|engagements?)\//,
  ),
  ...kickers('how-to', /\band more(?: with |$)|\bet plus encore$/i),
  // “What happens now, when is the coronation and more”: what it is about, and nothing that happened
  ...labels('how-to', 'title', /\b(?:what|when|how|who|where)\b.*\band more$/i),
  ...forms(
    'how-to',
    'title',
    // “How to stop the killings: 40,000 march”: what is asked for, and what was done
    /^how to\b(?!.*:)|\bhow (?:you can|to) (?:watch|stream|buy|live stream)\b|\band more:|\bplus how to\b/i,
    /\b(?:tips and tricks|step[- ]by[- ]step|cheat sheet|walkthrough|everything you need to know|all you need to know|beginner'?s guide)\b/i,
    new RegExp(
      String.raw`^${NUMBER} (?:[\p{L}\d'-]+ ){0,4}(?:tips|tricks|hacks|recipes?|myths|books|albums|facts|shows|movies|films|villages|destinations|(?:ways|habits|exercises|secrets|places)(?!.*: ))(?: (?:to|for|about|you|that|we|your|of the)(?!\p{L})|$|:)`,
      'iu',
    ),
    /\b(?:shows|films|movies|series|documentaries) to (?:watch|stream|binge)\b/i,
    /^(?:\d+|cinq|dix|zehn|fünf|cinco|diez|dez|sept|sieben) (?:astuces|conseils|tipps|tricks|trucos|consejos|dicas|truques)(?!\p{L})/iu,
  ),
  ...hints(
    'how-to',
    'title',
    /^how to\b|\bhow (?:you can|to) (?:watch|stream|buy|get|use|turn|set|make|create|fix|install|find|check|save|apply|avoid|stop|clean|cook|download|live stream|scan)\b|\b(?:and why you should|here'?s how)\b\)?$|^comment (?!.*\?)\w+er\b/i,
    /^(?:\d+|five|six|seven|eight|nine|ten|twelve|top \d+|x) (?:[\w'-]+ ){0,4}(?:tips|tricks|hacks|ways|reasons|things(?! [a-z]+ed\b)|steps|recipes?|habits|signs|exercises|ideas|secrets|lessons|myths|facts|shows|movies|films|books|games|apps|features|villages|places|destinations)\b/i,
    /\b(?:shows|films|movies|books|series|games|albums|podcasts) to (?:see|read|play|hear)\b/i,
    /^(?:you should|you can|you don'?t|you may|do this|don'?t (?:forget|miss)|stop (?:doing|using)|why you (?:should|need)|when (?:are|is) .* due\b|the (?:easiest|right|best) way to|yes, |no, |sorry, you)\b/i,
    /\b(?:guide|recipe(?! (?:for|to) (?:disaster|trouble|chaos|success))|hidden features|diy)\b(?=$|:|\s?[-–|]|.*20\d\d| (?:for|to)\b)/i,
  ),
];

const PICTURES: readonly KindRule[] = [
  ...named(
    'gallery',
    '(?:photo gallery|picture essay|slideshow|fotostrecke|bilderstrecke|diaporama|galería|galerie|gallery)',
    '(?:photos?|pictures?|images|fotos|bilder)(?: (?:de|der|of|da) (?:la |the )?(?:semaine|week|woche|semana|tages|day))?',
    '(?:editorial )?cartoons?',
    'in (?:pictures|photos)',
    'en (?:images|photos|imágenes)',
  ),
  ...forms(
    'gallery',
    'title',
    says(
      "(?:photo|picture) (?:gallery|essay)|(?:photos?|pictures?|images|imágenes|imagens|fotos?|bilder|cartoons?) (?:of|de|del|der|des|da|do) (?:the |la |l')?(?:week|weekend|month|year|semaine|mois|semana|woche|jahres|monats)|readers'? (?:best )?(?:photos|pictures)|semaine en (?:images|photos)|(?:week|month|year|day) in (?:pictures|photos)",
    ),
    /\b(?:life|history|week|year|day),? in (?:pictures|photos)\b|, in (?:pictures|photos)$/i,
  ),
  ...hints(
    'gallery',
    'title',
    /^(?:in (?:pictures|photos)|photo gallery|picture essay|gallery|slideshow|en (?:images|photos)|diaporama|fotostrecke|galería|galerie)\b(?! (?:show|reveal|prove|seized|taken|found)\w*)|^(?:photos?|pictures?|images|fotos|bilder)\b(?=\s*(?:$|[:|–—-]))/i,
    /\bin (?:pictures|photos)$|\b(?:photos?|pictures?|images|imágenes|fotos?|bilder|cartoons?) (?:of|de|del|der|des) (?:the |la |l')?(?:day|jour|día|tages)\b/i,
  ),
  ...labels(
    'gallery',
    'title',
    /^(?:in (?:pictures|photos)|en (?:images|photos)|bilderstrecke|fotostrecke|fotogaler[ií]a|fotogallery|en imágenes|em imagens)\s*[:|–—]|^(?:rarely[- ]seen|rare|stunning|amazing|unseen) (?:photos|pictures|images)\b|: (?:photos|pictures|images) of\b/i,
  ),
  ...labels(
    'gallery',
    'path',
    /\/(?:gallery|galleries|in-pictures|photos|slideshow|diaporama|fotos|bilder)\//,
  ),
];

const SCREEN_TEXTS: readonly KindRule[] = [
  ...forms(
    'transcript',
    'title',
    /\bin full\b|^transcript\b|^read .{0,60}\b(?:declaration|statement|letter|speech|ruling|indictment|resignation)\b|\btexte intégral\b|^(?:the )?full (?:text|speech|statement)(?=\s*[:|–]|$)/i,
  ),
  ...labels(
    'transcript',
    'title',
    /^read:|: read (?:it|the (?:full|text|letter|speech|ruling))\b|\b(?:full|the) transcript of\b/i,
  ),
  ...hints('transcript', 'title', /\btranscripts?\b|\bfull (?:text|speech|statement)\b/i),
  ...forms(
    'trailer',
    'title',
    /\bteaser\b(?=.*\b(?:film|movie|season|series)\b)|\bgameplay (?:reveal|footage|trailer)|\bgameplay\b(?=.*\breveal)/i,
  ),
  ...labels(
    'trailer',
    'title',
    /\b(?:first|new|final|official|teaser|latest|second|season \d+|gets|drops|['”’]) trailer\b|['”’] trailer\b|\btrailer (?:for|released|arrives|drops|shows|teases|reveals|sees|gives|reunites|hints|lands|is|brings|introduces|promises|debuts|features)\b|\btrailer$/i,
  ),
  ...hints(
    'trailer',
    'title',
    /(?<!tractor[- ]|semi-?)\btrailers?\b(?! (?:parks?|homes?|trucks?|fires?|crash))/i,
  ),
  ...forms(
    'scoreboard',
    'title',
    /^[\p{Lu}][\p{L}.' ]{2,30} v(?:s\.?)? [\p{Lu}][\p{L}.' ]{2,30}:?$/u,
    /^[^:]{3,40}: [\p{Lu}][\p{L}' ]{2,25} v(?:s\.?)? [\p{Lu}][\p{L}' ]{2,25}$/u,
  ),
];

/** Reviews, recipes, advice, pictures, match pages: worth a click, and no news of the day. */
export const LEISURE: readonly KindRule[] = [...REVIEWS, ...RECIPES, ...ADVICE, ...PICTURES, ...SCREEN_TEXTS];
