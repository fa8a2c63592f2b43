import { inspect, parseArgs } from 'node:util';
import type { Ledger } from '../../src/delivery/ledger.ts';
import { sendIssue } from '../../src/delivery/send/send-issue.ts';
import { ExitCode } from '../../src/lib/errors.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/ledger/delivery-ledger.ts';
import { composeRowOf, sendOptions } from '../../test/delivery/newsroom.ts';
import { HASH, ISSUE } from '../../test/support/newsroom-database.ts';
import type { CrashEdge } from './crash-edge.ts';
import { watchLedger } from './watch-ledger.ts';

/*
 * A sending process: freezes the issue where that is still to be done, sends until nothing is left, drains on SIGTERM.
 * Waits cost no time: its clock moves on. Signals itself the `nth` time it passes an edge. Says `sending`, `edge`, and
 * after each run of `sendIssue` the report as one line of JSON.
 */
const { values } = parseArgs({
  options: {
    database: { type: 'string', default: '' },
    port: { type: 'string', default: '' },
    worker: { type: 'string', default: 'test' },
    connections: { type: 'string', default: '1' },
    /** How far this process's clock is ahead of the machine's, in ms. */
    ahead: { type: 'string', default: '0' },
    /** For a command and for the final dot, in ms; a lease is both together. */
    replyMs: { type: 'string', default: '20000' },
    drainMs: { type: 'string', default: '8000' },
    /** Runs of `sendIssue` at the most. */
    runs: { type: 'string', default: '1000' },
    /** Of each message: 80 make a small one, 4,000 one that does not fit a single write. */
    paragraphs: { type: 'string', default: '80' },
    deadly: { type: 'string', default: '' },
    edge: { type: 'string', default: 'none' },
    nth: { type: 'string', default: '1' },
    signal: { type: 'string', default: 'SIGKILL' },
  },
});

/** https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

let passed = 0;
function pass(edge: CrashEdge): void {
  if (edge !== values.edge || ++passed !== Number(values.nth)) return;
  process.stdout.write('edge\n');
  process.kill(process.pid, values.signal as NodeJS.Signals);
}

const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
let ahead = Number(values.ahead);
const clock = { now: () => Date.now() + ahead };
process.on('uncaughtException', leave);
await using database = await openDatabase(values.database);
const ledger: Ledger = watchLedger(createDeliveryLedger(database, clock), pass);
await ledger.freeze({ issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' });
const replyMs = Number(values.replyMs);
process.stdout.write('sending\n');
for (let run = 0, waiting = true; waiting && run < Number(values.runs); run++) {
  const { status, nextAt } = await sendIssue({
    ...sendOptions(Number(values.port), ledger),
    compose(row) {
      if (row.address === values.deadly) process.kill(process.pid, 'SIGKILL');
      return composeRowOf(row, Number(values.paragraphs));
    },
    clock,
    worker: values.worker,
    concurrency: Number(values.connections),
    signal: stop.signal,
    drainMs: Number(values.drainMs),
    timeouts: { connectMs: replyMs, replyMs, finalReplyMs: replyMs },
    edge: pass,
  });
  waiting = status === 'waiting' && nextAt !== null;
  if (nextAt !== null) ahead += Math.max(0, nextAt - clock.now());
  process.stdout.write(`${JSON.stringify({ status, ahead })}\n`);
}

/** A stopped process may hold the one lock of an SQLite file: then this one is to be started again later. */
function leave(error: unknown): void {
  const busy = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
  if (!busy) process.stderr.write(`${inspect(error)}\n`);
  process.exit(busy ? ExitCode.tryAgain : ExitCode.failure);
}
