import { Resolver } from 'node:dns/promises';
import { messageOf } from '../../lib/errors.ts';
import { judgeRecords, type RecordVerdict } from './key-record.ts';
import { recordName, type SigningKey } from './signing-keys.ts';

const TIMEOUT_MS = 5_000;
const TRIES = 2;
/** There is no such name, or nothing of that type: an answer. */
const NOTHING = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks DNS what receivers will find under a key's name. `servers` are addresses with an optional port; none are the system's. */
export async function lookUpRecord(key: SigningKey, servers: string[] = []): Promise<RecordVerdict> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  try {
    const records = await resolver.resolveTxt(recordName(key));
    return judgeRecords(
      key,
      records.map((strings) => strings.join('')),
    );
  } catch (error) {
    if (NOTHING.has((error as NodeJS.ErrnoException).code ?? '')) return judgeRecords(key, []);
    return { verdict: 'unanswered', reason: `DNS did not answer: ${messageOf(error)}.` };
  }
}
