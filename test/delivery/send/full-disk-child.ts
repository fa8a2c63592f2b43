import { execFileSync } from 'node:child_process';
import { sendIssue } from '../../../src/delivery/send/send-issue.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { MONDAY } from '../../support/newsroom-database.ts';
import { sendOptions } from '../newsroom.ts';

/*
 * Sends a frozen issue and, the third time it passes an edge of the ledger, can write no file any more: the kernel
 * refuses as it does on a full disk. Prints what sendIssue throws.
 */
const [file = '', port = '', edge = ''] = process.argv.slice(2);
process.on('SIGXFSZ', () => {}); // or the kernel would kill us instead of refusing

let passed = 0;
function fillDisk(name: string): void {
  if (name === edge && ++passed === 3) execFileSync('prlimit', [`--pid=${process.pid}`, '--fsize=1']);
}

await using database = await openDatabase(file);
const clock = { now: () => MONDAY };
const ledger = createDeliveryLedger(database, clock);
try {
  const report = await sendIssue({
    ...sendOptions(Number(port), ledger, clock),
    clock,
    edge: fillDisk,
  });
  console.log(report.status);
} catch (error) {
  console.log(String(error));
}
