import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../../src/feeds/article.ts';
import { hashOf } from '../../../src/stories/grouping/weighted-terms.ts';
import { toArticle } from '../../lib/to-article.ts';

/** An article and the story it belongs to. */
export interface Labelled {
  article: Article;
  story: string;
}

const DAY = 86_400_000;
const SOME_DAY = Date.UTC(2026, 0, 1);
const TEASER_CHARS = 300;

/** Full articles with their dates. */
export async function readDated(corpora: string): Promise<Labelled[]> {
  const rows = await readLines(join(corpora, 'stories/dated.jsonl'));
  return rows.map(({ id, title, text, outlet, published, story }, line) => ({
    article: toArticle({
      id: `${id}#${line}`,
      title: `${title}`,
      body: `${text}`,
      outlet: `${outlet}`,
      publishedAt: new Date(`${published}`).getTime(),
    }),
    story: `${story}`,
  }));
}

/** Openings without dates. The story of line n of `train` is `train<n>`, as in the dated material. */
export async function readRoundups(corpora: string, part: 'train' | 'val'): Promise<Labelled[]> {
  const rows = await readLines(join(corpora, `stories/roundups/${part}.jsonl`));
  return rows.flatMap(({ reports }, line) =>
    (reports as { title: string; text: string }[]).map(({ title, text }, index) => ({
      article: toArticle({ id: `${part}${line}-${index}`, title, body: text, outlet: `Outlet ${index + 1}` }),
      story: `${part}${line}`,
    })),
  );
}

async function readLines(path: string): Promise<Record<string, unknown>[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** As feeds mostly carry articles: the first sentences for a teaser, or up to three of them, or no more than a title. */
export function cutTo(what: 'teaser' | 'short' | 'title', rows: readonly Labelled[]): Labelled[] {
  return rows.map(({ article, story }) => {
    const fewest = what === 'short' ? 80 * (1 + (hashOf(article.id) % 3)) : 80;
    const teaser = what === 'title' ? '' : openingOf(article.body, fewest);
    return { story, article: { ...article, teaser, body: '' } };
  });
}

function openingOf(body: string, fewest: number): string {
  const opening = new RegExp(String.raw`^.{${fewest},}?[.!?]["”]?(?=\s)`, 'su').exec(body)?.[0] ?? body;
  return opening.slice(0, TEASER_CHARS + fewest - 80);
}

/** Stories that make up a thin window, in turn, and days from one to the next. */
const THIN = { stories: [1, 2, 4, 7, 12], apart: 20 } as const;

/** The same stories, a few at a time, each few within a day and long before the next: a small newsroom's day. */
export function thinOut(rows: readonly Labelled[]): Labelled[] {
  const own = (story: string) => story.replace(/ twin$/, '');
  const stories = [...new Set(rows.map(({ story }) => own(story)))].sort((x, y) => hashOf(x) - hashOf(y));
  const dayOf = new Map<string, number>();
  for (let [at, window] = [0, 0]; at < stories.length; window += 1) {
    const size = THIN.stories[window % THIN.stories.length] ?? 1;
    for (const story of stories.slice(at, at + size)) dayOf.set(story, window * THIN.apart);
    at += size;
  }
  return rows.map(({ article, story }) => {
    const hour = ((hashOf(article.id) % 1000) / 1000) * DAY;
    const publishedAt = SOME_DAY + (dayOf.get(own(story)) ?? 0) * DAY + hour;
    return { story, article: { ...article, publishedAt, firstSeenAt: publishedAt } };
  });
}

/**
 * The same stories, each as spread out in time as it was, moved so that all of them happen within some days and
 * articles come at any hour: a day as crowded as a newsroom's feeds make it. With 0 days all are of one moment,
 * as articles without dates are.
 */
export function crowdInto(days: number, rows: readonly Labelled[]): Labelled[] {
  const starts = new Map<string, number>();
  for (const { article, story } of rows)
    starts.set(story, Math.min(starts.get(story) ?? Number.POSITIVE_INFINITY, article.publishedAt));
  return rows.map(({ article, story }) => {
    const day = days === 0 ? 0 : hashOf(story) % days;
    const since = days === 0 ? 0 : article.publishedAt - (starts.get(story) ?? 0);
    const hour = days === 0 ? 0 : ((hashOf(article.id) % 1000) / 1000) * 0.8 * DAY;
    const publishedAt = SOME_DAY + day * DAY + since + hour;
    return { story, article: { ...article, publishedAt, firstSeenAt: publishedAt } };
  });
}

const SENTENCE_END = /(?<=[.!?]["”’]?)\s+(?=["“‘]?\p{Lu})/u;
const TITLE_WORDS = 11;
const HOUR = 3_600_000;

/** Which of the thin windows a report is in, counted from 0. */
export function thinWindowOf({ article }: Labelled): number {
  return Math.floor((article.publishedAt - SOME_DAY) / (THIN.apart * DAY));
}

/**
 * Stories as large as a great event makes them: up to four more reports are made of each article, each of some of
 * its sentences, the first of them for a title. The material's own stories have three reports at most, and from
 * those alone a fourth would be learned to be one too many.
 */
export function enlarge(rows: readonly Labelled[]): Labelled[] {
  return rows.flatMap((row) => [row, ...piecesOf(row, hashOf(`${row.story} size`) % 5)]);
}

function piecesOf({ article, story }: Labelled, count: number): Labelled[] {
  const sentences = article.body.split(SENTENCE_END).filter((sentence) => sentence.length > 40);
  if (sentences.length < 3 * count) return [];
  return Array.from({ length: count }, (_, piece) => {
    const [first = '', ...rest] = sentences.filter((_, at) => at % count === piece);
    const id = `${article.id} part ${piece}`;
    const publishedAt = article.publishedAt + (hashOf(id) % 12) * HOUR;
    return {
      story,
      article: {
        ...article,
        id,
        contentHash: id,
        outlet: `Outlet ${hashOf(id) % 40}`,
        title: first.split(/\s+/).slice(0, TITLE_WORDS).join(' '),
        body: rest.join(' '),
        publishedAt,
        firstSeenAt: publishedAt,
      },
    };
  });
}

/** A part of the stories, for windows that would otherwise be larger than what they teach. */
export function someStories(rows: readonly Labelled[], oneIn: number, which: number): Labelled[] {
  return rows.filter(({ story }) => hashOf(`${story} some`) % oneIn === which);
}
