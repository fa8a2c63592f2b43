import { dateWordsIn, isKnownDate } from './dates.ts';
import { figuresIn, isKnownFigure, type KnownFigures, knowFigures } from './figures.ts';
import { foldText } from './fold-text.ts';
import { type KnownNames, knowNames, strayNames } from './names.ts';
import { piecesOf, quotationsIn, wordsAlone } from './quotations.ts';
import { isKnownShare, ratiosIn, sharesIn } from './shares.ts';

export type FactKind = 'figure' | 'name' | 'date' | 'quotation';

/** Something a text states and its sources do not. */
export interface StrayFact {
  kind: FactKind;
  /** As the text has it. */
  written: string;
}

/** What a story's sources state, read once and asked often. */
export interface KnownFacts {
  figures: KnownFigures;
  /** What one thing is of another: 0.5, 2. Read once somebody asks, as few texts have a share. */
  ratios(): readonly number[];
  names: KnownNames;
  dates: ReadonlySet<string>;
  /** Lower-case words with single spaces between and at either end. */
  words: string;
}

/** Reads what the texts state. Spelling, quotation marks, "U.S." and "US", "1,000" and "one thousand" do not matter. */
export function knowFacts(texts: readonly string[]): KnownFacts {
  const folded = texts.map(foldText).join('\n');
  let ratios: number[] | undefined;
  return {
    figures: knowFigures(folded),
    ratios() {
      ratios ??= ratiosIn(folded);
      return ratios;
    },
    names: knowNames(folded),
    dates: new Set(dateWordsIn(folded).map(({ key }) => key)),
    words: ` ${wordsAlone(folded)} `,
  };
}

/**
 * Figures, names, dates and quotations of a text that its sources do not hold, each once. A sentence of the sources
 * has none; a text that puts a known figure to another use is not found here (`gate/`).
 */
export function strayFacts(text: string, known: KnownFacts): StrayFact[] {
  const folded = foldText(text);
  const found: StrayFact[] = [
    ...figuresIn(folded)
      .filter((figure) => !isKnownFigure(figure, known.figures))
      .map(({ written }) => ({ kind: 'figure' as const, written })),
    ...sharesIn(folded)
      .filter((share) => !isKnownShare(share, known.ratios()))
      .map(({ written }) => ({ kind: 'figure' as const, written })),
    ...strayNames(folded, known.names).map((written) => ({ kind: 'name' as const, written })),
    ...dateWordsIn(folded)
      .filter((date) => !isKnownDate(date, known.dates))
      .map(({ written }) => ({ kind: 'date' as const, written })),
    ...quotationsIn(folded)
      .filter((quotation) => piecesOf(quotation).some((piece) => !known.words.includes(` ${piece} `)))
      .map((quotation) => ({ kind: 'quotation' as const, written: quotation })),
  ];
  const seen = new Set<string>();
  return found.filter(
    ({ kind, written }) => !seen.has(`${kind} ${written}`) && seen.add(`${kind} ${written}`),
  );
}

const NAMED: Record<FactKind, string> = {
  figure: 'the figure',
  name: 'the name',
  date: 'the date',
  quotation: 'the quotation',
};

/** For an editor: the name “Marsh”. */
export function describeFact({ kind, written }: StrayFact): string {
  return `${NAMED[kind]} “${written}”`;
}
