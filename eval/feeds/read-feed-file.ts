import { readFile } from 'node:fs/promises';
import { normaliseItems } from '../../src/feeds/normalise-items.ts';
import { parseFeed } from '../../src/feeds/parse-feed.ts';
import type { FeedSource } from '../../src/feeds/source.ts';
import { messageOf } from '../../src/lib/errors.ts';
import { SOME_TIME } from '../lib/to-article.ts';
import { contentTypeOf } from './content-type-of.ts';

export type FeedReading =
  | { outcome: 'parsed'; items: number; articles: number; warnings: number }
  | { outcome: 'failed'; kind: string; detail: string };

const SOURCE: FeedSource = {
  id: 'eval',
  url: 'https://eval.example/feed',
  outlet: 'Outlet',
  family: 'Outlet',
  section: null,
  topics: [],
  weight: 1,
  language: 'en',
};

/** Reads a saved feed the whole way to articles. A thrown error is a failure of the kind "crash". */
export async function readFeedFile(file: string): Promise<FeedReading> {
  const bytes = await readFile(file);
  try {
    const read = await parseFeed(bytes, { contentType: contentTypeOf(bytes), url: SOURCE.url });
    if (read.outcome === 'unreadable')
      return { outcome: 'failed', kind: kindOf(read.reason), detail: read.reason };
    const { articles } = normaliseItems(read.feed, SOURCE, SOME_TIME);
    return {
      outcome: 'parsed',
      items: read.feed.items.length,
      articles: articles.length,
      warnings: read.warnings.length,
    };
  } catch (error) {
    return { outcome: 'failed', kind: 'crash', detail: messageOf(error) };
  }
}

/** The program's reason without what differs from file to file: names, figures, another program's message. */
export function kindOf(reason: string): string {
  return reason
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/:.*$/s, '')
    .replace(/\d+/g, 'n')
    .replace(/\.$/, '')
    .trim();
}
