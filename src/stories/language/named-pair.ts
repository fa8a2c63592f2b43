import { isOrdinary } from '../facts/ordinary-words.ts';
import { isStopword } from './stopwords.ts';

const WORD = "\\p{Lu}[\\p{L}.&'’-]*";
const NAME = `${WORD}(?: (?:(?:of|de|du|and|&) )?${WORD}){0,3}`;
const PAIR = new RegExp(`^(${NAME})\\s([—–-])\\s(${NAME})(?:['’]s?)?,?\\s(?=[\\p{Ll}\\d])`, 'u');

const SCORE = '\\d{1,2}[-–:]\\d{1,2}(?![\\d-])';
/** A result: it says of two, whatever stands between their names. */
const ENDED_AS = new RegExp(
  `^(?:${SCORE}|(?:is|was|had|has|stood|stands|ends|ended|finishes|finished|endete|s['’]est (?:terminé|soldé|achevé)|s['’]achève|se (?:termine|solde))\\s(?:\\S+\\s){0,5}?(?:${SCORE}|goalless|level|scoreless|(?:draw|tie|stalemate|nul)(?!\\p{L})|all square|unentschieden))`,
  'u',
);
const KIND =
  '(?:\\p{Ll}+-\\p{Ll}+|rail|railway|train|bus|coach|ferry|road|air|flight|freight|yacht|boat|cycle|cup|league|shuttle|border|peace|trade|gas|oil|football|rugby|cricket|hockey)';
const SHARED =
  '(?:match|game|derby|fixture|clash|final|semi-final|replay|rematch|showdown|bout|fight|race|regatta|rivalry|line|route|leg|train|coach|bus|ferry|flight|motorway|railway|tunnel|canal|pipeline|corridor|shuttle|link|border|summit)(?:e?s)?(?!\\p{L})';
/** Behind what the two share comes what is said of it, and not whose drivers or crews these are. */
const SAYS =
  '(?=[,.;:]|\\s(?:was|is|were|are|has|had|have|will|would|could|may|must|can|in|on|at|of|to|for|from|by|with|after|before|between|that|which|who|as|and|drew|went|goes|came|runs|ran|sank|broke|begins?|began|starts?|opens?|closes?|ends?|\\p{Ll}+ed)(?!\\p{L}))';
const IS =
  '(?:is|was|has|had|will|would|could|may|must|is to|was to|has to)(?: now| not| then| later| also)?';
const HELD =
  '(?:played|replayed|postponed|abandoned|rescheduled|called off|kicked off|refereed|broadcast|televised)(?!\\p{L})';
/** What is said of two under both their names: "Lund – Varen ferry", "was abandoned", "ended in uproar". */
const OF_BOTH = new RegExp(
  `^(?:${[
    `(?:${KIND} ){0,2}${SHARED}${SAYS}`,
    `${IS} (?:be |been |being )?${HELD}`,
    'kicks? off|kicked off|is (?:live )?on (?:TV|television)|takes place|took place|will take place',
    'end(?:s|ed) (?:with|without|in|early|after|on)(?!\\p{L})',
    `(?:is|was) (?:the|an?) (?:[\\p{Ll}'’-]+ ){0,3}${SHARED}`,
    "se (?:jouera|joue|jouait|disputera|dispute) |s['’]est (?:joué|disputé)|a(?:ura| eu) lieu",
    '(?:a été|est|sera) (?:reporté|interrompu|rejoué|arrêté|diffusé)(?!\\p{L})',
    'wurde (?:abgesagt|abgebrochen|verschoben)|findet (?:am|um|in) ',
  ].join('|')})`,
  'u',
);

/**
 * Whether a text opens with two names that a spaced dash joins into one thing, a fixture or a line, and not with where
 * it was filed: what follows is said of both. A place in capitals alone ("CORVANE – Lund …") was written by an agency,
 * and an agency's long dash joins nothing but a result's two.
 */
export function opensWithPair(text: string): boolean {
  const found = PAIR.exec(text);
  if (!found) return false;
  const [whole, one = '', dash, other = ''] = found;
  if (isShouted(one) && !isShouted(other)) return false;
  if (isCommon(other)) return false;
  const rest = text.slice(whole.length);
  return ENDED_AS.test(rest) || (dash !== '—' && OF_BOTH.test(rest));
}

/** "CORVANE", and not "PSG". */
function isShouted(name: string): boolean {
  return name === name.toUpperCase() && /\p{Lu}{4}/u.test(name);
}

/** "The", "Police": a word that opens a sentence, and no name. */
function isCommon(name: string): boolean {
  const first = (/^[\p{L}-]+/u.exec(name)?.[0] ?? '').toLowerCase();
  return isStopword(first) || isOrdinary(first);
}
