/** What the training material tells of words that many texts share. */
export interface BackgroundFile {
  /** Rarity of a word that is not listed, natural log. */
  unlisted: number;
  /** Stems, separated by spaces. */
  stems: string;
  /** Natural log of (texts / texts with the stem), times 100. */
  rarity: number[];
  /** Percent of the editors' summaries that kept the word, of those whose text has it; −1: too rare to tell. */
  worth: number[];
}

export interface Background {
  rarity(stem: string): number;
  /** 0–1; NaN for a word too rare to tell. */
  worth(stem: string): number;
}

export function loadBackground({ unlisted, stems, rarity, worth }: BackgroundFile): Background {
  const places = new Map(stems.split(' ').map((stem, place) => [stem, place]));
  const lookUp = (values: readonly number[], stem: string, none: number) => {
    const value = values[places.get(stem) ?? -1];
    return value === undefined || value < 0 ? none : value / 100;
  };
  return {
    rarity: (stem) => lookUp(rarity, stem, unlisted),
    worth: (stem) => lookUp(worth, stem, Number.NaN),
  };
}
