import { termsOf } from '../language/terms.ts';
import { type Claim, shareOf } from './claim.ts';
import type { Finding } from './finding.ts';
import type { SourceSentence, Sources } from './read-sources.ts';
import { termsByStart } from './tone.ts';

/** What a report says only under a condition, or as a possibility, and the sentence as it were certain. */
export function leftOpen(claim: Claim, sources: Sources): Finding[] {
  return [...lostCondition(claim), ...lostDoubt(claim, sources)];
}

/** From the word that makes it conditional to the end of the clause. */
const CONDITION =
  /(?<!(?<!\p{L})(?:as|even|what|wonder|asked|see|know|question) )(?<!\p{L})(?:if|unless|provided that|on condition that|only when|only after|when (?:given|taken|used)|sauf si|à moins que?|à condition (?:que|de)|s'ils?|si)(?!\p{L})[^,;:"]*/iu;
/** What keeps a sentence conditional, in these or other words. */
const CONDITIONAL =
  /\b(?:if|unless|provided|when|once|as long as|should the|in case|without|only|condition\w*|depend\w*|pending|subject to|until|may|might|could|possib\w*|sauf|moins que?|s'ils?|si|tant que|pourrai\w*|lorsque|quand)\b/iu;
/** Share of its terms that the rest of the report's sentence has, where it tells that rest. */
const TELLS = 0.6;
/** Share of the conditioned clause's terms that are in it. */
const TOLD = 0.5;

function lostCondition({ folded, terms, support }: Claim): Finding[] {
  if ((support[0]?.share ?? 0) < TELLS || CONDITIONAL.test(withoutMonth(folded))) return [];
  const lost = support.every(({ sentence }) => {
    const condition = CONDITION.exec(sentence.folded);
    return condition !== null && tellsBeside(terms, sentence.folded, condition);
  });
  return lost ? [{ kind: 'attribution', detail: 'the reports say it only under a condition' }] : [];
}

/** "May" the month leaves nothing open. */
function withoutMonth(folded: string): string {
  return folded.replace(/\bMay\b/gu, ' ');
}

/** True where the terms are those of the clause that the condition belongs to. */
function tellsBeside(
  terms: ReadonlySet<string>,
  folded: string,
  { index, 0: condition }: RegExpExecArray,
): boolean {
  const [before, behind] = [folded.slice(0, index).trimEnd(), folded.slice(index + condition.length)];
  const clause = new Set(termsOf(before === '' ? behind : before));
  return shareOf(terms, new Set(termsOf(`${before} ${behind}`))) >= TELLS && shareOf(clause, terms) >= TOLD;
}

const MAY =
  /^(?:may|might|could|considering|considers|consider|weighing|mulling|whether|possibly|potentially|pourrait|pourraient|envisage|envisagent)$/u;
const STILL_OPEN =
  /(?<!\p{L})(?:may|might|could|can|if|whether|possib\p{L}*|potential\p{L}*|consider\p{L}*|weigh\p{L}*|mull\p{L}*|propos\p{L}*|plan\p{L}*|likely|risk\p{L}*|fear\p{L}*|threat\p{L}*|expect\p{L}*|suggest\p{L}*|seem\p{L}*|believ\p{L}*|think\p{L}*|discuss\p{L}*|option|chance|perhaps|pourrai\p{L}*|envisag\p{L}*|peut|peuvent|risqu\p{L}*|si|éventuel\p{L}*|probable\p{L}*)(?!\p{L})/iu;
/** "Could see the smoke" and "could not sleep" are no doubt. */
const ABLE = /^(?:see|seen|hear|heard|feel|felt|smell|find|afford)$/u;
const WORD = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu;
const SMALL = /^(?:be|have|also|to|then|soon|even|still|whether|being|être|avoir|aussi|de)$/u;

function lostDoubt({ folded, terms, support }: Claim, { sentences }: Sources): Finding[] {
  const [closest] = support;
  if (!closest || STILL_OPEN.test(withoutMonth(folded))) return [];
  const doubted = [...openTerms(closest.sentence.folded)].some(
    (term) => terms.has(term) && sentences.every((sentence) => isOpenIn(term, sentence)),
  );
  return doubted ? [{ kind: 'attribution', detail: 'the reports leave it open, and this states it' }] : [];
}

function isOpenIn(term: string, { terms, folded }: SourceSentence): boolean {
  return !terms.has(term) || openTerms(folded).has(term);
}

/** The term of the verb behind each "may" or "could": of "could fade after a year" that of "fade". */
function openTerms(folded: string): Set<string> {
  const terms = termsByStart(folded);
  const words = [...folded.matchAll(WORD)];
  const open = new Set<string>();
  words.forEach(([word], index) => {
    if (!MAY.test(word)) return;
    const verb = words.slice(index + 1, index + 4).find(([next]) => !SMALL.test(next));
    if (verb === undefined || ABLE.test(verb[0]) || words[index + 1]?.[0] === 'not') return;
    const term = terms.get(verb.index);
    if (term !== undefined) open.add(term);
  });
  return open;
}
