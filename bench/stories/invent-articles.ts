import type { Article } from '../../src/feeds/article.ts';
import { hashOf } from '../../src/stories/grouping/weighted-terms.ts';
import { seeded } from '../../src/stories/learning/train-boosted-trees.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1);
/** A newsroom that follows two hundred busy feeds. */
const ARTICLES_A_DAY = 5_000;
const WORDS = 30_000;
const SYLLABLES = 'ka lo mi ren tas vor bel du ash ni per gol sa thu wex qui dan fro'.split(' ');

/**
 * Articles of a title and three sentences, in stories of one to twelve reports over two days. Words follow Zipf's
 * law, as those of news do, and each story has some of its own: the same articles each time.
 */
export function inventArticles(count: number): Article[] {
  const random = seeded(count);
  const articles: Article[] = [];
  while (articles.length < count) {
    const reports = Math.min(count - articles.length, Math.ceil(12 * random() ** 4));
    const own = Array.from({ length: 14 }, () => wordOf(400 + Math.floor(random() * (WORDS - 400))));
    const begins = START + (articles.length / ARTICLES_A_DAY) * 24 * 60 * MINUTE;
    for (let report = 0; report < reports; report += 1)
      articles.push(invent(articles.length, own, begins + random() * 2_000 * MINUTE, random));
  }
  return articles;
}

function invent(number: number, own: readonly string[], publishedAt: number, random: () => number): Article {
  const words = (length: number) =>
    Array.from({ length }, () =>
      random() < 0.4 ? (own[Math.floor(random() * own.length)] ?? '') : wordOf(zipf(random)),
    ).join(' ');
  const id = `article-${number}`;
  const outlet = `Outlet ${Math.floor(random() * 200)}`;
  return {
    id,
    feedId: outlet,
    outlet,
    guid: id,
    url: `https://news.example/${id}`,
    title: words(9),
    teaser: `${words(18)}. ${words(20)}. ${words(16)}.`,
    body: '',
    authors: [],
    topics: [],
    section: null,
    language: 'en',
    image: null,
    publishedAt: Math.round(publishedAt),
    updatedAt: null,
    firstSeenAt: Math.round(publishedAt),
    position: 0,
    contentHash: id,
  };
}

function zipf(random: () => number): number {
  return Math.floor(WORDS ** random()) - 1;
}

/** The rarer half of the words are names. */
function wordOf(rank: number): string {
  const hash = hashOf(`word ${rank}`);
  const part = (shift: number) => SYLLABLES[(hash >>> shift) % SYLLABLES.length] ?? '';
  const word = `${part(0)}${part(8)}${part(16)}${rank % 97}`.replace(
    /\d+$/,
    (digits) => SYLLABLES[Number(digits) % SYLLABLES.length] ?? '',
  );
  return rank % 2 === 1 && rank > 400 ? `${word[0]?.toUpperCase()}${word.slice(1)}` : word;
}
