import { toPlainText } from '../../feeds/fields/text/html-to-text.ts';
import { textsOf } from '../../feeds/fields/text/paragraph.ts';
import { splitAtOriginal } from './find-original.ts';
import { Headers } from './mime/headers.ts';
import { type Entity, parseLoose, parseMessage, textOf } from './mime/parse-entity.ts';
import { fieldGroups, hasStatusFields } from './status-fields.ts';

/** A returned message by what its parts are for. */
export interface Returned {
  headers: Headers;
  /** What it says in words, the quoted mail left out. */
  text: string;
  /** RFC 3464: the groups of fields, one for the message and one for each recipient; [] without any. */
  status: Headers[];
  /** RFC 5965. */
  feedback: Headers | null;
  /** RFC 8098. */
  disposition: Headers | null;
  /** Header of the mail that is reported on. */
  original: Headers | null;
  /** That mail as far as it is quoted, an octet a character or decoded; '' without any. */
  quoted: string;
}

/** More words than this no server uses. */
const MAX_TEXT = 100_000;

/** Takes a message as it came, or one that another quotes. */
export function takeApart(message: Buffer): Returned {
  const entity = parseMessage(message);
  const found: Found = {
    texts: [],
    html: [],
    status: [],
    feedback: null,
    disposition: null,
    original: null,
    quoted: '',
  };
  collect(entity, found, 0);
  const text = (found.texts.some((one) => one.trim() !== '') ? found.texts : found.html).join('\n\n');
  const inText = found.status.length === 0 && hasStatusFields(text);
  const status = inText ? fieldGroups(text) : found.status;
  return {
    headers: entity.headers,
    text: text.slice(0, MAX_TEXT),
    status,
    feedback: found.feedback,
    disposition: found.disposition,
    original: found.original,
    quoted: found.quoted,
  };
}

interface Found extends Pick<Returned, 'status' | 'feedback' | 'disposition' | 'original' | 'quoted'> {
  texts: string[];
  html: string[];
}

/** Parts that claim to be text may hold parts again, so many times. */
const MAX_LOOSE = 3;

function collect(entity: Entity, found: Found, loose: number, inside = false): void {
  const { type } = entity.content;
  if (entity.parts.length > 0) {
    collectText(entity.preamble, found, MAX_LOOSE);
    for (const part of entity.parts) collect(part, found, loose, true);
  } else if (/^message\/(global-)?delivery-status\b/.test(type)) {
    found.status.push(...fieldGroups(textOf(entity)));
  } else if (/^message\/feedback-report\b/.test(type)) {
    found.feedback ??= feedbackFields(textOf(entity));
  } else if (/^message\/(global-)?disposition-notification\b/.test(type)) {
    found.disposition ??= new Headers(textOf(entity).replaceAll(/\n\s*\n/g, '\n'));
  } else if (
    /^(message\/(rfc822|global|global-headers|partial|news)|text\/rfc822(-headers)?|message\/rfc822-headers)\b/.test(
      type,
    )
  ) {
    found.quoted ||= entity.body;
    found.original ??= originalOf(textOf(entity));
  } else if (inside && entity.headers.has('received') && entity.headers.has('from')) {
    found.original ??= entity.headers; // the delimiter is followed by the returned mail at once
  } else if (type === 'text/html') {
    found.html.push(textsOf(toPlainText({ kind: 'html', value: textOf(entity) }).paragraphs).join('\n'));
  } else if (type.startsWith('text/') || type.startsWith('multipart/') || !type.includes('/')) {
    collectText(textOf(entity), found, loose);
  }
}

function collectText(text: string, found: Found, loose: number): void {
  const { words, original, quoted } = splitAtOriginal(text);
  const parts =
    loose < MAX_LOOSE ? parseLoose(words.length < text.length && !hasDelimiter(words) ? '' : text) : [];
  if (parts.length > 0) {
    const before = found.texts.length;
    found.texts.push(text.slice(0, Math.max(0, text.search(/^--\S/m))));
    for (const part of parts) collect(part, found, loose + 1, true);
    if (found.texts.length > before) return;
  }
  found.texts.push(words);
  found.quoted ||= quoted;
  found.original ??= original;
}

function hasDelimiter(text: string): boolean {
  return /^--\S+\ncontent-/im.test(text);
}

/** A part that begins with an empty line, or with a line in front of its fields, still has a header. */
function originalOf(text: string): Headers | null {
  const start = text.replace(/^\s+/, '').replace(/^>?From .*\n/, '');
  const end = start.search(/\n[ \t]*\n/);
  const headers = new Headers(end < 0 ? start : start.slice(0, end));
  return headers.size > 0 ? headers : null;
}

/** Some reports put an empty line between fields. */
function feedbackFields(text: string): Headers {
  return new Headers(text.replaceAll(/\n\s*\n/g, '\n'));
}
