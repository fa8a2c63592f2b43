import type { z } from 'zod';
import type { FieldPath, NewsroomProblem } from './read-newsroom-yaml.ts';

/** The newsroom or one list item, with the place it was written at. */
export interface Placed<T> {
  /** Null where something is wrong with it. */
  whole: T | null;
  /** Those fields with which nothing is wrong. */
  read: Partial<T>;
  /** Whether something is wrong with one of these fields: nothing is known of it then. */
  isWrong(...fields: (keyof T)[]): boolean;
  /** As it stands in the file, right or wrong. */
  written: unknown;
  problem(path: FieldPath, message: string): NewsroomProblem;
}

/** Reads as much of an item as is right, and says what is not: of each field one thing. */
export function placeItem<T>(
  schema: z.ZodObject,
  written: unknown,
  problem: Placed<T>['problem'],
): { placed: Placed<T>; problems: NewsroomProblem[] } {
  const parsed = schema.safeParse(written);
  const issues = firstOfEach(parsed.error?.issues ?? []);
  const wrong = new Set(issues.map(({ path }) => path[0]));
  const partly = parsed.success ? parsed : schema.partial().safeParse(without(written, wrong));
  const placed: Placed<T> = {
    whole: parsed.success ? (parsed.data as T) : null,
    read: (partly.data ?? {}) as Partial<T>,
    isWrong: (...fields) => fields.some((field) => wrong.has(field) || wrong.has(undefined)),
    written,
    problem,
  };
  return { placed, problems: issues.map(({ path, message }) => problem(path, message)) };
}

/** An empty text is not a time either: once is enough. */
function firstOfEach(issues: z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return [...Map.groupBy(issues, ({ path }) => JSON.stringify(path)).values()].flatMap(
    ([first]) => first ?? [],
  );
}

function without(written: unknown, names: ReadonlySet<unknown>): unknown {
  if (typeof written !== 'object' || written === null) return written;
  return Object.fromEntries(Object.entries(written).filter(([name]) => !names.has(name)));
}
