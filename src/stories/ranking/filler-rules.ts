import type { ArticleKind } from './kind-of-article.ts';
import { type KindRule, rules } from './kind-rule.ts';

/** Something befell it: a fined horoscope app, a rigged lottery and a dead quizmaster are news. */
const EVENT = String.raw`su(?:e[sd]?|ing)|lawsuits?|fine[sd]|charged|arrest(?:s|ed)?(?! logs?)|jail(?:s|ed)?(?! (?:log|booking)s?)|sentenced?|convicted|guilty|indicted|raid(?:s|ed)?|bann?(?:s|ed)|fraud|scam(?:s|med)?|thefts?|st(?:eal|eals|ealing|ole|olen)|hack(?:s|ed|ers?)|brib\p{L}+|rigg(?:ed|ing)|murder(?:s|ed|ers?)?|kill(?:s|ed|ers|ing)?|die[sd]|dead|deaths?(?! notices?| announcements?| and)|crash(?:es|ed)?|attack(?:s|ed)?|resign(?:s|ed)?|sacked|fired|expelled|lays? off|laid off|layoffs?|strikes?|walk(?:s|ed)? out|courts?(?! dockets?)|judges?|police (?:say|said|seek|find|are)|prosecutors?|regulators?|inquir(?:y|ies)|investigat\p{L}+|admits?|accused?|alleg\p{L}+|recalled|collaps\p{L}+|bankrupt\p{L}*|scandal|threat|leak(?:s|ed)?|refund(?:s|ed)?|trampled|brawl|outage|ruled|illegal(?:ly)?|seized|glitch|expose[sd]?|sales (?:fall|fell|rise|rose|drop|slump|surge|hit|up|down|top)\p{L}*|[eé]va[ck]u\p{L}+|missing|disparue?s?|desaparecid[oa]s?|vermisst|amendes?|arrêtée?s?|accusée?s?|condamnée?s?|poursui\p{L}+|morts?|mortes?|tuée?s?|meurt|s'éteint|décédée?|démissionn\p{L}+|grève|fraude|tribunal|enquête|truquée?s?|volée?s?|tote?r?|gestorben|stirbt|verhaftet|festgenommen|verurteilt|gerichte?|streik\p{L}*|betrug|angeklagt|gekippt|muere[ns]?|muert[oa]s?|detenid[oa]s?|acusad[oa]s?|condenad[oa]s?|huelga|multa(?:da)?`;

/** What weather does: a storm that shuts a railway is no forecast. */
const HAVOC =
  '(?:storm|sturm|tempête|tormenta|flood|hochwasser|inond|avalanch|lawine|without power|évacu|evacu|strand)';

/** Before these the word says only whose or which: "quiz champion", "voucher plan", "lottery funds". */
const ATTRIBUTE = String.raw`(?! (?:champions?|winners?|makers?|compan(?:y|ies)|firms?|apps?|sites?|platforms?|founders?|inventors?|creators?|hosts?|stars?|chiefs?|boss(?:es)?|editors?|officials?|commission|operators?|funds?|revenues?|money|plans?|programmes?|programs?|schemes?|systems?|laws?|bills?|rings?|tickets?)(?!\p{L}))`;

/** The name of a text's kind ends here: "Corrections", "Corrections: …", "Corrections | …". */
const ENDS = String.raw`(?=\s*(?:$|[:|–—]|- ))`;

const DAY = String.raw`(?:\p{L}+day|\d{1,2}(?![\d,.]*\d)(?:st|nd|rd|th)?(?: \p{L}+)?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}*\.?(?: \d+)?)`;

/** The words anywhere in the text. */
function says(words: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${words})(?!\p{L})`, 'iu');
}

/** The text begins with them. */
function opens(words: string): RegExp {
  return new RegExp(String.raw`^(?:${words})(?!\p{L})`, 'iu');
}

/** The words anywhere, where nothing is said to have befallen anybody. */
function saysAlone(words: string): RegExp {
  return new RegExp(
    String.raw`^(?!.*(?<!\p{L})(?:${EVENT})(?!\p{L})).*?(?<![\p{L}\d])(?:${words})(?!\p{L})${ATTRIBUTE}`,
    'iu',
  );
}

/** The text begins with them, and nothing is said to have befallen anybody. */
function opensAlone(words: string): RegExp {
  return new RegExp(String.raw`^(?!.*(?<!\p{L})(?:${EVENT})(?!\p{L}))(?:${words})(?!\p{L})`, 'iu');
}

function titles(kind: ArticleKind, ...patterns: RegExp[]): KindRule[] {
  return rules(kind, 'title', ...patterns);
}

/** What sells, lists or passes the time, in English, French, German and Spanish. In the order they are tried. */
export const FILLER_RULES: readonly KindRule[] = [
  ...titles(
    'horoscope',
    saysAlone(
      String.raw`horoscopes?|horóscopos?|\p{L}*horoskope?|astrology|astrologie|astrología|astrological|star signs?|zodiac signs?|signes? (?:du zodiaque|astrologiques?)|sternzeichen|signos? del zodiaco|tarot|(?:dicen|según|disent|selon|que) (?:los|les) astr[eo]s|signe par signe`,
    ),
    opensAlone(
      "(?:your|today's|daily|weekly) (?:daily |weekly )?stars|(?:das )?sagen (?:dir |ihnen )?die sterne",
    ),
    saysAlone('(?:every|each) (?:star |zodiac )?sign|aries to pisces|bélier aux poissons'),
  ),
  ...titles(
    'puzzle',
    saysAlone(
      'crosswords?|(?:killer )?sudokus?|wordle|quordle|heardle|brain ?teasers?|mots (?:croisés|fléchés)|kreuzworträtsel|crucigramas?|cruciverba|palavras cruzadas|rätsel (?:des tages|vom)|puzzle (?:of the day|page)',
    ),
    says(
      String.raw`(?:hints?|clues?|answers?|solutions?|spangram)(?:,| and|,? &) (?:the |today's )?(?:hints?|clues?|answers?|solutions?|spangram)|(?:answers?|hints?) for (?:today|${DAY}|.{0,40}\bpuzzle)|(?:solution|indices) du (?:jour|mot)`,
    ),
    saysAlone(
      String.raw`(?:the )?(?:\p{L}+ )?quiz(?:${ENDS}|!)|quiz (?:of the (?:day|week)|der woche|du jour|de la semaine)|(?:take|try|play|do) (?:our|the|this) (?:\p{L}+ ){0,3}quiz`,
    ),
    opensAlone(
      String.raw`(?:can|could) you (?:name|guess|identify|spot|solve|beat|match|tell)|how (?:well|much|closely) (?:do|did) you (?:know|follow|remember)|test(?:ez)? (?:your|vos|votre)\b.*(?:knowledge|connaissances|quiz|\?)|only \p{L}+(?: \p{L}+){0,3} (?:will|can) (?:score|get|pass)\b.*(?:\d ?(?:\/|out of|%)|full marks|quiz)`,
    ),
    says(
      "test your knowledge|quiz de l'actu|avez-vous (?:bien )?suivi|connaissez-vous (?:bien |vraiment )?(?:l|les?|la|vo)",
    ),
  ),
  ...titles(
    'listing',
    // Lottery numbers
    saysAlone(
      String.raw`(?:lottery|lotto|loto|powerball|mega millions?|euro(?:millions?|jackpot)|lotería|primitiva|cash \d|pick \d)\b.*(?<!\p{L})(?:numbers?|results?|drawing|résultats?|numéros?|resultados?|números?|gewinnzahlen)|(?:results?|résultats?|tirage|resultados?)\b.*(?<!\p{L})(?:lottery|lotto|loto|powerball|mega millions?|euromillions?|lotería)`,
    ),
    saysAlone(
      String.raw`winning (?:lottery )?numbers?|gewinnzahlen|lottozahlen|numéros gagnants|números ganadores|check your tickets?|(?:loto|lotto)\s*:.*\btirage`,
    ),
    // Screens
    saysAlone(
      String.raw`(?:tv|television) (?:listings?|guide|schedule|tonight|highlights?|picks)|tv channel(?:,| and|\s*[:|])|tv channels\s*[:|]|tonight's (?:tv|television)(?! (?:debate|duel|address))|tv-(?:tipps?|highlights?|programm (?:heute|am|von))|fernsehprogramm|programme (?:tv|télé)|à la télé (?:ce|cette)|programación de tv|qué ver (?:hoy|esta|en)|que regarder (?:ce|cette|\p{L}+di|à la télé)|what(?:'s| is) (?:on|new|coming) (?:tv|to|on|tonight|netflix)|new on streaming`,
    ),
    opensAlone(`what to (?:watch|stream|read|see|do)${ENDS}|what to (?:watch|stream) (?:on|this|tonight|in)`),
    says(`(?:start|kick-?off|tip-?off|tee) times?(?:${ENDS}|,| and)|what time (?:is|does|will)`),
    // Going out
    saysAlone(
      String.raw`things to do(?! (?:better|worse|more|less)\b)|que faire\b.*(?:week-?end|vacances|relâche|congés?|été|hiver|soir|\p{L}+di)|(?:suggestions|idées) (?:de )?sorties?|idées pour (?:le|ce) week-end|agenda (?:culturel|cultural)|(?:qué hacer|planes)\b.*(?:fin de semana|finde|puente|hoy|con niños|gratis)|veranstaltung(?:en|stipps|skalender)|ausflugstipps|tipps (?:fürs?|zum) wochenende|was ist los\b.*(?:wochenende|heute|\p{L}+tag)`,
    ),
    opensAlone(
      String.raw`(?:the )?(?:concerts|plays|exhibitions|shows|events|gigs)(?:(?:,| and|,? &) \p{L}+){1,5} (?:to see (?:this|in)|this (?:week(?:end)?|month))|the best (?:concerts|plays|exhibitions|shows|events|gigs)|(?:[\p{L}'&]+ ){0,2}(?:calendar|events|listings)(?: of events)?(?:${ENDS}| (?:for|this) (?:the )?(?:week|weekend|month|${DAY}))|what(?:'s| is) on${ENDS}|what(?:'s| is) (?:on|open)(?: and closed)? (?:in|on|at|for|this|around|near)|what(?:'s| is) happening (?:this|around|near|on|in .{1,30} this week(?:end)?)|sorties?${ENDS}|(?:l')?agenda${ENDS}`,
    ),
    // Notices and records
    opensAlone(
      String.raw`(?:police|crime|sheriff'?s?|fire|court|arrest|jail|deputies) (?:log|blotter|docket|beat|briefs|bookings)s?(?:${ENDS}|,| for| \p{L}+ \d)|blotter${ENDS}|(?:property|real[- ]estate|land|deed) (?:transfers?|transactions)(?:${ENDS}|,| for)`,
    ),
    opensAlone(
      String.raw`(?:births?|marriages?|engagements?|weddings?|anniversaries|divorces?|deaths?)(?:(?:,| and|,? &) (?:births?|marriages?|engagements?|weddings?|anniversaries|divorces?|deaths?))+(?:${ENDS}|,| (?:for|from|announced)\b)|(?:marriage licen[cs]es|building permits|restaurant inspections|(?:garage|yard|estate) sales)(?:${ENDS}|,|(?: issued| filed)?(?: for| this) (?:the )?(?:week|month|${DAY}))|(?:[\p{L}]+ ){0,2}menus?(?:${ENDS}| for)|church (?:services?|notes|directory|notices)(?:${ENDS}| and| for)|(?:public|legal|meeting|community|family|planning|club|auction) (?:notices|announcements)(?:${ENDS}|,)`,
    ),
    says(
      `(?:pet|dog|cat|athlete|student|teacher|player|house|home|recipe|word|thought|quote|tip|question|product|book|song|joke|verse|fact|jobs|pets|video|videos) of the (?:day|week|month)(?!['-])|thought for the day|adoptable pets?|(?:kids|children's?)'? corner|(?:store|shop|holiday) hours(?:${ENDS}|,| for| \\d)`,
    ),
    opens(
      `on this day(?! of\\b)|(?:today|this day) in history|éphéméride|daily (?:prayer|devotional|verse)|jobs\\s*(?:$|[|])`,
    ),
    // Deaths
    opensAlone(
      String.raw`(?:today's |recent |local |area )?(?:obituaries|(?:death|funeral) (?:notices?|announcements?))(?:${ENDS}|,| for ${DAY}| in \p{L}+ county${ENDS})|in memoriam(?:${ENDS}| \d)|avis de décès|nécrologie|traueranzeigen|todesanzeigen|esquelas|necrológicas`,
    ),
    says('obituaries (?:for|published)'),
    opens(`recent deaths${ENDS}`),
    // Weather
    saysAlone(
      String.raw`weather forecast|your (?:\p{L}+ )?forecast|\d+[- ]day forecast|(?:weather|forecast) for (?:the |this )?${DAY}|what(?:'s| is) the weather|pollen count|(?:ski|surf|tide|fishing|traffic|snow) (?:report|times|tables|conditions)(?:${ENDS}|,| for)|prévisions (?:météo|du temps)|wettervorhersage|wetterbericht|previsión (?:del tiempo|meteorológica)|pronóstico del tiempo`,
    ),
    opensAlone(
      String.raw`(?!.*${HAVOC})(?:(?:the |your )?(?:(?:today's|tonight's|weekend|local|${DAY}(?:'s)?) ){0,3}(?:\p{L}+ )?weather(?:${ENDS}| (?:today|tonight)${ENDS}| this (?:week|weekend|morning|afternoon|evening)| on ${DAY}| for [^:]{1,30}(?:$|:))|(?!.*\b(?:growth|profit|earnings|economic|budget|sales|inflation|revenue|deficit|econom\p{L}+|recession|gdp|banks?|shrink|prices?|markets?)\b)(?:[\p{L}\d']+ ){0,3}(?<!(?:storm|flood|hurricane) )forecast${ENDS}|(?:la )?météo(?:${ENDS}| du| de la| pour| de ce)|(?:das |ihr |so wird das )?wetter(?:${ENDS}| am| heute| morgen| aktuell)|el tiempo (?:hoy|mañana|este|en [^:]{1,30}(?:$|:| hoy| mañana| este)|para (?:hoy|mañana|este|el)))`,
    ),
    // Markets
    saysAlone(
      "(?:stock|share|crypto|bitcoin|ethereum|gold|silver|oil|gas) prices? (?:today|target|prediction)|price (?:target|prediction)|(?:pre-?market|after-hours) (?:trading|movers)|stocks? to (?:buy|watch|sell)|biggest (?:movers|gainers|losers)|making the biggest moves|market movers|before the (?:opening )?bell|(?:cours|prix) de l'action",
    ),
    saysAlone(
      String.raw`is (?:[\p{L}.&]+ ){1,3}(?:stock )?an? (?:buy|sell)|should (?:you|i) (?:buy|sell) (?:[\p{L}.&]+ ){0,3}(?:shares?|stocks?)|(?:la )?bourse(?: de \p{L}+)?\b.* à (?:la (?:mi-(?:séance|journée)|clôture)|l'ouverture)|(?:dax|mdax|ibex|cac)(?: 40| 35)? aktuell|aktien (?:frankfurt|europa|new york)(?: \p{L}+)?\s*:`,
    ),
    opensAlone(
      String.raw`stock market (?:today|live|now)|markets? (?:close|open|wrap|summary|snapshot|report)${ENDS}|(?:dow|nasdaq|s&p|stock) .*\bfutures\b.*\bwhat to know|futures\b.*\bwhat to know`,
    ),
    says(
      `(?:mortgage|refinance|cd|savings|interest) rates? (?:today|(?:for|on) (?:today|${DAY}))|today's (?:\\p{L}+ ){0,2}(?:mortgage|refinance|cd|savings|exchange) rates?`,
    ),
    // Games and bets
    saysAlone(
      String.raw`fantasy (?:football|baseball|basketball|hockey|soccer)\b.*\b(?:weeks?|rankings?|picks?|sleepers?|waivers?|advice|draft|lineups?)|waiver[- ]wire|against the spread|(?:prediction|picks?|odds)\b.*\b(?:odds|picks|best bets)|best bets|scores,? (?:and|&) (?:schedules?|results|standings)|power rankings?`,
    ),
    says(
      '(?:release|release date) schedule|(?:roster|rating)s? (?:and|&) (?:roster|rating)s?|patch notes|top (?:picks|stories|headlines)|more top headlines|headlines (?:today|this morning)|what the papers say|newspaper headlines|paper review|revue de presse|must-watch videos?',
    ),
    // Talking with readers
    says('live q ?(?:&|and) ?a|ask (?:us|me) anything'),
    opens(String.raw`the papers${ENDS}|(?:live)?stream(?:ing)?${ENDS}|live ?stream${ENDS}|live at \d`),
  ),
  ...titles(
    'newsletter',
    saysAlone('newsletters?|infolettres?'),
    opens(
      String.raw`(?:sign up|subscribe|get|receive|inscrivez-vous|recevez|abonnez-vous)\b.*\b(?:newsletters?|infolettres?|your inbox)`,
    ),
    opensAlone(
      String.raw`(?:(?:your|the) )?(?:[\p{L}]+ )?(?:morning|evening|afternoon|midday|daily|weekly|weekend|nightly|\p{L}+day(?:'s)?)(?: \p{L}+)? (?:briefing|brief|authority|digest|roundup|wrap|update|recap|dispatch|headlines|top stories)(?:${ENDS}|,| for| with| \d)`,
    ),
    opens(
      String.raw`your .{0,20}\bbriefing|(?:\p{L}+ ){0,2}(?:digest|roundup)${ENDS}|(?:\p{L}+ )?briefing${ENDS}|first (?:thing|edition)${ENDS}|good (?:morning|evening|afternoon)[,:].*`,
    ),
    says('show notes'),
    saysAlone(
      "(?<=^|[:|–—-] ?|^(?:the|your|our|\\p{L}+'s) )(?:morning|evening|daily|weekly) (?:briefing|brief|authority|digest|roundup|update|recap|dispatch)|what (?:you need )?to (?:know|watch) (?:today|tonight|this (?:morning|week))|week in review|(?:stories|things) you (?:may|might) have missed|news roundup|things (?:you need )?to know (?:for|today|this)|ce qu'il faut (?:savoir|retenir)(?: de l'actualité)? (?:aujourd'hui|ce)|l'essentiel de l'actualité|tag im überblick|was heute wichtig|nachrichten (?:des tages|im überblick)|lage am (?:morgen|abend)|(?:das )?briefing am|boletín (?:informativo|de noticias|de la (?:mañana|tarde))|claves del día|noticias del día",
    ),
  ),
  ...rules(
    'newsletter',
    'teaser',
    /^(?:sign up (?:for|to)|subscribe to)\b[^.!?]{0,80}\bnewsletter\b[^.!?]{0,80}[.!?]?$|\bthis is the .{0,40}newsletter\b|\b(?:in|to) (?:today|this week)[’']s newsletter\b/i,
    /^(?:good (?:morning|evening|afternoon)[.,!]|bonjour[.,!]|guten (?:morgen|abend)[.,!]|buen[oa]s (?:días|tardes|noches)[.,!])|^here[’']?s what you need to know\b|\byour daily digest\b/i,
  ),
  ...titles(
    'podcast',
    opensAlone(String.raw`(?:[\p{L}]+ ){0,3}p[oó]dcasts?${ENDS}|(?:notre |nos )?balados?${ENDS}`),
    saysAlone(String.raw`p[oó]dcasts?\s*:|[–—-] ?podcast$|\p{L}*podcast, (?:folge|episode)|notre balado`),
    says(
      String.raw`(?:episode|épisode|episodio|folge|ep\.?) \d+\s*[:|–—-]|(?<=, )(?:episode|épisode|episodio|folge) \d+|listen now|(?:today's|this week's|\p{L}+day's|(?:latest|new)(?= episode(?! (?:of|in)\b))) episode`,
    ),
    opens(
      String.raw`(?:audio long read|listen|listen now|écoutez|à écouter|escucha|hören sie)(?:\s*:| notre| hier| .*podcast)|ep(?:isode)?\.? \d+`,
    ),
    /\blisten:/i,
  ),
  ...rules('podcast', 'path', /\/(?:podcasts?|balados?|audio)\//),
  ...rules(
    'podcast',
    'teaser',
    /\bwherever you get your podcasts\b|^(?:catch up on the show|in this (?:week[’']s )?episode(?: of (?:the|our)|,? (?:we|our|hosts?|hear|you|I))|our hosts? (?:\S+ ){0,6}(?:talks?|speaks?|discuss\w*|chats?|(?:is|are) joined|looks?|sits?))\b|\btrue-crime (?:series|podcast)\b.*\binstal?lment\b|\binstal?lment of our\b/i,
  ),
  ...titles(
    'promotion',
    // Subscriptions and gifts to the newsroom
    opens(
      String.raw`(?:subscribe|sign up|join us|become an? (?:member|subscriber|supporter|patron)|abonnez-vous|inscrivez-vous|soutenez|suscríbete|hazte (?:socio|socia|suscriptor\p{L}*)|testen sie|give the gift of|please donate|donate${ENDS}|faites un don|get unlimited access|unlock\b.*\b(?:months?|weeks?|access|free|[$£€]))(?! by\b)`,
    ),
    opens(
      String.raw`support (?:our|the|local|independent|quality|public|community|\p{L}+'s) (?:\p{L}+ )?(?:journalism|newsroom|news|paper|reporting)`,
    ),
    says(
      String.raw`(?:your|the) first (?:\p{L}+ )?(?:days?|weeks?|months?|issues?) (?:for|free|on us)|(?<!and )free trial(?! of\b)|free for an? (?:week|month|year)|subscription offer|asking for your (?:support|help)|need your (?:support|donations?)|your (?:donation|support|contribution) (?:matters|helps|counts)|(?:unlimited|full|digital) access\b.*(?:for free|free for|cents?|[$£€]\s?\d+)|mois d'abonnement|offre d'abonnement|digital-?abo|(?:unser|das|ein) abo|jetzt .{0,40}(?:kostenlos testen|abonnieren)`,
    ),
    // Prices
    saysAlone(
      'coupons?|promo codes?|discount codes?|voucher codes?|(?<!(?:school|housing|food|energy) )vouchers?|(?<!(?:tax|budget|energy|land) )giveaways?|sweepstakes?|enter to win|jeu-concours|gewinnspiel|codes? promo|bons? plans?|soldes|aubaines?(?! p)|chollos?|schnäppchen|gutschein(?:codes?|e)?|idées[ -](?:de )?cadeaux?|stocking stuffers|bonus bets?|sign-?up bonus|for the price of an?|lowest price (?:ever|yet)|half off|de (?:réduction|rabais)(?! d)|rabais à (?:saisir|ne pas)|im angebot(?! de[rs])|a precio mínimo|precio mínimo histórico|prix mini',
    ),
    saysAlone(
      String.raw`(?:prime day|black friday|cyber ?monday|cyberlundi|vendredi fou|boxing day|early access)[ -](?:\p{L}+ )*(?:deals?|sales?|offers?|angebote|rabatte)|(?:black friday|cyber ?monday|cyberlundi|vendredi fou|boxing day|prime day)\b.*(?<!\p{L})(?:deals?|discounts?|bargains?|your money|you can (?:still )?(?:shop|buy|get)|rabais|aubaines|schnäppchen|ofertas?|descuentos?)|(?:ofertas?|descuentos?|deals?|rabais|angebote)\b.*(?<!\p{L})(?:black friday|cyber ?monday|vendredi fou)`,
    ),
    says(String.raw`bet [$£€]?\d+,? (?:and )?get`),
    // Paid for
    opens(
      String.raw`(?:sponsored|promoted|advertorial|advertisement|publireportage|publirreportaje|paid (?:content|post|program(?:me)?)|partner content|(?:special )?advertising (?:feature|section)|special feature|contenu (?:commandité|partenaire|sponsorisé)|contenuto sponsorizzato|conte(?:nido|údo) patrocinado)${ENDS}|(?:anzeige|werbung|publici(?:té|dade?)|pubblicità|reklama|advertentie)\s*(?:$|\|)|(?:presented|brought to you) by|a message from (?:our|the) (?:partner|sponsor)s?`,
    ),
    says('sponsored (?:content|post|story|feature|article)|advertorial|paid content|publireportage'),
  ),
  ...rules(
    'promotion',
    'teaser',
    /^(?:paid for by|sponsored by|partner content|in association with|brought to you by|presented by|présenté par|produced by .{3,40} for)\b[^.,!?]{0,60}(?:[.!|:]|$)|\b(?:produced|paid for) by (?:the|our) advertising department\b/i,
    /(?:^|[.!|,;] )cancel any ?time\b|\bjederzeit kündbar\b|\bannulez en tout temps\b/i,
  ),
  ...rules(
    'promotion',
    'path',
    /(?<!\/(?:markets|business|finance|legal))\/deals?\/|\/(?:coupons?|vouchers?|sponsored|partner-content|brandvoice|brand-studio|branded|advertorials?|publireportage|publirreportajes?|anzeigen?|shopping|bons-plans|gift-guides?)\/|\/(?:deals|coupons|sponsored|shopping|bons-plans)-[^/]*\//,
  ),
  ...rules(
    'promotion',
    'topics',
    /(?:^|\| )(?:(?:sponsored|partner)(?: content| posts?)?|(?:best |daily |tech |shopping )?deals?|coupons?|advertorial|(?:online )?shopping)(?= \||$)/,
  ),
  ...titles(
    'buying advice',
    saysAlone(
      String.raw`(?:\d+|best)\b(?: [\p{L}&'-]+){0,4} gifts? (?:for|under|that|to)|shoppers (?:swear by|love|can't|say)|only ones? worth (?:buying|it)|tested and (?:reviewed|ranked|rated)|(?:tried and )?tested$`,
    ),
  ),
  ...titles(
    'correction',
    opens(
      String.raw`(?:correction|corrections?(?: (?:and|&) clarifications?)?(?=\s*(?:$|[|]))|we got it wrong|clarifications?|rectificatifs?|erratum|errata|korrekturen?|berichtigung(?:en)?|fe de errat\p{L}+|précisions?|for the record|editor'?s'? note|mise au point)${ENDS}`,
    ),
  ),
  ...titles(
    'press release',
    saysAlone(
      String.raw`market (?:size )?(?:to (?:reach|hit|surpass|exceed)|expected to reach|worth)\b.*\b20[2-5]\d|named an? leader in|to present at\b.*\b(?:conference|summit|symposium)|(?:announces?|declares?) (?:(?:quarterly|monthly|cash|special|the|closing|of|its|pricing|\$[\d.,]+|million) )*(?:dividend|distribution|private placement|offering)`,
    ),
    says(
      '(?:shareholder|investor|class action) (?:alert|deadline|notice|reminder)|investors with losses|LLP (?:investigates|reminds|announces|encourages)|encouraged to contact (?:the |law )?(?:law )?firm',
    ),
    opens(`communiqué(?: de presse)?${ENDS}|(?:press|news|media) release${ENDS}|pressemitteilung${ENDS}`),
  ),
  ...rules(
    'press release',
    'teaser',
    /\((?:globe ?newswire|business ?wire|pr ?newswire|newsfile corp\.?|accesswire|cnw)\b[^)]*\)|\/(?:pr ?newswire|cnw)[/ ]|^(?!.*\b(?:said|says?|told)\b)[^“"„«]*\b(?:is|are) (?:pleased|proud|thrilled|excited) to announce\b|\bheureu(?:x|se)s? d[’']annoncer\b|\b(?:contains?|includes?|constitutes?) (?:\w+ ){0,2}["“]?forward-looking statements\b/i,
  ),
  ...rules(
    'listing',
    'teaser',
    /\b(?:in lieu of flowers,? (?:\S+ ){0,4}(?:donations?|gifts?|memorials?|contributions?|please|consider)|calling hours|visitation (?:is|will be) (?:held )?(?:from|at|on|\w+day)|funeral arrangements (?:are )?by|arrangements (?:are )?entrusted)\b|^(?!.*\b(?:said|says|announced|statement|former)\b).*\bpassed away peacefully (?:at home|surrounded)\b/i,
  ),
];
