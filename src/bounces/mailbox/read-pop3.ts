import {
  type Looked,
  type MailboxAccount,
  type MailboxMemory,
  MOST_A_VISIT,
  MOST_BYTES,
  type Take,
} from './account.ts';
import { openPop3, type Pop3Client } from './pop3-client.ts';

/**
 * Looks through what is new in a POP3 mailbox and deletes what `take` says is ours. What is left there is remembered
 * by its unique id, so that it is fetched once only.
 */
export async function readPop3(
  account: MailboxAccount,
  memory: MailboxMemory,
  take: Take,
  signal: AbortSignal,
): Promise<Looked> {
  const client = await openPop3(account, MOST_BYTES, signal);
  try {
    const looked = await lookThrough(client, account, memory, take, signal);
    await client.quit();
    return looked;
  } finally {
    client.destroy();
  }
}

async function lookThrough(
  client: Pop3Client,
  { name }: MailboxAccount,
  memory: MailboxMemory,
  take: Take,
  signal: AbortSignal,
): Promise<Looked> {
  const uids = await client.uids();
  const sizes = await client.sizes();
  const seen = await memory.seenOf(name, [...uids.values()]);
  const waiting = [...uids].filter(([, uid]) => !seen.has(uid));
  let taken = 0;
  let looked = 0;
  for (const [number, uid] of waiting.slice(0, MOST_A_VISIT)) {
    if (signal.aborted) break;
    const small = (sizes.get(number) ?? 0) <= MOST_BYTES;
    if (small && (await take(await client.retrieve(number)))) {
      await client.delete(number);
      taken += 1;
    } else {
      await memory.addSeen(name, uid);
    }
    looked += 1;
  }
  return { looked, taken, more: waiting.length > looked };
}
