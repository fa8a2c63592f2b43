import type { Relay } from '../../../src/delivery/relays/relay.ts';
import { sendIssue } from '../../../src/delivery/send/send-issue.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { silentLog } from '../../../src/lib/log.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { ISSUE } from '../../support/newsroom-database.ts';
import { composeRow, PATIENT } from '../newsroom.ts';
import { poolOf, relayAt } from './relays-here.ts';

/* One of several processes that send the same issue over one relay. */

const [url = '', worker = '', port = '', settings = ''] = process.argv.slice(2);
const relay = relayAt(Number(port), JSON.parse(settings) as Partial<Relay> & { id: string });
await using database = await openDatabase(url);
await sendIssue({
  issueId: ISSUE,
  ledger: createDeliveryLedger(database, systemClock),
  relays: poolOf(database, [relay], { clock: systemClock }),
  compose: composeRow,
  clock: systemClock,
  log: silentLog,
  worker,
  signal: new AbortController().signal,
  timeouts: PATIENT,
  giveUpAfterMs: 1_000 * 366 * 86_400_000,
});
