import type { EditionConfig } from '../issues/edition.ts';
import type { NewsroomConfig } from './newsroom.ts';
import { feedIdOf, toEdition, toFeedSource, toNewsroom, toSection } from './read-newsroom-build.ts';
import {
  contradictions,
  duplicateIds,
  type Placed,
  unknownEditionSections,
  unknownFeedSections,
} from './read-newsroom-checks.ts';
import { defaultEditions, defaultSections } from './read-newsroom-defaults.ts';
import { toProblems } from './read-newsroom-issues.ts';
import {
  type DomainLimitYamlFields,
  type RelayYamlFields,
  relayContradictions,
  toDomainLimit,
  toRelay,
} from './read-newsroom-relays.ts';
import {
  type EditionYamlFields,
  type FeedYamlFields,
  type NewsroomYamlFields,
  newsroomFile,
  type SectionYamlFields,
} from './read-newsroom-schema.ts';
import type { FieldPath, NewsroomProblem, NewsroomYaml } from './read-newsroom-yaml.ts';

interface Written {
  newsrooms: Placed<NewsroomYamlFields>[];
  sections: Placed<SectionYamlFields>[];
  feeds: Placed<FeedYamlFields>[];
  editions: Placed<EditionYamlFields>[];
  relays: Placed<RelayYamlFields>[];
  domains: Placed<DomainLimitYamlFields>[];
}

/** Checks each file, joins them, checks them against each other. `config` counts only without problems. */
export function mergeNewsroom(
  files: NewsroomYaml[],
  dir: string,
): { config: NewsroomConfig | null; problems: NewsroomProblem[] } {
  const written: Written = {
    newsrooms: [],
    sections: [],
    feeds: [],
    editions: [],
    relays: [],
    domains: [],
  };
  const problems = files.flatMap((file) => collect(file, written));
  if (problems.length > 0) return { config: null, problems };
  const [newsroom, ...others] = written.newsrooms;
  if (!newsroom) {
    const message = 'is missing: no file of the folder holds it (name, url, from, postalAddress)';
    return { config: null, problems: [{ file: dir, line: 1, field: 'newsroom', message }] };
  }
  problems.push(...others.map(({ problem }) => problem([], 'is written in two files')));
  const config = complete(written, newsroom, problems);
  return { config: problems.length > 0 ? null : config, problems };
}

/** Puts what one file says into `into`, or returns what is wrong with it. */
function collect(file: NewsroomYaml, into: Written): NewsroomProblem[] {
  if (file.syntax.length > 0) return file.syntax;
  if (file.value === null) return [];
  const parsed = newsroomFile.safeParse(file.value);
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => toProblems(file, issue));
  const { newsroom, sections, feeds, editions, relays, domains } = parsed.data;
  if (newsroom) into.newsrooms.push(place(file, newsroom, ['newsroom']));
  into.sections.push(...(sections ?? []).map((value, at) => place(file, value, ['sections', at])));
  into.feeds.push(...(feeds ?? []).map((value, at) => place(file, value, ['feeds', at])));
  into.editions.push(...(editions ?? []).map((value, at) => place(file, value, ['editions', at])));
  into.relays.push(...(relays ?? []).map((value, at) => place(file, value, ['relays', at])));
  into.domains.push(...(domains ?? []).map((value, at) => place(file, value, ['domains', at])));
  return [];
}

function place<T>(file: NewsroomYaml, value: T, at: FieldPath): Placed<T> {
  return { value, problem: (path, message) => file.problemAt([...at, ...path], message) };
}

function complete(
  written: Written,
  { value, problem }: Placed<NewsroomYamlFields>,
  problems: NewsroomProblem[],
): NewsroomConfig {
  const newsroom = toNewsroom(value);
  const { language } = newsroom;
  const sections =
    written.sections.length > 0 ? written.sections.map((s) => toSection(s.value)) : defaultSections(language);
  problems.push(
    ...duplicateIds(written.sections, ({ id }) => id),
    ...duplicateIds(written.feeds, feedIdOf),
    ...duplicateIds(written.editions, ({ id }) => id),
    ...duplicateIds(written.relays, ({ id }) => id),
    ...duplicateIds(written.domains, ({ domain }) => domain),
    ...unknownFeedSections(written.feeds, sections),
    ...unknownEditionSections(written.editions, sections),
    ...relayContradictions(written.relays, written.domains),
  );
  if (!value.zone && written.editions.length === 0) {
    problems.push(problem(['zone'], 'is missing: the editions need a time zone, such as America/Toronto'));
  }
  const zone = value.zone ?? 'UTC';
  const editions =
    written.editions.length > 0
      ? written.editions.map((each) => completeEdition(each, value.zone, { language, sections }, problems))
      : defaultEditions(zone, language, sections);
  const feeds = written.feeds.map((feed) => toFeedSource(feed.value, language));
  const relays = written.relays.map((each) => toRelay(each, zone));
  const domains = written.domains.map((each) => toDomainLimit(each.value));
  return { newsroom, sections, feeds, editions, relays, domains };
}

function completeEdition(
  { value, problem }: Placed<EditionYamlFields>,
  commonZone: string | undefined,
  common: { language: string; sections: NewsroomConfig['sections'] },
  problems: NewsroomProblem[],
): EditionConfig {
  const zone = value.zone ?? commonZone;
  if (!zone) problems.push(problem(['zone'], 'is missing: write it here, or once as newsroom.zone'));
  const edition = toEdition(value, { ...common, zone: zone ?? 'UTC' });
  problems.push(...contradictions(edition, problem));
  return edition;
}
