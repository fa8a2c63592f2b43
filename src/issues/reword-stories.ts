import type { Article } from '../feeds/article.ts';
import { countOf } from '../lib/in-words.ts';
import { untold } from '../stories/summarise-story.ts';
import type { StoryToWrite, WrittenStory } from '../stories/summariser.ts';
import type { EditionConfig } from './edition.ts';
import type { IssueContent, IssueStory } from './issue.ts';
import { budgetOf } from './to-issue-story.ts';
import { followStories } from './write-texts.ts';

/** Stories worded at the same time: a server on this machine does one after the other anyway. */
const AT_ONCE = 3;

/**
 * A composition with its printed stories worded anew, the lead first; subject and preheader follow. What an editor
 * wrote is not in it yet and is laid over it afterwards, so no editor's word is ever touched.
 */
export async function rewordStories(
  content: IssueContent,
  edition: EditionConfig,
  articles: readonly Article[],
  write: (story: StoryToWrite) => Promise<WrittenStory>,
): Promise<IssueContent> {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const reworded = new Map<IssueStory, IssueStory>();
  const waiting = [
    ...content.stories.map((story) => ({ story, shortest: 'radar' as const })),
    ...content.reads.map((story) => ({ story, shortest: 'reads' as const })),
  ].values();
  const work = async () => {
    for (const { story, shortest } of waiting) {
      const written = await write(toWrite(story, { edition, shortest }, byId));
      reworded.set(story, withWords(story, written));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const now = (story: IssueStory) => reworded.get(story) ?? story;
  const stories = content.stories.map(now);
  const reads = content.reads.map(now);
  const warnings = [...content.warnings, ...warningsOf(countReworded({ stories, reads }))];
  return followStories({ ...content, stories, reads, warnings });
}

/** Editors hear that the model let them down without opening every story. */
function warningsOf(counted: Reworded | null): string[] {
  if (!counted || counted.reworded === counted.asked) return [];
  const { model, asked, reworded, extractive } = counted;
  return [
    `${model} worded ${reworded} of ${countOf(asked, 'summary', 'summaries')}, the others are extractive: ${extractive.join('; ')}`,
  ];
}

function toWrite(
  { articles, headline, summaries, moved }: IssueStory,
  printing: Parameters<typeof budgetOf>[0],
  byId: ReadonlyMap<string, Article>,
): StoryToWrite {
  return {
    articles: untold(
      articles.flatMap(({ id }) => byId.get(id) ?? []),
      moved?.toldAt,
    ),
    headline,
    summaries,
    budgets: {
      lead: budgetOf(printing, 'lead'),
      story: budgetOf(printing, 'story'),
      brief: budgetOf(printing, 'brief'),
    },
    language: printing.edition.language,
  };
}

function withWords(
  story: IssueStory,
  { headline, summaries, whyItMatters, wording }: WrittenStory,
): IssueStory {
  return { ...story, headline, summaries, wording, ...(whyItMatters === '' ? {} : { whyItMatters }) };
}

interface Reworded {
  model: string;
  asked: number;
  reworded: number;
  /** Why the others are extractive, each reason once. */
  extractive: string[];
}

/** How many stories of an issue carry a summary in a model's words, of how many that were given to it. */
export function countReworded({ stories, reads }: Pick<IssueContent, 'stories' | 'reads'>): Reworded | null {
  const wordings = [...stories, ...reads].flatMap(({ wording }) => wording ?? []);
  const [first] = wordings;
  if (!first) return null;
  const summaries = wordings.map(({ parts }) => [parts.lead, parts.story, parts.brief]);
  const isModels = (parts: (typeof summaries)[number]) =>
    parts.some((part) => part !== undefined && part.by !== 'extractive');
  const reasons = summaries.filter((parts) => !isModels(parts)).flatMap(([part]) => part?.reasons[0] ?? []);
  return {
    model: first.model,
    asked: wordings.length,
    reworded: summaries.filter(isModels).length,
    extractive: [...new Set(reasons)],
  };
}
