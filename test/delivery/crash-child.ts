import { parseArgs } from 'node:util';
import { sendIssue } from '../../src/delivery/send-issue.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/delivery-ledger.ts';
import { HASH, ISSUE } from '../support/newsroom-database.ts';
import { sendOptions } from './newsroom.ts';

/*
 * Freezes and sends an issue in a process of its own, and signals itself the `nth` time it passes an
 * edge of the ledger. Prints the report's status.
 */
const { values } = parseArgs({
  options: {
    database: { type: 'string', default: '' },
    port: { type: 'string', default: '' },
    worker: { type: 'string', default: 'test' },
    concurrency: { type: 'string', default: '1' },
    edge: { type: 'string', default: 'none' },
    nth: { type: 'string', default: '1' },
    signal: { type: 'string', default: 'SIGKILL' },
  },
});

let passed = 0;
function pass(edge: string): void {
  if (edge !== values.edge || ++passed !== Number(values.nth)) return;
  process.kill(process.pid, values.signal as NodeJS.Signals);
}

await using database = await openDatabase(values.database);
const ledger = createDeliveryLedger(database, systemClock);
await ledger.freeze({ issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' });
pass('frozen');
const report = await sendIssue({
  ...sendOptions(Number(values.port), ledger),
  clock: systemClock,
  worker: values.worker,
  concurrency: Number(values.concurrency),
  edge: pass,
});
console.log(report.status);
