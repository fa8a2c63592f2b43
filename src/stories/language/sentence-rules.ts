import {
  AFTER_HOURS,
  ALWAYS,
  BEFORE_NUMBERS,
  DOTTED_STATES,
  ENDINGS,
  EXCLAIMING,
  HOURS,
  LETTERED,
  LOWER_ENDINGS,
  MEASURES,
  MONTHS,
  NATIONS,
  NEWS_OPENERS,
  OF_THE_NATION,
  OFFICES,
  OPENER_OR_NAME,
  OPENERS,
  PLAIN_TITLES,
  STATES,
  STREETS,
  TITLES,
  WEEKDAYS,
} from './abbreviations.ts';
import { ABROAD, ABROAD_OPENERS, DOTTED_ORDINALS } from './abbreviations-abroad.ts';

/** A place where a sentence may end, and what the text says around it. */
export interface Place {
  /** The sentence so far, with its closing marks: no more than its last 80 characters. */
  before: string;
  /** What follows the white space: no more than 80 characters. */
  next: string;
  /** Whether `before` is the whole sentence so far. */
  whole: boolean;
  /** Base language: "de". */
  language: string;
  /** Whether the text has this lower-case word, uncapitalised, anywhere. */
  isCommon: (word: string) => boolean;
}

/** But "iPhone", "macOS" and "al-Nur" may open a sentence. */
const LOWER = /^["“‘'«„([¿¡]*\s?(?!\p{Ll}{1,3}\p{Lu}|\p{Ll}{2}-\p{Lu})\p{Ll}/u;
const RUN = /([.!?…](?:[.!?…]| (?=\.))*)((?:[\u00a0\u202f ]?»|["”“’')\]]|\[\d{1,3}\])*)$/u;
const ONLY_MEASURED =
  /^(?:\d[\d./]*(?:\s\d\/\d)?\s?(?:in|oz|ft|min|inch|inches|ounces?|minutes)\b|\d{1,2}[.,;](?:\s|$))/;
/** "au 12, bd Hugo", "3 bis, av. Foch": a French street behind its number. */
const NUMBERED_STREET = /\d(?:\s?(?:bis|ter))?,?\s(?:av|bd|bld|boul|imp|pl|rte|all|ch|fg|fbg|sq|r)$/;
/** "Lt. Col. (ret.) Hale" */
const RETIRED = /\b\p{Lu}\p{L}*\.? \((?:ret|res)$/u;
const DATELINE = /^\([^()]{2,30}\)\s*[—–-]/;
const NICKNAME = /^["“‘'(][\p{L}. -]{1,20}["”’')]\s\p{Lu}/u;
const SPEAKER =
  /^(?:(?:Mr|Mrs|Ms|Dr|M|Mme)\.?\s)?(?:\p{Lu}[\p{L}.'’-]*\s){1,3}(?:asked|wondered|shouted|yelled|cried|exclaimed|tweeted|wrote|added|said|says|asks)(?:[.,]|\s(?:in|on|at|to|during|after|as|when|from|of)\b)/u;

/** "(pop. 3,012)", "(9th Cir. 2019)": a short bracket goes on with its number. */
const BRACKETED = /\([^()]{1,20}\.$/;
const BRACKETED_NUMBER = /^\d[^()]{0,20}\)/;

/** "Corvane, le 4 oct. – ", "VEY, Mich. -- ", "Art. 1er. – ": what stands before the dash only heads the sentence. */
const DATED_HEAD = /(?:(?:^|\s)(?:art|no|n°|sect?)\.?\s\d+(?:er)?|\s(\p{L}{2,5}))\.$/iu;

/** "It's", "they've", "didn't". */
const CONTRACTED = /(?:'(?:s|re|ll|ve|d|m)|n't)$/;

/** "was held for D.U.I. Bail was set", but "Security at J.F.K. Airport was", "of J.R.R. Vale was". */
const BARE_ACRONYM =
  /\b(?:is|was|are|were|has|had|\p{Ll}{2,}ed) [^.]*\b(?:for|in|on|at) (?:\p{Lu}\.){2,4}\p{Lu}$/u;
const SUBJECT =
  /^\p{Lu}\p{Ll}+ (?:is|was|are|were|has|had|have|will|would|could|can|did|does|said|says|came|went|began|rose|fell)\b/u;

/** "184 Mio", "2,5 Mrd": German writes nouns with a capital, so what follows tells nothing. */
const MILLIONS = /\d\s?(?:Mio|Mrd|Tsd)$/;

/** "no. 5", "art. L. 14", "vol. IV" */
const NUMBER = /^(?:[#$£€(]?\d|[LRD]\. ?\d|(?:X{0,3}(?:IX|IV|VI{0,3}|I{2,3})|X{1,3}I?)\b)/;

/** "Rents rose in Jan. Wages did not", but not "In Jan. Marsh left". */
const WHOLE_MONTH = /[^\s“"] (?:in|since|until|till|late|early|last) \p{Lu}\p{L}+\.$/u;

/** "120 m.p.h", "6.1 p.c" */
const MEASURED = /\d\s?(?:[mk]\.p\.h|p\.c|r\.p\.m)$/;

const HE_DOES = /^He (?:is|was|has|had|will|would|also|faces|died|lives|lived) /;
const FRENCH_SUBJECT = /^(?:Son|Le|La|Les|Des|Du) \p{Ll}/u;

/** The article before an abbreviation or an initial: "l'Univ.", "d'A. Marin". */
const ELIDED = /^(?:[cdjlmnst]|qu)['’](?=\p{L})/iu;

/** True where the sentence does not end after all. */
export function goesOn(place: Place): boolean {
  const { before, next } = place;
  if (LOWER.test(next) || /^[,;:%&/=)\]»”]/.test(next)) return true;
  const [, run = '', closers = ''] = RUN.exec(before) ?? [];
  const dash = /^[–—-]{1,2}\s?/.exec(next)?.[0];
  if (dash !== undefined && isDatedHead(place)) return true;
  if (dash !== undefined && (/[!?]/.test(run) || !/^["“«]?\p{Lu}/u.test(next.slice(dash.length)))) {
    return !/^["“«]?\p{Lu}/u.test(next.slice(dash.length));
  }
  const stem = before.slice(0, before.length - closers.length - run.length);
  if (/[!?]/.test(run)) return markGoesOn(stem, run, closers, place);
  if (run.length > 1 || run === '…')
    return /(?:^|\s|[[(])$/u.test(stem) && run.length < 5 && !(/\p{L}\s$/u.test(stem) && opensAnew(place));
  return stopGoesOn(stem, closers, place);
}

function isDatedHead({ before, whole }: Place): boolean {
  const head = whole && before.length <= 40 ? DATED_HEAD.exec(before) : null;
  const word = head?.[1]?.toLowerCase();
  return head !== null && (word === undefined || MONTHS.has(word) || STATES.has(word));
}

function markGoesOn(stem: string, run: string, closers: string, place: Place): boolean {
  if (/["”»’]/.test(closers) && SPEAKER.test(place.next)) return true;
  const word = /([\p{L}]+)$/u.exec(stem)?.[1]?.toLowerCase() ?? '';
  return run === '!' && closers === '' && EXCLAIMING.has(word) && !opens(place);
}

/** One full stop: what it may belong to, by the word before it. */
function stopGoesOn(stem: string, closers: string, place: Place): boolean {
  const word = /[\p{L}\p{N}°§][\p{L}\p{N}.’'&°§-]*$/u.exec(stem)?.[0].replace(ELIDED, '');
  if (word === undefined) return false;
  const lower = withoutFront(word.toLowerCase().replaceAll('’', "'"));
  const number = NUMBER.test(place.next);
  if (MILLIONS.test(stem)) return true;
  if (NUMBERED_STREET.test(stem)) return !opens(place);
  if (BRACKETED.test(place.before) && BRACKETED_NUMBER.test(place.next)) return true;
  if (isMarker(stem, place) || ALWAYS.has(lower)) return true;
  if (isAbroad(lower, stem, number, place)) return true;
  if (/^(?:av|apr)$/.test(lower) && /^J\.?-?C/.test(place.next)) return true;
  if (/^\d{1,2}$/.test(word)) return isOrdinal(stem, place);
  if (/^\p{L}$/u.test(word)) return letterGoesOn(word, stem, number, place);
  if (number && MEASURES.has(lower) && /\d\s?\p{L}+$/u.test(stem) && ONLY_MEASURED.test(place.next))
    return true;
  if (number && (BEFORE_NUMBERS.has(lower) || MONTHS.has(lower))) return true;
  // "The P.M. Ada Lund" is no hour.
  if (HOURS.has(lower) && (word === word.toLowerCase() || /\d/.test(stem.slice(-word.length - 3))))
    return /^[\d(]/.test(place.next) || AFTER_HOURS.test(place.next) || isOpeningTime(stem, place);
  if (/^\p{Lu}\p{Ll}+-\p{Lu}$/u.test(word)) return !opens(place);
  if (closers.includes(')') && RETIRED.test(stem)) return true;
  const behindComma = /, $/.test(stem.slice(0, stem.length - word.length));
  if (/^(?:\p{L}\p{Ll}?\.-?)+\p{L}{1,2}$/u.test(word)) return dottedGoesOn(word, stem, behindComma, place);
  if (STATES.has(lower) && DATELINE.test(place.next)) return true;
  if (closers.includes(')') && STATES.has(lower)) return !opens(place);
  return abbreviationGoesOn(word, lower, behindComma, place);
}

/** The language's own abbreviations: "z. B.", "Sr.", "ул."; but not "um 15 h." or "в 1990 г.". */
function isAbroad(lower: string, stem: string, number: boolean, { language }: Place): boolean {
  const own = ABROAD[language];
  if (own === undefined) return false;
  return (number && own.beforeNumbers.has(lower)) || (own.always.has(lower) && !/\d\s?\p{L}$/u.test(stem));
}

/** "am 3. Oktober"; but not "Nr. 5. Danach" or "ist 34. Die". */
function isOrdinal(stem: string, { language, next }: Place): boolean {
  if (!DOTTED_ORDINALS.has(language) || !/^\p{Lu}/u.test(next)) return false;
  const numbered = /(\p{L}+)\.\s\d+$/u.exec(stem)?.[1]?.toLowerCase();
  if (numbered !== undefined && ABROAD[language]?.beforeNumbers.has(numbered)) return false;
  return !ABROAD_OPENERS[language]?.has(firstWord(next));
}

/** "5:18p.m." as "p.m". */
function withoutFront(word: string): string {
  return word.replace(/^\d+(?=[ap]\.?m$)/, '');
}

/** "U.S.", "D.C.", "Ph.D.", "av. J.-C." */
function dottedGoesOn(word: string, stem: string, behindComma: boolean, place: Place): boolean {
  if (DATELINE.test(place.next)) return true;
  if (opens(place) || isOtherPeople(stem, place) || MEASURED.test(stem)) return false;
  if (BARE_ACRONYM.test(stem) && SUBJECT.test(place.next)) return false;
  if (behindComma && DOTTED_STATES.has(word.toLowerCase())) return false;
  const abroad =
    /\b(?:in|from|to|of|by|with|for|against|into|across|outside|leave|left|within|throughout) the \p{Lu}\.\p{Lu}$/u.test(
      stem,
    );
  return !(
    abroad &&
    /^\p{Lu}[\p{L}’']+ \p{Ll}/u.test(place.next) &&
    !OF_THE_NATION.has(firstWord(place.next))
  );
}

/** "blames the E.U. French farmers", but not "in the U.S. Chinese students are". */
function isOtherPeople(stem: string, { next }: Place): boolean {
  return (
    /\bthe (?:E\.U|U\.N)$/u.test(stem) &&
    NATIONS.has(firstWord(next)) &&
    /^\p{Lu}[\p{L}-]+ \p{Ll}/u.test(next)
  );
}

function abbreviationGoesOn(word: string, lower: string, behindComma: boolean, place: Place): boolean {
  if (PLAIN_TITLES.has(lower) && !/^\p{Lu}{2}/u.test(word)) return true;
  if (!/^\p{Lu}/u.test(word)) return LOWER_ENDINGS.has(lower) && !starts(place);
  if (/^\p{Lu}{2}/u.test(word) && word !== 'MM' && !/^\p{Lu}{2}/u.test(place.next)) return false;
  if (lower === 'st' || lower === 'ft' || lower === 'mt' || lower === 'me') return !opens(place);
  if (TITLES.has(lower)) return !(/^(?:sec|comm|const|tech|pr)$/.test(lower) && starts(place));
  if (STATES.has(lower)) return !behindComma && !starts(place);
  if (MONTHS.has(lower)) return !starts(place) && !WHOLE_MONTH.test(place.before);
  if (WEEKDAYS.has(lower)) return /^(?:\d|\p{Lu}\p{Ll}{2,3}\.? \d)/u.test(place.next);
  if (
    STREETS.has(lower) &&
    /^\p{Lu}\b(?!\p{L}|['’])/u.test(place.next) &&
    !/^(?:I|A(?!\s(?:and|or|to)\b))\s\p{Ll}/u.test(place.next)
  )
    return true;
  return ENDINGS.has(lower) && !starts(place);
}

/** "J. K. Arden", "Ada M. Marsh"; not "Plan B." and not "you and I." */
function letterGoesOn(word: string, stem: string, number: boolean, place: Place): boolean {
  const previous = /([\p{L}'’-]+)\.?\s\p{L}$/u.exec(stem)?.[1] ?? '';
  if (!/\p{Lu}/u.test(word)) return number || (previous === 'p' && word === 'p') || /^[cv]$/.test(word);
  if (word === 'M') return true;
  if (/\d\s?°?\p{Lu}$/u.test(stem)) return false;
  if (LETTERED.has(previous.toLowerCase())) return false;
  if (word === 'I' && !/^\p{Lu}\p{Ll}/u.test(previous)) return false;
  if (NICKNAME.test(place.next)) return true;
  const next = firstWord(place.next);
  if (!opens(place)) return true;
  return OPENER_OR_NAME.has(next) && /^\p{Lu}/u.test(previous) && !isNoName(place);
}

/** "Paul D. He is 34", "Paul D. Son avocat". */
function isNoName({ language, next }: Place): boolean {
  return language === 'fr' ? FRENCH_SUBJECT.test(next) : HE_DOES.test(next);
}

/** "1. The first", "three causes: 1. Poor": a number or letter that only counts. */
function isMarker(stem: string, { whole }: Place): boolean {
  if (/:\s[([]?1$/.test(stem)) return true;
  return whole && /^\s*[•·*-]?\s*[([]?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})$/.test(stem);
}

/** "At 5 a.m. Mr. Hale went": the hour opens the sentence and nothing has been told yet. */
function isOpeningTime(stem: string, { whole }: Place): boolean {
  return (
    whole &&
    /^\W*(?:At|By|Around|About|Before|After|Until|Since|From|Shortly \w+|Just \w+)\s[\d:.]+\s?\S+$/i.test(
      stem,
    )
  );
}

/** A capitalised word that usually opens a sentence. */
function opens({ next }: Place): boolean {
  const word = firstWord(next);
  if (word === '') return /^["“‘«„(•¿¡]/.test(next);
  if (NEWS_OPENERS.has(word) && /^\P{L}*[\p{L}’'-]+,?\s\p{Ll}/u.test(next)) return true;
  return OPENERS.has(word.replace(CONTRACTED, '')) || OPENERS.has(/^\p{L}{1,2}'/u.exec(word)?.[0] ?? '');
}

/** As `opens`, behind an ellipsis with a space before it; "I" has its capital anywhere. */
function opensAnew(place: Place): boolean {
  return opens(place) && !/^["“]?I\b/.test(place.next);
}

/** As `opens`; a quotation begins a sentence too, and so does a word that the text elsewhere writes small, unless it names an office. */
function starts(place: Place): boolean {
  if (opens(place) || /^["“«]\s?\p{Lu}/u.test(place.next)) return true;
  const word = firstWord(place.next);
  return word.length > 2 && !OFFICES.has(word) && place.isCommon(word);
}

function firstWord(next: string): string {
  return (/^["“‘'«„([¿¡]*\s?([\p{L}’'-]+)/u.exec(next)?.[1] ?? '').toLowerCase().replaceAll('’', "'");
}
