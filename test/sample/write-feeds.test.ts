import { describe, expect, test } from 'vitest';
import { normaliseItems } from '../../src/feeds/normalise/normalise-items.ts';
import { parseFeed } from '../../src/feeds/parse/parse-feed.ts';
import { cdata } from '../../src/sample/escape-markup.ts';
import type { SampleFeed } from '../../src/sample/sample-feed.ts';
import { writeAtom } from '../../src/sample/write-atom.ts';
import { writeJsonFeed } from '../../src/sample/write-json-feed.ts';
import { writeArticlePage } from '../../src/sample/write-pages.ts';
import { writeRss } from '../../src/sample/write-rss.ts';

const AWKWARD = `Fish & chips: “5 > 3”, <script>alert(1)</script> ]]> it's {{fine}}`;
const article = {
  slug: 'awkward',
  title: `${AWKWARD} again`, // a first paragraph that is the title would be dropped
  teaser: AWKWARD,
  pageParagraphs: [],
  paragraphs: [AWKWARD, 'A second paragraph, of the kind that ends a story.'],
  authors: ['Una O’Mara & Sons'],
  topics: ['R&D'],
  photo: { file: 'a.jpg', alt: AWKWARD, caption: AWKWARD, credit: 'Quill & Co' },
  publishedAt: Date.UTC(2026, 10, 23, 12),
};
const feed: SampleFeed = {
  id: 'awkward',
  title: 'Quill & Daughters',
  language: 'en',
  url: 'http://127.0.0.1:1/awkward/news.rss',
  homeUrl: 'http://127.0.0.1:1/awkward/',
  articles: [article, { ...article, slug: 'second' }],
};
const source = {
  id: 'awkward',
  url: feed.url,
  outlet: feed.title,
  family: feed.title,
  section: null,
  topics: [],
  weight: 1,
  language: 'en',
};

describe('text that looks like markup comes out of every format as it was written', () => {
  test.for([
    ['RSS', writeRss, 'application/rss+xml'],
    ['Atom', writeAtom, 'application/atom+xml'],
    ['JSON Feed', writeJsonFeed, 'application/feed+json'],
  ] as const)('%s', async ([, write, contentType]) => {
    const parsed = await parseFeed(Buffer.from(write(feed)), { contentType, url: feed.url });
    if (parsed.outcome !== 'parsed') throw new Error(parsed.reason);
    const { articles } = normaliseItems(parsed.feed, source, Date.UTC(2026, 10, 24));
    expect(articles).toHaveLength(2);
    for (const each of articles) {
      expect(each.body.split('\n\n')[0]).toBe(AWKWARD);
      expect(each.authors.join()).toContain('Una O’Mara');
      expect(each.topics).toEqual(['R&D']);
      expect(each.publishedAt).toBe(article.publishedAt);
    }
  });

  test('the article’s page', () => {
    const page = writeArticlePage(feed, article, 'UTC');
    expect(page).not.toContain('<script');
    expect(page).toContain('Fish &amp; chips');
    expect(page).toContain('Monday, November 23, 2026');
  });
});

test('the end of a CDATA section cannot be written by what is in it', () => {
  expect(cdata('a]]>b')).toBe('<![CDATA[a]]]]><![CDATA[>b]]>');
});
