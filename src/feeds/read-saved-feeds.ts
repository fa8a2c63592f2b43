import { readdir } from 'node:fs/promises';
import { extname, join, parse } from 'node:path';
import type { EpochMs } from '../lib/clock.ts';
import { ExitCode, OperatorError, whyFolderUnreadable, whyUnreadable } from '../lib/errors.ts';
import { readBounded } from '../lib/read-bounded.ts';
import type { Article } from './article.ts';
import type { ParsedFeed } from './feed-item.ts';
import { languageOf } from './fields/language-of.ts';
import { cleanUrl } from './fields/links/clean-url.ts';
import { normaliseItems } from './normalise/normalise-items.ts';
import { outletOf, registrableDomain } from './normalise/outlet-names.ts';
import { parseFeed } from './parse/parse-feed.ts';
import { guessSection, guessSectionOfFeed, sectionAmong } from './saved/guess-section.ts';
import type { FeedSource } from './source.ts';

export interface SavedFeeds {
  /** As they stood at the moment asked for, in the order of file and place. */
  articles: Article[];
  sources: FeedSource[];
  problems: { file: string; reason: string }[];
}

const EXTENSIONS = new Set(['.xml', '.rss', '.atom', '.rdf', '.json']);
/** The last moment a Date can hold: seen from there no date is in the future, and an absent one shows. */
const END_OF_TIME = 8.64e15;

/**
 * Reads every feed file of a folder as of the moment `at`: only what was published by then. A source is taken
 * from `sources` where its id is the file's name without extension, else made from the file itself.
 * Depends on nothing but the files, so two runs give the same articles. Throws OperatorError without the folder or
 * any such file in it.
 */
export async function readSavedFeeds(
  dir: string,
  { at, sources = [] }: { at: EpochMs; sources?: FeedSource[] },
): Promise<SavedFeeds> {
  const result: SavedFeeds = { articles: [], sources: [], problems: [] };
  for (const file of await feedFiles(dir)) {
    const bytes = await readSaved(dir, file);
    if ('unreadable' in bytes) {
      result.problems.push({ file, reason: bytes.unreadable });
      continue;
    }
    const read = await parseFeed(bytes, {
      contentType: null,
      url: `file:///${encodeURIComponent(file)}`,
    });
    if (read.outcome === 'unreadable') {
      result.problems.push({ file, reason: read.reason });
      continue;
    }
    const id = parse(file).name;
    const known = sources.find((source) => source.id === id);
    const source = known ?? sourceOf(id, read.feed);
    const { articles, warnings } = normaliseItems(read.feed, source, END_OF_TIME);
    result.sources.push(source);
    result.articles.push(...asOf(known ? articles : articles.map(withSection), at));
    result.problems.push(...[...read.warnings, ...warnings].map((reason) => ({ file, reason })));
  }
  return result;
}

const MOST_MB = 50;

async function readSaved(dir: string, file: string): Promise<Buffer | { unreadable: string }> {
  try {
    return await readBounded(join(dir, file), MOST_MB);
  } catch (error) {
    return { unreadable: `It cannot be read: ${whyUnreadable(error)}.` };
  }
}

async function feedFiles(dir: string): Promise<string[]> {
  const files = (await namesIn(dir)).filter((name) => EXTENSIONS.has(extname(name).toLowerCase()));
  if (files.length > 0) return files.toSorted();
  throw new OperatorError(`The folder ${dir} holds no feed file.`, { hint: HINT, exitCode: ExitCode.usage });
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    throw new OperatorError(`The folder ${dir} cannot be read: ${whyFolderUnreadable(error)}.`, {
      hint: HINT,
      exitCode: ExitCode.usage,
      cause: error,
    });
  }
}

const HINT = 'Name a folder of saved feed files (.xml, .rss, .atom, .rdf, .json).';

function asOf(articles: Article[], at: EpochMs): Article[] {
  return articles
    .map((article) => (article.publishedAt === END_OF_TIME ? { ...article, publishedAt: at } : article))
    .filter((article) => article.publishedAt <= at)
    .map((article, position) => ({
      ...article,
      position,
      firstSeenAt: article.publishedAt,
      updatedAt: article.updatedAt !== null && article.updatedAt <= at ? article.updatedAt : null,
    }));
}

function sourceOf(id: string, feed: ParsedFeed): FeedSource {
  const site = mainSite(feed);
  const unknown = { name: feed.title || id, family: feed.title || id, section: null };
  const outlet = site === null ? unknown : outletOf(site);
  return {
    id,
    url: feed.base,
    outlet: outlet.name,
    family: outlet.family,
    section: guessSectionOfFeed(id) ?? outlet.section,
    topics: [],
    weight: 1,
    language: languageOf(feed.language) ?? 'en',
  };
}

/** An article from the site most items link to, else the feed's own page. */
function mainSite(feed: ParsedFeed): string | null {
  const links = feed.items.map((item) => (item.link === null ? null : cleanUrl(item.link, feed.base)));
  const counts = new Map<string, { url: string; count: number }>();
  for (const url of links.filter((link) => link !== null)) {
    const domain = registrableDomain(new URL(url).hostname);
    const entry = counts.get(domain) ?? { url, count: 0 };
    counts.set(domain, { ...entry, count: entry.count + 1 });
  }
  const most = [...counts.values()].toSorted((a, b) => b.count - a.count)[0];
  return most?.url ?? (feed.base.startsWith('http') ? feed.base : null);
}

/** The address often knows the section better than the file, which may be a whole front page. */
function withSection(article: Article): Article {
  return {
    ...article,
    section: guessSection(article.url) ?? sectionAmong(article.topics) ?? article.section,
  };
}
