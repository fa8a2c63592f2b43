/** Letters and digits with inner apostrophes, full stops and hyphens, as the program's own words. */
const WORD = /[\p{L}\p{N}]+(?:[.,'’‑-][\p{L}\p{N}]+)*/gu;
/** A word in fewer documents than this is left out: it might be somebody's name. */
const FEWEST = { words: 8, names: 24 };
const MOST_WORDS = 11_000;
/** Levels per doubling of the number of documents: kept coarse, the file is smaller. */
const LEVELS_PER_DOUBLING = 2;

interface Count {
  documents: number;
  capital: number;
  small: number;
}

export interface BackgroundWords {
  documents: number;
  /** By level: words found in about 2^(level / 2) documents. */
  words: string[];
  /** The same for words that texts write with a capital. */
  names: string[];
}

/** How common single words are in news, and which of them are names. `lower` texts have no capitals to learn from. */
export function countBackground(texts: Iterable<{ text: string; lower: boolean }>): BackgroundWords {
  const counts = new Map<string, Count>();
  let documents = 0;
  for (const { text, lower } of texts) {
    documents += 1;
    const seen = new Set<string>();
    for (const match of text.matchAll(WORD)) count(counts, seen, match, text, lower);
  }
  const common = [...counts]
    .filter(([word, found]) => /^\p{L}[\p{L}'’.-]*$/u.test(word) && isCommon(found))
    .sort(([a, x], [b, y]) => y.documents - x.documents || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS);
  return {
    documents,
    words: byLevel(common.filter(([, found]) => !isName(found))),
    names: byLevel(common.filter(([, found]) => isName(found))),
  };
}

function isName({ capital, small }: Count): boolean {
  return capital > 0 && capital >= 3 * small;
}

function isCommon(found: Count): boolean {
  return found.documents >= (isName(found) ? FEWEST.names : FEWEST.words);
}

function count(
  counts: Map<string, Count>,
  seen: Set<string>,
  match: RegExpExecArray,
  text: string,
  lower: boolean,
): void {
  const word = match[0].toLowerCase().replaceAll('’', "'").replace(/'s$/, '');
  const found = counts.get(word) ?? { documents: 0, capital: 0, small: 0 };
  counts.set(word, found);
  if (!seen.has(word)) found.documents += 1;
  seen.add(word);
  const opens = /(?:^|[.!?:“”"‘•\n]\s*)$/u.test(text.slice(Math.max(0, match.index - 3), match.index));
  if (lower || opens) return;
  if (/^\p{Lu}/u.test(match[0])) found.capital += 1;
  else found.small += 1;
}

function byLevel(words: readonly [string, Count][]): string[] {
  const levels: string[][] = [];
  for (const [word, { documents }] of words) {
    const level = Math.round(LEVELS_PER_DOUBLING * Math.log2(documents));
    while (levels.length <= level) levels.push([]);
    levels[level]?.push(word);
  }
  return levels.map((level) => level.sort().join(' '));
}
