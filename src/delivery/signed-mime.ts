import type { Signer } from './dkim/signer.ts';

/** A whole message with its DKIM signatures before it; as it was where the mail server signs. */
export async function signedMime(mime: Buffer, signer: Signer | null): Promise<Buffer> {
  if (!signer) return mime;
  const end = mime.indexOf('\r\n\r\n');
  if (end < 0) throw new Error('a message has no end of its head');
  const signature = await signer.sign({ head: mime.subarray(0, end + 2), body: [mime.subarray(end + 4)] });
  return Buffer.concat([signature, mime]);
}
