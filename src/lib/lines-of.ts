import type { Readable } from 'node:stream';

/** Of a longer line the rest is dropped: memory stays bounded whatever the file is. */
const LONGEST = 16_384;

/** The lines of a stream, without their ends; bytes that are no UTF-8 become U+FFFD. */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST);
    for (const line of lines) yield line.slice(0, LONGEST).replace(/\r$/, '');
  }
  if (rest !== '') yield rest;
}
