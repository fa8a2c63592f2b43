import type { z } from 'zod';
import { newsroomFile } from './read-newsroom-schema.ts';
import { didYouMean } from './read-newsroom-suggest.ts';
import type { FieldPath, NewsroomProblem, NewsroomYaml } from './read-newsroom-yaml.ts';

/** What zod found, at the lines it was written on; an unknown field is one problem each. */
export function toProblems(file: NewsroomYaml, issue: z.core.$ZodIssue): NewsroomProblem[] {
  if (issue.code !== 'unrecognized_keys') return [file.problemAt(issue.path, issue.message)];
  const known = knownKeys(issue.path);
  return issue.keys.map((key) =>
    file.problemAt([...issue.path, key], `is not a known field.${didYouMean(key, known)}`),
  );
}

/** The fields that may be written at a place, read from the schema itself. */
function knownKeys(path: FieldPath): string[] {
  let at: unknown = newsroomFile;
  for (const key of path) at = typeof key === 'number' ? unwrap(at).element : unwrap(at).shape?.[String(key)];
  return Object.keys(unwrap(at).shape ?? {});
}

interface SchemaNode {
  shape?: Record<string, unknown>;
  element?: unknown;
  def?: { innerType?: unknown; out?: unknown };
}

/** Steps inside optional, nullable and preprocessed schemas. */
function unwrap(schema: unknown): SchemaNode {
  const node = (schema ?? {}) as SchemaNode;
  const inner = node.def?.innerType ?? node.def?.out;
  return inner ? unwrap(inner) : node;
}
