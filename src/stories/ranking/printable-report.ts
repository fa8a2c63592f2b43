import type { Article } from '../../feeds/article.ts';
import { ownLanguageFirst } from '../reports/own-language-first.ts';
import type { RankedStory } from '../story.ts';
import { ineligibleForHeadlines } from './ineligible.ts';
import { kindOf } from './kind-of-article.ts';

const REPORTS_TRIED = 8;

/**
 * The story led by its best report that has a sentence to print, one that tells the news before one that asks or
 * explains, in `language` before any other; null where none of the first few has.
 */
export function withPrintableReport(
  story: RankedStory,
  language: string,
  isPrintable: (led: RankedStory) => boolean,
): RankedStory | null {
  const tried = story.articles.slice(0, REPORTS_TRIED);
  const newsFirst = [...tried.filter(tellsNews), ...tried.filter((report) => !tellsNews(report))];
  for (const lead of ownLanguageFirst(newsFirst, language)) {
    const led = { ...story, articles: [lead, ...story.articles.filter((article) => article !== lead)] };
    if (isPrintable(led) && ineligibleForHeadlines(led) === null) return led;
  }
  return null;
}

function tellsNews(report: Article): boolean {
  return kindOf(report) === 'news' && !/\?\W*$/.test(report.title);
}
