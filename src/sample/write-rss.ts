import { cdata, escapeMarkup as esc } from './escape-markup.ts';
import { PHOTO_SIZE, type SampleArticle } from './sample-articles.ts';
import { articleGuid, articleHtml, articleUrl, newestAt, photoUrl, type SampleFeed } from './sample-feed.ts';

/** RSS 2.0 with Dublin Core authors, `content:encoded` and Media RSS photos. */
export function writeRss(feed: SampleFeed): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${esc(feed.title)}</title>
<link>${esc(feed.homeUrl)}</link>
<description>${esc(feed.title)}</description>
<language>${esc(feed.language)}</language>
<lastBuildDate>${new Date(newestAt(feed.articles)).toUTCString()}</lastBuildDate>
<atom:link href="${esc(feed.url)}" rel="self" type="application/rss+xml"/>
${feed.articles.map((article) => item(feed, article)).join('\n')}
</channel>
</rss>
`;
}

function item(feed: SampleFeed, article: SampleArticle): string {
  const content = articleHtml(feed, article);
  return [
    '<item>',
    `<title>${esc(article.title)}</title>`,
    `<link>${esc(articleUrl(feed, article))}</link>`,
    `<guid isPermaLink="false">${esc(articleGuid(feed, article))}</guid>`,
    `<pubDate>${new Date(article.publishedAt).toUTCString()}</pubDate>`,
    ...article.authors.map((author) => `<dc:creator>${esc(author)}</dc:creator>`),
    ...article.topics.map((topic) => `<category>${esc(topic)}</category>`),
    `<description>${esc(article.teaser)}</description>`,
    ...(content ? [`<content:encoded>${cdata(content)}</content:encoded>`] : []),
    ...(article.photo ? [mediaContent(feed, article.photo)] : []),
    '</item>',
  ].join('\n');
}

function mediaContent(feed: SampleFeed, photo: NonNullable<SampleArticle['photo']>): string {
  const { width, height } = PHOTO_SIZE;
  return [
    `<media:content url="${esc(photoUrl(feed, photo.file))}" medium="image" type="image/jpeg" width="${width}" height="${height}">`,
    `<media:description type="plain">${esc(photo.caption)}</media:description>`,
    `<media:credit role="illustrator">${esc(photo.credit)}</media:credit>`,
    '</media:content>',
  ].join('\n');
}
