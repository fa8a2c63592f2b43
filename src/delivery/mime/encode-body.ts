import type { CopyPiece, SharedText } from '../../render/copy-pieces.ts';
import { type EncodedPiece, encodePiece } from './quoted-printable.ts';

/** What shared pieces came to: encoded once, and the same Buffer in every copy. */
const encoded = new WeakMap<SharedText, EncodedPiece>();

/** What is one reader's own, encoded: their addresses stand in several places of both documents. */
export type OwnPieces = Map<string, EncodedPiece>;

/** Adds a document for one reader to `buffers`. It ends where its last piece ends, perhaps in the middle of a line. */
export function encodeDocument(pieces: readonly CopyPiece[], own: OwnPieces, buffers: Buffer[]): void {
  let end: EncodedPiece | null = null;
  for (const piece of pieces) {
    end = encodedPiece(piece, own);
    if (end.joined.length > 0) buffers.push(end.joined);
  }
  if (end && end.last < end.joined.length) buffers[buffers.length - 1] = end.joined.subarray(0, end.last);
}

function encodedPiece(piece: CopyPiece, own: OwnPieces): EncodedPiece {
  return typeof piece === 'string' ? ownPiece(piece, own) : sharedPiece(piece);
}

function sharedPiece(piece: SharedText): EncodedPiece {
  const known = encoded.get(piece);
  if (known) return known;
  const fresh = encodePiece(piece.shared);
  encoded.set(piece, fresh);
  return fresh;
}

function ownPiece(piece: string, own: OwnPieces): EncodedPiece {
  const known = own.get(piece);
  if (known) return known;
  const fresh = encodePiece(piece);
  own.set(piece, fresh);
  return fresh;
}
