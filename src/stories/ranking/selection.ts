import type { CarriedStory } from '../memory/carried-story.ts';
import type { LeftOut, Moved, RankedStory } from '../story.ts';

export interface SelectionPlan {
  /** With so many stories told in its language, an edition needs none that is told in others alone. */
  min: number;
  max: number;
  readsMax: number;
  /** Sections for the reads block only (opinion, features); never among the headlines. */
  readsSections: readonly string[];
  /** Those of them that hold nothing but reads: whatever stands in them may be one. */
  quietSections: readonly string[];
  /** What earlier issues told, in any order. */
  carried: readonly CarriedStory[];
  /** BCP 47 tag: a story needs a sentence in print. */
  language: string;
}

export interface SelectedStory {
  story: RankedStory;
  /** Set where an earlier issue carried it and it has moved on; its new report then comes first. */
  moved: Required<Moved> | null;
}

export interface Selection {
  stories: SelectedStory[];
  reads: RankedStory[];
  /** Best first, with the reason an editor reads. */
  leftOut: LeftOut[];
}
