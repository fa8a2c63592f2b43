import type { Article } from '../../feeds/article.ts';
import type { Story } from '../story.ts';
import { isReport } from './ineligible.ts';
import { publicInterest } from './public-interest.ts';

/** A newspaper reports public affairs in about this share of its articles. */
const NEWSPAPER_SHARE = 0.35;
const LOWEST = 0.25;
/** With fewer articles than this the window says little, and a family counts nearly in full. */
const ENOUGH = 5;

/**
 * How much each family's attention says about the day's news, 0.25–1: judged by the share of public affairs
 * among what it published in this window, so that ten shopping guides do not outvote two newspapers.
 */
export function profileFamilies(
  stories: readonly Story[],
  familyOf: (article: Article) => string,
): Map<string, number> {
  const counts = new Map<string, { all: number; affairs: number }>();
  for (const article of stories.flatMap((story) => story.articles)) {
    const family = familyOf(article);
    const count = counts.get(family) ?? { all: 0, affairs: 0 };
    count.all += 1;
    if (isReport(article) && publicInterest(article) >= 1.5) count.affairs += 1;
    counts.set(family, count);
  }
  return new Map([...counts].map(([family, count]) => [family, standing(count)]));
}

function standing({ all, affairs }: { all: number; affairs: number }): number {
  const share = (affairs + ENOUGH * NEWSPAPER_SHARE) / (all + ENOUGH);
  return LOWEST + (1 - LOWEST) * Math.min(1, share / NEWSPAPER_SHARE) ** 2;
}
