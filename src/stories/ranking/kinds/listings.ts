import {
  DAY,
  ENDS,
  forms,
  hints,
  type KindRule,
  labels,
  leans,
  named,
  namedOnly,
  opens,
  says,
} from './kind-rule.ts';

const SCREENS: readonly KindRule[] = [
  ...namedOnly(
    'listing',
    '(?:tv|television) (?:listings?|guide|schedule|tonight|highlights?|picks)',
    "tonight's (?:tv|television)",
    'tv-(?:tipps?|highlights?)(?: am| für| vom)?',
    'programme (?:tv|télé)',
    'fernsehprogramm',
    'programación de tv',
  ),
  ...forms(
    'listing',
    'title',
    opens(
      String.raw`what(?:'s| is) (?:on (?:tv|tonight|netflix)|(?:new|coming) (?:to|on))(?! the)|everything coming to \p{L}+|tv (?:tonight|today)|tv-programm (?:heute|am|von heute)|programme (?:tv|télé) (?:du|de ce)|new on streaming`,
    ),
    says(
      String.raw`(?:kick-?off|start|tip-?off|tee|air) times?(?=,? (?:and )?(?:tv|channel|team|how|live|stream|odds)|, tv)|what (?:tv )?channel is|tv channel(?:,| and|\s*[:|])|what time (?:is|does|will)|(?:à quelle heure|sur quelle chaîne|a qué hora|onde assistir|dónde ver(?:lo)?|a que horas|wo läuft)|(?:qué ver|o que (?:ver|assistir)) (?:hoy|hoje|esta|en|na|no)|où sortir (?:à|en|ce)|que regarder (?:ce|cette|\p{L}+di|à la télé)|(?:im|am) tv und (?:im )?(?:live-?)?stream`,
    ),
    opens(
      `what to (?:watch|stream|read|see|do)(?:${ENDS}| (?:this|tonight|in ))|what to (?:watch|stream) on`,
    ),
  ),
  ...hints(
    'listing',
    'title',
    says(
      `(?:tv|television) (?:listings?|guide|schedule|tonight|highlights?|picks)|tv channels\\s*[:|]|tonight's (?:tv|television)(?! (?:debate|duel|address))|what(?:'s| is) (?:on|new|coming) (?:tv|to|on|tonight|netflix)|à la télé (?:ce|cette)|(?:start|kick-?off|tip-?off|tee) times?(?:${ENDS}|,| and)|(?:release|release date) schedule|must-watch videos?|patch notes|netflix (?:im|en|in|em) ${DAY}|(?:séries|series|films|filme|estrenos|serien)(?: .{1,30})? (?:à (?:dévorer|voir|regarder)|para ver)|the full list$`,
    ),
    opens(
      String.raw`release dates?|(?:los|die|les|os) (?:\d+ )?(?:mejores|besten|meilleure?s|melhores) (?:estrenos|serien|séries|filme|films|filmes|películas)`,
    ),
  ),
  ...hints(
    'listing',
    'path',
    /\/(?:tv-guide|tv-listings|whats-on-tv|tv-and-radio|programme-tv|programacion)\//,
  ),
];

const GOING_OUT: readonly KindRule[] = [
  ...named(
    'listing',
    "(?:[\\p{L}'&]+ ){0,2}(?:calendar|events|listings|happenings)(?: of events)?",
    "what(?:'s| is) on",
    'sorties?',
    "(?:l')?agenda(?: (?:culturel|cultural|de la semaine|da semana))?",
    'veranstaltung(?:en|stipps|skalender)',
    'termine',
  ),
  ...forms(
    'listing',
    'title',
    opens(
      String.raw`(?:\d+ |the best |top )?things to do (?:in|this|around|near|on|with|for)(?! .*before)|(?:\d+ )?best things to do|the best (?:concerts|plays|exhibitions|shows|events|gigs)(?! .*(?:ticket|tax))|(?:concerts|plays|exhibitions|shows|events|gigs)(?:(?:,| and|,? &) \p{L}+){1,5} (?:to see (?:this|in)|this (?:week(?:end)?|month))$|que faire (?:à|en|ce|cette|\p{L}+di)(?=.*(?:week-?end|vacances|soir|(?<!\p{L})\p{L}+di(?!\p{L})))|(?:qué hacer|o que fazer) (?:este|esta|en|hoy|no|neste|hoje)(?=.*(?:fin de semana|finde|fim de semana|puente|hoy|hoje|niños))|(?:suggestions|idées) (?:de )?sorties?|idées pour (?:le|ce) week-end|(?:planes|plans)(?: \p{L}+){0,3} (?:fin de semana|finde|puente|con niños)|ausflugstipps|tipps (?:fürs?|zum) wochenende|(?:das|was) ist (?:los|am wochenende los)(?=.*(?:wochenende|heute|\p{L}+tag))|what(?:'s| is) happening (?:this|around|near)|(?:whats|what's|what is) (?:on|open)(?: and closed)? (?:in|on|at|for|this|around|near)(?!.*(?:border|war))`,
    ),
    says('(?:community|events?|arts) calendar'),
  ),
  ...hints(
    'listing',
    'title',
    says(
      String.raw`things to do(?! (?:better|worse|more|less)(?!\p{L}))|que faire(?=.*(?:week-?end|vacances|relâche|congés?|été|hiver|soir|(?<!\p{L})\p{L}+di(?!\p{L})))|(?:suggestions|idées) (?:de )?sorties?|agenda (?:culturel|cultural)|(?:qué hacer|planes|o que fazer)(?=.*(?:fin de semana|finde|fim de semana|puente|hoy|hoje|con niños|gratis))|veranstaltung(?:en|stipps|skalender)|was ist los(?=.*(?:wochenende|heute|\p{L}+tag))`,
    ),
    opens(
      String.raw`(?:the )?(?:concerts|plays|exhibitions|shows|events|gigs)(?:(?:,| and|,? &) \p{L}+){1,5} (?:to see (?:this|in)|this (?:week(?:end)?|month))|(?:[\p{L}'&]+ ){0,2}(?:calendar|events|listings)(?: of events)?(?= (?:for|this) (?:the )?(?:week|weekend|month|${DAY}))|what(?:'s| is) on${ENDS}|what(?:'s| is) (?:on|open)(?: and closed)? (?:in|on|at|for|this|around|near)|what(?:'s| is) happening (?:this|around|near|on|in .{1,30} this week(?:end)?)`,
    ),
  ),
  ...hints(
    'listing',
    'path',
    /\/(?:whats-on|things-to-do|calendar|events|sortir|veranstaltungen|termine|agenda|planes|guia)\//,
  ),
];

const LIFE = '(?:births?|marriages?|engagements?|weddings?|anniversaries|divorces?|deaths?)';
const RECORDS =
  "(?:police|crime|sheriff'?s?|fire|court|arrest|jail|deputies) (?:log|blotter|docket|briefs|bookings|reports|calls)s?";

const NOTICES: readonly KindRule[] = [
  ...namedOnly(
    'listing',
    `(?:the )?(?:[\\p{L}]+ )?${RECORDS}`,
    '(?:police )?blotter',
    'arrests?(?: and bookings?)?(?: log)?',
    '(?:property|real[- ]estate|land|deed) (?:transfers?|transactions)(?: in \\p{L}+ county)?',
    `${LIFE}(?:(?:,| and|,? &) ${LIFE})+`,
    'marriage licen[cs]es',
    'restaurant inspections',
    '(?:garage|yard|estate) sales',
    '(?:[\\p{L}]+ ){0,3}menus?',
    'church (?:services?|notes|directory|notices)',
    '(?:public|legal|meeting|community|family|planning|club|auction) (?:notices|announcements)',
    'daily (?:prayer|devotional|verse)',
    '(?:store|shop|holiday) hours',
    "(?:today in history|this day in history|on this day|(?:l')?éphéméride)",
    "(?:kids|children's?)'? corner",
    'adoptable pets?',
    'thought for the day',
  ),
  ...named('listing', 'building permits', 'jobs', 'engagement'),
  ...forms(
    'listing',
    'title',
    opens(
      `${LIFE}(?:(?:,| and|,? &) ${LIFE})+,? announced|(?:pet|dog|cat|athlete|student|teacher|player|recipe|word|thought|quote|tip|question|product|book|song|joke|verse|fact|video|house|home)s? of the (?:day|week|month)(?:${ENDS}|,)`,
    ),
  ),
  ...hints(
    'listing',
    'title',
    opens(
      String.raw`${RECORDS}(?=,| for| \p{L}+ \d)|(?:property|real[- ]estate|land|deed) (?:transfers?|transactions)(?=,| for)|${LIFE}(?:(?:,| and|,? &) ${LIFE})+(?=,| (?:for|from)(?!\p{L}))|(?:marriage licen[cs]es|building permits|restaurant inspections|(?:garage|yard|estate) sales)(?=,|(?: issued| filed)?(?: for| this) (?:the )?(?:week|month|${DAY}))|(?:[\p{L}]+ ){0,2}menus?(?= for)|church (?:services?|notes|directory|notices)(?= and| for)|(?:public|legal|meeting|community|family|planning|club|auction) (?:notices|announcements)(?=,)|death announcements (?=for)`,
    ),
    says(
      `(?:pet|dog|cat|athlete|student|teacher|player|house|home|recipe|word|thought|quote|tip|question|product|book|song|joke|verse|fact|jobs|pets|video|videos) of the (?:day|week|month)(?!['-])|adoptable pets?|(?:store|shop|holiday) hours(?=,| for| \\d)`,
    ),
    opens(`on this day(?! of\\b)`),
  ),
  ...labels('listing', 'title', opens('(?:on )?this day in history')),
  ...hints(
    'listing',
    'path',
    /\/(?:police-blotter|blotter|public-notices|legal-notices|classifieds|community-calendar|ephemeride)\//,
  ),
  ...leans('listing', 'path', /\/records\//),
];

const DEATHS: readonly KindRule[] = [
  ...named(
    'listing',
    "(?:today's |recent |local |area )?(?:obituaries|(?:death|funeral) (?:notices?|announcements?)|deaths)(?: in \\p{L}+ county)?",
    'in memoriam(?: \\d+)?',
    "avis (?:de décès|d'obsèques)",
    'nécrologie',
    'obituários?',
    'traueranzeigen',
    'todesanzeigen',
    'esquelas',
    'necrológicas',
  ),
  ...forms('listing', 'title', says('obituaries (?:for|published)')),
  ...hints(
    'listing',
    'title',
    opens(
      String.raw`(?:today's |recent |local |area )?(?:obituaries|(?:death|funeral) (?:notices?|announcements?))(?=,| for ${DAY}| in \p{L}+ county${ENDS})|in memoriam \d|avis de décès|traueranzeigen|todesanzeigen|esquelas|necrológicas`,
    ),
  ),
  ...hints(
    'listing',
    'path',
    /\/(?:obituaries|obits|death-notices|avis-obseques|avis-de-deces|necrologie|esquelas|traueranzeigen|trauer|obituarios)\//,
  ),
  ...forms(
    'listing',
    'teaser',
    /\b(?:in lieu of flowers,? (?:\S+ ){0,4}(?:donations?|gifts?|memorials?|contributions?|please|consider)|calling hours|visitation (?:is|will be) (?:held )?(?:from|at|on|\w+day)|funeral arrangements (?:are )?by|arrangements (?:are )?entrusted)\b|^(?!.*\b(?:said|says|announced|statement|former)\b).*\bpassed away peacefully (?:at home|surrounded)\b/i,
  ),
];

const WEATHER: readonly KindRule[] = [
  ...named(
    'listing',
    "(?:(?:the |your )?(?:(?:today's|tonight's|weekend|local) ){0,2}(?:\\p{L}+ )?)weather(?: forecast| today| tonight)?",
    "(?:[\\p{L}\\d']+ ){0,3}(?<!(?:storm|flood|hurricane) )forecast",
    '(?:la )?météo(?: à \\p{L}[\\p{L}-]+)?',
    '(?:das |ihr )?wetter(?:bericht|vorhersage)?(?: heute| morgen)?',
    'el tiempo',
    'previsión del tiempo',
    'previsão do tempo',
    '(?:ski|surf|tide|fishing|traffic|snow) (?:report|times|tables|conditions)(?: (?:around|across) the (?:state|county|region))?',
    'pollen count',
  ),
  ...forms(
    'listing',
    'title',
    opens(
      String.raw`(?:[\p{L}']+ )?weather forecast(?= for|:)|your (?:\p{L}+ )?forecast|(?:weather|forecast) for (?:the |this )?${DAY}|météo (?:du|de la|de ce|pour) (?:week-end|semaine|jour|${DAY})|(?:so wird )?das wetter (?:am|in|heute|morgen)|wetter (?:in|am|für) [^:]{1,30}: so wird|el tiempo (?:hoy|mañana|este|en [^:]{1,30} (?:hoy|mañana|este)|para (?:hoy|mañana|este|el))|(?:previsión (?:del tiempo|meteorológica)|pronóstico del tiempo|previsão do tempo) (?:para|en|em|no)|(?:o )?tempo (?:hoje|amanhã)(?: em|:)|ce soir à la télé(?=\s?:|$)|tv heute abend|prévisions (?:météo|du temps)`,
    ),
    says(String.raw`(?:\d+|three|five|seven|ten)[- ]day forecast|pollen count|what(?:'s| is) the weather`),
  ),
  ...hints(
    'listing',
    'title',
    says(
      `weather forecast|(?:weather|forecast) for (?:the |this )?${DAY}|wettervorhersage|wetterbericht|previsión meteorológica|pronóstico del tiempo|previsão do tempo|(?:ski|surf|tide|fishing|traffic|snow) (?:report|times|tables|conditions)(?:${ENDS}|,| for)|live traffic`,
    ),
    opens(
      String.raw`(?:(?:the |your )?(?:(?:today's|tonight's|weekend|local|${DAY}(?:'s)?) ){0,3}(?:\p{L}+ )?weather(?:${ENDS}| (?:today|tonight)${ENDS}| this (?:week|weekend|morning|afternoon|evening)| on ${DAY}| for [^:]{1,30}(?=$|:))|(?:la )?météo(?= du| de la| pour| de ce)|(?:das |ihr |so wird das )?wetter(?= am| heute| morgen| aktuell| in)|el tiempo (?:hoy|mañana|este|en [^:]{1,30}(?=$|:| hoy| mañana| este)|para (?:hoy|mañana|este|el)))`,
    ),
  ),
  ...leans('listing', 'path', /\/(?:weather|meteo|wetter|tiempo|clima|pollen|tides?)\//),
  ...leans(
    'listing',
    'topics',
    /(?:^|\| )(?:weather|forecast|météo|wetter|meteorología|meteorologia)(?= \||$)/,
  ),
  ...hints(
    'listing',
    'teaser',
    says(
      '(?:has|have) (?:your|the) (?:latest )?forecast|your (?:\\p{L}+-day )?(?:forecast|outlook)|seven-day outlook|winds light and variable|highs (?:near|in the)|máximas de \\d+',
    ),
  ),
];

/** Lists of what is on, what is noted and what the sky will do. */
export const LISTINGS: readonly KindRule[] = [...SCREENS, ...GOING_OUT, ...NOTICES, ...DEATHS, ...WEATHER];
