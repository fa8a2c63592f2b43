import { commonlyName } from '../../../src/stories/grouping/background-words.ts';
import { hashOf } from '../../../src/stories/grouping/weighted-terms.ts';
import { termsOf } from '../../../src/stories/language/terms.ts';
import type { Labelled } from './labelled-windows.ts';

const HOUR = 3_600_000;
const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*/gu;
const NUMBER = /(?<![\p{L}\p{N}.,])\d{1,3}(?![\p{N}.,])/gu;

/**
 * To every `every`th story a second one of the same kind, within a day of it: the words of its reports with other
 * people, places and numbers in them. Another shooting, another storm, next month's figures. Half of the twins
 * keep some of the names everybody knows, as two events in one country or under one president do.
 */
export function withLookAlikes(rows: readonly Labelled[], every: number): Labelled[] {
  const pool = namesOf(rows);
  const twins = rows
    .filter(({ story }) => hashOf(story) % every === 0)
    .map(({ article, story }) => {
      const swap = swapper(story, pool);
      const publishedAt = article.publishedAt + ((hashOf(`${story} later`) % 24) - 12) * HOUR;
      const [title, teaser, body] = [swap(article.title), swap(article.teaser), swap(article.body)];
      const id = `${article.id} twin`;
      return {
        story: `${story} twin`,
        article: {
          ...article,
          id,
          contentHash: id,
          title,
          teaser,
          body,
          publishedAt,
          firstSeenAt: publishedAt,
        },
      };
    });
  return [...rows, ...twins];
}

/**
 * Every `every`th story is moved to the time of another and gets that one's rarest name for its own: two things that
 * happened in one town.
 */
export function withNeighbours(rows: readonly Labelled[], every: number): Labelled[] {
  const stories = new Map<string, Labelled[]>();
  for (const row of rows) stories.set(row.story, [...(stories.get(row.story) ?? []), row]);
  const names = [...stories.keys()];
  return names.flatMap((story, at) => {
    const own = stories.get(story) ?? [];
    const other = stories.get(names[(at + 1) % names.length] ?? '') ?? [];
    const [from, to] = [commonName(own), commonName(other)];
    if (at % every !== 0 || from === undefined || to === undefined) return own;
    const moved = (other[0]?.article.publishedAt ?? 0) - (own[0]?.article.publishedAt ?? 0);
    const rename = (text: string) => text.replaceAll(from, to);
    return own.map(({ article }) => ({
      story,
      article: {
        ...article,
        title: rename(article.title),
        teaser: rename(article.teaser),
        body: rename(article.body),
        publishedAt: article.publishedAt + moved,
        firstSeenAt: article.firstSeenAt + moved,
      },
    }));
  });
}

/** Of every second window, all the stories in one town: the name each uses most becomes the same in all. */
export function inOneTown(rows: readonly Labelled[], windowOf: (row: Labelled) => number): Labelled[] {
  const pool = namesOf(rows);
  const stories = Map.groupBy(rows, ({ story }) => story);
  const names = new Map([...stories].map(([story, own]) => [story, commonName(own, false)]));
  return rows.map((row) => {
    const [from, window] = [names.get(row.story), windowOf(row)];
    if (window % 2 === 0 || from === undefined) return row;
    const rename = (text: string) =>
      text.replaceAll(from, pool[hashOf(`town ${window}`) % pool.length] ?? from);
    const { article, story } = row;
    const [title, teaser, body] = [rename(article.title), rename(article.teaser), rename(article.body)];
    return { story, article: { ...article, title, teaser, body } };
  });
}

/** The name most of a story's reports use; where it has to be rare, of those that news at large does not know. */
function commonName(rows: readonly Labelled[], rare = true): string | undefined {
  const uses = new Map<string, number>();
  for (const { article } of rows) {
    for (const [name] of `${article.title} ${article.body.slice(0, 1000)}`.matchAll(NAME))
      if (isName(name, rare)) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return [...uses].sort(([x, m], [y, n]) => n - m || (x < y ? -1 : 1))[0]?.[0];
}

function swapper(story: string, pool: readonly string[]): (text: string) => string {
  const keepsSome = hashOf(`${story} keeps`) % 2 === 0;
  return (text) =>
    text
      .replace(NAME, (name) => {
        const keepsKnown = keepsSome && hashOf(`${story} ${name}`) % 2 === 0;
        if (!isName(name, keepsKnown)) return name;
        return pool[hashOf(`${story} ${termsOf(name)}`) % pool.length] ?? name;
      })
      .replace(NUMBER, (number) => String(2 + ((Number(number) + hashOf(story)) % 90)));
}

/** A word news writes with a small letter is none, whatever a headline does to it. */
function isName(word: string, keepsKnown: boolean): boolean {
  const [term] = termsOf(word);
  if (term === undefined) return false;
  const known = commonlyName(term);
  return known === undefined || (known && !keepsKnown);
}

function namesOf(rows: readonly Labelled[]): string[] {
  const names = new Set<string>();
  for (const { article } of rows) {
    for (const [name] of article.title.matchAll(NAME))
      if (isName(name, false)) names.add(name.replace(/['’]s$/u, ''));
  }
  return [...names].sort();
}
