import type { SummaryLength } from './story.ts';

/** A text of a story that somebody words. */
export type TextPart = 'headline' | SummaryLength | 'whyItMatters';

/**
 * How a text came about. `model`: as a language model wrote it; `repaired`: it was asked again, with what was wrong;
 * `mended`: a sentence of it was replaced by one of the sources', or left out; `extractive`: the sources' sentences,
 * because the model's could not be had or not be printed.
 */
export interface PartWording {
  by: 'model' | 'repaired' | 'mended' | 'extractive';
  /** What was found, each a clause an editor understands; empty where nothing was. */
  reasons: string[];
}

/** How a story's texts came about. A story without it was never given to a model: its texts are the sources'. */
export interface Wording {
  /** The model's name, as its endpoint knows it. */
  model: string;
  parts: Partial<Record<TextPart, PartWording>>;
}
