import { isStopword } from '../stopwords.ts';

/** What the training material tells of common words: `[rarity, worth]` of each stem. */
export interface BackgroundFile {
  /** Texts counted. */
  texts: number;
  /** Stem → natural log of rarity; what is not listed is as rare as `unlisted`. */
  unlisted: number;
  stems: string[];
  rarity: number[];
  /** Share of the summaries that kept the word, of those whose text has it, 0–1. */
  worth: number[];
}

export interface Background {
  rarity(stem: string): number;
  /** NaN for a word too rare to tell. */
  worth(stem: string): number;
}

export function loadBackground({ unlisted, stems, rarity, worth }: BackgroundFile): Background {
  const places = new Map(stems.map((stem, place) => [stem, place]));
  return {
    rarity(stem) {
      const place = places.get(stem);
      return place === undefined ? unlisted : (rarity[place] ?? unlisted);
    },
    worth(stem) {
      const place = places.get(stem);
      return place === undefined ? Number.NaN : (worth[place] ?? Number.NaN);
    },
  };
}

export { isStopword };
