import type { Article } from '../../feeds/article.ts';
import type { RankedStory, Story } from '../story.ts';
import { measureAttention } from './attention.ts';
import { profileFamilies } from './profile-families.ts';
import { type Judging, type RankContext, scoreStory } from './score-story.ts';
import { trustedFirst } from './trusted-first.ts';

/**
 * Scores every story, the best first. `score.parts` holds what was added, then what the sum was multiplied by
 * (`section`, `eligible`); `total` is the product. Ties go to the story with more articles, then by id.
 */
export function rankStories(stories: readonly Story[], context: RankContext): RankedStory[] {
  const familyOf = (article: Article) => context.sources.get(article.feedId)?.family ?? article.outlet;
  const standing = profileFamilies(stories, familyOf);
  const attentionTo = measureAttention(stories, { now: context.now, familyOf, standing });
  return stories
    .map((story) => rank(story, { context, familyOf, standing, attentionTo }))
    .sort(
      (x, y) =>
        y.score.total - x.score.total || y.articles.length - x.articles.length || (x.id < y.id ? -1 : 1),
    );
}

function rank(grouped: Story, judging: Judging): RankedStory {
  const { context } = judging;
  const story = trustedFirst(grouped, (article) => context.sources.get(article.feedId)?.weight ?? 1);
  const section = sectionOf(story, context);
  return {
    ...story,
    score: scoreStory(story, section, judging),
    section,
    outlets: [...new Set(story.articles.map((article) => article.outlet))],
    topics: merged(story.articles.map((article) => article.topics)),
    authors: story.articles[0]?.authors ?? [],
  };
}

/** The section of most of its reports; the best report's where they tie. */
function sectionOf(story: Story, { sources }: RankContext): string | null {
  const votes = new Map<string | null, number>();
  for (const article of story.articles) {
    const section = article.section ?? sources.get(article.feedId)?.section ?? null;
    votes.set(section, (votes.get(section) ?? 0) + 1);
  }
  const [winner] = [...votes].sort(([, x], [, y]) => y - x);
  return winner?.[0] ?? null;
}

function merged(lists: readonly string[][]): string[] {
  return [...new Set(lists.flat())];
}
