const HEAD_BYTES = 1_000;

/** The HTTP header a case asks to be read with, from the comment it opens with; null without one. */
export function contentTypeOf(bytes: Buffer): string | null {
  const head = bytes.subarray(0, HEAD_BYTES).toString('latin1').replaceAll('\0', '');
  const comment = /<!--([\s\S]*?)-->/.exec(head)?.[1] ?? '';
  return /^\s*(?:Header:\s*)?Content-type:\s*(\S.*?)\s*$/im.exec(comment)?.[1] ?? null;
}
