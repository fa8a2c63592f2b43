import type { Insertable, Selectable } from 'kysely';
import type { Article, Photo } from '../../feeds/article.ts';
import type { ArticleTable } from './tables.ts';

export function toRow(article: Article): Insertable<ArticleTable> {
  return {
    id: article.id,
    feed_id: article.feedId,
    outlet: article.outlet,
    guid: article.guid,
    url: article.url,
    title: article.title,
    teaser: article.teaser,
    body: article.body,
    authors: JSON.stringify(article.authors),
    topics: JSON.stringify(article.topics),
    section: article.section,
    language: article.language,
    image: article.image === null ? null : JSON.stringify(article.image),
    published_at: article.publishedAt,
    updated_at: article.updatedAt,
    first_seen_at: article.firstSeenAt,
    position: article.position,
    content_hash: article.contentHash,
  };
}

export function toArticle(row: Selectable<ArticleTable>): Article {
  return {
    id: row.id,
    feedId: row.feed_id,
    outlet: row.outlet,
    guid: row.guid,
    url: row.url,
    title: row.title,
    teaser: row.teaser,
    body: row.body,
    authors: JSON.parse(row.authors) as string[],
    topics: JSON.parse(row.topics) as string[],
    section: row.section,
    language: row.language,
    image: row.image === null ? null : (JSON.parse(row.image) as Photo),
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    firstSeenAt: row.first_seen_at,
    position: row.position,
    contentHash: row.content_hash,
  };
}
