import { didYouMean, nearestOf } from './read-newsroom-suggest.ts';
import type { FieldPath } from './read-newsroom-yaml.ts';

/** What is wrong with the names of fields, and everything else under the names that were meant. */
export interface Named {
  value: unknown;
  unknown: { path: FieldPath; message: string }[];
  /** Where something of `value` was written. */
  writtenAt(path: FieldPath): FieldPath;
}

/**
 * Gives a field whose name is nearly a known one that name: what is wrong with the field itself comes out in the same
 * round, and nothing is called missing that was written. Other unknown fields are left out.
 */
export function nameAsMeant(value: unknown, schema: unknown): Named {
  const unknown: Named['unknown'] = [];
  const writtenNames = new WeakMap<object, Map<string, string>>();

  const visit = (written: unknown, at: unknown, path: FieldPath): unknown => {
    const { shape, element } = unwrap(at);
    if (Array.isArray(written)) return written.map((item, place) => visit(item, element, [...path, place]));
    if (!shape || !isFields(written)) return written;
    const known = Object.keys(shape);
    const names = namesMeant(Object.keys(written), known);
    const named: Record<string, unknown> = {};
    for (const [name, item] of Object.entries(written)) {
      const meant = names.get(name);
      if (meant !== name) unknown.push({ path: [...path, name], message: isNotKnown(name, known) });
      if (meant !== undefined) named[meant] = visit(item, shape[meant], [...path, name]);
    }
    writtenNames.set(named, new Map([...names].map(([name, meant]) => [meant, name])));
    return named;
  };

  const named = visit(value, schema, []);
  return {
    value: named,
    unknown,
    writtenAt: (path) => {
      let at = named;
      return path.map((key) => {
        const name = isFields(at) ? (writtenNames.get(at)?.get(String(key)) ?? key) : key;
        at = (at as Record<PropertyKey, unknown> | undefined)?.[key];
        return name;
      });
    },
  };
}

/** Which known field each written one is, where it is one; no field is meant twice. */
function namesMeant(written: string[], known: string[]): Map<string, string> {
  const names = new Map(written.filter((name) => known.includes(name)).map((name) => [name, name]));
  const free = new Set(known.filter((name) => !names.has(name)));
  for (const name of written) {
    const meant = names.has(name) ? null : nearestOf(name, known);
    if (meant !== null && free.delete(meant)) names.set(name, meant);
  }
  return names;
}

function isNotKnown(name: string, known: string[]): string {
  return `is not a known field.${didYouMean(name, known) || ` Known here: ${known.join(', ')}.`}`;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
