import { createHash } from 'node:crypto';
import type { Article } from '../feeds/article.ts';
import { explainGrouping } from './grouping/explain-grouping.ts';
import { findThemes } from './grouping/find-themes.ts';
import { type Grouped, groupArticles } from './grouping/group-articles.ts';
import { GroupingMemory } from './grouping/grouping-memory.ts';
import type { SameStoryModel } from './grouping/judge-pairs.ts';
import { bundledModel } from './grouping/same-story-model.ts';
import { orderReports } from './reports/order-reports.ts';
import { readVocabulary, type WindowVocabulary } from './reports/window-vocabulary.ts';
import type { Story } from './story.ts';

export interface ClusterOptions {
  /** Judges whether articles report one event; without it, the weights that come with the program. */
  model?: SameStoryModel;
  /** Articles read before; without it, those this process has read. */
  memory?: GroupingMemory;
}

const shared = new GroupingMemory();

/**
 * Groups the reports of one event. Each article lands in exactly one story; the result does not depend on the
 * order of the input. Work is nearly linear: only articles whose openings share weighty terms are compared.
 * @returns stories, the one with most articles first; in each, the report that represents it first.
 */
export function clusterArticles(articles: readonly Article[], options: ClusterOptions = {}): Story[] {
  const sorted = [...articles].sort((x, y) => x.publishedAt - y.publishedAt || (x.id < y.id ? -1 : 1));
  const { profileOf } = options.memory ?? shared;
  const vocabulary = readVocabulary(sorted);
  const grouped = groupArticles({
    articles: sorted,
    model: options.model ?? bundledModel(),
    profileOf,
    themes: findThemes(vocabulary).map(({ members }) => members),
  });
  return grouped.groups
    .map((members) => describe(members, grouped, vocabulary))
    .sort((x, y) => y.articles.length - x.articles.length || (x.id < y.id ? -1 : 1));
}

function describe(members: readonly number[], grouped: Grouped, vocabulary: WindowVocabulary): Story {
  const reports = members.flatMap((index) => vocabulary.articles[index] ?? []);
  const indexOf = new Map(members.map((index) => [vocabulary.articles[index]?.article.id, index]));
  const ordered = orderReports(reports, vocabulary);
  const order = ordered.flatMap(({ article }) => indexOf.get(article.id) ?? []);
  return {
    id: storyId(reports.map(({ article }) => article)),
    articles: ordered.map(({ article }) => article),
    why: explainGrouping(order, grouped, vocabulary),
  };
}

/** From the article we have known longest, so that a story keeps its id while later reports join it. */
function storyId(articles: readonly Article[]): string {
  const [first] = [...articles].sort(
    (x, y) => x.firstSeenAt - y.firstSeenAt || x.publishedAt - y.publishedAt || (x.id < y.id ? -1 : 1),
  );
  return createHash('sha256')
    .update(first?.id ?? '')
    .digest('hex')
    .slice(0, 16);
}
