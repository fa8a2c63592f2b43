import type { DomainLimit, Relay } from '../../../src/delivery/relays/relay.ts';
import { soleRelay } from '../../../src/delivery/relays/relay.ts';
import { createRelayPool, type RelayPool } from '../../../src/delivery/relays/relay-pool.ts';
import { parseSmtpUrl } from '../../../src/delivery/smtp/smtp-url.ts';
import type { Clock } from '../../../src/lib/clock.ts';
import { silentLog } from '../../../src/lib/log.ts';
import type { Database } from '../../../src/store/database.ts';
import { createRelayRepository } from '../../../src/store/ledger/relay-repository.ts';

/** A relay on this machine. */
export function relayAt(port: number, changes: Partial<Relay> & { id: string; login?: string }): Relay {
  const { login = '', ...settings } = changes;
  return { ...soleRelay(parseSmtpUrl(`smtp://${login}127.0.0.1:${port}?tls=none`), 3), ...settings };
}

/** As another process, or the same one after a restart, would have it: only the database is shared. */
export function poolOf(
  database: Database,
  relays: Relay[],
  { clock, domains = [] }: { clock: Clock; domains?: DomainLimit[] },
): RelayPool {
  return createRelayPool({
    relays,
    domains,
    store: createRelayRepository(database.db),
    clock,
    log: silentLog,
  });
}
