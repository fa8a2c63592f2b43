import { Resolver } from 'node:dns/promises';
import { messageOf } from '../../lib/errors.ts';
import { judgeRecords, type RecordVerdict } from './key-record.ts';
import { recordName, type SigningKey } from './signing-keys.ts';

const TIMEOUT_MS = 5_000;
const TRIES = 2;
/** There is no such name, or nothing of that type: an answer. */
const NOTHING = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks DNS what receivers will find under a key's name. `servers` are addresses with an optional port; none are the system's. */
export async function lookUpRecord(
  key: SigningKey,
  servers: string[] = [],
  timeoutMs = TIMEOUT_MS,
): Promise<RecordVerdict> {
  const resolver = new Resolver({ timeout: timeoutMs, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  try {
    const records = await resolver.resolveTxt(recordName(key));
    return judgeRecords(
      key,
      records.map((strings) => strings.join('')),
    );
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (NOTHING.has(code)) return judgeRecords(key, []);
    return { verdict: 'unanswered', reason: TROUBLE[code] ?? `DNS did not answer: ${messageOf(error)}.` };
  }
}

const ANOTHER = 'or ask another one: --server 9.9.9.9.';
const MUTE = `Check that this machine may ask it (UDP and TCP port 53), ${ANOTHER}`;
const TROUBLE: Record<string, string> = {
  ESERVFAIL: `The name server could not find out (SERVFAIL). Check the domain’s own name servers and its DNSSEC, ${ANOTHER}`,
  EREFUSED: `The name server refuses to answer this machine. Check which one is set up here, ${ANOTHER}`,
  ECONNREFUSED: `There is no name server at the address that was asked. Check which one is set up here, ${ANOTHER}`,
  ETIMEOUT: `No name server answered in time. ${MUTE}`,
  EBADRESP: `What answers at the name server’s address does not speak DNS. Check the address, ${ANOTHER}`,
};
