import type { Section } from '../feeds/source.ts';
import type { EditionConfig } from '../issues/edition.ts';
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
  if (minStories > maxStories) {
    found.push(problem(['minStories'], `${minStories} is more than maxStories (${maxStories})`));
  }
  return found;
}
