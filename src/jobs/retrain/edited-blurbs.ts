import type { Issue, IssueStory } from '../../issues/issue.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { type PastBlurb, pastBlurb } from '../../stories/retrain/past-blurb.ts';
import type { Effects } from '../effects.ts';

/** Issues read at a time: each may be a few hundred kilobytes. */
const PAGE = 20;

interface EditedStory {
  articleIds: string[];
  told: string;
  language: string;
}

/**
 * Stories of issues that went out whose summary an editor wrote, with their reports as they are stored now; the
 * newest first, each article in one of them at most.
 */
export async function editedBlurbs(
  effects: Pick<Effects, 'issues' | 'articles' | 'clock' | 'newsroom'>,
  most: number,
) {
  const edited: EditedStory[] = [];
  const used = new Set<string>();
  for await (const issue of sentIssues(effects)) {
    const { editions, newsroom } = effects.newsroom;
    const language = editions.find(({ id }) => id === issue.edition)?.language ?? newsroom.language;
    for (const story of [...issue.content.stories, ...issue.content.reads]) {
      const told = summaryByEditor(story);
      const articleIds = story.articles.map(({ id }) => id);
      if (told === null || articleIds.some((id) => used.has(id))) continue;
      for (const id of articleIds) used.add(id);
      edited.push({ articleIds, told, language });
      if (edited.length >= most) return withArticles(effects, edited);
    }
  }
  return withArticles(effects, edited);
}

/** The printed length nearest to three sentences, where several were written. */
function summaryByEditor({ edits }: IssueStory): string | null {
  const { story, lead, brief } = edits.summary ?? {};
  return story ?? lead ?? brief ?? null;
}

async function* sentIssues({ issues, clock }: Pick<Effects, 'issues' | 'clock'>): AsyncGenerator<Issue> {
  const seen = new Set<string>();
  let before: EpochMs = clock.now() + 1;
  for (;;) {
    const page = (await issues.sentBefore(null, before, PAGE)).filter(({ id }) => !seen.has(id));
    for (const issue of page) {
      seen.add(issue.id);
      yield issue;
    }
    const last = page.at(-1);
    if (last === undefined) return;
    before = last.window.to + 1; // two editions may share a window's end
  }
}

async function withArticles(
  { articles }: Pick<Effects, 'articles'>,
  edited: readonly EditedStory[],
): Promise<PastBlurb[]> {
  const stored = await articles.articlesByIds(edited.flatMap(({ articleIds }) => articleIds));
  const byId = new Map(stored.map((article) => [article.id, article]));
  return edited.flatMap(({ articleIds, told, language }) => {
    const reports = articleIds.flatMap((id) => byId.get(id) ?? []);
    return reports.length === 0 ? [] : [pastBlurb(reports, told, language)];
  });
}
