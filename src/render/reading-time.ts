import type { EditionConfig } from '../issues/edition.ts';
import type { IssueContent } from '../issues/issue.ts';
import { type PlacedBlock, placeStories } from './place-stories.ts';
import { countWords, headlineOf, summaryOf, whyItMattersOf } from './story-words.ts';

const WORDS_A_MINUTE = 238;

/** Whole minutes, at least one: the masthead, the desk and the sign-up page say the same. */
export function minutesToRead(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/** Words everybody gets: the Following section is left out, being different for each reader. */
export function wordsToRead(content: IssueContent, { blocks }: Pick<EditionConfig, 'blocks'>): number {
  const placed = placeStories(content, blocks).blocks;
  return countWords([content.greeting, ...placed.flatMap(textsOf)].join(' '));
}

function textsOf(block: PlacedBlock): string[] {
  switch (block.kind) {
    case 'note':
      return block.paragraphs;
    case 'agenda':
      return block.lines;
    case 'headlines':
      return block.stories.map(headlineOf);
    case 'following':
      return [];
    default:
      return block.stories.flatMap((story) => [
        headlineOf(story),
        summaryOf(story, block.length),
        block.length === 'brief' ? '' : whyItMattersOf(story),
      ]);
  }
}
