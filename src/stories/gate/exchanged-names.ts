import { type NameRun, nameRunsIn } from '../facts/names.ts';
import { isOrdinary } from '../facts/ordinary-words.ts';
import { isStopword } from '../language/stopwords.ts';
import { tokensOf } from '../language/terms.ts';
import { type Claim, shareOf } from './claim.ts';
import type { Finding } from './finding.ts';
import type { SourceSentence, Sources } from './read-sources.ts';
import { termsByStart } from './tone.ts';

/** Names of the reports that stand for others here: with another's title, in another's place, doing what another did. */
export function exchangedNames(claim: Claim, sources: Sources): Finding[] {
  const name =
    withOthersTitle(claim, sources) ??
    doingAsOthers(claim, sources) ??
    doneToOthers(claim, sources) ??
    inOthersPlace(claim);
  return name === null ? [] : [{ kind: 'name', detail: `the reports say it of another than “${name}”` }];
}

/** "Judge Cole", where every judge of the reports has another name. */
function withOthersTitle({ folded }: Claim, { sentences }: Sources): string | null {
  for (const { folded: clause, run } of runsWithTitle(folded)) {
    if (!isPerson(run)) continue;
    const owners = sentences.flatMap((sentence) => ownersOf(clause, sentence.folded));
    if (
      owners.length > 0 &&
      owners.every((owner) => owner !== null && isPerson(owner) && !isSame(owner, run))
    )
      return run.written;
  }
  return null;
}

/** Each name with the word of meaning straight before it, in lower case. */
function runsWithTitle(folded: string): { folded: string; run: NameRun }[] {
  return nameRunsIn(folded).flatMap((run) =>
    titlesOf(folded, run).map((title) => ({ folded: title.word, run: title.run })),
  );
}

/** "Chief Inspector Ada Lund" is a name behind "chief", one behind "inspector", and so on. */
function titlesOf(folded: string, run: NameRun): { word: string; run: NameRun }[] {
  const before = /([\p{L}'-]+)\s$/u.exec(folded.slice(Math.max(0, run.start - 24), run.start))?.[1];
  const found = before === undefined ? [] : [{ word: before, run }];
  run.words.slice(0, -1).forEach((word, index) => {
    found.push({ word, run: { ...run, words: run.words.slice(index + 1) } });
  });
  return found
    .map((title) => ({ ...title, word: title.word.toLowerCase() }))
    .filter(({ word }) => isRole(word));
}

/** Nouns that names stand behind: a role, or an ending that people's trades have. */
const ROLES =
  /^(?:judge|justice|chief|captain|coach|striker|goalkeeper|president|premier|senator|sénateur|mayor|maire|king|queen|prince|princess|general|colonel|major|pope|bishop|analyst|economist|spokes\p{L}+|chair\p{L}*|professor|lawyer|avocat\p{L}?|ministre|minister|préfet|préfète|procureur\p{L}?|juge|président\p{L}?|député\p{L}?|député|député\p{L}?|singer|actor|actress|sergeant|constable|attorney|sheriff|principal|\p{L}{3,}(?:ary|tor|ctor|llor|ner|cker|eper|mier|eur|rice|tive|ist|iste))$/u;

function isRole(word: string): boolean {
  return ROLES.test(word) && !isStopword(word);
}

/** Whom the word is said of, each time it is used: null where no name follows it. */
function ownersOf(word: string, folded: string): (NameRun | null)[] {
  const lower = folded.toLowerCase();
  if (!lower.includes(word)) return [];
  const runs = nameRunsIn(folded);
  return [...lower.matchAll(/[\p{L}'-]+/gu)]
    .filter(([found]) => found === word)
    .map(({ index }) => {
      const end = index + word.length;
      const within = runs.find((run) => run.start <= index && end < run.end);
      return within ?? runs.find((run) => run.start === end + 1) ?? null;
    });
}

/** "General" of "Inspector General" is none. */
function isPerson(run: NameRun): boolean {
  return run.words.some((word) => !isRole(word) && !isOrdinary(word));
}

function isSame(one: NameRun, other: NameRun): boolean {
  return other.words.some((word) => one.words.includes(word) && !isRole(word));
}

/** Verbs that two may do to each other, or that everybody does. */
const MUTUAL = new Set(
  'met faced played married joined told added asked said warned wanted planned agreed signed replied'.split(
    ' ',
  ),
);
const PREPOSITION =
  /\b(?:of|in|at|from|to|for|with|near|against|by|on|over|under|outside|and|de|à|en|par|pour|avec|chez|contre|sur|et)\s(?:the\s)?$/iu;
/** Between a name and what it did: an apposition, an auxiliary, an adverb. */
const ON_TO_VERB =
  /^(?:,[^,;]{1,80},|,)?\s(?:(?:has|had|have|also|then|later|\p{Ll}+ly|a|ont|s'est|s'était)\s){0,2}(?:(?:will|would|could|may|might|must|can)\s(\p{Ll}{3,})(?!\p{L})|(\p{Ll}{2,}(?:ed|é|ée|és|ées)|beat|won|lost|sold|bought|shot|hit|struck|led|built|wrote|stole|took|gave|found|left|réclame|demande|propose|accuse|refuse)(?!\p{L}))/u;

/** "Lowmoor sacked its coach", where all that sacked anybody is another. */
function doingAsOthers({ folded, terms, support }: Claim, { sentences }: Sources): string | null {
  const own = termsByStart(folded);
  const found = nameRunsIn(folded).find((run) => {
    const verb = verbOf(folded, run, own);
    if (verb === null || !terms.has(verb.term)) return false;
    const places = sentences.filter((sentence) => isPlaceOf(sentence, verb));
    return (
      places.some((place) => support.some(({ sentence }) => sentence === place)) &&
      places.every((place) => isDoneByOther(place, verb, run))
    );
  });
  return found?.written ?? null;
}

/** Where the verb stands as it is, or somebody does it in another form. */
function isPlaceOf({ folded, words, terms }: SourceSentence, { word, term }: Verb): boolean {
  if (!terms.has(term)) return false;
  if (words.includes(` ${word} `)) return true;
  const own = termsByStart(folded);
  return nameRunsIn(folded).some((doer) => verbOf(folded, doer, own)?.term === term);
}

/** True where a sentence names another as the doer, or has this one done to, and this one does it nowhere. */
function isDoneByOther(place: SourceSentence, { word, term }: Verb, run: NameRun): boolean {
  const runs = nameRunsIn(place.folded);
  const own = termsByStart(place.folded);
  const doers = runs.filter((doer) => verbOf(place.folded, doer, own)?.term === term);
  if (doers.some((doer) => sharesWord(doer, run))) return false;
  const done = doneTo(place.folded, word, runs);
  if (doers.length === 0) return done !== null && sharesWord(done, run);
  const named = runs.filter((other) => sharesWord(other, run));
  return named.every((other) => doers.every((doer) => other.start > doer.end));
}

/** "The court jailed Bo Marsh", where those it jailed are others. */
function doneToOthers({ folded, support }: Claim, { sentences }: Sources): string | null {
  const runs = nameRunsIn(folded);
  for (const [word] of folded.matchAll(TRANSITIVE)) {
    const run = doneTo(folded, word, runs);
    const places = sentences.filter(({ words }) => words.includes(` ${word} `));
    if (
      run === null ||
      isAcronym(run) ||
      !places.some((place) => support.some(({ sentence }) => sentence === place))
    )
      continue;
    const others = places.map((place) => ({
      place,
      done: doneTo(place.folded, word, nameRunsIn(place.folded)),
    }));
    if (others.every(({ place, done }) => done !== null && !sharesWord(done, run) && !holds(place, run)))
      return run.written;
  }
  return null;
}

const TRANSITIVE =
  /(?<!\p{L}|\b(?:the|newly) )(?:\p{Ll}{2,}ed|beat|shot|hit|sued|condamné|accusé|arrêté|tué|battu|nommé|licencié)(?!\p{L})/gu;
/** Nothing but such words stands between a verb and the name it is done to. */
const ON_TO_OBJECT =
  /^\s(?:(?:the|his|her|their|its|former|le|la|son|sa|leur|l'(?:ancien|ancienne|ex)|ancien|ancienne|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|\p{Ll}{2,}(?:er|or|ist|ian|ant|man|eur|ire|rice))\s){0,4}$/u;

/** The name straight behind a verb, or behind a role; null where there is none. */
function doneTo(folded: string, word: string, runs: readonly NameRun[]): NameRun | null {
  const at = folded.indexOf(` ${word} `);
  if (at < 0) return null;
  const end = at + 1 + word.length;
  const next = runs.find((run) => run.start > end);
  return next && next.start - end < 60 && ON_TO_OBJECT.test(folded.slice(end, next.start)) ? next : null;
}

/** "PM" may be anybody that the reports name. */
function isAcronym({ words, written }: NameRun): boolean {
  return words.length === 1 && written === written.toUpperCase();
}

interface Verb {
  word: string;
  term: string;
}

/** The verb whose subject a name is; null where it is none. */
function verbOf(folded: string, run: NameRun, terms: Map<number, string>): Verb | null {
  if (PREPOSITION.test(folded.slice(Math.max(0, run.start - 16), run.start))) return null;
  const match = ON_TO_VERB.exec(folded.slice(run.end, run.end + 140));
  const word = match?.[1] ?? match?.[2] ?? '';
  if (match === null || MUTUAL.has(word)) return null;
  const term = terms.get(run.end + match[0].length - word.length);
  return term === undefined ? null : { word, term };
}

function sharesWord(one: NameRun, other: NameRun): boolean {
  return other.words.some((word) => one.words.includes(word));
}

/** Somebody or something else is meant by these, so that a name may stand for them. */
const POINTS =
  /\b(?:he|she|they|it|his|her|hers|him|their|them|its|who|il|elle|ils|elles|son|sa|ses|leur|lui)\b|^(?:the|le|la|les|l'|cet?|cette|this|that) /iu;
/** Share of the rest of its terms that the report's sentence has. */
const REST = 0.85;

/** All of it stands in one sentence of the reports, but for a name that stands there for another. */
function inOthersPlace({ folded, terms, support }: Claim): string | null {
  const [best] = support;
  if (!best) return null;
  const runs = nameRunsIn(folded);
  const stray = runs.filter((run) => support.every(({ sentence }) => !holds(sentence, run)));
  const [only] = stray;
  if (stray.length !== 1 || !only || isAcronym(only)) return null;
  if (slotOf(folded, only) === '' && support.some(({ sentence }) => POINTS.test(sentence.folded)))
    return null;
  const gone = nameRunsIn(best.sentence.folded).some(
    (run) =>
      slotOf(folded, only) !== null &&
      slotOf(folded, only) === slotOf(best.sentence.folded, run) &&
      !run.words.some((word) => folded.toLowerCase().includes(word)),
  );
  const rest = new Set(
    [...terms].filter((term) => !only.words.some((word) => tokensOf(word)[0]?.term === term)),
  );
  return gone && rest.size > 2 && shareOf(rest, best.sentence.terms) >= REST ? only.written : null;
}

/** The word straight before a name, or none where it opens the sentence; null where another word of meaning stands there. */
function slotOf(folded: string, { start }: NameRun): string | null {
  const before = folded.slice(Math.max(0, start - 16), start).toLowerCase();
  if (before === '') return '';
  const word = /([\p{L}'-]+)\s$/u.exec(before)?.[1];
  return word !== undefined && /^(?:in|at|from|near|outside|à|en)$/u.test(word) ? word : null;
}

function holds({ words }: SourceSentence, run: NameRun): boolean {
  return run.words.some((word) => !isOrdinary(word) && words.includes(` ${word} `));
}
