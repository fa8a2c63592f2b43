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
    ...(cause === null ? [] : [unsupported(`no report says that it “${cause}”`)]),
  ];
}

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
first initial inaugural pioneering new debut never began
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
  /(?<![\p{L}\p{N}'-])([\p{L}\p{N}'-]{1,40}) (?:has |have |had |a |ont |avait )?(caused|causes|triggered|sparked|provoked|provoqué|causé|entraîné|déclenché|provoque|cause)\b/giu;
const BECAUSE = /\b(because of|due to|thanks to|as a result of|à cause d[eu]|en raison d[eu'])/iu;
/** Words by which a report gives a reason, or what came of something. */
const REASON =
  /\b(?:because|caus\w*|due to|trigger\w*|spark\w*|blam\w*|result\w*|led to|lead\w* to|after|following|amid|over|as|since|when|from|owing|thanks|provo\w*|prompt\w*|reasons?|link\w*|driven|help\w*|with|by|raison|cause|suite|après|entraîn\w*|déclench\w*|en|par)\b/iu;

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
  const clause = folded.slice(because.index + because[0].length).split(/[,.;:]/)[0] ?? '';
  const reasons = termsOf(clause);
  const given = reasons.length === 0 || reasons.some((term) => sources.terms.has(term));
  return given ? null : because[0];
}
