/*
 * What publishing systems add behind the last sentence, in the languages they are set up in; each only where a sentence
 * or the text has ended. Patterns for the tail of a text, which is short.
 */

const ENDED = String.raw`(?:^|(?<=[.!?…"”“’»«)\]。！？।۔」』])\s*)`;

/** Two words in small letters: a sentence goes on, “appeared first on television in 2003”, where a site would be named. */
const PROSE = String.raw`\s?(?-i:\p{Ll}+,? \p{Ll})`;

/** Before and behind the title of a post, in front of the site's name. */
const FIRST_ON = [
  ['The post', '(?:first )?appeared first on'],
  ["L[’']article|Cet article", 'est apparu en premier sur'],
  ['Der Beitrag', '(?:erschien|ist) zuerst (?:erschienen )?(?:auf|bei)'],
  ['La entrada', '(?:se publicó|aparece|apareció) primero en'],
  ['O (?:post|conteúdo)', '(?:apareceu|aparece) primeiro em'],
  ["L[’']articolo", '(?:proviene da|sembra essere il primo su)'],
  ['Het bericht', 'verscheen eerst op'],
  ['(?:Artykuł|Post|Wpis)', '(?:pochodzi z serwisu|pojawił się (?:poprzednio|najpierw|pierw) (?:na|w))'],
  ['Inlägget', 'dök först upp på'],
  ['Indlægget|Innlegget', '(?:blev først udgivet på|dukket først opp på)'],
  ['(?:Запись|Сообщение)', '(?:впервые появилась|появил(?:ись|ась|ось) сначала)'],
  ['הפוסט', 'הופיע לראשונה ב'],
  ['ظهرت المقالة', 'أولاً على'],
  ['投稿', 'に最初に表示されました'],
  ['Příspěvek|Príspevok', '(?:se nejdříve objevil na|zobrazený najskôr)'],
  ['Articolul', 'apare prima dată în'],
  ['Το', 'εμφανίστηκε πρώτα στο'],
  ['Artikel', 'pertama kali tampil pada'],
].map(
  ([front, between]) => new RegExp(`(?:^|\\s)(?:${front}) .{1,400}? ?${between}(?!${PROSE}).{0,120}$`, 'iu'),
);

/** The words of a link to the article; its title may follow. */
const READ_ON = [
  'Read (?:more|on|(?:the )?(?:full|whole|entire|original|rest of the) (?:story|article|post|report|topic|thread))|Continue reading|Keep reading|Click here (?:to|for)|Full (?:story|article)|View (?:the )?(?:entire|full|original) (?:post|article)|Learn more',
  "Lire (?:la suite|l[’']article|plus)|En savoir plus|Weiterlesen|Lesen Sie (?:mehr|weiter)",
  "(?:Seguir|Sigue|Continuar) leyendo|Leia mais|Saiba mais|Continu(?:e|ar) (?:lendo|a ler)|Continua a leggere|Leggi (?:tutto|di più|l[’']articolo)",
  '(?:Czytaj|Zobacz) (?:więcej|dalej|całość)|Lees het (?:hele|volledige) (?:artikel|bericht)|L(?:æs|es|äs) hel[ea] \\p{L}{2,12}|Lees (?:meer|verder)|Läs mer|Les mer|Læs mere|Lue lisää|Devamını oku',
  'Читать (?:далее|дальше|полностью|ещё)|Читати далі',
];
/** These may open a sentence, or stand in no alphabet with spaces: only marks may follow. */
const READ_ON_ALONE = [
  'mehr (?:lesen|erfahren|dazu)|zum (?:ganzen |vollständigen )?(?:artikel|beitrag)|más información|(?:le|v)er m(?:ás|ais)|leer más|dowiedz się więcej|подробнее|детальніше|devamı',
  'اقرأ المزيد|قراءة المزيد|المزيد|קרא עוד|קראו עוד|להמשך קריאה|המשך קריאה|और पढ़ें|आगे पढ़ें',
  '続きを読む|もっと読む|全文を読む|(?:阅读|查看|閱讀|點擊閱讀)全文|[继繼][续續][阅閱][读讀]|阅读更多|閱讀更多|더 ?보기|계속 읽기|자세히 보기',
];
/** These may be a sentence: only in brackets, or in front of an arrow. */
const MORE = 'more|mehr|más|mais|continua|więcej|meer|mer';

export const TRAILERS: readonly RegExp[] = [
  ...FIRST_ON,
  /(?:^|\s)submitted by \/u\/\S{1,40} (?:to r\/\S{1,40} )?\[link\] \[comments\]$/i,
  new RegExp(`${ENDED}[\\[(]?(?:${READ_ON.join('|')})(?![\\p{L}]).{0,120}$`, 'iu'),
  new RegExp(`${ENDED}[\\s\\[(»›>→…]{0,4}(?:${READ_ON_ALONE.join('|')})[\\s\\])»›>→….:]{0,6}$`, 'iu'),
  new RegExp(`${ENDED}(?:[\\[(] ?(?:${MORE})[ ….]{0,4}[\\])]|(?:${MORE}) ?[»›>→])$`, 'iu'),
  new RegExp(
    `${ENDED}(?:(?:View |Leave a |\\d{1,5} )?comments?|\\d{1,5} posts? - \\d{1,5} participants?|Permalink|Share this(?: (?:article|post|story))?|Email this|Subscribe now|Advertisement|Publicité)$`,
    'i',
  ),
  new RegExp(
    `${ENDED}(?:This (?:article|story|post) (?:was )?(?:first|originally) (?:appeared|published)|Originally published|First published) (?:on|at|in|by) .{1,120}$`,
    'i',
  ),
  // the title of the article in front
  /(?:^|(?<=[.!?…"”)])\s)[^.!?…]{1,300} (?:yazısı ilk (?:önce|olarak) .{1,120}|was first posted on [a-z]{3,10} \d{1,2}, \d{4}.{0,30}|게시물이 .{1,120}에 처음 등장했습니다)\.?$/i,
  /^.{1,300} was originally published in .{1,120}, where people are continuing the conversation\b.{0,100}$/i,
  new RegExp(
    `${ENDED}[(\\[](?:Photos?|Photo credit|Crédits? photo|Fotos?|Bild|Imagen|Immagine)(?: by |\\s?: ?)[^()\\[\\]]{2,80}[)\\]]$`,
    'iu',
  ),
];
