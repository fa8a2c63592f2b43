import type { Background } from './background.ts';
import { SAID, sumUp, TITLED, VOCABULARY } from './content-features.ts';
import type { Importance } from './feature-group.ts';
import { PLACE, WORDING } from './form-features.ts';
import { ALIKE, AMONG_OTHERS } from './neighbour-features.ts';
import type { StoryText } from './read-story.ts';
import type { Vectors } from './vectors.ts';

const GROUPS = [PLACE, SAID, TITLED, ALIKE, VOCABULARY, WORDING, AMONG_OTHERS];

export const SENTENCE_FEATURES = GROUPS.flatMap(({ names }) => names);

/** A row for each sentence of a story, printable or not. */
export function sentenceRows(
  story: StoryText,
  background: Background,
  importance: Importance,
  vectors: Vectors,
): Float32Array[] {
  const said = story.sentences.map((sentence, at) =>
    sumUp(sentence, vectors.distinct[at] ?? new Int32Array(), story, background, importance),
  );
  const reading = { story, background, importance, vectors, said };
  const groups = GROUPS.map((group) => group.prepare(reading));
  return story.sentences.map((_, at) => Float32Array.from(groups.flatMap((valuesAt) => valuesAt(at))));
}
