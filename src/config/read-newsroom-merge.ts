import type { z } from 'zod';
import type { NewsroomConfig } from './newsroom.ts';
import { toEdition, toFeedSource, toNewsroom, toSection } from './read-newsroom-build.ts';
import { duplicateFeeds, duplicateIds, unknownSections } from './read-newsroom-checks.ts';
import { defaultEditions, defaultSections } from './read-newsroom-defaults.ts';
import { nameAsMeant } from './read-newsroom-names.ts';
import { type Placed, placeItem } from './read-newsroom-place.ts';
import { type RelayConfig, relayContradictions, toDomainLimit, toRelay } from './read-newsroom-relays.ts';
import { PARTS, type Part } from './read-newsroom-schema.ts';
import { contradictions } from './read-newsroom-times.ts';
import type { FieldPath, NewsroomProblem, NewsroomYaml } from './read-newsroom-yaml.ts';

/** Everything that the files say, right or wrong. */
type Written = { [P in Part]: Placed<z.infer<(typeof PARTS)[P]>>[] };

const PART_NAMES = Object.keys(PARTS) as Part[];
const NAMES_OF_PARTS = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(PART_NAMES);

export interface Merged {
  /** Null where there are problems. */
  config: NewsroomConfig | null;
  /** By file and line. */
  problems: NewsroomProblem[];
  /** Those with which nothing is wrong, for a look at what the environment says of them. */
  relays: RelayConfig[];
}

/** Checks each file, joins them, checks them against each other: everything that is wrong comes out at once. */
export function mergeNewsroom(files: NewsroomYaml[], dir: string): Merged {
  const written: Written = {
    newsroom: [],
    sections: [],
    feeds: [],
    editions: [],
    relays: [],
    domains: [],
  };
  const inFiles = files.flatMap((file) => collect(file, written));
  // A file that cannot be made out may hold what would be missed in the others.
  const perhaps = (part: Part) => files.some((file) => file.lost(part) || isOtherwise(file));
  const [newsroom, ...others] = written.newsroom;
  const problems = [
    ...inFiles,
    ...(newsroom || perhaps('newsroom')
      ? []
      : [{ file: dir, line: 0, field: 'newsroom', message: NO_NEWSROOM }]),
    ...others.map(({ problem }) => problem([], 'is written in two files')),
    ...duplicateIds(written.sections, ({ id }) => id),
    ...duplicateFeeds(written.feeds),
    ...duplicateIds(written.editions, ({ id }) => id),
    ...duplicateIds(written.relays, ({ id }) => id),
    ...duplicateIds(written.domains, ({ domain }) => domain),
    ...(perhaps('sections') ? [] : unknownSections(written)),
    ...relayContradictions(written.relays, written.domains),
    ...(newsroom ? missingZones(newsroom, written.editions, perhaps('editions')) : []),
    ...written.editions.flatMap((edition) => contradictions(edition, newsroom?.read ?? {})),
  ];
  const relays = toRelays(written, newsroom?.read.zone);
  if (problems.length > 0 || !newsroom?.whole)
    return { config: null, problems: inOrder(problems, files), relays };
  return { config: complete(written, newsroom.whole, relays), problems, relays };
}

const NO_NEWSROOM = 'is missing: no file of the folder holds it (name, url, from, postalAddress)';

function inOrder(problems: NewsroomProblem[], files: NewsroomYaml[]): NewsroomProblem[] {
  const order = files.map(({ file }) => file);
  return problems.toSorted((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line);
}

/** A list or a text, where parts are expected. */
function isOtherwise({ value }: NewsroomYaml): boolean {
  return value !== null && (typeof value !== 'object' || Array.isArray(value));
}

/** Puts what one file says into `into`, and returns what is wrong with it. */
function collect(file: NewsroomYaml, into: Written): NewsroomProblem[] {
  if (file.value === null) return file.syntax;
  if (isOtherwise(file)) return [...file.syntax, file.problemAt([], `must hold ${NAMES_OF_PARTS}`)];
  const { value, unknown, writtenAt } = nameAsMeant(file.value, FILE);
  const problemAt = (path: FieldPath, message: string) => file.problemAt(writtenAt(path), message);
  const said = value as Partial<Record<Part, unknown>>;
  const problems = PART_NAMES.flatMap((part) => {
    const written = said[part] ?? null;
    if (written === null) return [];
    if (part === 'newsroom') return collectItem(part, written, [part], problemAt, into);
    if (!Array.isArray(written)) return [problemAt([part], 'must be a list')];
    return written.flatMap((item, at) => collectItem(part, item, [part, at], problemAt, into));
  });
  const misnamed = unknown.map(({ path, message }) => file.problemAt(path, message));
  return [...file.syntax, ...misnamed, ...problems];
}

/** The form of a file, for the names in it. */
const FILE = {
  shape: Object.fromEntries(
    PART_NAMES.map((part) => [part, part === 'newsroom' ? PARTS[part] : { element: PARTS[part] }]),
  ),
};

function collectItem<P extends Part>(
  part: P,
  written: unknown,
  at: FieldPath,
  problemAt: (path: FieldPath, message: string) => NewsroomProblem,
  into: Written,
): NewsroomProblem[] {
  const items: Placed<z.infer<(typeof PARTS)[P]>>[] = into[part];
  const { placed, problems } = placeItem<z.infer<(typeof PARTS)[P]>>(PARTS[part], written, (path, message) =>
    problemAt([...at, ...path], message),
  );
  items.push(placed);
  return problems;
}

/** An edition needs a zone: its own, or the newsroom's. */
function missingZones(
  { read, isWrong, problem }: Written['newsroom'][number],
  editions: Written['editions'],
  perhapsMore: boolean,
): NewsroomProblem[] {
  if (read.zone !== undefined || isWrong('zone')) return [];
  if (editions.length === 0 && !perhapsMore)
    return [problem(['zone'], 'is missing: the editions need a time zone, such as America/Toronto')];
  return editions
    .filter((edition) => edition.read.zone === undefined && !edition.isWrong('zone'))
    .map((edition) => edition.problem(['zone'], 'is missing: write it here, or once as newsroom.zone'));
}

function toRelays({ relays }: Written, zone = 'UTC'): RelayConfig[] {
  return relays.flatMap((each) => (each.whole ? [toRelay(each.whole, each, zone)] : []));
}

/** Of a list with which nothing is wrong. */
function complete(
  written: Written,
  { zone = 'UTC', ...said }: z.infer<typeof PARTS.newsroom>,
  relays: RelayConfig[],
): NewsroomConfig {
  const newsroom = toNewsroom(said);
  const { language } = newsroom;
  const listed = wholes(written.sections).map(toSection);
  const sections = listed.length > 0 ? listed : defaultSections(language);
  const editions = wholes(written.editions).map((each) =>
    toEdition(each, { zone: each.zone ?? zone, language, sections }),
  );
  return {
    newsroom,
    sections,
    feeds: wholes(written.feeds).map((each) => toFeedSource(each, language)),
    editions: editions.length > 0 ? editions : defaultEditions(zone, language, sections),
    relays,
    domains: wholes(written.domains).map(toDomainLimit),
  };
}

function wholes<T>(items: Placed<T>[]): T[] {
  return items.flatMap(({ whole }) => (whole === null ? [] : [whole]));
}
