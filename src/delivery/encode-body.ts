import type { CopyPiece, SharedText } from '../render/copy-pieces.ts';
import { type EncodedPiece, encodePiece } from './quoted-printable.ts';

/** What shared pieces came to: encoded once, and the same Buffer in every copy. */
const encoded = new WeakMap<SharedText, EncodedPiece>();

/** A document for one reader, encoded. It ends where its last piece ends, perhaps in the middle of a line. */
export function encodeDocument(pieces: readonly CopyPiece[]): Buffer[] {
  /** One reader's address stands in several places. */
  const own = new Map<string, EncodedPiece>();
  const buffers: Buffer[] = [];
  for (const piece of pieces) {
    const { joined } = encodedPiece(piece, own);
    if (joined.length > 0) buffers.push(joined);
  }
  return withoutLastBreak(buffers, pieces.at(-1), own);
}

function withoutLastBreak(
  buffers: Buffer[],
  piece: CopyPiece | undefined,
  own: Map<string, EncodedPiece>,
): Buffer[] {
  if (piece === undefined) return buffers;
  const { joined, last } = encodedPiece(piece, own);
  if (last < joined.length) buffers[buffers.length - 1] = joined.subarray(0, last);
  return buffers;
}

function encodedPiece(piece: CopyPiece, own: Map<string, EncodedPiece>): EncodedPiece {
  return typeof piece === 'string' ? ownPiece(piece, own) : sharedPiece(piece);
}

function sharedPiece(piece: SharedText): EncodedPiece {
  const known = encoded.get(piece);
  if (known) return known;
  const fresh = encodePiece(piece.shared);
  encoded.set(piece, fresh);
  return fresh;
}

function ownPiece(piece: string, own: Map<string, EncodedPiece>): EncodedPiece {
  const known = own.get(piece);
  if (known) return known;
  const fresh = encodePiece(piece);
  own.set(piece, fresh);
  return fresh;
}
