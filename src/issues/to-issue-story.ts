import type { Article } from '../feeds/article.ts';
import { headlineOf } from '../stories/headline-of.ts';
import type { RankedStory, Summary, SummaryLength } from '../stories/story.ts';
import { summariseStory } from '../stories/summarise-story.ts';
import type { BlockConfig, EditionConfig } from './edition.ts';
import type { FollowingArticle, IssueArticle, IssueStory } from './issue.ts';

/** Enough for the next issue to know the story again. */
const ARTICLES_KEPT = 40;

/** Which block's word budget each length has, and what it is where the edition has no such block. */
const BUDGETS: Record<SummaryLength, { kind: BlockConfig['kind']; words: [number, number] }> = {
  lead: { kind: 'lead', words: [80, 160] },
  story: { kind: 'stories', words: [50, 80] },
  brief: { kind: 'radar', words: [18, 30] },
};

/** A ranked story as an issue keeps it, summarised once for each size it may be printed at. */
export function toIssueStory(story: RankedStory, edition: EditionConfig, updated: boolean): IssueStory {
  const [first] = story.articles;
  if (!first) throw new Error(`story ${story.id} has no article`);
  return {
    id: story.id,
    headline: headlineOf(story),
    url: first.url,
    outlet: first.outlet,
    outlets: story.outlets,
    authors: first.authors,
    topics: story.topics,
    section: story.section,
    image: story.articles.find(({ image }) => image !== null)?.image ?? null,
    summaries: {
      lead: summarise(story, edition, 'lead'),
      story: summarise(story, edition, 'story'),
      brief: summarise(story, edition, 'brief'),
    },
    articles: story.articles.slice(0, ARTICLES_KEPT).map(toIssueArticle),
    why: story.why,
    score: story.score,
    updated,
    pinned: false,
    edits: {},
  };
}

function summarise(story: RankedStory, edition: EditionConfig, length: SummaryLength): Summary {
  const { kind, words } = BUDGETS[length];
  const budget = edition.blocks.find((block) => block.kind === kind)?.words ?? words;
  return summariseStory(story, { length, words: budget, language: edition.language });
}

function toIssueArticle({ id, url, title, outlet, authors, publishedAt }: Article): IssueArticle {
  return { id, url, title, outlet, authors, publishedAt };
}

export function toFollowingArticle(article: Article): FollowingArticle {
  return { ...toIssueArticle(article), topics: article.topics, teaser: article.teaser };
}
