import { feedIdOf } from './read-newsroom-build.ts';
import { defaultSections } from './read-newsroom-defaults.ts';
import type { Placed } from './read-newsroom-place.ts';
import type { EditionYamlFields, FeedYamlFields, SectionYamlFields } from './read-newsroom-schema.ts';
import { didYouMean } from './read-newsroom-suggest.ts';
import type { FieldPath, NewsroomProblem } from './read-newsroom-yaml.ts';

/** Two items that share an id, across all files: the second is reported. */
export function duplicateIds<T>(
  items: Placed<T>[],
  idOf: (read: Partial<T>) => string | undefined,
): NewsroomProblem[] {
  return repeated(items, idOf).map(({ item, id }) => item.problem(['id'], `${id} is used twice`));
}

/** The id of a feed that is given none is made of its address. */
export function duplicateFeeds(feeds: Placed<FeedYamlFields>[]): NewsroomProblem[] {
  const idOf = ({ id, url }: Partial<FeedYamlFields>) => id ?? (url && feedIdOf({ url }));
  return repeated(feeds, idOf).map(({ item, id }) =>
    item.read.id === undefined
      ? item.problem(
          ['url'],
          `gives the id ${id}, which is used already: is the feed listed twice? If not, write an id`,
        )
      : item.problem(['id'], `${id} is used twice`),
  );
}

function repeated<T>(
  items: Placed<T>[],
  idOf: (read: Partial<T>) => string | undefined,
): { item: Placed<T>; id: string }[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const id = idOf(item.read);
    if (id === undefined) return [];
    if (seen.has(id)) return [{ item, id }];
    seen.add(id);
    return [];
  });
}

interface Parts {
  sections: Placed<SectionYamlFields>[];
  feeds: Placed<FeedYamlFields>[];
  editions: Placed<EditionYamlFields>[];
}

/** Sections that feeds and editions name and nobody defined. */
export function unknownSections({ sections, feeds, editions }: Parts): NewsroomProblem[] {
  const ids = sections.map(({ written }) => at(written, 'id'));
  // It may be any.
  if (ids.includes(undefined)) return [];
  const known = sections.length > 0 ? ids.map(String) : defaultSections('en').map(({ id }) => id);
  const meant = new Set([...known, ...known.map(toId)]);
  const unknown = ({ problem }: Placed<unknown>, named: [FieldPath, unknown][]) =>
    named.flatMap(([path, id]) =>
      typeof id !== 'string' || meant.has(id) || toId(id) !== id
        ? []
        : [problem(path, `${id} is not a section (${known.join(', ')}).${didYouMean(id, known)}`)],
    );
  return [
    ...feeds.flatMap((feed) => unknown(feed, [[['section'], at(feed.written, 'section')]])),
    ...editions.flatMap((edition) => unknown(edition, sectionsNamed(edition.written))),
  ];
}

/** Of an edition and its blocks. */
function sectionsNamed(edition: unknown): [FieldPath, unknown][] {
  const blocks = listOf(at(edition, 'blocks')).flatMap((block, place) =>
    inList(at(block, 'sections'), ['blocks', place, 'sections']),
  );
  return [...inList(at(edition, 'sections'), ['sections']), ...blocks];
}

function inList(list: unknown, path: FieldPath): [FieldPath, unknown][] {
  return listOf(list).map((item, place) => [[...path, place], item]);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** What a wrong id will become once it is put right: “World News” is world-news. */
function toId(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}
