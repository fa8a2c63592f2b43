import { termsOf } from '../language/terms.ts';
import words from '../weights/background-words.json' with { type: 'json' };
import { EVERYDAY_FRENCH } from './everyday-french.ts';

interface Known {
  documents: number;
  name: boolean;
}

/** Documents a word is taken to be in that the background does not know. */
const UNKNOWN = 2;
/** Shares of the documents that everyday French words are taken to be in: the background is counted from English. */
const FRENCH = { most: 1 / 30, many: 1 / 120 } as const;

let known: Map<string, Known> | undefined;

/** Rarity of a term in news at large, natural log: about 1 for the commonest, 8 for a word hardly anybody uses. */
export function rarityOf(term: string): number {
  return Math.log(1 + words.documents / (background().get(term)?.documents ?? UNKNOWN));
}

/** Whether news writes a term with a capital inside sentences; undefined where the background does not know it. */
export function commonlyName(term: string): boolean | undefined {
  return background().get(term)?.name;
}

/** Kept as written and counted by term here, so that it holds whatever terms are folded together. */
function background(): ReadonlyMap<string, Known> {
  if (known !== undefined) return known;
  known = new Map();
  for (const [levels, name] of [
    [words.words, false],
    [words.names, true],
  ] as const) {
    levels.forEach((level, index) => {
      for (const term of termsOf(level)) add(term, 2 ** (index / 2), name);
    });
  }
  for (const share of ['most', 'many'] as const)
    for (const term of termsOf(`le la les ${EVERYDAY_FRENCH[share]}`))
      if (!known.has(term)) known.set(term, { documents: words.documents * FRENCH[share], name: false });
  return known;
}

function add(term: string, documents: number, name: boolean): void {
  const before = known?.get(term);
  if (before === undefined) known?.set(term, { documents, name });
  else {
    before.name = documents > before.documents ? name : before.name;
    before.documents = Math.min(words.documents, before.documents + documents);
  }
}
