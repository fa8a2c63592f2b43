const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const DOT = 0x2e;
const EQUALS = 0x3d;
const HEX = Buffer.from('0123456789ABCDEF');

/** RFC 2045 6.7: a line holds 76 characters at most, and a soft break is one of them. */
const ROOM = 75;

/** 1 for every byte that never stands for itself. */
const ESCAPED = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < SPACE || byte > 0x7e || byte === EQUALS ? 1 : 0,
);

/** A piece of a document: begins and ends at the beginning of a line, so it fits behind any other. */
export interface EncodedPiece {
  /** With the soft break that joins it to what follows, where it does not end a line itself. */
  joined: Buffer;
  /** Octets without that: as much of it as the last piece of a document is. */
  last: number;
}

/**
 * UTF-8 text as quoted-printable (RFC 2045 6.7) with CRLF line ends, whatever ended its lines before. No line
 * begins with a dot (RFC 5321 4.5.2) or ends in a blank, and no blank follows another, nor is any a tab: for
 * DKIM's simple and relaxed canonicalization (RFC 6376 3.4) it is the same body.
 */
export function encodePiece(text: string): EncodedPiece {
  return (PLAIN.test(text) ? encodePlain(text) : null) ?? encodeText(text);
}

/** What stands for itself, except a dot that begins a line: a page's address, most of what is one reader's own. */
const PLAIN = /^[!-<>-~]+$/;
const SOFT_BREAK = '=\r\n';

function encodePlain(text: string): EncodedPiece | null {
  let lines = '';
  for (let at = 0; at < text.length; at += ROOM) {
    if (text.charCodeAt(at) === DOT) return null;
    lines += (at === 0 ? '' : SOFT_BREAK) + text.slice(at, at + ROOM);
  }
  return { joined: Buffer.from(lines + SOFT_BREAK, 'latin1'), last: lines.length };
}

function encodeText(text: string): EncodedPiece {
  const lines = Buffer.from(text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text);
  const most = mostOctets(lines.length);
  if (scratch.length < most) scratch = Buffer.allocUnsafe(most);
  const { at, column } = encode(lines, scratch);
  const end = column === 0 ? at : put(scratch, at, EQUALS, CR, LF);
  const joined = Buffer.allocUnsafe(end);
  scratch.copy(joined, 0, 0, end);
  return { joined, last: at };
}

/** Encoded into before it is known how long the result is. */
let scratch = Buffer.allocUnsafe(4_096);

/** Three octets for each, and a soft break of three for each line of them. */
function mostOctets(length: number): number {
  return length * 3 + Math.ceil((length * 3) / (ROOM - 2)) * 3 + 3;
}

/** Returns how far it got in `to`, and in which column that is. */
function encode(from: Buffer, to: Buffer): { at: number; column: number } {
  let at = 0;
  let column = 0;
  let blank = false;
  for (let i = 0; i < from.length; i++) {
    const byte = from[i] as number;
    if (byte === LF) {
      to[at++] = CR;
      to[at++] = LF;
      column = 0;
      blank = false;
      continue;
    }
    let escaped: boolean = ESCAPED[byte] === 1 || (byte === SPACE && (blank || endsLine(from, i)));
    if (column + (escaped ? 3 : 1) > ROOM) {
      at = put(to, at, EQUALS, CR, LF);
      column = 0;
    }
    if (byte === DOT && column === 0) escaped = true;
    if (escaped) at = put(to, at, EQUALS, HEX[byte >> 4] as number, HEX[byte & 15] as number);
    else to[at++] = byte;
    column += escaped ? 3 : 1;
    blank = byte === SPACE && !escaped;
  }
  return { at, column };
}

/** Relays strip a blank that ends a line. */
function endsLine(from: Buffer, i: number): boolean {
  return i === from.length - 1 || from[i + 1] === LF;
}

function put(to: Buffer, at: number, a: number, b: number, c: number): number {
  to[at] = a;
  to[at + 1] = b;
  to[at + 2] = c;
  return at + 3;
}
