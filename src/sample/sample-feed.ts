import type { EpochMs } from '../lib/clock.ts';
import { escapeMarkup } from './escape-markup.ts';
import { PHOTO_SIZE, type SampleArticle } from './sample-articles.ts';

/** One sample feed with its articles, as the writers of RSS, Atom and JSON Feed take it. */
export interface SampleFeed {
  id: string;
  title: string;
  language: string;
  /** Absolute address of the feed. */
  url: string;
  /** Absolute address of the outlet's front page. */
  homeUrl: string;
  articles: SampleArticle[];
}

/** Absolute address of an article's page. */
export function articleUrl(feed: SampleFeed, article: SampleArticle): string {
  return new URL(article.slug, feed.homeUrl).href;
}

/** Absolute address of an article's photo. */
export function photoUrl(feed: SampleFeed, file: string): string {
  return new URL(`/photos/${file}`, feed.url).href;
}

/** RFC 4151: the same article keeps its identity whatever port the server got. */
export function articleGuid(feed: SampleFeed, article: SampleArticle): string {
  return `tag:sample.localhost,2026:${feed.id}/${article.slug}`;
}

export function newestAt(articles: SampleArticle[]): EpochMs {
  return Math.max(0, ...articles.map(({ publishedAt }) => publishedAt));
}

/** The full text as well-formed XHTML, the photo first; '' for an outlet that publishes teasers only. */
export function articleHtml(feed: SampleFeed, { photo, paragraphs }: SampleArticle): string {
  if (paragraphs.length === 0) return '';
  const figure = photo
    ? `<figure><img src="${escapeMarkup(photoUrl(feed, photo.file))}" alt="${escapeMarkup(photo.alt)}"` +
      ` width="${PHOTO_SIZE.width}" height="${PHOTO_SIZE.height}"/>` +
      `<figcaption>${escapeMarkup(photo.caption)} (Illustration: ${escapeMarkup(photo.credit)})</figcaption></figure>`
    : '';
  return figure + paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`).join('');
}
