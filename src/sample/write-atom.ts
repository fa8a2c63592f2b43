import { escapeMarkup as esc } from './escape-markup.ts';
import type { SampleArticle } from './sample-articles.ts';
import { articleGuid, articleHtml, articleUrl, newestAt, type SampleFeed } from './sample-feed.ts';

/** Atom (RFC 4287) with every author, and content by turns as xhtml and as html: readers must take both. */
export function writeAtom(feed: SampleFeed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${esc(feed.language)}">
<id>tag:sample.localhost,2026:${esc(feed.id)}</id>
<title>${esc(feed.title)}</title>
<updated>${new Date(newestAt(feed.articles)).toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${esc(feed.url)}"/>
<link rel="alternate" type="text/html" href="${esc(feed.homeUrl)}"/>
${feed.articles.map((article, place) => entry(feed, article, place % 2 === 0 ? 'xhtml' : 'html')).join('\n')}
</feed>
`;
}

function entry(feed: SampleFeed, article: SampleArticle, type: 'xhtml' | 'html'): string {
  const time = new Date(article.publishedAt).toISOString();
  return [
    '<entry>',
    `<id>${esc(articleGuid(feed, article))}</id>`,
    `<title>${esc(article.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${esc(articleUrl(feed, article))}"/>`,
    `<published>${time}</published>`,
    `<updated>${time}</updated>`,
    ...article.authors.map((author) => `<author><name>${esc(author)}</name></author>`),
    ...article.topics.map((topic) => `<category term="${esc(topic)}"/>`),
    `<summary>${esc(article.teaser)}</summary>`,
    content(articleHtml(feed, article), type),
    '</entry>',
  ].join('\n');
}

function content(html: string, type: 'xhtml' | 'html'): string {
  return type === 'html'
    ? `<content type="html">${esc(html)}</content>`
    : `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html}</div></content>`;
}
