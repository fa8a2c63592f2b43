import { dateWordsIn } from '../facts/dates.ts';
import { type Figure, figuresIn, sourcesOf } from '../facts/figures.ts';
import { isKnownShare, ratiosIn, sharesIn } from '../facts/shares.ts';
import { describeFact, type StrayFact } from '../facts/stray-facts.ts';
import { termsOf } from '../language/terms.ts';
import type { Claim } from './claim.ts';
import type { Finding } from './finding.ts';
import type { SourceSentence, Sources } from './read-sources.ts';

/** A figure or day that a report gives of something else. */
export function misplacedFacts({ folded, terms }: Claim, { sentences }: Sources): Finding[] {
  const plain = [...terms].filter((term) => !/^\d/.test(term));
  const need = Math.min(2, Math.floor(plain.length / 2));
  const near = sentences.filter(
    (sentence) => plain.filter((term) => sentence.terms.has(term)).length >= need,
  );
  const figures = figuresIn(folded).filter(
    (figure) =>
      isForOther(figure, folded, near) ||
      (!isCountedSo(figure, folded, near) && !isCountedAlike(figure, folded, { near, sentences })),
  );
  const dates = dateWordsIn(folded).filter(
    ({ key }) => /^day|^month-\d+$/.test(key) && !near.some((sentence) => sentence.dates.has(key)),
  );
  const shares = sharesIn(folded).filter(
    (share) => !near.some((sentence) => isKnownShare(share, ratiosIn(sentence.folded))),
  );
  return [
    ...[...figures, ...shares].map(({ written }) => misplaced({ kind: 'figure', written })),
    ...dates.map(({ written }) => misplaced({ kind: 'date', written })),
  ];
}

function misplaced(fact: StrayFact): Finding {
  return { kind: fact.kind, detail: `the reports give ${describeFact(fact)} of something else` };
}

/** "£3m for roads", where a report has "£5m for roads and £3m for schools". */
function isForOther(figure: Figure, folded: string, near: readonly SourceSentence[]): boolean {
  const purpose = purposeOf(figure, folded);
  if (figure.currency === null || purpose === null) return false;
  const purposes = near.flatMap(({ figures, folded: from }) => {
    const own = new Set(sourcesOf(figure, figures));
    return figures.figures.map((source) => ({ own: own.has(source), purpose: purposeOf(source, from) }));
  });
  const own = purposes.filter((source) => source.own);
  return (
    own.length > 0 &&
    own.every((source) => source.purpose !== null && source.purpose !== purpose) &&
    purposes.some((source) => !source.own && source.purpose === purpose)
  );
}

/** What money is for, to or from: the first noun behind the preposition behind it. */
function purposeOf({ start, written }: Figure, folded: string): string | null {
  const [preposition, ...words] = wordsOf(folded.slice(start + written.length, start + written.length + 60));
  if (preposition === undefined || !PURPOSE.has(preposition)) return null;
  const noun = words.find((word) => !FUNCTION_WORDS.has(word));
  return noun === undefined ? null : base(noun);
}

const PURPOSE = new Set(['for', 'to', 'from', 'on', 'pour', 'aux', 'au']);

/** True where a sentence on the same subject has the figure among some of the same words, and counts nothing else with it. */
function isCountedSo(figure: Figure, folded: string, near: readonly SourceSentence[]): boolean {
  const beside = wordsBeside(folded, figure.start);
  const counted = wordCounted(folded, figure);
  let known = false;
  let otherwise = false;
  for (const sentence of near) {
    const own = new Set(sourcesOf(figure, sentence.figures));
    for (const source of own) {
      if (isOtherFate(fateOf(figure, folded), fateOf(source, sentence.folded))) continue;
      if (isElided(figure, folded, source, sentence.folded)) return true;
      if (counted !== null && counted === wordCounted(sentence.folded, source)) return true;
      if (measuresOther(counted, wordCounted(sentence.folded, source))) continue;
      known ||= beside.size === 0 || overlaps(beside, wordsBeside(sentence.folded, source.start));
    }
    const others = sentence.figures.figures.filter((other) => !own.has(other));
    otherwise ||= counted !== null && others.some((other) => counted === wordCounted(sentence.folded, other));
  }
  return known && !otherwise;
}

/** "Served four terms" is no four years. */
function measuresOther(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other && (SPANS.has(one) || SPANS.has(other));
}

const SPANS = new Set(
  ['year', 'month', 'week', 'day', 'hour', 'mile', 'kilometer', 'an', 'mois', 'jour', 'semaine'].map(base),
);

/** "Two people died and 17 were hurt", "six people were found; 11 others are missing": people were hurt, people are missing. */
function isElided(figure: Figure, folded: string, source: Figure, from: string): boolean {
  const counted = wordCounted(from, source);
  if (counted !== null && !OTHERS.has(counted) && !isParticiple(source, from)) return false;
  const before = wordsOf(clauseBefore(source, from)).at(-1);
  const behind = wordsOf(clauseBehind(source, from)).filter(
    (word) => !FUNCTION_WORDS.has(word) && !OTHERS.has(base(word)),
  );
  const cue = before !== undefined && !FUNCTION_WORDS.has(before) ? before : behind[0];
  return cue !== undefined && wordsOf(clauseBehind(figure, folded)).some((word) => base(word) === base(cue));
}

/** "And 14 injured" */
function isParticiple(source: Figure, from: string): boolean {
  return /^(?:\p{L}{3,}ed|dead|hurt|missing|morts?|disparus|\p{L}{3,}és)$/u.test(
    wordsOf(clauseBehind(source, from))[0] ?? '',
  );
}

function clauseBefore({ start }: Figure, folded: string): string {
  return (
    folded
      .slice(Math.max(0, start - 30), start)
      .split(CLAUSE_END)
      .at(-1) ?? ''
  );
}

/** What became of those counted: the word before the figure, or else the first behind it. */
function fateOf(figure: Figure, folded: string): number {
  const fate = (words: string[]) =>
    words.map((word) => FATES.findIndex((one) => one.test(word))).find((at) => at >= 0);
  return (
    fate(wordsOf(clauseBefore(figure, folded)).slice(-3)) ?? fate(wordsOf(clauseBehind(figure, folded))) ?? -1
  );
}

function isOtherFate(one: number, other: number): boolean {
  return one >= 0 && other >= 0 && one !== other;
}

const FATES = [
  /^(?:kill\p{L}+|dead|died|dies|deaths?|tuée?s?|tuant|morte?s?|décédée?s?)$/u,
  /^(?:injur\p{L}+|hurt|hurting|wound\p{L}+|blessée?s?|blessant)$/u,
  /^(?:missing|disparue?s?)$/u,
  /^(?:rescued|saved|survived|survivors|unhurt|secourue?s?|sauvée?s?)$/u,
];

const CLAUSE_END = /[,;:.]\s|\s(?:and|et|while|but)\s/u;

function clauseBehind({ start, written }: Figure, folded: string): string {
  const from = start + written.length;
  return folded.slice(from, from + 80).split(CLAUSE_END)[0] ?? '';
}

const OTHERS = new Set(['others', 'other', 'more', 'autres', 'autre'].map(base));

/** "Three of the five soldiers" are soldiers. */
const PARTITIVE =
  /^\sof (?:the|its|his|her|their|these|those) (?:(?:\d+|t(?:wo|hree|en)|f(?:our|ive)|s(?:ix|even)|eight|nine)\s)?/iu;

/** Its noun, and the same number, stand together anywhere in the reports, and what bears on the same counts no other. */
function isCountedAlike(
  figure: Figure,
  folded: string,
  { near, sentences }: { near: readonly SourceSentence[]; sentences: readonly SourceSentence[] },
): boolean {
  const counted = wordCounted(folded, figure);
  if (counted === null || figure.currency !== null || figure.percent || UNITS.has(counted)) return false;
  const countsIn = ({ folded: from }: SourceSentence, figures: readonly Figure[]) =>
    figures.some((other) => wordCounted(from, other) === counted);
  return (
    sentences.some((sentence) => countsIn(sentence, sourcesOf(figure, sentence.figures))) &&
    !near.some((sentence) => countsIn(sentence, sentence.figures.figures))
  );
}

/** What anything may be measured in tells nothing of what it is. */
const UNITS = new Set(
  'people person year day week month hour minute time percent point mile kilometer personne an jour mois'.split(
    ' ',
  ),
);

/** How many words on either side of a figure tell what it is of. */
const BESIDE = 5;

/** Words of meaning around a place of a folded text, units such as "year" and "p.m." among them. */
function wordsBeside(folded: string, at: number): Set<string> {
  const around = [
    ...wordsOf(folded.slice(Math.max(0, at - 80), at)).slice(-BESIDE),
    ...wordsOf(folded.slice(at, at + 80)).slice(0, BESIDE),
  ];
  return new Set(around.filter((word) => !FUNCTION_WORDS.has(word)).map(base));
}

/** What a figure counts: the word straight behind it, or null where that is no noun. */
function wordCounted(folded: string, { start, written }: Figure): string | null {
  const after = folded
    .slice(start)
    .trimStart()
    .slice(written.length, written.length + 60)
    .replace(PARTITIVE, ' ');
  const [word] = /^\s?-?\p{L}/u.test(after) ? wordsOf(after) : [];
  return word === undefined || FUNCTION_WORDS.has(word) ? null : base(word);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function base(word: string): string {
  return termsOf(word)[0] ?? word.replace(/s$/, '');
}

const FUNCTION_WORDS = new Set(
  `a an the of to in on at by for from with and or but as is are was were be been has have had it its he she they his
  her their that this which who than more most about some over under after before into s t said says also up out not no
  le la les de du des un une et à au aux en dans par pour sur est sont a ont qui que`.split(/\s+/),
);

function overlaps(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const word of one) if (other.has(word)) return true;
  return false;
}
