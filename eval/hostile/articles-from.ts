import type { Article } from '../../src/feeds/article.ts';
import { normaliseItems } from '../../src/feeds/normalise/normalise-items.ts';
import { parseFeed } from '../../src/feeds/parse/parse-feed.ts';
import type { FeedSource } from '../../src/feeds/source.ts';
import { SOME_TIME } from '../lib/to-article.ts';

/** What a reader follows, so that every article can come to them. */
export const FOLLOWED_TOPIC = 'Followed';

/** A payload in every place of two feed items, of which one has it for its link too. */
export async function articlesFrom(payload: string, key: string): Promise<Article[]> {
  const url = `https://${key}.example/feed`;
  const bytes = Buffer.from(feedWith(payload, `https://${key}.example/story`));
  const read = await parseFeed(bytes, { contentType: 'application/rss+xml; charset=utf-8', url });
  if (read.outcome === 'unreadable') return [];
  const source: FeedSource = {
    id: key,
    url,
    outlet: payload,
    family: key,
    section: null,
    topics: [FOLLOWED_TOPIC],
    weight: 1,
    language: 'en',
  };
  return normaliseItems(read.feed, source, SOME_TIME).articles;
}

function feedWith(payload: string, link: string): string {
  const evil = escapeXml(payload);
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>${evil}</title><link>https://eval.example/</link>
${itemWith(evil, link)}
${itemWith(evil, evil)}
</channel></rss>`;
}

function itemWith(evil: string, link: string): string {
  return `<item><title>The harbour council met on Monday ${evil}</title><link>${link}</link>
<description>${evil} The harbour council met on Monday to vote on the ferry, and ${evil} stayed open.</description>
<content:encoded>The harbour council met on Monday evening to vote on the new ferry for the island. ${evil} The vote was close and the ferry sails in spring.</content:encoded>
<dc:creator>${evil}</dc:creator><category>${evil}</category>
<media:content url="${evil}" medium="image"><media:description>${evil}</media:description><media:credit>${evil}</media:credit></media:content></item>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
