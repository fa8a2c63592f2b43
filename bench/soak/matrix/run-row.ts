import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { sendIssue } from '../../../src/delivery/send/send-issue.ts';
import type { Database } from '../../../src/store/database.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { composeRowOf, sendOptions } from '../../../test/delivery/newsroom.ts';
import {
  HASH,
  ISSUE,
  openMigrated,
  seedIssue,
  seedSubscribers,
  type TemporaryFolder,
  temporaryFolder,
} from '../../../test/support/newsroom-database.ts';
import { startSmtpDouble } from '../../../test/support/smtp-double.ts';
import { CRASH_EDGES } from '../crash-edge.ts';
import { sumUp } from '../mail-log.ts';
import { type Sender, startSender } from '../sender.ts';
import { committingNow, ledgerRows, type Verification, verify, violationsOf } from '../verify.ts';
import type { MatrixRow } from './rows.ts';

const READERS = 6;
const [SMALL, LARGE] = [80, 4_000];
const HOUR = 3_600_000;
/** Not to be reached on a busy machine, and for servers that never answer. */
const PATIENT_MS = 20_000;
const HASTY_MS = 3_000;
const DRAIN_MS = 8_000;
/** Runs in which every wait of a matrix server is over; more of them is a loop. */
const ROUNDS = 12;

export interface RowResult {
  found: Verification;
  /** False where the server kept the sender from ever passing the edge. */
  reached: boolean;
  /** Sentences; empty when the promise was kept. */
  violations: string[];
}

export interface MatrixTemplate extends Disposable {
  file: string;
}

/** An approved issue and its readers, made once and copied for every row. */
export async function matrixTemplate(): Promise<MatrixTemplate> {
  const folder = temporaryFolder();
  const file = join(folder.path, 'template.db');
  await using database = await openMigrated(file);
  await seedIssue(database);
  await seedSubscribers(database, READERS);
  return { file, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

export async function runRow(row: MatrixRow, template: MatrixTemplate): Promise<RowResult> {
  using folder: TemporaryFolder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  copyFileSync(template.file, file);
  await using server = await startSmtpDouble(row.server.behave);
  await using database = await openDatabase(file);
  const replyMs = row.server.silent ? HASTY_MS : PATIENT_MS;
  const paragraphs = row.large ? LARGE : SMALL;
  const here: SendHere = { database, port: server.port, connections: row.connections, replyMs, paragraphs };
  const sender = startSender({
    database: file,
    port: server.port,
    worker: 'first',
    connections: row.connections,
    replyMs,
    drainMs: DRAIN_MS,
    paragraphs,
    edge: row.edge,
    nth: CRASH_EDGES[row.edge],
    signal: row.stop,
  });
  const { inFlight, reached, complaints } = await untilStopped(row, sender, here);
  complaints.push(...(await settle(here, 'first', 2 * HOUR)));
  const log = sumUp(server.log);
  const found = verify({ rows: await ledgerRows(database.db, ISSUE), log, recipients: READERS, inFlight });
  const most = (row.stop === 'SIGTERM' ? 0 : row.connections) + log.cut.size;
  if ((found.counts.in_doubt ?? 0) > most) complaints.push(`${found.counts.in_doubt} in doubt, not ${most}`);
  return { found, reached, violations: [...complaints, ...violationsOf(found)] };
}

interface Stopped {
  inFlight: Set<string>;
  reached: boolean;
  complaints: string[];
}

async function untilStopped(row: MatrixRow, sender: Sender, here: SendHere): Promise<Stopped> {
  const committing = async () => new Set(await committingNow(here.database.db, ISSUE, 'first'));
  if (row.stop === 'SIGKILL') {
    const { reached } = await sender.ended;
    return { inFlight: await committing(), reached, complaints: [] };
  }
  if (row.stop === 'SIGTERM') {
    const { code, reached } = await sender.ended;
    return { inFlight: new Set(), reached, complaints: code === 0 ? [] : [`ended with ${code} on SIGTERM`] };
  }
  await sender.stopped();
  const inFlight = await committing();
  const complaints = await settle(here, 'second', HOUR);
  sender.kill('SIGCONT');
  const { code, reached } = await sender.ended;
  if (code !== 0) complaints.push(`ended with ${code} after SIGCONT`);
  return { inFlight, reached, complaints };
}

interface SendHere {
  database: Database;
  port: number;
  connections: number;
  replyMs: number;
  paragraphs: number;
}

/** What a restarted program does, in this process: it is given no hint of what was under way. Waits cost no time. */
async function settle(here: SendHere, worker: string, ahead: number): Promise<string[]> {
  const { database, port, connections, replyMs, paragraphs } = here;
  let now = Date.now() + ahead;
  const clock = { now: () => now };
  const ledger = createDeliveryLedger(database, clock);
  await ledger.freeze({ issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' });
  for (let round = 0; round < ROUNDS; round++) {
    const { status, nextAt } = await sendIssue({
      ...sendOptions(port, ledger),
      compose: (delivery) => composeRowOf(delivery, paragraphs),
      clock,
      worker,
      concurrency: connections,
      timeouts: { connectMs: replyMs, replyMs, finalReplyMs: replyMs },
    });
    if (status === 'finished' || status === 'finished_with_failures') return [];
    if (status === 'paused') await resume(database);
    now = Math.max(now, nextAt ?? 0);
  }
  return [`${worker} did not come to an end in ${ROUNDS} runs`];
}

/** What an operator does once the server is mended. */
async function resume({ db }: Database): Promise<void> {
  await db.updateTable('issues').set({ state: 'sending' }).where('state', '=', 'paused').execute();
}
