import { type Duplex, pipeline, type Readable } from 'node:stream';
import { constants, createBrotliDecompress, createUnzip } from 'node:zlib';

export class TooLargeError extends Error {
  override name = 'TooLargeError';
}

export class ContentEncodingError extends Error {
  override name = 'ContentEncodingError';
}

/** One layer is usual and two happen behind proxies; more is an attack. */
const MAX_LAYERS = 2;

/** Reads and decodes a response body; throws past `maxBytes`, counted before and after decoding. */
export async function readBody(
  body: Readable,
  headers: Record<string, string>,
  maxBytes: number,
): Promise<Buffer> {
  const layers = layersOf(body, headers['content-encoding']);
  if (Number(headers['content-length']) > maxBytes) throw refuse(body, tooLarge(maxBytes));
  let source = capped(body, maxBytes);
  for (const layer of layers) source = capped(decode(source, layer), maxBytes);
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Whichever side ends early takes the other with it, and the reader of the layer sees the error. */
function decode(source: AsyncIterable<Buffer>, layer: Duplex): AsyncIterable<Buffer> {
  pipeline(source, layer, () => {});
  return layer;
}

async function* capped(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

function layersOf(body: Readable, header: string | undefined): Duplex[] {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MAX_LAYERS)
    throw refuse(body, new ContentEncodingError('It is encoded more than twice.'));
  return names.toReversed().map((name) => decoderOf(body, name));
}

function decoderOf(body: Readable, name: string): Duplex {
  // Flushing as it goes keeps what a connection cut short did deliver.
  if (/^(?:x-)?gzip$|^deflate$/.test(name)) return createUnzip({ finishFlush: constants.Z_SYNC_FLUSH });
  if (name === 'br') return createBrotliDecompress();
  throw refuse(
    body,
    new ContentEncodingError(`Its content encoding ${name.slice(0, 40)} is not understood.`),
  );
}

/** Lets go of the connection before anything was read from it. */
function refuse(body: Readable, error: Error): Error {
  body.on('error', () => {}).destroy();
  return error;
}

function tooLarge(maxBytes: number): TooLargeError {
  return new TooLargeError(`It is larger than ${maxBytes} bytes.`);
}
