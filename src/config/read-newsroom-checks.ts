import type { Section } from '../feeds/source.ts';
import type { EditionConfig, LocalTime } from '../issues/edition.ts';
import { instantOf } from '../issues/local-time.ts';
import { isWithin } from '../issues/quiet-hours.ts';
import type { EditionYamlFields, FeedYamlFields } from './read-newsroom-schema.ts';
import { didYouMean } from './read-newsroom-suggest.ts';
import type { FieldPath, NewsroomProblem } from './read-newsroom-yaml.ts';

/** One list item, with the place it was written at. */
export interface Placed<T> {
  value: T;
  problem(path: FieldPath, message: string): NewsroomProblem;
}

/** Two items that share an id, across all files: the second is reported. */
export function duplicateIds<T>(items: Placed<T>[], idOf: (value: T) => string): NewsroomProblem[] {
  const seen = new Set<string>();
  return items.flatMap(({ value, problem }) => {
    const id = idOf(value);
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [problem(['id'], `${id} is used twice`)];
  });
}

export function unknownFeedSections(feeds: Placed<FeedYamlFields>[], sections: Section[]): NewsroomProblem[] {
  return feeds.flatMap(({ value, problem }) =>
    value.section ? unknownSection([value.section], sections, () => ['section'], problem) : [],
  );
}

export function unknownEditionSections(
  editions: Placed<EditionYamlFields>[],
  sections: Section[],
): NewsroomProblem[] {
  return editions.flatMap(({ value, problem }) => [
    ...unknownSection(value.sections ?? [], sections, (place) => ['sections', place], problem),
    ...(value.blocks ?? []).flatMap((block, at) =>
      unknownSection(block.sections ?? [], sections, (place) => ['blocks', at, 'sections', place], problem),
    ),
  ]);
}

function unknownSection(
  named: string[],
  sections: Section[],
  path: (place: number) => FieldPath,
  problem: Placed<unknown>['problem'],
): NewsroomProblem[] {
  const known = sections.map(({ id }) => id);
  return named.flatMap((id, place) =>
    known.includes(id)
      ? []
      : [problem(path(place), `${id} is not a section (${known.join(', ')}).${didYouMean(id, known)}`)],
  );
}

/** Times and counts that contradict each other once the defaults are filled in. */
export function contradictions(
  edition: EditionConfig,
  problem: Placed<unknown>['problem'],
): NewsroomProblem[] {
  const found: NewsroomProblem[] = [];
  const { draftAt, approveBy, sendAt, minStories, maxStories, quietHours } = edition;
  if (draftAt > approveBy) {
    found.push(problem(['draftAt'], `${draftAt} is after approveBy (${approveBy})`));
  }
  if (approveBy > sendAt) {
    found.push(problem(['approveBy'], `${approveBy} is after sendAt (${sendAt})`));
  }
  if (quietHours !== null && isWithin(sendAt, quietHours)) {
    found.push(problem(['quietHours'], `sendAt (${sendAt}) is within the quiet hours`));
  }
  const { hours, why } = longestWait(edition);
  if (edition.giveUpHours <= hours) {
    const wait = `the ${Math.ceil(hours)} hours that a reader may have to wait for ${why}`;
    found.push(problem(['giveUpHours'], `${edition.giveUpHours} is not more than ${wait}`));
  }
  if (minStories > maxStories) {
    found.push(problem(['minStories'], `${minStories} is more than maxStories (${maxStories})`));
  }
  return found;
}

/** From `sendAt` on, to the first attempt for the last reader: who waits longer than is tried at all is never mailed. */
function longestWait({ zone, sendAt, sendTime, spreadMinutes, quietHours }: EditionConfig) {
  const waits: [keyof EditionConfig, minutes: number][] = [
    ['sendTime', sendTime === 'reader' ? minutesToLastZone(zone, sendAt) : 0],
    ['spreadMinutes', spreadMinutes],
    ['quietHours', quietHours === null ? 0 : minutesBetween(...quietHours)],
  ];
  const some = waits.filter(([, minutes]) => minutes > 0);
  return {
    hours: some.reduce((sum, [, minutes]) => sum + minutes, 0) / 60,
    why: some.map(([field]) => field).join(', '),
  };
}

/** Twelve hours behind UTC, where the same time comes last; longest in summer or in winter. */
function minutesToLastZone(zone: string, sendAt: LocalTime): number {
  const waits = ['2026-01-15', '2026-07-15'].map(
    (date) => instantOf(date, sendAt, 'Etc/GMT+12') - instantOf(date, sendAt, zone),
  );
  return Math.max(...waits) / 60_000;
}

function minutesBetween(from: LocalTime, to: LocalTime): number {
  const [start, end] = [from, to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return ((end ?? 0) - (start ?? 0) + 1_440) % 1_440;
}
