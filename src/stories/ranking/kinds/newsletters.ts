import { ENDS, forms, hints, type KindRule, labels, namedOnly, opens, says } from './kind-rule.ts';

const TIMES = "(?:morning|evening|afternoon|midday|daily|weekly|weekend|nightly|\\p{L}+day(?:'s)?)";
const NAMES = '(?:briefing|brief|authority|digest|roundup|wrap|update|recap|dispatch|headlines|top stories)';

const NEWSLETTERS: readonly KindRule[] = [
  ...namedOnly(
    'newsletter',
    `(?:(?:your|the) )?(?:[\\p{L}]+ )?${TIMES}(?: \\p{L}+)? ${NAMES}`,
    '(?:\\p{L}+ ){0,2}(?:digest|roundup)',
    '(?:das )?(?:\\p{L}+ )?briefing',
    '(?:\\p{L}+ )?brief',
    'first (?:thing|edition)',
    '(?:die )?lage am (?:morgen|abend)',
    '(?:the )?week in review',
    'was heute wichtig(?: ist| wird)?',
    '(?:las )?claves del día',
  ),
  ...forms(
    'newsletter',
    'title',
    opens(
      String.raw`your .{0,20}\bbriefing${ENDS}|(?:sign up|subscribe|get|receive|inscrivez-vous|recevez|abonnez-vous|suscríbete)\b(?=.*\b(?:newsletters?|infolettres?|your inbox))|introducing (?=.*newsletter)|(?:votre|ihr|unser|your|our) (?:\p{L}+ )?(?:newsletter|infolettre)|das briefing am|good (?:morning|evening|afternoon)\.`,
    ),
    says(
      "(?:stories|things) you (?:may|might) have missed|(?:\\d+|two|three|four|five|six|seven|ten|five) things (?:you need )?to know(?: for| today| this|$)|(?:cinq|trois|\\d+) (?:infos|choses) à (?:retenir|savoir)|boletín (?:informativo|de noticias|de la (?:mañana|tarde))|noticias del día|l'essentiel de l'actualité|tag im überblick|nachrichten (?:des tages|im überblick)|(?:noticias|notícias) que (?:precisa|debes|necesitas)",
    ),
  ),
  ...hints(
    'newsletter',
    'title',
    says('newsletters?|infolettres?'),
    opens(
      String.raw`(?:(?:your|the) )?(?:[\p{L}]+ )?${TIMES}(?: \p{L}+)? ${NAMES}(?=,| for| with| \d)|your .{0,20}\bbriefing|good (?:morning|evening|afternoon)(?=[,:])`,
    ),
    says(
      `(?<=^|[:|–—-] ?|^(?:the|your|our|\\p{L}+'s) )(?:morning|evening|daily|weekly) ${NAMES}|what (?:you need )?to (?:know|watch) (?:today|tonight|this (?:morning|week))|week in review|news roundup|things (?:you need )?to know (?:for|today|this)|ce qu'il faut (?:savoir|retenir)(?: de l'actualité)? (?:aujourd'hui|ce)|lage am (?:morgen|abend)|was (?:heute|am \\p{L}+tag) wichtig|claves del día|(?:lo que debes|o que precisa de?) saber (?:hoy|hoje|este|esta)`,
    ),
  ),
  ...forms(
    'newsletter',
    'teaser',
    /^(?:sign up (?:for|to)|subscribe to)\b[^.!?]{0,80}\bnewsletter\b[^.!?]{0,80}[.!?]?$|\bthis is the .{0,40}newsletter\b|\b(?:in|to) (?:today|this week)[’']s newsletter\b/i,
    /^(?:good (?:morning|evening|afternoon)[.,!]|bonjour[.,!]|guten (?:morgen|abend)[.,!]|buen[oa]s (?:días|tardes|noches)[.,!]|(?:bom dia|boa (?:tarde|noite))[.,!])|^here[’']?s what you need to know\b|\byour daily digest\b/i,
  ),
  ...hints(
    'newsletter',
    'teaser',
    /\bto start your day\b|^(?:here|what) (?:is|are) (?:what you need|the stories)|\bstories you (?:may|might) have missed\b/i,
  ),
  ...forms('newsletter', 'path', /\/(?:newsletters?|infolettres?|boletines)\//),
  ...hints('newsletter', 'path', /\/(?:briefings?|morning-briefing|daily-briefing)\//),
];

const PODCASTS: readonly KindRule[] = [
  ...namedOnly('podcast', '(?:[\\p{L}]+ ){0,3}p[oó]dcasts?', '(?:notre |nos )?balados?'),
  ...forms(
    'podcast',
    'title',
    says(
      String.raw`(?:episode|épisode|episodio|folge|ep\.?) \d+(?=\s*[:|–—-]\s*\p{L}|$)|(?<=, )(?:episode|épisode|episodio|folge) \d+|listen now|[–—-] ?podcast$|(?:today's|this week's|\p{L}+day's|(?:latest|new)(?= episode(?! (?:of|in)\b))) episode|\p{L}*podcast, (?:folge|episode)|notre balado`,
    ),
    opens(
      String.raw`(?:audio long read|écoutez|à écouter|escucha|hören sie)(?=\s*:| notre| hier| .*podcast)|listen(?= notre| .*podcast)|listen now|ep(?:isode)?\.? \d+(?=:| -|$)`,
    ),
  ),
  ...hints(
    'podcast',
    'title',
    says(String.raw`p[oó]dcasts?\s*:|p[oó]dcast (?=[«»"“|])`),
    says('listen(?=:)'),
    opens(String.raw`ep(?:isode)?\.? \d+|p[oó]dcast (?=\|)`),
  ),
  ...labels('podcast', 'title', says('show notes')),
  ...labels('podcast', 'path', /\/(?:podcasts?|balados?|audio)\//),
  ...forms(
    'podcast',
    'teaser',
    /\bwherever you get your podcasts\b|^(?:catch up on the show|in this (?:week[’']s )?episode(?: of (?:the|our)|,? (?:we|our|hosts?|hear|you|I))|our hosts? (?:\S+ ){0,6}(?:talks?|speaks?|discuss\w*|chats?|(?:is|are) joined|looks?|sits?))\b|\btrue-crime (?:series|podcast)\b.*\binstal?lment\b|\binstal?lment of our\b/i,
  ),
];

/** What is sent or spoken to subscribers: a day's news over again. */
export const NEWSLETTERS_AND_PODCASTS: readonly KindRule[] = [...NEWSLETTERS, ...PODCASTS];
