/** One header field in DKIM's relaxed form (RFC 6376 3.4.2). */
export interface HeaderField {
  /** In lower case. */
  name: string;
  /** `name:value`, unfolded, each run of spaces and tabs one space, none at either end; latin1, a character an octet. */
  text: string;
}

/** The fields of a message's head, in its order. Lines end in CRLF. */
export function readFields(head: Buffer): HeaderField[] {
  const fields: HeaderField[] = [];
  for (const line of head.toString('latin1').split(FIELD_END)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trimEnd().toLowerCase();
    fields.push({ name, text: `${name}:${relaxed(line.slice(colon + 1))}` });
  }
  return fields;
}

/** A CRLF before a space or tab folds a line. */
const FIELD_END = /\r\n(?![ \t])/;

/** Spaces and tabs alone count: `\s` would take octets of UTF-8 for them. */
function relaxed(value: string): string {
  const unfolded = value.replaceAll('\r\n', '').replaceAll(/[ \t]+/g, ' ');
  const start = unfolded.startsWith(' ') ? 1 : 0;
  return unfolded.slice(start, unfolded.endsWith(' ') ? Math.max(start, unfolded.length - 1) : undefined);
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
