import type { Article } from '../../feeds/article.ts';
import { termsOf } from '../language/terms.ts';
import type { Story } from '../story.ts';

const ARTICLES_READ = 12;
/** Characters of a text without a teaser. */
const OPENING_READ = 300;
/** From this many reports a story has angles, and a term that half of them share is its own. */
const MANY_ANGLES = 12;
const SAME = { many: 0.14, few: 0.25 } as const;
const ASIDE = 0.07;

/** A story told already: of this issue, or of an earlier one. */
interface Told {
  articles: readonly Reported[];
  /** What an earlier issue printed of it. */
  summary?: string;
}

type Reported = Pick<Article, 'title'> & Partial<Pick<Article, 'teaser' | 'body'>>;

export interface EventIndex {
  /** True where printing both would tell one event twice. */
  sameEvent(story: Story, told: Told): boolean;
  /** True where the first is an aside to the second: the same people and places, in a great story. */
  isAside(story: Story, told: Told): boolean;
}

/** Indexes the stories of one window; rarity is judged among them. */
export function indexEvents(stories: readonly Story[]): EventIndex {
  const df = new Map<string, number>();
  const openings = new Map<Story, string[]>();
  // A story is held against every printed and every carried one: it is read once.
  const termsOpening = (story: Story) => {
    const opening = openings.get(story) ?? openingTerms(story);
    openings.set(story, opening);
    return opening;
  };
  for (const story of stories) {
    for (const term of termsOpening(story)) df.set(term, (df.get(term) ?? 0) + 1);
  }
  const idf = (term: string) => Math.log(1 + stories.length / (df.get(term) ?? 1));
  const profiles = new Map<Told, Map<string, number>>();
  const profileOf = (story: Told) => {
    const profile = profiles.get(story) ?? termShares(story);
    profiles.set(story, profile);
    return profile;
  };
  /** 0–1: the part of a story's headline and teaser, rare words counting more, that the other's reports say too. */
  const explainedBy = (story: Story, told: Told): number => {
    const profile = profileOf(told);
    const spread = told.articles.length >= MANY_ANGLES ? 2 : 1;
    let all = 0;
    let explained = 0;
    for (const term of termsOpening(story)) {
      all += idf(term);
      explained += idf(term) * Math.min(1, spread * (profile.get(term) ?? 0));
    }
    return all === 0 ? 0 : explained / all;
  };
  return {
    sameEvent: (story, told) =>
      explainedBy(story, told) >= (told.articles.length >= MANY_ANGLES ? SAME.many : SAME.few),
    isAside: (story, told) => told.articles.length >= MANY_ANGLES && explainedBy(story, told) >= ASIDE,
  };
}

function openingTerms({ articles: [best] }: Story): string[] {
  return best === undefined ? [] : termsOf(openingOf(best));
}

function openingOf({ title, teaser = '', body = '' }: Reported): string {
  return `${title} ${teaser || body.slice(0, OPENING_READ)}`;
}

/** Share of a story's reports, up to twelve taken evenly, whose headline or teaser has each term. */
function termShares({ articles, summary = '' }: Told): Map<string, number> {
  const stride = Math.max(1, Math.floor(articles.length / ARTICLES_READ));
  const read = articles.filter((_, index) => index % stride === 0);
  const shares = new Map<string, number>();
  for (const report of read) {
    for (const term of termsOf(`${openingOf(report)} ${summary.slice(0, OPENING_READ)}`))
      shares.set(term, (shares.get(term) ?? 0) + 1 / read.length);
  }
  return shares;
}
