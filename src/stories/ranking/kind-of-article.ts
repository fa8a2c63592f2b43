import type { Article } from '../../feeds/article.ts';
import { KIND_RULES } from './kind-rules.ts';

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

/** The first rule that matches decides; what no rule knows is news. */
export function kindOf(article: Pick<Article, 'title' | 'teaser' | 'url' | 'topics'>): ArticleKind {
  const path = pathOf(article.url);
  const topics = article.topics.join(' | ').toLowerCase();
  const title = article.title.replaceAll('’', "'").replaceAll('‘', "'");
  for (const { kind, where, pattern } of KIND_RULES) {
    if (where === 'title' && pattern.test(title)) return kind;
    if (where === 'teaser' && pattern.test(article.teaser.slice(0, 300))) return kind;
    if (where === 'path' && pattern.test(path)) return kind;
    if (where === 'topics' && pattern.test(topics)) return kind;
  }
  return 'news';
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname.toLowerCase() : '';
}
