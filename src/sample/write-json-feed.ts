import type { SampleArticle } from './sample-articles.ts';
import { articleGuid, articleHtml, articleUrl, photoUrl, type SampleFeed } from './sample-feed.ts';

/** JSON Feed 1.1. */
export function writeJsonFeed(feed: SampleFeed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.homeUrl,
    feed_url: feed.url,
    language: feed.language,
    items: feed.articles.map((article) => item(feed, article)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function item(feed: SampleFeed, article: SampleArticle) {
  return {
    id: articleGuid(feed, article),
    url: articleUrl(feed, article),
    title: article.title,
    summary: article.teaser,
    content_html: articleHtml(feed, article),
    ...(article.photo ? { image: photoUrl(feed, article.photo.file) } : {}),
    date_published: new Date(article.publishedAt).toISOString(),
    authors: article.authors.map((name) => ({ name })),
    tags: article.topics,
  };
}
