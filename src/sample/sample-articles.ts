import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { EpochMs } from '../lib/clock.ts';
import { messageOf, OperatorError } from '../lib/errors.ts';

interface SamplePhoto {
  /** Name of a file in `photos/`, a JPEG of `PHOTO_SIZE`. */
  file: string;
  alt: string;
  caption: string;
  credit: string;
}

export interface SampleArticle {
  slug: string;
  title: string;
  teaser: string;
  /** Empty where the outlet publishes teasers only. */
  paragraphs: string[];
  /** What its page shows where the feed has the teaser only; empty where that is all there is. */
  pageParagraphs: string[];
  authors: string[];
  topics: string[];
  photo: SamplePhoto | null;
  publishedAt: EpochMs;
}

export const PHOTO_SIZE = { width: 1200, height: 675 };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const text = z.string().min(1);
const file = z.strictObject({
  feed: text,
  articles: z.array(
    z.strictObject({
      slug: z.string().regex(/^[a-z0-9-]+$/),
      hoursAgo: z.number().min(0),
      title: text,
      teaser: text,
      body: z.string().default(''),
      page: z.string().default(''),
      authors: z.array(text).default([]),
      topics: z.array(text).default([]),
      photo: z.strictObject({ file: text, alt: text, caption: text, credit: text }).optional(),
    }),
  ),
});
type Written = z.infer<typeof file>['articles'][number];

/**
 * Reads `articles/*.yaml` of the sample newsroom: feed id → articles in the order of the file.
 * `[today]`, `[yesterday]` and `[tomorrow]` become the weekday at publication in `zone` (IANA).
 * Throws OperatorError for a file that is not such a list.
 */
export async function readSampleArticles(
  dir: string,
  { now, zone }: { now: EpochMs; zone: string },
): Promise<Map<string, SampleArticle[]>> {
  const names = (await readdir(join(dir, 'articles'))).filter((name) => name.endsWith('.yaml')).sort();
  const feeds = await Promise.all(names.map((name) => readOne(join(dir, 'articles', name))));
  return new Map(
    feeds.map(({ feed, articles }) => [feed, articles.map((each) => toArticle(each, now, zone))]),
  );
}

async function readOne(path: string): Promise<z.infer<typeof file>> {
  try {
    return file.parse(parse(await readFile(path, 'utf8')));
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new OperatorError(`The sample articles ${path} cannot be read: ${detail}`, { cause: error });
  }
}

function toArticle(written: Written, now: EpochMs, zone: string): SampleArticle {
  // Feeds give whole seconds, so the page must too.
  const publishedAt = Math.floor((now - written.hoursAgo * HOUR_MS) / 1000) * 1000;
  const dated = (value: string) => nameDays(value, publishedAt, zone);
  return {
    slug: written.slug,
    title: written.title,
    teaser: dated(written.teaser),
    paragraphs: toParagraphs(written.body, dated),
    pageParagraphs: toParagraphs(written.page, dated),
    authors: written.authors,
    topics: written.topics,
    photo: written.photo ?? null,
    publishedAt,
  };
}

function toParagraphs(text: string, dated: (value: string) => string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => dated(paragraph.trim()))
    .filter(Boolean);
}

const DAY_WORDS = { today: 0, yesterday: -1, tomorrow: 1 };

function nameDays(value: string, publishedAt: EpochMs, timeZone: string): string {
  return value.replaceAll(/\[(today|yesterday|tomorrow)\]/g, (_, word: keyof typeof DAY_WORDS) =>
    new Intl.DateTimeFormat('en', { weekday: 'long', timeZone }).format(
      publishedAt + DAY_WORDS[word] * DAY_MS,
    ),
  );
}
