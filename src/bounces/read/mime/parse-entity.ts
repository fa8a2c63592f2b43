import { decodeCharset, decodeText } from './decode-text.ts';
import { type ContentType, contentTypeOf, Headers, isField } from './headers.ts';
import { looseBoundary, splitParts } from './split-parts.ts';

/** A message or a part of one (RFC 2045). */
export interface Entity {
  headers: Headers;
  content: ContentType;
  /** The body as it came, an octet a character. */
  body: string;
  /** Parts of a multipart; [] for everything else. */
  parts: Entity[];
  /** What stands before the first part. */
  preamble: string;
}

/** A report tells its story at the front; a returned newsletter behind it may be as long as it likes. */
const MAX_BYTES = 1_000_000;
const MAX_DEPTH = 8;
const MAX_PARTS = 100;

/** Never throws: what is no MIME becomes one part of text. Parts beyond the bounds are left out. */
export function parseMessage(message: Buffer): Entity {
  const raw = message.subarray(0, MAX_BYTES).toString('latin1').replace(/\r\n?/g, '\n');
  return parseEntity(raw.replace(/^\n+/, '').replace(/^(>?From .*\n)+/, ''), { parts: MAX_PARTS }, 0);
}

/** The parts of a text that is a multipart without saying so: lost headers, the wrong type, the wrong boundary. */
export function parseLoose(text: string): Entity[] {
  const boundary = looseBoundary(text);
  if (boundary === null) return [];
  return splitParts(text, boundary)
    .parts.slice(0, MAX_PARTS)
    .map((part) => parseEntity(part, { parts: MAX_PARTS }, 1));
}

function parseEntity(raw: string, left: { parts: number }, depth: number): Entity {
  const { headers, body } = splitHead(raw);
  const content = contentTypeOf(headers);
  const entity: Entity = { headers, content, body, parts: [], preamble: '' };
  if (!content.type.startsWith('multipart/') || depth >= MAX_DEPTH) return entity;
  const { preamble, parts } = splitParts(body, content.params.boundary ?? '');
  entity.preamble = preamble;
  for (const part of parts) {
    if (left.parts-- <= 0) break;
    entity.parts.push(parseEntity(part, left, depth + 1));
  }
  return entity;
}

function splitHead(raw: string): { headers: Headers; body: string } {
  if (raw.startsWith('\n')) return { headers: new Headers(''), body: raw.slice(1) };
  const firstLine = raw.slice(0, raw.indexOf('\n') < 0 ? raw.length : raw.indexOf('\n'));
  if (!isField(firstLine)) return { headers: new Headers(''), body: raw };
  const end = /\n[ \t]*\n/.exec(raw);
  if (!end) return { headers: headersOf(raw), body: '' };
  return { headers: headersOf(raw.slice(0, end.index)), body: raw.slice(end.index + end[0].length) };
}

/** RFC 6532 allows UTF-8, and some send whatever they have. */
function headersOf(block: string): Headers {
  return new Headers(decodeCharset(Buffer.from(block, 'latin1'), ''));
}

/** The text of a part that holds some. */
export function textOf(entity: Entity): string {
  const { headers, content, body } = entity;
  return decodeText(body, headers.first('content-transfer-encoding'), content.params.charset ?? '');
}
