import { describeFact, strayFacts } from '../facts/stray-facts.ts';
import { mistakenAges } from './ages.ts';
import { type Claim, readClaim, shareOf } from './claim.ts';
import { exchangedNames } from './exchanged-names.ts';
import type { Finding } from './finding.ts';
import { leftOpen } from './left-open.ts';
import { loosened } from './loosened.ts';
import { misplacedFacts } from './misplaced-facts.ts';
import { misquotes } from './misquotes.ts';
import { oppositeOf } from './opposites.ts';
import { overstated } from './overstated.ts';
import type { SourceSentence, Sources } from './read-sources.ts';
import { isAccusation, isAttributed, isHedged, namesSpeaker } from './tone.ts';

/** Shares of a sentence's terms that one source sentence has where it bears its claim, and tells it in the same words. */
const BEARS_WELL = 0.5;
const BEARS_CLOSELY = 0.6;
/** A copy has this share of its terms from one source sentence, and that share of the sentence's. */
const COPIES = 0.8;
const COPIED = 0.6;
/** Share of its terms that the sources must have at all. */
const FROM_THE_SOURCES = 0.5;
/** In a headline a single verb is the whole claim. */
const HEADLINE_FROM_THE_SOURCES = 0.8;

/**
 * What a sentence claims, held against the sources: facts that are not theirs or of something else, claims that lost
 * who makes them, that are turned round or made up.
 */
export function checkClaims(
  text: string,
  sources: Sources,
  part: 'headline' | 'sentence' = 'sentence',
): Finding[] {
  const stray = strayFacts(text, sources.known).map((fact) => ({
    kind: fact.kind,
    detail: `no report holds ${describeFact(fact)}`,
  }));
  const claim = readClaim(text, sources);
  return [
    ...stray,
    ...(stray.length > 0 ? [] : misplacedFacts(claim, sources)),
    ...loosened(claim, sources),
    ...mistakenAges(claim, sources),
    ...exchangedNames(claim, sources),
    ...misquotes(claim, sources),
    ...lostAttribution(claim),
    ...leftOpen(claim, sources),
    ...overstated(claim, sources),
    ...turnedRound(claim, sources),
    ...madeUp(claim, sources, part === 'headline' ? HEADLINE_FROM_THE_SOURCES : FROM_THE_SOURCES),
  ];
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
  const close = support.map(({ sentence }) => sentence);
  const [closest] = close;
  if (!closest) return [];
  const quiet = close.every((sentence) => sentence.negated.size === 0);
  const added = [...negated].some(
    (term) =>
      sources.sentences.every((sentence) => !sentence.negated.has(term)) &&
      (quiet || close.some((sentence) => sentence.terms.has(term))),
  );
  if (added) return [turned('this denies what the reports say')];
  const dropped = [...closest.negated].some(
    (term) =>
      terms.has(term) &&
      !negated.has(term) &&
      !/\bden(?:y|ies|ied|ying)\b/i.test(folded) &&
      close.every((sentence) => sentence.negated.has(term) || !sentence.terms.has(term)),
  );
  if (dropped) return [turned('this says what the reports deny')];
  if ((support[0]?.share ?? 0) < BEARS_CLOSELY) return [];
  const opposite = oppositeOf(folded, closest.folded, close.map((sentence) => sentence.folded).join(' '));
  return opposite === null ? [] : [turned(`the reports say the opposite of “${opposite}”`)];
}

function turned(detail: string): Finding {
  return { kind: 'polarity', detail };
}

/** Hardly a word of it is in the reports. */
function madeUp({ terms }: Claim, sources: Sources, least: number): Finding[] {
  if (terms.size < 2 || shareOf(terms, sources.terms) >= least) return [];
  return [{ kind: 'unsupported', detail: 'the reports do not say it' }];
}
