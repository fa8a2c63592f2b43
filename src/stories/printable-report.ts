import { ineligibleForHeadlines } from './ineligible.ts';
import type { RankedStory } from './story.ts';
import { summariseStory } from './summarise-story.ts';

const REPORTS_TRIED = 8;

/** Whether its feeds hold a whole sentence to print. */
export function printable(story: RankedStory, language: string): boolean {
  return summariseStory(story, { length: 'brief', words: [1, 60], language }).sentences.length > 0;
}

/** The story led by its best report that has a sentence to print; null where none of the first few has. */
export function withPrintableReport(
  story: RankedStory,
  isPrintable: (led: RankedStory) => boolean,
): RankedStory | null {
  for (const lead of story.articles.slice(0, REPORTS_TRIED)) {
    const led = { ...story, articles: [lead, ...story.articles.filter((article) => article !== lead)] };
    if (isPrintable(led) && ineligibleForHeadlines(led) === null) return led;
  }
  return null;
}
