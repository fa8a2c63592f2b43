/** Text that many readers' copies hold: one object an issue, so that whoever encodes it does so once. */
export interface SharedText {
  readonly shared: string;
}

/** A piece of one reader's copy; a string is this reader's own. */
export type CopyPiece = SharedText | string;

/** One reader's copy in the order of its pieces. Joined, they are the documents of `PersonalIssue`. */
export interface PiecedIssue {
  subject: string;
  html: CopyPiece[];
  text: CopyPiece[];
}

export function joinPieces(pieces: readonly CopyPiece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.shared)).join('');
}
