import type { Story } from '../story.ts';
import { type ArticleKind, judgeKind, kindOf } from './kind-of-article.ts';

/** Kinds that report or explain the news. */
const REPORTING: ReadonlySet<ArticleKind> = new Set([
  'news',
  'live',
  'analysis',
  'explainer',
  'interview',
  'video',
]);

/** Kinds that may fill the block of longer reads. */
const READING: ReadonlySet<ArticleKind> = new Set([
  'news',
  'analysis',
  'explainer',
  'interview',
  'opinion',
  'review',
]);

const REASONS: Partial<Record<ArticleKind, string>> = {
  video: 'a video clip',
  gallery: 'a picture gallery',
  opinion: 'an opinion piece',
  explainer: 'an explainer without a news report',
  analysis: 'an analysis without a news report',
  interview: 'an interview without a news report',
  programme: 'a talk on a programme',
  live: 'a live page without a news report',
  promotion: 'a promotion',
  'buying advice': 'buying advice',
  review: 'a review',
  'how-to': 'a how-to or a list',
  listing: 'a listing',
  puzzle: 'a puzzle or quiz',
  horoscope: 'a horoscope',
  newsletter: 'a newsletter or roundup',
  podcast: 'a podcast',
  scoreboard: 'a match page',
  correction: 'a correction',
  'press release': 'a press release',
  transcript: 'a transcript',
  trailer: 'a trailer',
  celebrity: 'celebrity news',
};

/** Reports whose outlet's judgement counts as corroboration. */
export function isReport(article: Parameters<typeof kindOf>[0]): boolean {
  return REPORTING.has(kindOf(article));
}

/** Reports of what happened, not of what it means or once was. */
export function isNews(article: Parameters<typeof kindOf>[0]): boolean {
  const kind = kindOf(article);
  return kind === 'news' || kind === 'live';
}

/** Why a story cannot be among the headlines, as a phrase an editor understands; null when it can. */
export function ineligibleForHeadlines(story: Story): string | null {
  const [best] = story.articles;
  if (best === undefined) return 'no article';
  const kind = kindOf(best);
  if (kind === 'news') return null;
  if (story.articles.some((article) => kindOf(article) === 'news') && REPORTING.has(kind)) return null;
  if (kind === 'live' && story.articles.length > 1) return null;
  return REASONS[kind] ?? null;
}

/** Whether whatever tells the story as news reads in part like what is none: a listing, an offer. */
export function isDoubtful(story: Story): boolean {
  const news = story.articles.map(judgeKind).filter(({ kind }) => kind === 'news');
  return news.length > 0 && news.every(({ resembles }) => resembles !== null);
}

/** Why a story cannot be among the longer reads; null when it can. */
export function ineligibleForReads(story: Story): string | null {
  const [best] = story.articles;
  if (best === undefined) return 'no article';
  const kind = kindOf(best);
  return READING.has(kind) ? null : (REASONS[kind] ?? null);
}

/** Kinds that sell, list or pass the time: nobody follows an author or topic for them. */
const FILLER: ReadonlySet<ArticleKind> = new Set([
  'promotion',
  'buying advice',
  'listing',
  'puzzle',
  'horoscope',
  'newsletter',
  'scoreboard',
  'correction',
  'press release',
]);

/** Whether an article may stand in a subscriber's Following section. */
export function mayBeFollowed(article: Parameters<typeof kindOf>[0]): boolean {
  return !FILLER.has(kindOf(article));
}

/** True for analysis, opinion, explainers and interviews: what the reads block is for. */
export function isRead(story: Story): boolean {
  const [best] = story.articles;
  const kind = best === undefined ? 'news' : kindOf(best);
  return kind === 'analysis' || kind === 'opinion' || kind === 'explainer' || kind === 'interview';
}

export function isReview({ articles: [best] }: Story): boolean {
  return best !== undefined && kindOf(best) === 'review';
}
