import type { CopyPiece, SharedText } from '../render/copy-pieces.ts';
import { type EncodedPiece, encodePiece } from './quoted-printable.ts';

/** What shared pieces came to: encoded once, and the same Buffer in every copy. */
const encoded = new WeakMap<SharedText, EncodedPiece>();

/** A document for one reader, encoded. It ends where its last piece ends, perhaps in the middle of a line. */
export function encodeDocument(pieces: readonly CopyPiece[]): Buffer[] {
  /** One reader's address stands in several places. */
  const own = new Map<string, EncodedPiece>();
  const buffers: Buffer[] = [];
  pieces.forEach((piece, place) => {
    const { joined, last } = typeof piece === 'string' ? ownPiece(piece, own) : sharedPiece(piece);
    const bytes = place === pieces.length - 1 ? last : joined;
    if (bytes.length > 0) buffers.push(bytes);
  });
  return buffers;
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
