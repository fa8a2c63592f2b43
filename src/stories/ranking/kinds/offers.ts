import {
  ENDS,
  forms,
  hints,
  type KindRule,
  kickers,
  labels,
  leans,
  namedOnly,
  only,
  opens,
  says,
  saysItself,
} from './kind-rule.ts';

const MONEY = String.raw`(?:[$£€]\s?\d[\d,.]*(?!\d?\s?(?:bn|tn|m|million|billion)(?!\p{L}))|\d[\d,.]*\s?(?:€|£|\$|euros?|dollars?))`;
const SALE_DAYS = '(?:prime day|black friday|cyber ?monday|cyberlundi|vendredi fou|boxing day)';
const OFFERS =
  '(?:deals?|sales?|offers?|discounts?|bargains?|rabais|aubaines|offres|schnäppchen|angebote|rabatte|ofertas?|descuentos?|descontos?)';

/** One deal may be a treaty. */
const PLURAL_OFFERS =
  '(?:deals|sales|offers|discounts|bargains|aubaines|offres|schnäppchen|angebote|rabatte|ofertas|descuentos|descontos)';

const SUBSCRIPTIONS: readonly KindRule[] = [
  ...forms(
    'promotion',
    'title',
    opens(
      String.raw`(?:subscribe|sign up|abonnez-vous|suscríbete|assine)(?= (?:now|today|to|for|and|here|por|à|pour)(?!\p{L}))(?=.*(?:[$£€]|euros?|free|months?|access|gazette|edition|offer|read|mes|mês|newsletter|app|alerts?|inbox))|soutenez (?:notre|nos|le|la|votre) (?:journalisme|média|médias|journal|rédaction)|become an? (?:member|subscriber|supporter|patron)(?! of)|hazte (?:socio|socia|suscriptor\p{L}*)|testen sie|give the gift of|please donate|donate (?:now|today|to our)|faites un don|get unlimited access`,
    ),
    opens(
      String.raw`support (?:the|local|independent|quality|public|community|our|\p{L}+'s) (?:\p{L}+ )?(?:journalism|newsroom|news|paper|reporting|gazette|times|post)${ENDS}`,
    ),
    says(
      String.raw`(?:your|the) first (?:\p{L}+ )?(?:days?|weeks?|months?|issues?) (?:for|free|on us)|free for an? (?:week|month|year)|subscription offer|asking for your (?:support|help)|(?:we|why we) need your (?:support|donations?|help)|mois d'abonnement|offre d'abonnement|digital-?abo|jetzt .{0,40}(?:kostenlos testen|abonnieren|sichern)|(?:months?|mois|monate|meses) (?:for|pour|für|por) (?:only |just |nur )?(?:[$£€]\s?\d|\d+ ?(?:€|euros?)|drei euro|ein(?:en)? euro)|(?:dès|ab|desde|a partir de) \d+(?:[,.]\d\d)? ?(?:€|euros?)|à \d[\d ,.]* ?(?:€|euros) au lieu|(?:por|pour|für|for) (?:1|un|one|einen) (?:euros?|€|dollar) (?:al|por|par|pro|a|im) (?:mes|mês|mois|monat|month)`,
    ),
  ),
  ...hints(
    'promotion',
    'title',
    opens(
      String.raw`(?:subscribe|sign up|join us|soutenez (?:notre|nos|le|la|votre) (?:journalisme|média|médias|journal|rédaction)|become an? (?:member|subscriber|supporter|patron)|abonnez-vous|inscrivez-vous|soutenez|donate${ENDS}|unlock\b(?=.*\b(?:months?|weeks?|access|free|[$£€])))`,
    ),
    says(
      String.raw`(?<!and )free trial(?! of\b)|(?:unlimited|full|digital) access\b(?=.*(?:free|cents?|[$£€]\s?\d+))|need your (?:support|donations?)|your (?:donation|support|contribution) (?:matters|helps|counts)|(?:unser|das|ein) abo|support (?:our|the|local|independent|quality|public|community|\p{L}+'s) (?:\p{L}+ )?(?:journalism|newsroom|news|paper|reporting)`,
    ),
  ),
  ...hints(
    'promotion',
    'teaser',
    /(?:^|[.!|,;] )cancel any ?time\b|\bjederzeit kündbar\b|\bannulez en tout temps\b|\bcancele quando quiser\b|\bcancela cuando quieras\b|\breaders like you\b/i,
  ),
  ...forms(
    'promotion',
    'path',
    /\/(?:subscribe|subscriptions?|abonnements?|suscripcion(?:es)?|assinaturas?|membership)\//,
  ),
  // Articles for those who pay stand there, too.
  ...leans('promotion', 'path', /\/(?:abo|members?|subscribers?|abonn[eé]s)\//),
];

const PRICES: readonly KindRule[] = [
  ...namedOnly('promotion', 'stocking (?:stuffers|fillers)'),
  ...forms(
    'promotion',
    'title',
    says(
      String.raw`(?:coupon|promo|discount|voucher|referral) codes?(?=${ENDS}|,? (?:for|in|to) |.*\d)|codes? promo|gutscheincodes?|cup[oó][nm](?= \p{L}+:)|enter to win|(?:jeu-concours|gewinnspiel|concours)(?=\s?:)|\d+ stocking (?:stuffers|fillers)|sweepstakes|bonus bets?|sign-?up bonus|bet [$£€]?\d+,? (?:and )?get|idées[ -](?:de )?cadeaux?|geschenkideen|ideas? de regalos?|for the price of an?|lowest price (?:ever|yet)|à rabais|prix mini|a precio mínimo|precio mínimo histórico`,
    ),
    says(
      String.raw`${SALE_DAYS}(?: 20\d\d)?\s?[:|–-]?(?= .*(?:best|top|meilleure?s|besten|mejores|melhores|you can (?:still )?(?:shop|buy|get)|to shop|${MONEY} off))|(?:best|today's|latest|top|meilleure?s|beste[nr]?|mejores|melhores) (?:[\p{L}\d'-]+ ){0,5}${PLURAL_OFFERS} (?:you can|to shop|right now|today|this week|for|on|at|in|under|from|sur|bei|en|em|à saisir)|deals? (?:of the (?:day|week)|you can (?:still )?(?:shop|buy|get))|${SALE_DAYS}[ -]${OFFERS}$|${OFFERS} (?:for|de|du|del) ${SALE_DAYS}`,
    ),
    says(
      String.raw`(?:is|are) (?:now |just |only |down to )*${MONEY}(?: off)? (?:right now|at|today|for)|(?:drops?|falls?|down|back|baja|tombe|passe|perd) (?:to|a|à)? ?(?:just |only )?${MONEY}(?= (?:at|for|on|chez|en|bei|in)(?!\p{L})| euros| right|$)|${MONEY} (?:off|discount)(?= (?:right now|on|this|your|the|today)|$)|\(save ${MONEY}|save (?:up to |over )?${MONEY} (?:on|off)|get .{3,60} for (?:just |only )?[$£€]\s?\d|(?:save|up to) (?:up to )?\d+% (?:off|on)|\d+% off (?:on|your|all|at|in|for|everything)|(?:is|are) on sale (?:for|at|from)|im angebot: \p{L}|\d+ euro günstiger|-\d+ ?% (?:en|chez|sur|bei|auf)|\d+ ?% de (?:desconto|descuento|remise)|perd \d+ euros`,
    ),
  ),
  ...hints(
    'promotion',
    'title',
    saysItself(
      'coupons?|promo codes?|discount codes?|voucher codes?|(?<!(?:school|housing|food|energy) )vouchers?|(?<!(?:tax|budget|energy|land) )giveaways?|jeu-concours|gewinnspiel|bons? plans?|soldes|aubaines?(?! p)|chollos?|schnäppchen|gutscheine?|half off|de (?:réduction|rabais)(?! d)|rabais à (?:saisir|ne pas)|im angebot(?! de[rs])|cupom|rebajas',
    ),
    says(
      String.raw`(?:${SALE_DAYS}|early access)[ -](?:\p{L}+ )*${OFFERS}|${SALE_DAYS}(?=.*(?<!\p{L})(?:${OFFERS}|your money|you can (?:still )?(?:shop|buy|get)))|${OFFERS}(?=.*(?<!\p{L})(?:black friday|cyber ?monday|vendredi fou))`,
    ),
    says(
      String.raw`(?:best|top|today'?s|latest|more)(?=.{0,40}\bdeals(?!\p{L}))|(?:best|today'?s)(?=.{0,40}\bdeal(?!\p{L}))|deals? (?:of the (?:day|week)|you can|to (?:shop|buy|get)|right now|today|from|on|under|at)(?=.*(?:\$|£|€|%|amazon|best buy|walmart|target|sale|laptop|tv|phone|ssd|monitor|headphones))`,
    ),
    says(
      String.raw`(?:save|saving|off|discount(?:ed)?|drops? to|down to|just|only|under|for|as low as|at)\s+(?:up to\s+)?${MONEY}(?=.*\b(?:deal|sale|off|save|amazon|now|buy|bundle|month)\b)|\d+% off|save (?:up to )?(?:${MONEY}|\d+%)`,
    ),
    new RegExp(String.raw`${MONEY} (?:off|discount)\b|\(save ${MONEY}`, 'iu'),
    /\b(?:(?:is|are|now) on sale (?:for|at|with)|sale ends|flash sale|clearance|lowest price(?! in (?:days|weeks|months|years|\w+ years)\b)|all-time low price|price drop|limited[- ]time (?:deal|offer)|free shipping|cheapest price|first major discount|back on sale|pre-?order (?:now|guide|bonus\w*|at|for)|where to (?:buy|pre-?order))\b/i,
    /\bfor (?:as (?:little|low) as|just|only) (?:[$£€]\s?\d)|\bget .{3,60} for free\b/i,
  ),
  ...hints(
    'promotion',
    'teaser',
    says(
      'prices start at|lowest price we have seen|that is a saving of|prix jamais vu|chollo|our team updates this list',
    ),
  ),
  ...hints(
    'promotion',
    'path',
    /(?<!\/(?:markets|business|finance|legal))\/deals?\/|\/(?:vouchers?|bons-plans|shopping|contests?|concours|gewinnspiele?|escaparate|ofertas|schnaeppchen)\/|\/(?:deals|shopping|bons-plans)-[^/]*\//,
  ),
  ...forms(
    'promotion',
    'path',
    /\/(?:coupons?|codes?-promo|promo-codes?|gutscheine?|cup(?:om|on|ones|ons)|coupons-[^/]*)\//,
  ),
  ...hints(
    'promotion',
    'topics',
    /(?:^|\| )(?:(?:best |daily |tech |shopping )?deals?|coupons?|(?:online )?shopping|bons plans)(?= \||$)/,
  ),
];

/** Before a colon they are as often of the news: “Anzeige: Minister …” */
const AD_WORDS = '(?:anzeige|werbung|publici(?:té|dade?|dad)|pubblicità|reklama|advertentie)';

const PAID_FOR: readonly KindRule[] = [
  ...forms('promotion', 'title', only(String.raw`${AD_WORDS}\s*\|?`)),
  ...kickers('promotion', opens(String.raw`${AD_WORDS}(?=\s*\|)`)),
  ...forms(
    'promotion',
    'title',
    opens(
      String.raw`(?:advertorial|publireportage|publirreportaje|partner content|(?:special )?advertising (?:feature|section)|contenu (?:commandité|partenaire)|contenuto sponsorizzato|conte(?:nido|údo) patrocinado)${ENDS}|(?:presented|brought to you) by (?!\p{L}+,)|a message from (?:our|the) (?:partner|sponsor)s?$`,
    ),
    says('sponsored (?:content|story|feature|article)|advertorial|publireportage'),
  ),
  ...hints(
    'promotion',
    'title',
    opens(
      `(?:sponsored|promoted|advertisement|paid (?:content|post|program(?:me)?)|special feature|contenu sponsorisé)${ENDS}|presented by|a message from (?:our|the) (?:partner|sponsor)s?`,
    ),
    says('sponsored post|paid content'),
  ),
  ...labels(
    'promotion',
    'teaser',
    /^(?:paid for by|sponsored by|partner content|in association with|brought to you by|presented by|présenté par|contenu proposé par|produced by .{3,40} for)\b[^.,!?]{0,60}(?:[.!|:]|$)|\b(?:produced|paid for) by (?:the|our) advertising department\b/i,
  ),
  ...labels(
    'promotion',
    'path',
    /\/(?:sponsored|partner-content|partenaires?|brandvoice|brand-studio|branded|advertorials?|publireportages?|publirreportajes?|patrocinado|anzeigen?)\/|\/sponsored-[^/]*\//,
  ),
  ...labels(
    'promotion',
    'topics',
    /(?:^|\| )(?:(?:sponsored|partner)(?: content| posts?)?|advertorial)(?= \||$)/,
  ),
];

const THINGS =
  '(?:products?|gadgets?|gifts?|tools?|accessories|presents|laptops?|phones?|smartphones?|tablets?|headphones|earbuds|tvs?|televisions?|monitors?|coats?|boots|shoes|sneakers|mattress(?:es)?|vacuums?|fryers?|kettles?|cameras?|bikes?|suitcases?|sheets|pillows|blankets|books|toys|games|credit cards?|accounts|loans|apps|vpns?|hotels|beaches|restaurants|recipes|sides|aspirateurs|téléphones|celulares|aspiradoras|móviles|[\\p{L}-]+s im test)';

const BUYING: readonly KindRule[] = [
  ...forms(
    'buying advice',
    'title',
    opens(
      String.raw`(?:(?:the|our|these are the|\d+ of the|our \d+|the \d+|\d+) )*(?:very )?best (?:[\p{L}\d'&-]+ ){0,4}${THINGS}(?=$|:|,| (?:for|of|in|under|to|you|we|20\d\d|right now|this)(?!\p{L}))|(?:die|les|las|los|os|as) (?:(?:\d+|zehn) )?(?:besten|meilleure?s|mejores|melhores) (?:[\p{L}\d'&-]+ ){1,4}(?:im test|im vergleich|de 20\d\d|20\d\d)|\d+ (?:best )?(?:[\p{L}'-]+ ){0,3}gifts? (?:for|under|that|to)|\d+ (?:surprises|überraschungen|regalos|presentes)`,
    ),
    says(
      "gift (?:guide|ideas)|buy(?:ing|er'?s) guide|editors'? picks|tested and (?:reviewed|ranked|rated)|which (?:one )?should you (?:buy|get|choose)|should you (?:buy|upgrade)|only ones? worth (?:buying|it)|specs compared|kaufberatung",
    ),
  ),
  ...hints(
    'buying advice',
    'title',
    says(
      String.raw`(?:\d+|best)(?: [\p{L}&'-]+){0,4} gifts? (?:for|under|that|to)|shoppers (?:swear by|love|can't|say)|(?:tried and )?tested$`,
    ),
    /^(?:the |our |\d+ (?:of the )?)?(?:very )?best\b(?![- ](?:friends?|selling|known|paid|man|actor|actress|picture|director|hope|chance|interests?)\b)(?=.*\b(?:for|of|in|under|to (?:buy|get)|you can|right now|available|20\d\d|deals?|gifts?)\b)/i,
    /\bbest\b(?=.{2,50}\b(?:of|in|for) 20\d\d\b)|^\d+ (?:of the )?best\b(?!-)|^our \d+ best\b/i,
    /\b(?:should you (?:get)|worth (?:buying|the (?:money|upgrade|extra))|right time to buy|don'?t (?:need(?! to\b)|buy)|how to (?:choose|buy))\b/i,
    /\bvs\.?\s(?=.+(?::|\?|\bcompared\b|\bcomparison\b|\bdifferen|\bspecs\b|\bwhich\b|\bwhose\b))|\b(?:here'?s )?how .{3,60} compare\b|\bwe compare\b/i,
    /\b(?:iphone|galaxy|pixel|airpods|watch|macbook|playstation|xbox) .{0,30}\bvs\.? /i,
    /\b(?:products?|gadgets?|gifts?|tools?|accessories) (?:you|that|we|to)\b(?=.*\b(?:need|love|buy|want)\b)/i,
  ),
  ...forms(
    'buying advice',
    'path',
    /\/(?:gift-guides?|buying-guides?|kaufberatung|comparatifs?|comparativas?|best-products|strategist)\//,
  ),
  ...hints('buying advice', 'topics', /(?:^|\| )(?:gift guides?|buying guides?|kaufberatung)(?= \||$)/),
];

/** What sells: subscriptions, prices, paid content and what to buy. */
export const OFFERS_AND_ADVICE: readonly KindRule[] = [...SUBSCRIPTIONS, ...PRICES, ...PAID_FOR, ...BUYING];
