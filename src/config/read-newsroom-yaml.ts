import { isMap, isNode, LineCounter, type Node, parseDocument, type YAMLParseError } from 'yaml';
import { messageOf } from '../lib/errors.ts';

/** One thing to put right, printed as "feeds/editions.yaml:14 editions[1].sendAt: …". */
export interface NewsroomProblem {
  file: string;
  line: number;
  /** `editions[1].sendAt`; '' for the file as a whole. */
  field: string;
  message: string;
}

export type FieldPath = readonly PropertyKey[];

/** A parsed file that still knows where each of its values was written. */
export interface NewsroomYaml {
  file: string;
  value: unknown;
  /** The problem at a field, or at the nearest written field above it. */
  problemAt(path: FieldPath, message: string): NewsroomProblem;
  syntax: NewsroomProblem[];
}

/** Reads YAML 1.2 text. Syntax errors are returned in `syntax`; `value` is then null. */
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
  const syntax = document.errors.map((error) => ({
    file,
    line: lineOf(error.pos[0]),
    field: '',
    message: inWords(error),
  }));
  if (syntax.length > 0) return { file, value: null, problemAt, syntax };
  try {
    return { file, value: document.toJS(), problemAt, syntax };
  } catch (error) {
    // Aliases that are unresolved, or that multiply beyond the parser's limit.
    return {
      file,
      value: null,
      problemAt,
      syntax: [problemAt([], `is not valid YAML: ${messageOf(error)}`)],
    };
  }
}

/** The parser's own words for several documents are meant for who calls it. */
function inWords({ code, message }: YAMLParseError): string {
  return code === 'MULTIPLE_DOCS'
    ? 'begins a second document: take out the line “---”'
    : `is not valid YAML: ${message}`;
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
