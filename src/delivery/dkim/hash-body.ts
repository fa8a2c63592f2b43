import { createHash } from 'node:crypto';

/**
 * SHA-256 of a body in relaxed form (RFC 6376 3.4.4), in base64. A body that is in that form already, as ours are,
 * is hashed as it lies; the pieces that all copies share are looked through once.
 */
export function hashBody(body: readonly Buffer[]): string {
  const hash = createHash('sha256');
  if (isRelaxed(body)) for (const piece of body) hash.update(piece);
  else hash.update(relaxedBody(Buffer.concat(body)), 'latin1');
  return hash.digest('base64');
}

/** True only where it is sure: every line ends in CRLF alone, and the body in one. */
function isRelaxed(body: readonly Buffer[]): boolean {
  let before = 0;
  for (const piece of body) {
    if (piece.length === 0) continue;
    if (!isCalm(piece)) return false;
    const first = piece[0];
    if (before === SPACE && (first === SPACE || first === CR)) return false;
    before = piece[piece.length - 1] ?? 0;
  }
  return endsInOneBreak(body.at(-1));
}

const TAB = 0x09;
const SPACE = 0x20;
const CR = 0x0d;
const CRLF = '\r\n';

/** Shorter pieces, a reader's own, are quicker looked through octet by octet than searched or looked up. */
const WORTH_KEEPING = 256;
const known = new WeakMap<Buffer, boolean>();

/** Without tabs, runs of spaces and spaces before a line's end. */
function isCalm(piece: Buffer): boolean {
  if (piece.length < WORTH_KEEPING) return isCalmThroughout(piece);
  const kept = known.get(piece);
  if (kept !== undefined) return kept;
  const calm = !piece.includes('\t') && !piece.includes('  ') && !piece.includes(' \r\n');
  known.set(piece, calm);
  return calm;
}

function isCalmThroughout(piece: Buffer): boolean {
  let before = 0;
  for (let i = 0; i < piece.length; i++) {
    const octet = piece[i] ?? 0;
    if (octet === TAB || (before === SPACE && (octet === SPACE || octet === CR))) return false;
    before = octet;
  }
  return true;
}

function endsInOneBreak(last: Buffer | undefined): boolean {
  if (last === undefined || last.length < 4) return false;
  const end = last.toString('latin1', last.length - 4);
  return end.endsWith(CRLF) && end !== '\r\n\r\n';
}

/** As latin1, a character an octet. */
function relaxedBody(bytes: Buffer): string {
  const text = bytes
    .toString('latin1')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(' \r\n', CRLF);
  let end = text.length;
  while (end >= 2 && text.startsWith(CRLF, end - 2)) end -= 2;
  return end === 0 ? '' : `${text.slice(0, end)}${CRLF}`;
}
