import type { Article } from '../../feeds/article.ts';
import type { ArticleProfile } from './profile-article.ts';
import type { WeightedTerms } from './weighted-terms.ts';

const DAY = 86_400_000;
/** Days either side that make up the news of the moment. */
const REACH = 3;

/** Articles that the news at large counts for: in a window of ten it decides, among a thousand they do. */
const PRIOR = 150;

/** An article's terms weighed by how few other articles of those days use them. */
export interface LocalTerms {
  title: WeightedTerms;
  opening: WeightedTerms;
  whole: WeightedTerms;
}

interface Read {
  article: Article;
  profile: ArticleProfile;
}

/** What is rare in the news at large may be on everybody's lips this week, and then tells no story from another. */
export function localTermsOf(articles: readonly Read[]): LocalTerms[] {
  const days = new Map<number, { articles: number; df: Map<number, number> }>();
  for (const { article, profile } of articles) {
    const day = Math.floor(article.publishedAt / DAY);
    const counted = days.get(day) ?? { articles: 0, df: new Map<number, number>() };
    days.set(day, counted);
    counted.articles += 1;
    for (const id of profile.whole.ids) counted.df.set(id, (counted.df.get(id) ?? 0) + 1);
  }
  const around = new Map<number, { articles: number; df: Map<number, number> }>();
  const contextOf = (day: number) => {
    let context = around.get(day);
    if (context !== undefined) return context;
    context = { articles: 0, df: new Map() };
    for (let other = day - REACH; other <= day + REACH; other += 1) {
      const counted = days.get(other);
      if (counted === undefined) continue;
      context.articles += counted.articles;
      for (const [id, df] of counted.df) context.df.set(id, (context.df.get(id) ?? 0) + df);
    }
    around.set(day, context);
    return context;
  };
  return articles.map(({ article, profile }) => {
    const { articles: count, df } = contextOf(Math.floor(article.publishedAt / DAY));
    const rarity = (id: number, atLarge: number) =>
      Math.log((count + PRIOR) / ((df.get(id) ?? 0) + PRIOR / Math.expm1(Math.max(0.1, atLarge))));
    return {
      title: reweigh(profile.title, rarity),
      opening: reweigh(profile.opening, rarity),
      whole: reweigh(profile.whole, rarity),
    };
  });
}

function reweigh(terms: WeightedTerms, rarityOf: (id: number, atLarge: number) => number): WeightedTerms {
  const rarities = Float32Array.from(terms.ids, (id, at) => rarityOf(id, terms.rarities[at] ?? 1));
  const weights = Float32Array.from(terms.weights, (weight, at) => {
    const rarity = terms.rarities[at] ?? 1;
    return (weight / rarity) * (rarities[at] ?? 0);
  });
  const length = Math.hypot(...weights) || 1;
  return {
    ids: terms.ids,
    weights: weights.map((weight) => weight / length),
    rarities,
    rarity: rarities.reduce((sum, rarity) => sum + rarity, 0),
  };
}
