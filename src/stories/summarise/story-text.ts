import { StoryWords } from './story-words.ts';

/** A sentence as the ranker reads it. */
export interface ReadSentence {
  text: string;
  words: Int32Array;
  pairs: Int32Array;
  /** Place of its report in the story, 0 is best. */
  report: number;
  /** Place in its text. */
  index: number;
  teaser: boolean;
  printable: boolean;
  pointsBack: boolean;
  leans: boolean;
  addresses: boolean;
}

/** All that the reports of one story say. */
export interface StoryText {
  sentences: ReadSentence[];
  reports: number;
  /** Words of the reports' titles; null where none has one. */
  titles: Int32Array[] | null;
  words: StoryWords;
}

export interface GivenSentence extends Omit<ReadSentence, 'words' | 'pairs'> {}

export function readStoryText(
  given: readonly GivenSentence[],
  titles: readonly string[],
  reports: number,
): StoryText {
  const words = new StoryWords();
  const sentences = given.map((sentence) => {
    const read = words.read(sentence.text);
    return { ...sentence, words: read, pairs: words.pairUp(read) };
  });
  const named = titles.filter((title) => title.trim() !== '').map((title) => words.read(title));
  return { sentences, reports, titles: named.length > 0 ? named : null, words };
}
