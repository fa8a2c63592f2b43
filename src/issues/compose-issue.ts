import type { Article } from '../feeds/article.ts';
import type { FeedSource, Section } from '../feeds/source.ts';
import type { EpochMs } from '../lib/clock.ts';
import { clusterArticles } from '../stories/cluster-articles.ts';
import type { CarriedStory } from '../stories/memory/carried-story.ts';
import { mayBeFollowed } from '../stories/ranking/ineligible.ts';
import { rankStories } from '../stories/ranking/rank-stories.ts';
import { selectStories } from '../stories/ranking/select-stories.ts';
import type { SelectionPlan } from '../stories/ranking/selection.ts';
import { ownLanguageFirst } from '../stories/reports/own-language-first.ts';
import type { Story } from '../stories/story.ts';
import type { Ranker } from '../stories/summarise/ranker.ts';
import type { EditionConfig } from './edition.ts';
import type { Issue, IssueContent, IssueStory } from './issue.ts';
import { thinNews } from './thin-news.ts';
import { toFollowingArticle, toIssueStory } from './to-issue-story.ts';
import { writeTexts } from './write-texts.ts';

const FOLLOWING_MOST = 200;
const LEFT_OUT_SHOWN = 40;

export interface ComposeInput {
  edition: EditionConfig;
  /** Those of the window, in any order. */
  articles: Article[];
  sources: FeedSource[];
  sections: Section[];
  window: { from: EpochMs; to: EpochMs };
  /** What the editor should know of how it was made: feeds that were failing. */
  warnings: string[];
  /** What earlier issues told. */
  carried: CarriedStory[];
  /** The newsroom's own weights of the summaries; those that come with the program without. */
  ranker?: Ranker;
}

export interface Composition {
  content: IssueContent;
  /** Set where the issue must not be sent without an editor: too few stories. */
  hold: string | null;
}

/** Articles in, a draft out. Pure: the same input gives the same bytes. */
export function composeIssue(input: ComposeInput): Composition {
  const { edition, window } = input;
  const stories = clusterArticles(input.articles).map((story) => ({
    ...story,
    articles: ownLanguageFirst(story.articles, edition.language),
  }));
  const ranked = rankStories(stories, {
    now: window.to,
    windowFrom: window.from,
    sources: new Map(input.sources.map((source) => [source.id, source])),
    sections: new Map(input.sections.map((section) => [section.id, section])),
  });
  const chosen = selectStories(ranked, planOf(input));
  const { ranker } = input;
  const printing = { edition, sections: input.sections, shortest: 'radar' as const, ranker };
  const printed = chosen.stories.map(({ story, moved }) => toIssueStory(story, printing, moved));
  const reads = chosen.reads.map((story) => toIssueStory(story, { ...printing, shortest: 'reads' }));
  const texts = writeTexts(edition, printed);
  const hold = thinNews(edition, printed.length, window);
  return {
    hold,
    content: {
      ...texts,
      machine: texts,
      machineOrder: printed.map(({ id }) => id),
      note: '',
      stories: printed,
      reads,
      agenda: [],
      leftOut: chosen.leftOut
        .slice(0, LEFT_OUT_SHOWN)
        .map(({ story, reason }) => ({ ...toIssueStory(story, printing), reason })),
      following: followable(stories)
        .slice(0, FOLLOWING_MOST)
        .map(({ article, storyId }) => toFollowingArticle(article, storyId, edition.language, ranker)),
      warnings: input.warnings,
    },
  };
}

function planOf({ edition, sections, carried }: ComposeInput): SelectionPlan {
  const reads = edition.blocks.find(({ kind }) => kind === 'reads');
  const notHeadlines = sections.filter(({ headlines }) => !headlines).map(({ id }) => id);
  return {
    min: edition.minStories,
    max: edition.maxStories,
    readsMax: reads?.max ?? 0,
    quietSections: notHeadlines,
    readsSections: [...new Set([...(reads?.sections ?? []), ...notHeadlines])],
    carried,
    language: edition.language,
  };
}

/** An issue's stories as the next composition remembers them, under the headlines that readers saw. */
export function carriedBy({ id, content, window }: Issue): CarriedStory[] {
  return [...content.stories, ...content.reads].map((story) => ({
    headline: story.edits.headline ?? story.headline,
    articles: story.articles,
    at: window.to,
    issue: id,
    summary: summaryTold(story),
  }));
}

/** At its longest: which length was printed depends on the block. */
function summaryTold({ summaries, edits }: IssueStory): string {
  const written = Object.values(edits.summary ?? {});
  return [...summaries.lead.sentences.map(({ text }) => text), ...written].join(' ');
}

/** Articles somebody could follow, newest first. */
function followable(stories: Story[]): { article: Article; storyId: string }[] {
  return stories
    .flatMap(({ id, articles }) => articles.map((article) => ({ article, storyId: id })))
    .filter(({ article }) => article.authors.length + article.topics.length > 0 && mayBeFollowed(article))
    .sort((a, b) => b.article.publishedAt - a.article.publishedAt || (a.article.id < b.article.id ? -1 : 1));
}
