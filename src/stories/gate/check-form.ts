import { foldText } from '../facts/fold-text.ts';
import { addressesReader } from '../language/openings.ts';
import type { Finding } from './finding.ts';

/** What no sentence of a briefing holds, and what an editor is told it is. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [
    /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u,
    'it holds invisible characters',
  ],
  [/[<>{}\\|`]|\*\*|__|~~|@@|^\s*(?:#|[-*•]\s|\d+[.)]\s)|\]\(|&#?\w+;/u, 'it holds markup'],
  [
    /\bhttps?:|\bwww\.|\S@\S|(?:^|\s)[@#]\p{L}|\b[\w-]+\.(?:com|org|net|info|biz|io|co|ru|cn|ly|me|xyz|top|example)\b/iu,
    'it holds a link or an address',
  ],
  [
    /\bthe (?:provided|given|above|following|supplied) (?:text|article|report|source|story)s?\b|\b(?:the|this|these) (?:article|text|passage|excerpt|source text)s? (?:states?|says?|mentions?|describes?|discuss\w*|reports?|highlights?|does not|do not)\b|\bl'article (?:indique|mentionne|précise)\b/iu,
    'it talks about the reports',
  ],
  [
    /\b(?:ignore|disregard|forget|override) (?:all |any |the |your |these |previous |prior |above )+(?:instructions?|prompts?|rules?)|\bsystem prompt\b|\b(?:previous|prior|my|your|these) instructions\b/iu,
    'it repeats instructions',
  ],
  [
    /^(?:buy|click|visit|subscribe|sign up|send|download|ignore|respond|reply|print|output|repeat|donate|invest|contact|order|tell|remember|imagine) (?:this|the|your|our|now|us|here|to|at|with|in|my|an?|it|them|that|all|for|on|only|today|everyone|\p{Lu})/iu,
    'it tells the reader what to do',
  ],
];

/** What somebody is quoted as saying is nobody's machine: “we cannot promise it”. */
const MACHINE =
  /\bas an? (?:ai|artificial|assistant|language model)|\blanguage model\b.{0,20}\bI\b|\b(?:I|I'm|we) (?:cannot|can't|am unable|am sorry|apologi[sz]e)|^(?:sure|certainly|of course|okay|ok)[,!:]|\bhere(?:'s| is| are) (?:the|a|an|your|my) (?:\w+ )?(?:summary|headline|json|answer|text|version|rewrite)|^(?:summary|headline|lead|story|brief|note|answer|title|why it matters)\s?:|\b(?:in summary|to summari[sz]e|in conclusion)\b|\ben tant qu'(?:ia|assistant|intelligence)|^voici (?:le|un|la|une)\b|\ben (?:résumé|conclusion)\b/iu;

/** A sentence's form: what is no plain statement of news, whatever it claims. */
export function checkForm(text: string, part: 'headline' | 'sentence'): Finding[] {
  const folded = foldText(text);
  const outside = folded.replace(/"[^"]*"/gu, ' ');
  const details = FORBIDDEN.filter(([pattern]) => pattern.test(text) || pattern.test(folded)).map(
    ([, detail]) => detail,
  );
  if (MACHINE.test(outside)) details.push('it talks as a machine');
  if (addressesReader(text)) details.push('it speaks to the reader, or of itself');
  if (/\?/u.test(outside)) details.push('it is a question');
  if (part === 'sentence' && !/[.!]["')]*$/u.test(folded)) details.push('it is not ended');
  if (!isBalanced(folded)) details.push('its quotation marks or brackets are not closed');
  if (isShouted(folded)) details.push('it is in capitals');
  return details.map((detail) => ({ kind: 'form', detail }));
}

function isBalanced(folded: string): boolean {
  const count = (mark: string) => folded.split(mark).length - 1;
  return count('"') % 2 === 0 && count('(') === count(')') && count('[') === count(']');
}

function isShouted(folded: string): boolean {
  const letters = folded.match(/\p{L}/gu) ?? [];
  return (
    letters.length > 12 && letters.filter((letter) => /\p{Lu}/u.test(letter)).length > 0.6 * letters.length
  );
}
