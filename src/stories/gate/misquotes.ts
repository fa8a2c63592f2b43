import { allNames } from '../facts/names.ts';
import { piecesOf, quotationsIn } from '../facts/quotations.ts';
import type { Claim } from './claim.ts';
import type { Finding } from './finding.ts';
import type { SourceSentence, Sources } from './read-sources.ts';

/** Shorter ones are names and scare quotes. */
const LEAST_QUOTED = 3;
/** Sentences before and after a quotation among which its speaker is named. */
const SPEAKER_NEAR = 4;
const SPEAKS =
  /\b(?:said|says|told|tells|wrote|writes|tweeted|added|asked|argued|according|called|a dit|selon|déclaré)\b/i;

/** Words that the reports do not put in quotation marks, or put into somebody else's mouth. */
export function misquotes({ folded }: Claim, { sentences }: Sources): Finding[] {
  const own = unquoted(folded);
  const speakers = new Set(SPEAKS.test(own) ? allNames(own) : []);
  return quotationsIn(folded).flatMap((quotation): Finding[] => {
    const [piece] = piecesOf(quotation);
    if (piece === undefined || piece.split(' ').length < LEAST_QUOTED) return [];
    const places = sentences.flatMap(({ words }, at) => (words.includes(` ${piece} `) ? [at] : []));
    if (places.length === 0) return [];
    if (!places.some((at) => isQuotedThere(sentences, at))) {
      return [{ kind: 'quotation', detail: `no report quotes “${quotation}”` }];
    }
    if (speakers.size === 0 || places.some((at) => speaksThere(speakers, sentences, at))) return [];
    return [{ kind: 'quotation', detail: `in the reports somebody else says “${quotation}”` }];
  });
}

/** A long quotation opens in one sentence and closes in the next. */
function isQuotedThere(sentences: SourceSentence[], at: number): boolean {
  return sentences.slice(Math.max(0, at - 1), at + 2).some(({ folded }) => /["']/u.test(folded));
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
