import { ImapFlow } from 'imapflow';
import {
  type Looked,
  type MailboxAccount,
  type MailboxMemory,
  MOST_A_VISIT,
  MOST_BYTES,
  type Take,
} from './account.ts';

/**
 * Looks through what is new in an IMAP folder and takes what `take` says is ours; nothing else is touched, not even
 * its unread mark. Progress is kept after each message, so that whatever stops it, it goes on from there.
 */
export async function readImap(
  account: MailboxAccount,
  memory: MailboxMemory,
  take: Take,
  signal: AbortSignal,
): Promise<Looked> {
  const client = connectionTo(account);
  const stop = () => client.close();
  signal.addEventListener('abort', stop, { once: true });
  // An error is thrown by the command under way as well; without a listener the process would end.
  client.on('error', () => {});
  try {
    await client.connect();
    return await lookThrough(client, account, memory, take, signal);
  } catch (error) {
    throw asTheServerSaid(error);
  } finally {
    signal.removeEventListener('abort', stop);
    await client.logout().catch(() => client.close());
  }
}

/** Of a command that was refused imapflow says only that it failed; the server's own words lie beside. */
function asTheServerSaid(error: unknown): unknown {
  if (error instanceof Error && 'responseText' in error && error.responseText)
    error.message = `The IMAP server said: ${error.responseText}`;
  return error;
}

function connectionTo({ host, port, tls, user, pass, ca }: MailboxAccount): ImapFlow {
  return new ImapFlow({
    host,
    port,
    secure: tls === 'implicit',
    ...(tls === 'implicit' ? {} : { doSTARTTLS: tls === 'starttls' }),
    auth: { user, pass },
    tls: { minVersion: 'TLSv1.2', ...(ca === null ? {} : { ca }) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    maxLiteralSize: 2 * MOST_BYTES,
  });
}

async function lookThrough(
  client: ImapFlow,
  account: MailboxAccount,
  memory: MailboxMemory,
  take: Take,
  signal: AbortSignal,
): Promise<Looked> {
  const opened = await client.mailboxOpen(account.folder);
  const uidValidity = String(opened.uidValidity);
  const place = await memory.place(account.name);
  // RFC 3501 2.3.1.1: another validity, and every UID means another message.
  const from = place?.uidValidity === uidValidity ? place.lastUid : 0;
  const waiting = await newSince(client, from);
  let taken = 0;
  let looked = 0;
  for (const { uid, size } of waiting.slice(0, MOST_A_VISIT)) {
    if (signal.aborted) break;
    if (size <= MOST_BYTES && (await isOurs(client, uid, take))) {
      await putAway(client, uid, account.take);
      taken += 1;
    }
    looked += 1;
    await memory.keepPlace(account.name, { uidValidity, lastUid: uid });
  }
  return { looked, taken, more: waiting.length > looked };
}

async function newSince(client: ImapFlow, lastUid: number): Promise<{ uid: number; size: number }[]> {
  const found: { uid: number; size: number }[] = [];
  // `n:*` always names the last message, whatever its UID.
  for await (const { uid, size } of client.fetch(
    `${lastUid + 1}:*`,
    { uid: true, size: true },
    { uid: true },
  ))
    if (uid > lastUid) found.push({ uid, size: size ?? 0 });
  return found.sort((a, b) => a.uid - b.uid);
}

/** Fetched with PEEK: a message that is not ours stays unread. */
async function isOurs(client: ImapFlow, uid: number, take: Take): Promise<boolean> {
  const fetched = await client.fetchOne(String(uid), { source: true }, { uid: true });
  if (fetched === false || fetched.source === undefined) return false; // somebody else may have deleted it
  return take(fetched.source);
}

async function putAway(client: ImapFlow, uid: number, take: MailboxAccount['take']): Promise<void> {
  const which = String(uid);
  if (take.how === 'delete') await client.messageDelete(which, { uid: true });
  else if (take.how === 'flag') await client.messageFlagsAdd(which, ['\\Seen', '\\Flagged'], { uid: true });
  else if (!(await client.messageMove(which, take.folder, { uid: true }))) {
    await client.mailboxCreate(take.folder);
    await client.messageMove(which, take.folder, { uid: true });
  }
}
