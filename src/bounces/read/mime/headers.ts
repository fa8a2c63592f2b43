import libmime from 'libmime';

/** Header fields in any state of repair: names in lower case, values unfolded, in the order they came. */
export class Headers {
  readonly #values = new Map<string, string[]>();

  /** Takes a block of fields, lines ended by \n. What is no field is left out. */
  constructor(block: string) {
    for (const line of unfold(block)) {
      const [, name, value] = FIELD.exec(line) ?? [];
      if (name === undefined || value === undefined) continue;
      const key = name.toLowerCase();
      this.#values.set(key, [...(this.#values.get(key) ?? []), value.trim()]);
    }
  }

  get size(): number {
    return this.#values.size;
  }

  /** The first field of that name; '' where there is none. */
  first(name: string): string {
    return this.#values.get(name)?.[0] ?? '';
  }

  all(...names: string[]): string[] {
    return names.flatMap((name) => this.#values.get(name) ?? []);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** Fields whose name fits, as "name: value". */
  matching(name: RegExp): string[] {
    return [...this.#values].flatMap(([key, values]) =>
      name.test(key) ? [`${key}: ${values.join(' ')}`] : [],
    );
  }
}

/** RFC 5322 2.2 allows more, but names longer or stranger than this only occur in prose. */
const FIELD = /^([A-Za-z][\w.-]{0,60})[ \t]{0,3}:(.*)$/s;

/** Longer values, and more fields, are nobody's. */
const MAX_VALUE = 20_000;
const MAX_FIELDS = 1_000;

export function isField(line: string): boolean {
  return FIELD.test(line);
}

function unfold(block: string): string[] {
  const lines: string[] = [];
  for (const line of block.split('\n')) {
    const last = lines.length - 1;
    if (/^[ \t]/.test(line) && last >= 0) {
      const folded = lines[last] ?? '';
      if (folded.length < MAX_VALUE) lines[last] = `${folded} ${line.trim()}`;
    } else if (lines.length < MAX_FIELDS) {
      lines.push(line.slice(0, MAX_VALUE));
    }
  }
  return lines;
}

/** RFC 2047 encoded words as text; what cannot be decoded stays as it is. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  try {
    return libmime.decodeWords(value);
  } catch {
    return value;
  }
}

export interface ContentType {
  /** "text/plain", in lower case. */
  type: string;
  params: Record<string, string>;
}

export function contentTypeOf(headers: Headers): ContentType {
  const value = headers.first('content-type');
  const { value: type, params } = libmime.parseHeaderValue(value.slice(0, 2_000), { stripComments: true });
  return { type: type.toLowerCase().trim() || 'text/plain', params };
}
