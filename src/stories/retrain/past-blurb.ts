import type { Article } from '../../feeds/article.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { orderReports } from '../reports/order-reports.ts';
import { readVocabulary } from '../reports/window-vocabulary.ts';

/** A story as it was reported, and what editors told of it. */
export interface PastBlurb {
  /** Its reports, best first. */
  articles: Article[];
  /** One or more summaries, each a list of sentences; the nearest one counts. */
  references: string[][];
  /** BCP 47 tag of the issue it was written for. */
  language: string;
}

/** The reports as the program would put them; a blurb given as one text is split. */
export function pastBlurb(
  reports: Article[],
  told: string | readonly (readonly string[])[],
  language: string,
): PastBlurb {
  const vocabulary = readVocabulary(reports);
  const articles = orderReports(vocabulary.articles, vocabulary).map(({ article }) => article);
  const references =
    typeof told === 'string'
      ? [splitSentences(told, language).map(({ text }) => text)]
      : told.map((sentences) => [...sentences]);
  return { articles, references, language };
}
