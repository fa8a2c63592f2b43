import type { BlockConfig } from '../issues/edition.ts';
import type { FollowingArticle, IssueContent, IssueStory } from '../issues/issue.ts';
import type { SummaryLength } from '../stories/story.ts';
import { keepReachable } from './keep-reachable.ts';
import { splitParagraphs } from './story-words.ts';

/** A block with what it prints. Blocks with nothing to print are left out. */
export type PlacedBlock = { config: BlockConfig } & (
  | { kind: 'note'; paragraphs: string[] }
  | { kind: 'headlines'; stories: IssueStory[] }
  | { kind: 'lead' | 'stories' | 'updates' | 'radar' | 'reads'; length: SummaryLength; stories: IssueStory[] }
  | { kind: 'agenda'; lines: string[] }
  | { kind: 'following'; articles: FollowingArticle[] }
);

export interface Placement {
  blocks: PlacedBlock[];
  /** Stories no block had room for. */
  unplaced: IssueStory[];
}

/** Room a story has in each kind of block. */
const LENGTHS = { lead: 'lead', stories: 'story', updates: 'brief', radar: 'brief', reads: 'brief' } as const;

/** A reader whom earlier issues told the first of what they follow gets the next. */
const SPARE = 2;

/** Deals the stories out to the edition's blocks, from the front and in the order of the blocks. */
export function placeStories(content: IssueContent, configs: BlockConfig[]): Placement {
  const waiting = [...content.stories];
  const reads = [...content.reads];
  const blocks = configs.map((config) => placeBlock(config, content, waiting, reads));
  return { blocks: blocks.filter(hasContent), unplaced: [...waiting, ...reads] };
}

function placeBlock(
  config: BlockConfig,
  content: IssueContent,
  waiting: IssueStory[],
  reads: IssueStory[],
): PlacedBlock {
  const { kind, max } = config;
  switch (kind) {
    case 'note':
      return { config, kind, paragraphs: splitParagraphs(content.note) };
    case 'headlines':
      return { config, kind, stories: content.stories.slice(0, max) };
    case 'agenda':
      return { config, kind, lines: content.agenda.filter((line) => line.trim() !== '').slice(0, max) };
    case 'following':
      return { config, kind, articles: keepReachable(withoutEditorsStories(content), SPARE * max) };
    case 'reads':
      return { config, kind, length: LENGTHS[kind], stories: reads.splice(0, max) };
    case 'updates':
      return { config, kind, length: LENGTHS[kind], stories: take(waiting, max, (story) => story.updated) };
    case 'lead':
    case 'stories':
    case 'radar':
      return { config, kind, length: LENGTHS[kind], stories: take(waiting, max, fits(config)) };
  }
}

function fits({ sections }: BlockConfig): (story: IssueStory) => boolean {
  return (story) =>
    sections.length === 0 || (story.section !== null && sections.includes(story.section)) || story.pinned;
}

/** Removes the first `max` that fit from `waiting` and returns them in order. */
function take(waiting: IssueStory[], max: number, wanted: (story: IssueStory) => boolean): IssueStory[] {
  const taken = waiting.filter(wanted).slice(0, max);
  for (const story of taken) waiting.splice(waiting.indexOf(story), 1);
  return taken;
}

/** What a reader follows never repeats what the editors chose for everybody. */
function withoutEditorsStories({ following, stories, reads }: IssueContent): FollowingArticle[] {
  const printed = [...stories, ...reads];
  const told = new Set(printed.map(({ id }) => id));
  const ids = new Set(printed.flatMap((story) => story.articles.map((article) => article.id)));
  const urls = new Set(printed.flatMap((story) => [story.url, ...story.articles.map(({ url }) => url)]));
  return following.filter(({ id, url, storyId }) => !ids.has(id) && !urls.has(url) && !told.has(storyId));
}

function hasContent(block: PlacedBlock): boolean {
  switch (block.kind) {
    case 'note':
      return block.paragraphs.length > 0;
    case 'agenda':
      return block.lines.length > 0;
    case 'following':
      return block.articles.length > 0;
    default:
      return block.stories.length > 0;
  }
}
