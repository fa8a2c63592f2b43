import { OPENERS } from './abbreviations.ts';
import { isGivenName } from './given-names.ts';

export interface CompletedMention {
  text: string;
  edited: 'name';
}

const UPPER = "\\p{Lu}[\\p{L}'’]*(?:-\\p{Lu}[\\p{L}'’]*)*";
const PARTICLE =
  '(?:van|von|der|den|de|du|des|del|della|di|da|dos|la|le|bin|ibn|ter|ten|Van|Von|De|Du|Des|La|Le|Di|Da|Mac|El|Al)';

/** "Otto Hale", "Ada M. Lund", "Ursula von der Marsh", "Émile Le Goff": given name, initials, surname with its particles. */
const FULL_NAME = new RegExp(
  `(?<![\\p{L}’'-])(?<given>${UPPER})(?<middle>(?: \\p{Lu}\\.)*) (?<surname>(?:${PARTICLE} )*(?:al-|el-)?${UPPER})(?![\\p{L}-])`,
  'gu',
);

const COURTESY = '(?:Mr|Mrs|Ms|Miss|M|Mme|Mlle)\\.?';
/** A title that stays before the completed name. */
const TITLE =
  '(?:Sen|Rep|Gov|Dr|Rev|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Prof|Judge|Justice|Senator|President|Mayor|Governor|Minister|Premier|Detective|Sheriff|Officer|Secretary|Coach|Pr|Me)\\.?';

/** Surnames that are also cities, states, countries, firms or days: never sure to be the person. */
const NOT_ONLY_A_NAME = new Set(
  `washington london paris berlin jordan israel chad houston dallas austin lincoln jackson madison cleveland columbus denver
  orlando phoenix hamilton kingston melbourne sydney victoria georgia carolina virginia france england ireland holland germany
  america africa china india cuba iran york jersey bush lake river hill park street square church bridge beach county city
  ford disney boeing morgan dell mars porsche ferrari honda toyota chanel dior gucci prada versace armani lauren kors klein
  vuitton hermès bloomberg nobel wells fargo goldman sachs lehman kellogg heinz hershey gillette hilton marriott ritz guinness
  may april june august sunday monday friday king queen prince pope bishop page young white black brown green gray grey may
  will day war law bill court house senate congress times post journal union party force power world cup league games
  bank foundation group motors airlines energy rights watch university college hospital institute council tech club storm camp`.split(
    /\s+/,
  ),
);

const NOT_GIVEN = new Set(
  `the a an in on at by for from to of and but or president minister senator mayor governor judge justice secretary general
  chief north south east west new old san saint st fort mount lake port los las el la le les un une un des former vice prime
  mr mrs ms miss dr house senate congressional republican democratic hurricane cyclone typhoon
  lord lady sir dame king queen prince princess pope officer agent detective sheriff captain coach director deputy acting attorney
  counsel chairman chairwoman chair commissioner ambassador speaker candidate professor sergeant lieutenant colonel counsellor
  statistics health transport parks hockey swimming cricket football rugby athletics cycling tennis team greenpeace oxfam
  defence defense state treasury interior foreign press ministry department supreme district federal national american british`.split(
    /\s+/,
  ),
);

/** What a place or a firm is written with. */
const PLACE_BEFORE = /\b(?:in|at|near|outside|inside|across|around|dans|à|vers|près de)\s$/iu;

/**
 * Writes out the first mention of everybody the sentence names by surname only ("Hale", "Mr. Hale", "Sen. Hale") and the
 * article has named in full before. Null where there is nothing to complete, or where it is not certain who is meant:
 * two people of one surname, a surname that is a place, a firm or a common word, a mention inside a quotation.
 * `textBefore` is the article's own text in front of the sentence, `printed` what the reader has read of it.
 */
export function completeFirstMention(
  sentence: string,
  textBefore: string,
  printed = '',
): CompletedMention | null {
  let text = sentence;
  for (const [surname, full] of peopleIn(textBefore)) {
    if (printed.includes(surname)) continue;
    if (sentence.includes(surname) && isCertain(surname, full, textBefore, sentence))
      text = complete(text, surname, full);
  }
  return text === sentence ? null : { text, edited: 'name' };
}

const ROLE =
  '(?:[Aa]ttorney|lawyer|spokes(?:man|woman|person)|analyst|economist|professor|researcher|scientist|historian|author|journalist|activist|actor|actress|singer|coach|lawmaker|(?:congress|police|business)(?:wo)?man|congresswoman|[Pp]resident|[Mm]inister|[Cc]hancellor|[Ss]ecretary|senator|governor|mayor|candidate|nominee|[Cc]ommissioner|[Aa]mbassador|[Gg]eneral|[Dd]irector|[Ss]peaker|[Ll]eader|[Cc]hair(?:man|woman|person)?|(?:co-)?founder|owner|manager|pastor|imam|rabbi|MPs?|MLAs?|MEPs?|CEO|lawyers?|Sens\\.|Reps\\.|Govs\\.|[Ss]enators?|[Rr]epresentatives?|[Dd]eputy|striker|goalkeeper|player|rapper|comedian|model|député|députée|ministre|maire|avocat|avocate|présidente?|porte-parole)';
/** What only a person is called, right before the name: "Sen. Mazia Hale", "the analyst Yuvar Lund". */
const CALLED = new RegExp(`(?:\\b${TITLE} |\\b${ROLE} )$`, 'u');
/**
 * Or right behind it: an age, a party, who that is, what only people do. That something was said is no proof, for
 * offices say it too: "Statistics Canada said".
 */
const DESCRIBED = new RegExp(
  `^(?:,? \\((?:[RDI]|Con|Lab|Lib)[-.)]|, [RDI]-\\p{Lu}| (?:tweeted|testified|resigned|died)\\b|, (?:\\d{1,2},|(?:who|his|her)\\b|(?:an?|the) (?:[\\p{L}-]+ ){0,3}?${ROLE}(?![\\p{L}'’]))|['’]s (?:mother|father|wife|husband|family)\\b)`,
  'u',
);

/** The front of a longer name: of "Human Rights Watch, a group," the last two words are nobody. */
const INSIDE_NAME = /\p{Lu}[\p{L}’'-]* $/u;

/** Surname → full name; '' where several people share the surname. */
function peopleIn(text: string): Map<string, string> {
  const people = new Map<string, string>();
  for (const { given, surname, full } of namesIn(text)) {
    const known = people.get(surname);
    const other = known !== undefined && known.split(' ')[0] !== given;
    people.set(surname, other ? '' : (known ?? full));
  }
  return people;
}

/** Names of people, wherever they begin in a row of capitals: "Attorney General Ada Lund" has one. */
function namesIn(text: string): { given: string; surname: string; full: string }[] {
  const found = [];
  const names = new RegExp(FULL_NAME);
  for (let match = names.exec(text); match !== null; match = names.exec(text)) {
    const { 0: full, index, groups } = match;
    const { given = '', surname = '' } = groups ?? {};
    if (isPerson(text, index, full, given)) found.push({ given, surname, full });
    else names.lastIndex = index + given.length;
  }
  return found;
}

function isPerson(text: string, index: number, full: string, given: string): boolean {
  if (NOT_GIVEN.has(given.toLowerCase()) || OPENERS.has(given.toLowerCase())) return false;
  const behind = index + full.length;
  return (
    isGivenName(given) ||
    CALLED.test(text.slice(Math.max(0, index - 30), index)) ||
    (DESCRIBED.test(text.slice(behind, behind + 70)) && !INSIDE_NAME.test(text.slice(0, index).slice(-30)))
  );
}

function isCertain(surname: string, full: string, textBefore: string, sentence: string): boolean {
  const last = surname.split(' ').at(-1) ?? '';
  if (full === '' || last.length < 3 || NOT_ONLY_A_NAME.has(last.toLowerCase())) return false;
  const both = `${textBefore}\n${sentence}`;
  const name = RegExp.escape(surname);
  if (sentence.includes(full)) return false;
  if (has(both, `(?<![\\p{L}-])${RegExp.escape(last.toLowerCase())}(?![\\p{L}-])`)) return false;
  // Somebody else of the name, a family, or a firm, a street or a law called after it.
  if (
    has(
      both,
      `${name}s(?![\\p{L}'’])|\\b(?:Mr\\.? and Mrs|the)\\.? ${name}(?!\\p{L})|${name} (?:family|brothers|sisters|twins|couple|and his wife)`,
    )
  )
    return false;
  if (
    has(
      both,
      `(?<![\\p{L}-])${name}(?:['’]s)? (?!(?:Jr|Sr|I{2,3})\\b)\\p{Lu}[\\p{L}]|${name}-\\p{L}|\\p{L}-${name}`,
    )
  )
    return false;
  if (has(both, `M(?:rs|s|iss|me|lle)\\.? ${name}`) && has(both, `\\b(?:Mr|M)\\.? ${name}`)) return false;
  return !hasStranger(both, surname, full);
}

/** A capitalised word in front of the surname that is neither the person's own name nor a title. */
function hasStranger(text: string, surname: string, full: string): boolean {
  const own = new Set(full.split(' '));
  const before = new RegExp(`(${UPPER}|\\p{Lu})\\.? (?=${RegExp.escape(surname)}(?![\\p{L}-]))`, 'gu');
  return [...text.matchAll(before)].some(({ 1: word = '', index }) => {
    if (own.has(word) || own.has(`${word}.`)) return false;
    if (new RegExp(`^(?:${COURTESY}|${TITLE})$`, 'u').test(word)) return false;
    return !opensSentence(word, text, index);
  });
}

/** "Later Hale said": a capital that the sentence's beginning gave to an ordinary word. */
function opensSentence(word: string, text: string, index: number): boolean {
  return (
    OPENERS.has(word.toLowerCase()) &&
    /(?:^|[.!?\n]["”»)]?\s*)["“«]?$/u.test(text.slice(Math.max(0, index - 6), index))
  );
}

function complete(sentence: string, surname: string, full: string): string {
  const mention = new RegExp(
    `(?<![\\p{L}’'-])(?:(?<courtesy>${COURTESY}) |(?<title>${TITLE}) )?${RegExp.escape(surname)}(?![\\p{L}-])`,
    'u',
  ).exec(sentence);
  if (mention === null || insideQuotation(sentence, mention.index)) return sentence;
  if (!mention[0].includes(' ') && PLACE_BEFORE.test(sentence.slice(0, mention.index))) return sentence;
  const title = mention.groups?.title;
  const written = title === undefined ? full : `${title} ${full}`;
  return sentence.slice(0, mention.index) + written + sentence.slice(mention.index + mention[0].length);
}

function insideQuotation(sentence: string, index: number): boolean {
  const before = sentence.slice(0, index);
  const count = (mark: RegExp) => before.match(mark)?.length ?? 0;
  return (
    count(/“/g) > count(/”/g) ||
    count(/«/g) > count(/»/g) ||
    count(/"/g) % 2 === 1 ||
    count(/‘/g) > count(/’/g)
  );
}

function has(text: string, pattern: string): boolean {
  return new RegExp(pattern, 'u').test(text);
}
