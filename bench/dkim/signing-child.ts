import { sign } from 'node:crypto';
import { createSigner } from '../../src/delivery/dkim/signer.ts';
import { type BenchKey, inventMails, readBenchKey } from './invent-mails.ts';
import { timed } from './timed.ts';

/** A process of its own, for the size of libuv's pool is set once a process. */
export interface SliceRequest {
  kind: 'raw' | 'ours';
  keys: BenchKey[];
  kilobytes: number;
  count: number;
  /** Mails asked for at once. */
  atOnce: number;
}

process.on('message', async ({ kind, keys, kilobytes, count, atOnce }: SliceRequest) => {
  const mails = inventMails(kilobytes, count);
  const read = keys.map(readBenchKey);
  const signer = createSigner({ keys: read });
  const [first] = read;
  const raw = (text: Buffer) =>
    new Promise<void>((resolve, reject) => {
      if (first) sign('sha256', text, first.key, (error) => (error ? reject(error) : resolve()));
    });
  process.send?.(
    await timed(count, async () => {
      const waiting = [...mails];
      const one = async () => {
        for (let mail = waiting.pop(); mail; mail = waiting.pop())
          await (kind === 'raw' ? raw(mail.head) : signer.sign(mail));
      };
      await Promise.all(Array.from({ length: atOnce }, one));
    }),
  );
});
