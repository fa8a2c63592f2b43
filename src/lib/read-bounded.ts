import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';

const MB = 1_000_000;

/**
 * What a file or stream holds. Rejects where that is more than `most` megabytes: an endless one (`/dev/zero`, a pipe
 * that somebody goes on writing to) would otherwise fill the memory.
 */
export async function readBounded(from: string | Readable, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of typeof from === 'string' ? createReadStream(from) : from) {
    bytes += piece.length;
    if (bytes > most * MB) throw tooLarge(most);
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}

/** The same at once, for what a start needs. */
export function readBoundedSync(file: string, most: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const pieces: Buffer[] = [];
    for (let bytes = 0; ; ) {
      const piece = Buffer.alloc(65_536);
      const length = readSync(descriptor, piece);
      bytes += length;
      if (length === 0) return Buffer.concat(pieces);
      if (bytes > most * MB) throw tooLarge(most);
      pieces.push(piece.subarray(0, length));
    }
  } finally {
    closeSync(descriptor);
  }
}

function tooLarge(most: number): Error {
  return new Error(`it is larger than ${most} MB`);
}
