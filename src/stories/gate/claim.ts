import { foldText } from '../facts/fold-text.ts';
import { termsOf } from '../language/terms.ts';
import type { SourceSentence, Sources } from './read-sources.ts';
import { negatedTerms } from './tone.ts';

/** Share of a sentence's terms that a source sentence has where it bears on the same. */
const BEARS = 0.4;
/** Source sentences this much worse than the best one are not asked. */
const BEHIND = 0.15;

/** A sentence that somebody wrote of the sources, as the gate reads it. */
export interface Claim {
  folded: string;
  terms: ReadonlySet<string>;
  negated: ReadonlySet<string>;
  /** Source sentences that bear on the same, best first, with the share of this one's terms they have. */
  support: { sentence: SourceSentence; share: number }[];
}

export function readClaim(text: string, sources: Sources): Claim {
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
    support: support.filter(({ share }) => share >= best - BEHIND),
  };
}

/** Share of `terms` that are in `of`; 0 where there are none. */
export function shareOf(terms: ReadonlySet<string>, of: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of terms) if (of.has(term)) shared += 1;
  return terms.size === 0 ? 0 : shared / terms.size;
}

/** The source sentence that says most of what `text` says; undefined where none says any of it. */
export function bestSupport(text: string, sources: Sources): SourceSentence | undefined {
  const terms = new Set(termsOf(foldText(text)));
  let best: SourceSentence | undefined;
  let most = 0;
  for (const sentence of sources.sentences) {
    const share = shareOf(terms, sentence.terms);
    if (share > most) [best, most] = [sentence, share];
  }
  return best;
}
