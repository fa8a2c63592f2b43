import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/feeds/page/extract-article.ts';
import { PARAGRAPHS, SITE_PAGES, TITLE, URL_OF_PAGE } from './site-pages.ts';

describe('an article is read as its site marks it up', () => {
  test.for(Object.entries(SITE_PAGES))('%s', ([, site]) => {
    const read = extractArticle(site.html, URL_OF_PAGE);
    expect.soft(read.title).toBe(site.title ?? TITLE);
    expect.soft(read.byline).toEqual(site.byline);
    expect.soft(read.publishedAt && new Date(read.publishedAt).toISOString()).toBe(site.publishedAt);
    expect.soft(read.updatedAt && new Date(read.updatedAt).toISOString()).toBe(site.updatedAt ?? null);
    expect.soft(read.image).toEqual(site.image === null ? null : expect.objectContaining(site.image));
    expect.soft(read.paragraphs).toEqual(site.paragraphs ?? PARAGRAPHS);
  });
});
