import { wordsAlone } from '../facts/quotations.ts';
import { termsOf } from '../language/terms.ts';
import type { Claim } from './claim.ts';
import type { Finding } from './finding.ts';
import type { Sources } from './read-sources.ts';

/** Superlatives and causes that no report has. */
export function overstated(claim: Claim, sources: Sources): Finding[] {
  const most = superlative(claim, sources);
  const cause = inventedCause(claim, sources);
  return [
    ...(most === null ? [] : [unsupported(`no report calls it “${most}”`)]),
    ...(isDeathInvented(claim, sources) ? [unsupported('no report says that anybody died')] : []),
    ...(cause === null ? [] : [unsupported(`no report says that it “${cause}”`)]),
  ];
}

/** Who is missing or hurt is not dead. */
function isDeathInvented({ folded }: Claim, { sentences }: Sources): boolean {
  return DIED.test(folded) && !sentences.some((sentence) => DEATH.test(sentence.folded));
}

const DIED =
  /(?<!\p{L})(?:died|dies|killed|kills|kill|killing|mort|morte|morts|mortes|tué|tuée|tués|tuant|décédée?s?)(?!\p{L})/iu;
const DEATH =
  /(?<!\p{L})(?:d(?:ie|ies|ied|ying|ead|eadly|eadliest|eaths?|eadlier)|kill\p{L}*|fatal\p{L}*|lives|victims?|slain|slay\p{L}*|murder\p{L}*|homicide|manslaughter|suicid\p{L}*|execut(?:e|es|ed|ing|ions?)|drown\p{L}*|toll|bod(?:y|ies)|corpses?|massacre\p{L}*|lynch\p{L}*|assassin\p{L}*|behead\p{L}*|funeral|burial|buried|late|passed|perish\p{L}*|claimed|mort\p{L}*|mour\p{L}*|meurt\p{L}*|tué\p{L}*|tuer\p{L}*|décè\p{L}*|décéd\p{L}*|victimes?|meurtr\p{L}*|noy\p{L}*|obsèques|bilan)(?!\p{L})/iu;

function unsupported(detail: string): Finding {
  return { kind: 'unsupported', detail };
}

/** Each line says the same of something. */
const SUPERLATIVES = `deadliest bloodiest deadlier
worst worse
largest biggest greatest larger bigger major massive huge
highest record tallest higher
lowest lower
fastest quickest
oldest ancient
youngest
richest wealthiest
heaviest
strongest
longest
hottest warmest record
coldest
unprecedented never
historic historical history
first-ever first
first initial inaugural pioneering debut never
première premières inédit inédite jamais
pire pires`
  .split('\n')
  .map((line) => line.split(' '));
const FIRST =
  /\bthe (first|first-ever) (?!time\b|half\b|quarter\b|two\b|three\b|lady\b|day\b|week\b|person\b)/iu;

function superlative({ folded }: Claim, { known }: Sources): string | null {
  const own = ` ${wordsAlone(folded)} `;
  const holds = (text: string, word: string) => text.includes(` ${word.replace('-', ' ')} `);
  for (const [most = '', ...alike] of SUPERLATIVES) {
    if (most.startsWith('first') || most.startsWith('première') ? !isFirst(folded, most) : !holds(own, most))
      continue;
    if (![most, ...alike].some((word) => holds(known.words, word))) return most;
  }
  return null;
}

function isFirst(folded: string, most: string): boolean {
  return most === 'first'
    ? FIRST.test(folded)
    : folded.toLowerCase().includes(`${most} fois`) || folded.includes(`${most} ever`);
}

const CAUSED =
  /(?<![\p{L}\p{N}'-])([\p{L}\p{N}'-]{1,40}) (?:has |have |had |a |ont |avait )?(caused|causes|triggered|sparked|provoked|provoqué|causé|entraîné|déclenché|provoque|cause)(?!\p{L})/giu;
const BECAUSE = /(?<!\p{L})(because of|due to|thanks to|as a result of|à cause d[eu]|en raison d[eu'])/iu;
/** Words by which a report gives a reason, or what came of something. */
const REASON =
  /(?<!\p{L})(?:because|caus\p{L}*|due to|trigger\p{L}*|spark\p{L}*|blam\p{L}*|result\p{L}*|led to|lead\p{L}* to|after|following|amid|over|as|since|when|from|owing|thanks|provo\p{L}*|prompt\p{L}*|reasons?|link\p{L}*|driven|help\p{L}*|with|by|raison|cause|suite|après|entraîn\p{L}*|déclench\p{L}*|en|par)(?!\p{L})/iu;

/** "Logging caused a landslide", where it was rain that caused one; "because of a strike", where nothing is given as the reason. */
function inventedCause({ folded, support, terms }: Claim, sources: Sources): string | null {
  for (const { 1: by = '', 2: verb = '' } of folded.matchAll(CAUSED)) {
    const [term] = termsOf(by);
    if (term === undefined || !terms.has(term) || support.length === 0) continue;
    const told = support.filter(({ sentence }) => REASON.test(sentence.folded));
    const known = told.some(({ sentence }) => sentence.terms.has(term));
    if (!known) return `${by} ${verb}`;
  }
  const because = BECAUSE.exec(folded);
  if (because === null || support.length === 0) return null;
  const clause = folded.slice(because.index + because[0].length).split(/[,;:.](?:\s|$)/)[0] ?? '';
  const reasons = termsOf(clause);
  const given = reasons.length === 0 || reasons.some((term) => sources.terms.has(term));
  return given ? null : because[0];
}
