import type { Article } from '../../feeds/article.ts';
import { isToldIn } from '../reports/own-language-first.ts';
import type { Story } from '../story.ts';
import { isReport } from './ineligible.ts';

const CONTENDERS = 5;
/** What each place further down costs against the source's weight. */
const STEP = 0.12;

/**
 * Lets a source the newsroom trusts more speak for the story, when its report is nearly as good, in the language of
 * the best. Its newsletter or its gallery of the event is no report.
 */
export function trustedFirst<S extends Story>(story: S, weightOf: (article: Article) => number): S {
  const [first] = story.articles;
  const isTold = first !== undefined && isReport(first);
  let best = 0;
  let merit = -1;
  story.articles.slice(0, CONTENDERS).forEach((article, index) => {
    if (!isToldIn([article], first?.language ?? article.language)) return;
    if (isTold && !isReport(article)) return;
    const candidate = Math.sqrt(weightOf(article)) * (1 - STEP * index);
    if (candidate > merit + 1e-9) [best, merit] = [index, candidate];
  });
  const chosen = story.articles[best];
  if (best === 0 || chosen === undefined) return story;
  return { ...story, articles: [chosen, ...story.articles.filter((article) => article !== chosen)] };
}
