import type { Article } from '../../feeds/article.ts';
import { ABOUT_THE_NEWS } from './kinds/about-the-news.ts';
import { FILLERS } from './kinds/fillers.ts';
import { ADDRESSED, type KindRule } from './kinds/kind-rule.ts';
import { isOfNewsroom, newsInTitle, reportsNews } from './kinds/news-signals.ts';

/** What sort of text an article is, as far as its title, teaser, address and topics tell. */
export type ArticleKind =
  | 'news'
  | 'live'
  | 'video'
  | 'gallery'
  | 'opinion'
  | 'analysis'
  | 'explainer'
  | 'interview'
  | 'programme'
  | 'promotion'
  | 'buying advice'
  | 'review'
  | 'how-to'
  | 'listing'
  | 'puzzle'
  | 'horoscope'
  | 'newsletter'
  | 'podcast'
  | 'scoreboard'
  | 'correction'
  | 'press release'
  | 'transcript'
  | 'trailer'
  | 'celebrity';

type Told = Pick<Article, 'title' | 'teaser' | 'url' | 'topics'>;

export interface Verdict {
  kind: ArticleKind;
  /** It is taken for news, and half its words are those of this kind. */
  resembles: ArticleKind | null;
}

/** What tells of a filler must outweigh what tells of news by this much; by less, it casts a doubt. */
const CLEARLY = 2;
/** News told in a title so plainly that one word of another kind is not heard. */
const PLAINLY_NEWS = 2;
/** No headline is longer, and no reader has read on by then. */
const TITLE_READ = 250;
const TEASER_READ = 300;
const PATH_READ = 300;

export function kindOf(article: Told): ArticleKind {
  return judgeKind(article).kind;
}

/** Each article is asked about a dozen times while an issue is made. */
const judged = new WeakMap<Told, Verdict>();

export function judgeKind(article: Told): Verdict {
  const known = judged.get(article);
  if (known) return known;
  const verdict = judge(textsOf(article));
  judged.set(article, verdict);
  return verdict;
}

/**
 * Weighs what tells of a filler (words and form of the title, teaser, address, topics: they add up) against what
 * tells that something happened. What is no filler is of the kind of the first rule that fits; else news.
 */
function judge(texts: Texts): Verdict {
  const filler = weigh(texts);
  const excess = filler === null ? 0 : filler.weight - filler.news;
  if (filler !== null && excess >= CLEARLY) return { kind: filler.kind, resembles: null };
  const kind = ABOUT_THE_NEWS.find((rule) => decides(rule, texts))?.kind ?? 'news';
  const doubtful = kind === 'news' && filler !== null && filler.weight >= CLEARLY && excess > 0;
  return { kind, resembles: doubtful ? filler.kind : null };
}

type Texts = Record<KindRule['where'], string>;

function textsOf({ title, teaser, url, topics }: Told): Texts {
  return {
    title: title.slice(0, TITLE_READ).replaceAll('’', "'").replaceAll('‘', "'"),
    teaser: teaser.slice(0, TEASER_READ),
    path: pathOf(url),
    topics: topics.join(' | ').slice(0, TEASER_READ).toLowerCase(),
  };
}

interface Weighed {
  kind: ArticleKind;
  weight: number;
  news: number;
}

/** One rule for each text counts, the weightiest; the kind is that of the weightiest of all, of the first where they tie. */
function weigh(texts: Texts): Weighed | null {
  const found = FILLERS.filter(({ where, pattern }) => pattern.test(texts[where]));
  const best = new Map<KindRule['where'], KindRule>();
  for (const rule of found) if (rule.weight > (best.get(rule.where)?.weight ?? 0)) best.set(rule.where, rule);
  const [first] = [...best.values()].sort((x, y) => y.weight - x.weight);
  if (first === undefined) return null;
  const rest = withoutMatches(texts.title, found);
  const addressed = (best.get('title')?.weight ?? 0) > 1 && ADDRESSED.test(texts.title) ? 1 : 0;
  return {
    kind: first.kind,
    weight: [...best.values()].reduce((sum, { weight }) => sum + weight, addressed),
    news:
      newsInTitle(rest) +
      (!best.has('teaser') && reportsNews(texts.teaser) ? 1 : 0) +
      (isOfNewsroom(texts.path) ? 1 : 0),
  };
}

function withoutMatches(title: string, rules: readonly KindRule[]): string {
  return rules
    .filter(({ where }) => where === 'title')
    .reduce((rest, { pattern }) => rest.replace(pattern, ' _ '), title);
}

function decides({ where, pattern, weight }: KindRule, texts: Texts): boolean {
  if (!pattern.test(texts[where])) return false;
  if (weight > CLEARLY) return true;
  const rest = where === 'title' ? texts.title.replace(pattern, ' _ ') : texts.title;
  return newsInTitle(rest) < PLAINLY_NEWS;
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname.slice(0, PATH_READ).toLowerCase() : '';
}
