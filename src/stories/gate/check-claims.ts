import { dateWordsIn } from '../facts/dates.ts';
import { figuresIn, sourcesOf } from '../facts/figures.ts';
import { foldText } from '../facts/fold-text.ts';
import { allNames } from '../facts/names.ts';
import { piecesOf, quotationsIn } from '../facts/quotations.ts';
import { describeFact, type StrayFact, strayFacts } from '../facts/stray-facts.ts';
import { termsOf } from '../terms.ts';
import type { Finding } from './finding.ts';
import { oppositeOf } from './opposites.ts';
import type { SourceSentence, Sources } from './read-sources.ts';
import { isAccusation, isAttributed, isHedged, namesSpeaker, negatedTerms } from './tone.ts';

/** Shares of a sentence's terms that a source sentence has where it bears on its claim, bears it, tells it in the same words. */
const BEARS = 0.4;
const BEARS_WELL = 0.5;
const BEARS_CLOSELY = 0.6;
/** A copy has this share of its terms from one source sentence, and that share of the sentence's. */
const COPIES = 0.8;
const COPIED = 0.6;
/** Share of its terms that the sources must have at all. */
const FROM_THE_SOURCES = 0.5;

/** What a sentence claims, held against the sources: facts that are not theirs, claims that lost who makes them, turned round or made up. */
export function checkClaims(text: string, sources: Sources): Finding[] {
  const stray = strayFacts(text, sources.known).map((fact) => ({
    kind: fact.kind,
    detail: `no report holds ${describeFact(fact)}`,
  }));
  const claim = readClaim(text, sources);
  return [
    ...stray,
    ...(stray.length > 0 ? [] : misplacedFacts(claim, sources)),
    ...misquotes(claim, sources),
    ...lostAttribution(claim),
    ...turnedRound(claim, sources),
    ...madeUp(claim, sources),
  ];
}

interface Claim {
  folded: string;
  terms: ReadonlySet<string>;
  negated: ReadonlySet<string>;
  /** Source sentences that say much the same, best first, with the share of this one's terms they have. */
  support: { sentence: SourceSentence; share: number }[];
}

function readClaim(text: string, sources: Sources): Claim {
  const folded = foldText(text);
  const terms = new Set(termsOf(folded));
  const support = sources.sentences
    .map((sentence) => ({ sentence, share: shareOf(terms, sentence.terms) }))
    .filter(({ share }) => share >= BEARS)
    .sort((a, b) => b.share - a.share);
  const best = support[0]?.share ?? 0;
  return {
    folded,
    terms,
    negated: negatedTerms(folded),
    support: support.filter(({ share }) => share >= best - 0.15),
  };
}

function shareOf(terms: ReadonlySet<string>, of: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of terms) if (of.has(term)) shared += 1;
  return terms.size === 0 ? 0 : shared / terms.size;
}

/** The source sentence that says most of what `text` says; undefined where none says any of it. */
export function bestSupport(text: string, sources: Sources): SourceSentence | undefined {
  const terms = new Set(termsOf(foldText(text)));
  let [best, most] = [undefined as SourceSentence | undefined, 0];
  for (const sentence of sources.sentences) {
    const share = shareOf(terms, sentence.terms);
    if (share > most) [best, most] = [sentence, share];
  }
  return best;
}

/** A figure or day that a report gives of something else. */
function misplacedFacts({ folded, terms }: Claim, { sentences }: Sources): Finding[] {
  const plain = [...terms].filter((term) => !/^\d/.test(term));
  const need = Math.min(2, Math.floor(plain.length / 2));
  const near = sentences.filter(
    (sentence) => plain.filter((term) => sentence.terms.has(term)).length >= need,
  );
  const figures = figuresIn(folded).filter((figure) => {
    const beside = wordsBeside(folded, figure.start);
    return !near.some((sentence) =>
      sourcesOf(figure, sentence.figures).some(
        (source) => beside.size === 0 || overlaps(beside, wordsBeside(sentence.folded, source.start)),
      ),
    );
  });
  const dates = dateWordsIn(folded).filter(
    ({ key }) => /^day|^month-\d+$/.test(key) && !near.some((sentence) => sentence.dates.has(key)),
  );
  return [
    ...figures.map(({ written }) => misplaced({ kind: 'figure', written })),
    ...dates.map(({ written }) => misplaced({ kind: 'date', written })),
  ];
}

function misplaced(fact: StrayFact): Finding {
  return { kind: fact.kind, detail: `the reports give ${describeFact(fact)} of something else` };
}

/** How many words on either side of a figure tell what it counts. */
const BESIDE = 5;

/** Words of meaning around a place of a folded text, units such as "year" and "p.m." among them. */
function wordsBeside(folded: string, at: number): Set<string> {
  const words = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const around = [
    ...words(folded.slice(Math.max(0, at - 80), at)).slice(-BESIDE),
    ...words(folded.slice(at, at + 80)).slice(0, BESIDE),
  ];
  return new Set(around.filter((word) => !FUNCTION_WORDS.has(word)).map((word) => termsOf(word)[0] ?? word));
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

const LEAST_QUOTED = 3;
/** Sentences before and after a quotation among which its speaker is named. */
const SPEAKER_NEAR = 4;

const SPEAKS =
  /\b(?:said|says|told|tells|wrote|writes|tweeted|added|asked|argued|according|called|a dit|selon|déclaré)\b/i;

/** Words that the reports do not put in quotation marks, or put into somebody else's mouth. */
function misquotes({ folded }: Claim, { sentences }: Sources): Finding[] {
  const own = unquoted(folded);
  const outside = new Set(SPEAKS.test(own) ? allNames(own) : []);
  return quotationsIn(folded).flatMap((quotation): Finding[] => {
    const [piece] = piecesOf(quotation);
    if (piece === undefined || piece.split(' ').length < LEAST_QUOTED) return [];
    const places = sentences.flatMap(({ words }, at) => (words.includes(` ${piece} `) ? [at] : []));
    if (places.length === 0) return [];
    const around = (at: number, by: number) => sentences.slice(Math.max(0, at - by), at + by + 1);
    if (!places.some((at) => around(at, 1).some((sentence) => /["']/u.test(sentence.folded)))) {
      return [{ kind: 'quotation', detail: `no report quotes “${quotation}”` }];
    }
    if (outside.size === 0 || places.some((at) => speaksThere(outside, sentences, at))) return [];
    return [{ kind: 'quotation', detail: `in the reports somebody else says “${quotation}”` }];
  });
}

/** True where the sentence around a quotation names one of the speakers, or names nobody and one is named near by. */
function speaksThere(speakers: ReadonlySet<string>, sentences: SourceSentence[], at: number): boolean {
  const own = unquoted(sentences[at]?.folded ?? '');
  const named = SPEAKS.test(own) ? allNames(own) : [];
  if (named.length > 0) return named.some((name) => speakers.has(name));
  const near = sentences.slice(Math.max(0, at - SPEAKER_NEAR), at + SPEAKER_NEAR + 1);
  return near.some(({ words }) => [...speakers].some((name) => words.includes(` ${name} `)));
}

function unquoted(folded: string): string {
  return folded.replace(/"[^"]*"/gu, ' ');
}

/** Every report leaves the claim with whoever makes it, or calls it an accusation, and the sentence does not. */
function lostAttribution({ folded, terms, support }: Claim): Finding[] {
  if ((support[0]?.share ?? 0) < BEARS_WELL) return [];
  const every = (holds: (sentence: SourceSentence) => boolean) =>
    support.every(({ sentence }) => holds(sentence));
  // Word for word but for who says it: no other doubt in it makes up for that.
  const isCopy = support.some(
    ({ sentence, share }) =>
      share >= COPIES && shareOf(sentence.terms, terms) >= COPIED && namesSpeaker(sentence.folded),
  );
  const accuses = every((sentence) => sentence.accuses) && !isAccusation(folded) && !isAttributed(folded);
  const states =
    every((sentence) => sentence.attributed) && (!isHedged(folded) || (isCopy && !namesSpeaker(folded)));
  if (!accuses && !states) return [];
  const detail = accuses
    ? 'the reports call it an accusation, and this states it as a fact'
    : 'the reports say who claims it, or leave it open, and this states it as a fact';
  return [{ kind: 'attribution', detail }];
}

/** "Not" put in or left out, or a word exchanged for its opposite. */
function turnedRound({ folded, terms, negated, support }: Claim, sources: Sources): Finding[] {
  if (support.length === 0) return [];
  const close = support.map(({ sentence }) => sentence);
  const quiet = close.every((sentence) => sentence.negated.size === 0);
  const added = [...negated].find(
    (term) =>
      sources.sentences.every((sentence) => !sentence.negated.has(term)) &&
      (quiet || close.some((sentence) => sentence.terms.has(term))),
  );
  if (added !== undefined) return [turned('this denies what the reports say')];
  const dropped = [...(close[0]?.negated ?? [])].find(
    (term) =>
      terms.has(term) &&
      !negated.has(term) &&
      close.every((sentence) => sentence.negated.has(term) || !sentence.terms.has(term)),
  );
  if (dropped !== undefined) return [turned('this says what the reports deny')];
  if ((support[0]?.share ?? 0) < BEARS_CLOSELY) return [];
  const opposite = oppositeOf(folded, close[0]?.folded ?? '', sources.words);
  return opposite === null ? [] : [turned(`the reports say the opposite of “${opposite}”`)];
}

function turned(detail: string): Finding {
  return { kind: 'polarity', detail };
}

/** Hardly a word of it is in the reports. */
function madeUp({ terms }: Claim, sources: Sources): Finding[] {
  if (terms.size < 2 || shareOf(terms, sources.terms) >= FROM_THE_SOURCES) return [];
  return [{ kind: 'unsupported', detail: 'the reports do not say it' }];
}
