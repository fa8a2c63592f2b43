import {
  DAY,
  ENDS,
  forms,
  hints,
  type KindRule,
  labels,
  named,
  namedOnly,
  opens,
  says,
} from './kind-rule.ts';

const MARKETS: readonly KindRule[] = [
  ...named(
    'listing',
    'markets? (?:close|open|wrap|summary|snapshot|report)',
    'stock market (?:today|now)',
    'aktien im fokus',
  ),
  ...forms(
    'listing',
    'title',
    says(
      String.raw`making the biggest moves|price target (?:raised|cut|lowered|lifted)|(?:\d+|two|three|five|best|top) (?:\p{L}+ ){0,2}(?:stocks?|shares) to (?:buy|watch|sell)|stocks? to (?:buy|watch|sell)(?= (?:and|now|in|for|this|today)|$|:)|is (?:[\p{L}.&]+ ){1,3}(?:stock )?an? (?:buy|sell)(?=\?|$| (?:right now|now|after|before|today))|(?:biggest|top) (?:movers|gainers|losers)|after-hours movers|\p{L}+-aktie im check|lohnt sich (?:jetzt )?der einstieg`,
    ),
    opens(
      String.raw`(?:mortgage|refinance|cd|savings|interest) rates? (?:today,? |for |on )+(?:${DAY})|(?:here are )?today's (?:\p{L}+ ){0,2}(?:mortgage|refinance|cd|savings|exchange) rates?|best (?:[\p{L}\d-]+ ){0,2}(?:savings|cd|mortgage|refinance) (?:rates|accounts)|(?:dow|nasdaq|s&p|stock)(?=.*\bfutures\b.*\bwhat to know)`,
    ),
  ),
  ...hints(
    'listing',
    'title',
    says(
      "(?:stock|share|crypto|bitcoin|ethereum|gold|silver|oil|gas) prices? (?:today|target|prediction|forecast)|price (?:target|prediction)|(?:pre-?market|after-hours) (?:trading|movers)|stocks? to (?:buy|watch|sell)|market movers|before the (?:opening )?bell|(?:cours|prix) de l'action",
    ),
    says(
      String.raw`should (?:you|i) (?:buy|sell) (?:[\p{L}.&]+ ){0,3}(?:shares?|stocks?)|(?:la )?bourse(?: de \p{L}+)?(?=.* à (?:la (?:mi-(?:séance|journée)|clôture)|l'ouverture))|(?:dax|mdax|ibex|cac)(?: 40| 35)? aktuell|aktien (?:frankfurt|europa|new york|im fokus)(?: \p{L}+)?(?=\s*:)`,
    ),
    opens(String.raw`stock market (?:today|live|now)|futures\b(?=.*\bwhat to know)`),
    says(`(?:mortgage|refinance|cd|savings|interest) rates? (?:today|(?:for|on) (?:today|${DAY}))`),
  ),
];

const BETS: readonly KindRule[] = [
  ...forms(
    'listing',
    'title',
    says(
      String.raw`fantasy (?:football|baseball|basketball|hockey|soccer)(?=[ :].*(?:weeks?|pick up|rankings?|picks?|sleepers?|waivers?|advice|draft|lineups?|start))|against the spread|waiver[- ]wire|(?:prediction|picks?|odds),? (?:(?:and|&|odds|line|lines|picks?|spread|start time|props?),? )+best bets|best bets|(?:predictions?|picks?),(?: [\p{L}' ]+,)* (?:odds|picks|lines?)|(?:roster|rating)s? (?:and|&) (?:roster|rating)s?`,
    ),
    opens('(?:\\p{L}+ )?power rankings?|pronostics? (?=.*(?:cotes?|paris?))'),
  ),
  ...hints(
    'listing',
    'title',
    says(
      String.raw`(?:prediction|picks?|odds)(?=.*\b(?:odds|picks|best bets))|scores,? (?:and|&) (?:schedules?|results|standings)|power rankings?|pronostics?|cotes et paris`,
    ),
  ),
  ...hints('listing', 'path', /\/(?:fantasy|betting|best-bets|sportsbook|paris-sportifs|apuestas|apostas)\//),
];

const HEADLINES: readonly KindRule[] = [
  ...namedOnly(
    'listing',
    'the papers',
    'newspaper headlines',
    'paper review',
    'revue de presse',
    'what the papers say',
    'live ?stream',
    'live at \\d{1,2}(?::\\d\\d)?(?: ?[ap]\\.?m\\.?| uhr)?',
  ),
  ...labels('listing', 'title', says('more top headlines$')),
  ...forms('listing', 'title', opens('what the papers say|newspaper headlines')),
  ...hints(
    'listing',
    'title',
    says(
      'top (?:picks|stories|headlines)|headlines (?:today|this morning)|newspaper headlines|paper review|revue de presse',
    ),
    // Talking with readers
    says('live q ?(?:&|and) ?a|ask (?:us|me) anything'),
    opens(`stream(?:ing)?${ENDS}`),
  ),
];

/** Quotes of the day's markets, tips for bets and shares, others' front pages. */
export const MONEY_AND_BETS: readonly KindRule[] = [...MARKETS, ...BETS, ...HEADLINES];
