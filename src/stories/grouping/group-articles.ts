import type { Article } from '../../feeds/article.ts';
import { gatherThemes } from './gather-themes.ts';
import { joinGroups } from './join-groups.ts';
import { type JoinedTeasers, joinTeasers } from './join-teasers.ts';
import { type Judged, judgePairs, type SameStoryModel } from './judge-pairs.ts';
import { localTermsOf } from './local-rarity.ts';
import type { Profiled } from './pair-features.ts';
import type { ArticleProfile } from './profile-article.ts';
import { proposePairs } from './propose-pairs.ts';

export interface Grouped extends JoinedTeasers {
  /** Of each article in a great story, by index, the articles of its own event there. */
  angles: ReadonlyMap<number, readonly number[]>;
  judged: Judged;
  profiled: readonly Profiled[];
}

const HALF_DAY = 43_200_000;

export interface GroupingInput {
  /** In order of time. */
  articles: readonly Article[];
  model: SameStoryModel;
  profileOf: (article: Article) => ArticleProfile;
  /** Of each great story of the day, the articles that tell of it, by index. */
  themes: readonly (readonly number[])[];
}

/** Groups articles by the event they report. */
export function groupArticles({ articles, model, profileOf, themes }: GroupingInput): Grouped {
  const profiled = profileAll(articles, profileOf);
  const pairs = proposePairs(profiled);
  const judged = judgePairs(profiled, pairs, model);
  const events = joinGroups(articles.length, pairs, judged.inContext, model.threshold);
  const gathered = gatherThemes(events, themes, judged);
  const whole = new Set(gathered);
  const angles = new Map(
    events
      .filter((event) => !whole.has(event))
      .flatMap((event) => event.map((index) => [index, event] as const)),
  );
  return { ...joinTeasers(gathered, pairs, profiled), angles, judged, profiled };
}

export function profileAll(
  articles: readonly Article[],
  profileOf: (article: Article) => ArticleProfile,
): Profiled[] {
  const read = articles.map((article) => ({ article, profile: profileOf(article) }));
  const local = localTermsOf(read);
  const crowds = crowdsOf(articles);
  return read.flatMap((each, index) => {
    const terms = local[index];
    return terms === undefined ? [] : [{ ...each, local: terms, crowd: crowds[index] ?? 0 }];
  });
}

/** Of articles in order of time: log2 of how many there are within half a day either side, whole. */
function crowdsOf(articles: readonly Article[]): number[] {
  let [from, to] = [0, 0];
  return articles.map(({ publishedAt }) => {
    while ((articles[from]?.publishedAt ?? 0) < publishedAt - HALF_DAY) from += 1;
    while (to < articles.length && (articles[to]?.publishedAt ?? 0) <= publishedAt + HALF_DAY) to += 1;
    return Math.round(Math.log2(to - from));
  });
}
