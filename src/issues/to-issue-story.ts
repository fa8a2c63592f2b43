import type { Article, Photo } from '../feeds/article.ts';
import type { Section } from '../feeds/source.ts';
import type { EpochMs } from '../lib/clock.ts';
import type { SelectedStory } from '../stories/ranking/selection.ts';
import { headlineOf } from '../stories/reports/headline-of.ts';
import { isToldIn } from '../stories/reports/own-language-first.ts';
import type { RankedStory, Summary, SummaryLength } from '../stories/story.ts';
import type { Ranker } from '../stories/summarise/ranker.ts';
import { summariserOf, summariseStory } from '../stories/summarise-story.ts';
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

export interface Printing {
  edition: EditionConfig;
  sections: Section[];
  /** The block whose word budget its shortest summary gets. */
  shortest: 'radar' | 'reads';
  /** The weights of the summaries, where not the program's. */
  ranker?: Ranker | undefined;
}

/**
 * A ranked story as an issue keeps it, summarised once for each size it may be printed at; one that moved on, by
 * what was published since.
 */
export function toIssueStory(
  story: RankedStory,
  printing: Printing,
  moved: SelectedStory['moved'] = null,
): IssueStory {
  const [first] = story.articles;
  if (!first) throw new Error(`story ${story.id} has no article`);
  const summaries = summariesOf(story, printing, moved?.toldAt);
  return {
    id: story.id,
    headline: headlineOf(story),
    kicker: printing.sections.find(({ id }) => id === story.section)?.title ?? '',
    url: first.url,
    outlet: first.outlet,
    outlets: story.outlets,
    authors: first.authors,
    topics: story.topics,
    section: story.section,
    image: pickPhoto(story.articles),
    summaries,
    articles: keptArticles(story.articles, summaries).map((article) =>
      toIssueArticle(article, printing.edition.language),
    ),
    why: story.why,
    score: story.score,
    updated: moved !== null,
    moved,
    pinned: false,
    edits: {},
  };
}

const WIDE_ENOUGH = 600;

/** The first photo known to be wide enough for a lead, else the first there is. */
function pickPhoto(articles: Article[]): Photo | null {
  const photos = articles.flatMap(({ image }) => image ?? []);
  return photos.find(({ width }) => width !== null && width >= WIDE_ENOUGH) ?? photos[0] ?? null;
}

/** The best ones, and whichever a summary quotes: its source stays with it. */
function keptArticles(articles: Article[], summaries: Record<SummaryLength, Summary>): Article[] {
  const quoted = new Set(
    Object.values(summaries).flatMap(({ sentences }) => sentences.map(({ source }) => source.articleId)),
  );
  return articles.filter(({ id }, place) => place < ARTICLES_KEPT || quoted.has(id));
}

function summariesOf(
  story: RankedStory,
  printing: Printing,
  toldAt: EpochMs | undefined,
): Record<SummaryLength, Summary> {
  const { edition, ranker } = printing;
  const summarise = summariserOf(story, { language: edition.language, ranker, toldAt });
  const inRoom = (length: SummaryLength) => summarise({ length, words: budgetOf(printing, length) });
  return { lead: inRoom('lead'), story: inRoom('story'), brief: inRoom('brief') };
}

/** [fewest, most] words of a summary, by the block it may be printed in. */
export function budgetOf(
  { edition, shortest }: Pick<Printing, 'edition' | 'shortest'>,
  length: SummaryLength,
): [number, number] {
  const kind = length === 'brief' ? shortest : BUDGETS[length].kind;
  return edition.blocks.find((block) => block.kind === kind)?.words ?? BUDGETS[length].words;
}

function toIssueArticle(article: Article, edition: string): IssueArticle {
  const { id, url, title, outlet, authors, publishedAt, updatedAt, language } = article;
  return {
    id,
    url,
    title,
    outlet,
    authors,
    publishedAt,
    ...(updatedAt !== null && { updatedAt }),
    ...(!isToldIn([article], edition) && { language }),
  };
}

const FOLLOWING_WORDS: [number, number] = [8, 40];

/** An article for the Following section, told in its own first whole sentences. */
export function toFollowingArticle(
  article: Article,
  storyId: string,
  language: string,
  ranker?: Ranker,
): FollowingArticle {
  const alone = { id: article.id, articles: [article], why: [] };
  const { sentences } = summariseStory(alone, { length: 'brief', words: FOLLOWING_WORDS, language, ranker });
  const teaser = sentences.map(({ text }) => text).join(' ');
  return { ...toIssueArticle(article, language), storyId, topics: article.topics, teaser };
}
