import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { normaliseItems } from '../../src/feeds/normalise/normalise-items.ts';
import { decodeBytes } from '../../src/feeds/parse/decode-bytes.ts';
import { parseFeed } from '../../src/feeds/parse/parse-feed.ts';
import type { FeedSource } from '../../src/feeds/source.ts';
import { messageOf } from '../../src/lib/errors.ts';
import { SOME_TIME } from '../lib/to-article.ts';
import { checkExpectation, expectationOf, type Verdict } from './check-expectation.ts';
import { contentTypeOf } from './content-type-of.ts';

export type FeedReading =
  | { outcome: 'parsed'; items: number; articles: number; warnings: number; verdicts: Verdict[] }
  | { outcome: 'failed'; kind: string; detail: string };

/** Where the conformance cases that exist are served from; their relative links are expected below it. */
const SERVED_FROM = 'http://127.0.0.1:8097/';

const SOURCE: Omit<FeedSource, 'url'> = {
  id: 'eval',
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
  const contentType = contentTypeOf(bytes);
  const url = new URL(encodeURIComponent(basename(file)), SERVED_FROM).href;
  try {
    const read = await parseFeed(bytes, { contentType, url });
    if (read.outcome === 'unreadable')
      return { outcome: 'failed', kind: kindOf(read.reason), detail: read.reason };
    const { articles } = normaliseItems(read.feed, { ...SOURCE, url }, SOME_TIME);
    const expectation = expectationOf(decodeBytes(bytes, contentType).text);
    return {
      outcome: 'parsed',
      items: read.feed.items.length,
      articles: articles.length,
      warnings: read.warnings.length,
      verdicts: expectation === null ? [] : checkExpectation(expectation, read.feed, { bytes, contentType }),
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
