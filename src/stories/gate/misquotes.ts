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
  /\b(?:said|says|told|tells|wrote|writes|tweeted|added|asked|argued|according|called|calls|rejected|described|branded|dismissed|a dit|selon|déclaré)\b/i;

/** Words that the reports do not put in quotation marks, or put into somebody else's mouth. */
export function misquotes({ folded }: Claim, { sentences }: Sources): Finding[] {
  const own = unquoted(folded);
  const speakers = new Set(SPEAKS.test(own) ? allNames(own) : []);
  return quotationsIn(folded).flatMap((quotation): Finding[] => {
    const [piece] = piecesOf(quotation);
    if (piece === undefined) return [];
    if (piece.split(' ').length < LEAST_QUOTED)
      return isOthersWord(piece, speakers, sentences) ? [saidByOther(quotation)] : [];
    const places = sentences.flatMap(({ words }, at) => (words.includes(` ${piece} `) ? [at] : []));
    if (places.length === 0) return [];
    if (!places.some((at) => isQuotedThere(sentences, at))) {
      return [{ kind: 'quotation', detail: `no report quotes “${quotation}”` }];
    }
    if (places.every((at) => isTrimmed(piece, sentences[at]?.folded ?? '', folded))) {
      return [{ kind: 'quotation', detail: `the reports go on to limit what “${quotation}” says` }];
    }
    if (speakers.size === 0 || places.some((at) => speaksThere(speakers, sentences, at))) return [];
    return [saidByOther(quotation)];
  });
}

/** "not", "unless" in the same clause as a quotation: without it, it says something else. */
const TURNS_BEFORE =
  /\b(?:not|never|no|cannot|\p{L}+n't|doubts?|deny|if|unless|whether|pas|jamais|si|doute)\b[^,;.!?"]*$/iu;
/** Fewer words make no statement that could be turned round. */
const LEAST_TURNED = 4;
/** No clause is looked through further. */
const CLAUSE = 200;
const LIMITS_BEHIND = /^,?\s(?:unless|if|only if|provided|except|sauf|à moins|si|à condition)(?!\p{L})/iu;
const LIMITED =
  /\b(?:not|never|no|cannot|\p{L}+n't|doubt\w*|den\w+|if|unless|whether|refus\w*|pas|jamais|si|sauf|moins|condition\w*|provided|except)\b/iu;

/** A quotation cut out of a clause that turns or limits it, told without a word of that. */
function isTrimmed(piece: string, source: string, folded: string): boolean {
  const words = piece.split(' ');
  const found = new RegExp(words.join('[^\\p{L}\\p{N}]+'), 'iu').exec(source);
  if (!found) return false;
  const [before, behind] = [
    source.slice(Math.max(0, found.index - CLAUSE), found.index),
    source.slice(found.index + found[0].length),
  ];
  if (
    LIMITS_BEHIND.test(behind) &&
    !/\b(?:unless|if|provided|except|sauf|moins|si|condition\w*)\b/iu.test(folded)
  )
    return true;
  return (
    words.length >= LEAST_TURNED &&
    TURNS_BEFORE.test(before) &&
    !LIMITED.test(unquoted(folded)) &&
    !LIMITED.test(piece)
  );
}

function saidByOther(quotation: string): Finding {
  return { kind: 'quotation', detail: `in the reports somebody else says “${quotation}”` };
}

/** A word or two that every report has in quotation marks, in a sentence that names another as who said it. */
function isOthersWord(
  piece: string,
  speakers: ReadonlySet<string>,
  sentences: readonly SourceSentence[],
): boolean {
  const places = sentences.filter(({ words }) => words.includes(` ${piece} `));
  return (
    speakers.size > 0 &&
    places.length > 0 &&
    places.every(({ folded }) => {
      const own = unquoted(folded);
      const named = SPEAKS.test(own) ? allNames(own) : [];
      return folded.includes('"') && named.length > 0 && !named.some((name) => speakers.has(name));
    })
  );
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
