/** One header field in DKIM's relaxed form (RFC 6376 3.4.2). */
export interface HeaderField {
  /** In lower case. */
  name: string;
  /** `name:value`, unfolded, each run of spaces and tabs one space, none at either end; latin1, a character an octet. */
  text: string;
}

/** The fields of a message's head, in its order. Lines end in CRLF. */
export function readFields(head: Buffer): HeaderField[] {
  const text = head.toString('latin1');
  const fields: HeaderField[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfField(text, start);
    const colon = text.indexOf(':', start);
    if (colon > start && colon < end) {
      const name = text.slice(start, colon).trimEnd().toLowerCase();
      fields.push({ name, text: `${name}:${relaxed(text.slice(colon + 1, end))}` });
    }
    start = end + 2;
  }
  return fields;
}

/** A CRLF before a space or tab folds a line, any other ends the field. */
function endOfField(text: string, start: number): number {
  let end = text.indexOf('\r\n', start);
  while (end >= 0 && isBlank(text.charCodeAt(end + 2))) end = text.indexOf('\r\n', end + 2);
  return end < 0 ? text.length : end;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

const MESSY = /[\t\r]| {2}/;

/** Spaces and tabs alone count: `\s` would take octets of UTF-8 for them. */
function relaxed(value: string): string {
  const line = MESSY.test(value) ? value.replaceAll('\r\n', '').replaceAll(/[ \t]+/g, ' ') : value;
  const start = line.startsWith(' ') ? 1 : 0;
  return line.slice(start, line.endsWith(' ') ? -1 : undefined);
}

/**
 * Signed wherever they are, each instance, and once more as absent (RFC 6376 8.15), so that nobody adds a second
 * one that a mail program shows instead.
 */
const ALWAYS = [
  'from',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
];
/** The same where the mail has them: a mailing list that passes mail on may set its own. RFC 8058 4 wants the first two. */
const WHERE_PRESENT = [
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-id',
  'feedback-id',
  'content-transfer-encoding',
  'sender',
];

export interface SignedFields {
  /** For `h=`, a name as often as it is signed. */
  names: string[];
  /** Their relaxed lines with CRLF, in that order. */
  text: string;
}

/** Of several fields of one name the lowest is signed first (RFC 6376 5.4.2). */
export function fieldsToSign(fields: readonly HeaderField[]): SignedFields {
  const names: string[] = [];
  let text = '';
  for (const name of [...ALWAYS, ...WHERE_PRESENT]) {
    const found = fields.filter((field) => field.name === name);
    for (const field of found.reverse()) {
      names.push(name);
      text += `${field.text}\r\n`;
    }
    if (found.length > 0 || ALWAYS.includes(name)) names.push(name);
  }
  return { names, text };
}
