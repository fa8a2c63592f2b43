import { isMap, isNode, LineCounter, type Node, parseDocument, type YAMLParseError } from 'yaml';
import { messageOf } from '../lib/errors.ts';

/** One thing to put right, printed as "feeds/editions.yaml:14 editions[1].sendAt: …". */
export interface NewsroomProblem {
  file: string;
  /** 0 where it is about the file, not about a line of it. */
  line: number;
  /** `editions[1].sendAt`; '' for the file as a whole. */
  field: string;
  message: string;
}

export function inWords({ file, line, field, message }: NewsroomProblem): string {
  return `${line > 0 ? `${file}:${line}` : file}${field ? ` ${field}:` : ''} ${message}`;
}

export type FieldPath = readonly PropertyKey[];

/** A parsed file that still knows where each of its values was written. */
export interface NewsroomYaml {
  file: string;
  value: unknown;
  /** The problem at a field, or at the nearest written field above it. */
  problemAt(path: FieldPath, message: string): NewsroomProblem;
  syntax: NewsroomProblem[];
  /** Whether it may hold such a part that could not be read. */
  lost(part: string): boolean;
}

/** One that cannot be read at all. */
export function unreadableYaml(file: string, line: number, message: string): NewsroomYaml {
  const problemAt = (path: FieldPath, what: string) => ({
    file,
    line,
    field: fieldName(path),
    message: what,
  });
  return { file, value: null, problemAt, syntax: [problemAt([], message)], lost: () => true };
}

/** Reads YAML 1.2 text. Syntax errors are returned in `syntax`; `value` is null after those that leave it unclear. */
export function readNewsroomYaml(file: string, text: string): NewsroomYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  const problemAt = (path: FieldPath, message: string): NewsroomProblem => ({
    file,
    line: lineOf(offsetOf(document.contents, path)),
    field: fieldName(path),
    message,
  });
  const unclear = document.errors.filter(({ code }) => !CLEAR.includes(code));
  // What else the parser trips over behind the first may come of it.
  const told = [...document.errors.filter(({ code }) => CLEAR.includes(code)), ...unclear.slice(0, 1)];
  const syntax = told.map((error) => ({
    file,
    line: lineOf(error.pos[0]),
    field: '',
    message: whyUnclear(error, text),
  }));
  const isLost = document.errors.some(({ code }) => code !== 'DUPLICATE_KEY');
  const lost = (part: string) => isLost && new RegExp(`^["']?${part}["']?\\s*:`, 'm').test(text);
  if (unclear.length > 0) return { file, value: null, problemAt, syntax, lost };
  try {
    return { file, value: document.toJS(), problemAt, syntax, lost };
  } catch (error) {
    // Aliases that are unresolved, or that multiply beyond the parser's limit.
    syntax.push(problemAt([], `is not valid YAML: ${messageOf(error)}`));
    return { file, value: null, problemAt, syntax, lost: () => true };
  }
}

/** Errors behind which the rest is read as it is meant. */
const CLEAR: readonly string[] = ['DUPLICATE_KEY', 'MULTIPLE_DOCS'];

/** The parser's own words for these are meant for who calls it. */
function whyUnclear({ code, message, pos }: YAMLParseError, text: string): string {
  if (code === 'MULTIPLE_DOCS') return 'begins a second document: take out the line “---”';
  if (code !== 'DUPLICATE_KEY') return `is not valid YAML: ${message}`;
  const [key = ''] = /^[^:\s]+/.exec(text.slice(pos[0])) ?? [];
  return `holds ${key} a second time: write it once, with everything that belongs to it`;
}

/** `['editions', 1, 'sendAt']` → `editions[1].sendAt`. */
function fieldName(path: FieldPath): string {
  return path
    .map((key, place) => (typeof key === 'number' ? `[${key}]` : `${place > 0 ? '.' : ''}${String(key)}`))
    .join('');
}

function offsetOf(root: Node | null, path: FieldPath): number | undefined {
  let node: unknown = root;
  let offset = root?.range?.[0];
  for (const key of path) {
    const pair = isMap(node) ? node.items.find(({ key: k }) => keyText(k) === String(key)) : undefined;
    node = pair ? pair.value : childAt(node, key);
    const written = pair ? pair.key : node;
    if (!isNode(written) || !written.range) break;
    offset = written.range[0];
  }
  return offset;
}

function childAt(node: unknown, key: PropertyKey): unknown {
  return typeof key === 'number' && isNode(node) && 'items' in node
    ? (node.items as unknown[])[key]
    : undefined;
}

function keyText(key: unknown): string {
  return isNode(key) && 'value' in key ? String(key.value) : String(key);
}
