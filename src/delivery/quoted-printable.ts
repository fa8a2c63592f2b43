const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const EQUALS = 0x3d;
const DOT = 0x2e;
const HEX = Buffer.from('0123456789ABCDEF');

/** 1 for every byte that never stands for itself. */
const ESCAPED = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < SPACE && byte !== TAB) || byte > 0x7e || byte === EQUALS ? 1 : 0,
);

/** RFC 2045 6.7: a line holds 76 characters at most, and a soft break is one of them. */
const ROOM = 75;
const HARD_BREAK = Buffer.from('\r\n');
const SOFT_BREAK = Buffer.from('=\r\n');

/** Minified HTML has lines of many kilobytes; these are taken row by row. */
const LONG_LINE = 1_000;
const ROW_END = '</tr>';

/** UTF-8 text as quoted-printable with CRLF line ends, whatever ended its lines before. */
export function quotedPrintable(text: string): Buffer {
  const lines = (text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text).split('\n');
  const parts: Buffer[] = [];
  for (const line of lines) {
    if (parts.length > 0) parts.push(HARD_BREAK);
    const rows = line.length > LONG_LINE ? line.split(ROW_END) : [line];
    rows.forEach((row, i) => {
      if (i === rows.length - 1) parts.push(encodePiece(row));
      else parts.push(encodePiece(row + ROW_END), SOFT_BREAK);
    });
  }
  return Buffer.concat(parts);
}

const MOST_PIECES = 5_000;
const encoded = new Map<string, Buffer>();

/** All but a few pieces are the same in every recipient's copy, and encoding is most of composing. */
function encodePiece(piece: string): Buffer {
  const known = encoded.get(piece);
  if (known) return known;
  if (encoded.size >= MOST_PIECES) encoded.clear();
  const fresh = encodeBytes(Buffer.from(piece, 'utf8'));
  encoded.set(piece, fresh);
  return fresh;
}

function encodeBytes(from: Buffer): Buffer {
  const to = Buffer.alloc(from.length * 3 + Math.ceil((from.length * 9) / ROOM) + 3);
  let at = 0;
  let column = 0;
  from.forEach((byte, i) => {
    // Relays strip a space or tab that ends a line.
    const blank = i === from.length - 1 && (byte === SPACE || byte === TAB);
    let escaped = ESCAPED[byte] === 1 || blank;
    if (column + (escaped ? 3 : 1) > ROOM) {
      at = put(to, at, EQUALS, CR, LF);
      column = 0;
    }
    // A dot that begins a line would have to be doubled for SMTP (RFC 5321 4.5.2).
    escaped ||= byte === DOT && column === 0;
    const width = escaped ? 3 : 1;
    at = escaped
      ? put(to, at, EQUALS, HEX.readUInt8(byte >> 4), HEX.readUInt8(byte & 15))
      : put(to, at, byte);
    column += width;
  });
  return Buffer.from(to.subarray(0, at));
}

function put(to: Buffer, at: number, ...bytes: number[]): number {
  for (const byte of bytes) to[at++] = byte;
  return at;
}
