const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const EQUALS = 0x3d;
const HEX = Buffer.from('0123456789ABCDEF');

/** 1 for every byte that never stands for itself. */
const ESCAPED = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < SPACE && byte !== TAB) || byte > 0x7e || byte === EQUALS ? 1 : 0,
);

/** RFC 2045 6.7: a line holds 76 characters at most, and a soft break is one of them. */
const ROOM = 75;

/**
 * UTF-8 text as quoted-printable with CRLF line ends, whatever ended its lines before.
 * One pass over the bytes: each recipient's 50 KB are encoded anew, and this is most of composing.
 */
export function quotedPrintable(text: string): Buffer {
  const from = Buffer.from(text, 'utf8');
  const to = Buffer.allocUnsafe(from.length * 3 + Math.ceil((from.length * 9) / ROOM) + 3);
  let at = 0;
  let column = 0;
  for (let i = 0; i < from.length; i++) {
    const byte = from[i] as number;
    if (byte === LF || byte === CR) {
      if (byte === CR && i + 1 < from.length && from[i + 1] === LF) i++;
      to[at++] = CR;
      to[at++] = LF;
      column = 0;
      continue;
    }
    const escaped = ESCAPED[byte] === 1 || ((byte === SPACE || byte === TAB) && endsLine(from, i));
    const width = escaped ? 3 : 1;
    if (column + width > ROOM) {
      to[at++] = EQUALS;
      to[at++] = CR;
      to[at++] = LF;
      column = 0;
    }
    if (escaped) {
      to[at++] = EQUALS;
      to[at++] = HEX[byte >> 4] as number;
      to[at++] = HEX[byte & 15] as number;
    } else {
      to[at++] = byte;
    }
    column += width;
  }
  return to.subarray(0, at);
}

/** Relays strip a space or tab that ends a line. */
function endsLine(bytes: Buffer, i: number): boolean {
  return i + 1 === bytes.length || bytes[i + 1] === LF || bytes[i + 1] === CR;
}
