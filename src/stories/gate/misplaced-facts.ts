import { dateWordsIn } from '../facts/dates.ts';
import { type Figure, figuresIn, sourcesOf } from '../facts/figures.ts';
import { describeFact, type StrayFact } from '../facts/stray-facts.ts';
import { termsOf } from '../language/terms.ts';
import type { Claim } from './claim.ts';
import type { Finding } from './finding.ts';
import type { SourceSentence, Sources } from './read-sources.ts';

/** A figure or day that a report gives of something else. */
export function misplacedFacts({ folded, terms }: Claim, { sentences }: Sources): Finding[] {
  const plain = [...terms].filter((term) => !/^\d/.test(term));
  const need = Math.min(2, Math.floor(plain.length / 2));
  const near = sentences.filter(
    (sentence) => plain.filter((term) => sentence.terms.has(term)).length >= need,
  );
  const figures = figuresIn(folded).filter((figure) => !isCountedSo(figure, folded, near));
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

/** True where a sentence on the same subject has the figure among some of the same words, and counts nothing else with it. */
function isCountedSo(figure: Figure, folded: string, near: readonly SourceSentence[]): boolean {
  const beside = wordsBeside(folded, figure.start);
  const counted = wordCounted(folded, figure);
  let known = false;
  let otherwise = false;
  for (const sentence of near) {
    const own = sourcesOf(figure, sentence.figures);
    for (const source of own) {
      if (counted !== null && counted === wordCounted(sentence.folded, source)) return true;
      known ||= beside.size === 0 || overlaps(beside, wordsBeside(sentence.folded, source.start));
    }
    const others = sentence.figures.figures.filter((other) => !own.includes(other));
    otherwise ||= counted !== null && others.some((other) => counted === wordCounted(sentence.folded, other));
  }
  return known && !otherwise;
}

/** How many words on either side of a figure tell what it is of. */
const BESIDE = 5;

/** Words of meaning around a place of a folded text, units such as "year" and "p.m." among them. */
function wordsBeside(folded: string, at: number): Set<string> {
  const around = [
    ...wordsOf(folded.slice(Math.max(0, at - 80), at)).slice(-BESIDE),
    ...wordsOf(folded.slice(at, at + 80)).slice(0, BESIDE),
  ];
  return new Set(around.filter((word) => !FUNCTION_WORDS.has(word)).map(base));
}

/** What a figure counts: the word straight behind it, or null where that is no noun. */
function wordCounted(folded: string, { start, written }: Figure): string | null {
  const after = folded
    .slice(start)
    .trimStart()
    .slice(written.length, written.length + 40);
  const [word] = /^\s?-?\p{L}/u.test(after) ? wordsOf(after) : [];
  return word === undefined || FUNCTION_WORDS.has(word) ? null : base(word);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function base(word: string): string {
  return termsOf(word)[0] ?? word.replace(/s$/, '');
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
