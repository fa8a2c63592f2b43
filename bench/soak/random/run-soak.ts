import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { table } from '../../../eval/lib/table.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { ExitCode } from '../../../src/lib/errors.ts';
import type { Database } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { ISSUE, openMigrated, seedIssue, temporaryFolder } from '../../../test/support/newsroom-database.ts';
import { type Receiver, startReceiver } from '../receiver.ts';
import { seedManySubscribers } from '../seed.ts';
import { type Sender, startSender } from '../sender.ts';
import type { SoakOutcome } from '../soak-outcome.ts';
import { committingNow, ledgerRows, type Verification, verify, violationsOf } from '../verify.ts';
import { followLog } from './log-tail.ts';
import { createPace, type Pace } from './pace.ts';

export interface SoakOptions {
  recipients: number;
  kills: number;
  terms: number;
  stops: number;
  connections: number;
  trouble: number;
  seed: number;
  /** No more kills after this. */
  minutes: number;
  keep?: true;
}

/** A command or a final dot goes without an answer for so long at most; a lease is twice that. */
const REPLY_MS = 15_000;
const LEASE_MS = 2 * REPLY_MS + 1_000;
/** Starts of senders without an end of the issue, after the last kill. */
const PATIENCE = 200;

type Stop = 'kill' | 'term' | 'stop';

interface Soak {
  options: SoakOptions;
  file: string;
  database: Database;
  receiver: Receiver;
  pace: Pace;
  /** How far the senders' clocks are ahead of the machine's. */
  ahead: number;
  left: Record<Stop, number>;
  done: Record<Stop, number>;
  starts: number;
  /** Paused by the alarm after too many doubts, and set going again as an operator would. */
  resumed: number;
  inFlight: Set<string>;
  violations: string[];
  status: string;
}

export async function runSoak(options: SoakOptions, terminal: Terminal): Promise<SoakOutcome> {
  const folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  const logFile = join(folder.path, 'receiver.log');
  terminal.say(`${options.recipients.toLocaleString('en-GB')} recipients, in ${folder.path}`);
  await using database = await openMigrated(file);
  await seedIssue(database);
  await seedManySubscribers(database, options.recipients);
  await using receiver = await startReceiver({ logFile, seed: options.seed, trouble: options.trouble });
  const tail = followLog(logFile);
  const soak: Soak = {
    options,
    file,
    database,
    receiver,
    pace: createPace(tail),
    ahead: 0,
    left: { kill: options.kills, term: options.terms, stop: options.stops },
    done: { kill: 0, term: 0, stop: 0 },
    starts: 0,
    resumed: 0,
    inFlight: new Set(),
    violations: [],
    status: '',
  };
  const began = Date.now();
  const progress = terminal.progress('settled');
  await live(soak, began + options.minutes * 60_000, () => {
    progress.update(tail.settled(), options.recipients);
    if (!process.stderr.isTTY && soak.starts % 50 === 0) terminal.say(standing(soak, tail.settled()));
  });
  progress.done(standing(soak, tail.settled()));
  const found = verify({
    rows: await ledgerRows(database.db, ISSUE),
    log: receiver.readLog(),
    recipients: options.recipients,
    inFlight: soak.inFlight,
  });
  const outcome = outcomeOf(soak, found, receiver.readLog().cut.size, (Date.now() - began) / 1_000);
  if (options.keep) terminal.say(`kept: ${folder.path}`);
  else folder[Symbol.dispose]();
  return outcome;
}

/** One sender after another, until the issue has ended. */
async function live(soak: Soak, until: number, tell: () => void): Promise<void> {
  for (let peaceful = 0; peaceful < PATIENCE; ) {
    const stop = Date.now() < until ? draw(soak.left) : null;
    if (stop === null) peaceful++;
    if (stop !== null) soak.left[stop]--;
    await oneLife(soak, stop);
    tell();
    if (soak.status === 'paused') await resume(soak);
    if (soak.status.startsWith('finished')) return;
  }
  soak.violations.push(`the issue did not come to an end: ${soak.status}`);
}

function draw(left: Record<Stop, number>): Stop | null {
  const all = left.kill + left.term + left.stop;
  if (all === 0) return null;
  const place = Math.random() * all;
  if (place < left.kill) return 'kill';
  return place < left.kill + left.term ? 'term' : 'stop';
}

async function oneLife(soak: Soak, stop: Stop | null): Promise<void> {
  const sender = start(soak, 'first');
  await sender.sending;
  const began = Date.now();
  if (stop === null) {
    await sender.ended;
  } else {
    await Promise.race([wait(await lifetime(soak)), sender.ended]);
    soak.pace.learn(Date.now() - began);
    if (stop === 'stop') await sleepPastLease(soak, sender);
    else if (stop === 'term') await terminate(soak, sender);
    else await kill(soak, sender, 'first');
  }
  await heed(soak, sender);
}

function start(soak: Soak, worker: string): Sender {
  soak.starts++;
  const { file, receiver, ahead, options } = soak;
  const { connections } = options;
  return startSender({
    database: file,
    port: receiver.port,
    worker,
    connections,
    ahead: Math.round(ahead),
    replyMs: REPLY_MS,
  });
}

/** Doubts are not among the open: nobody sends them again. */
async function lifetime({ pace, database, left }: Soak): Promise<number> {
  const { ready, claimed, committing, deferred } = await createDeliveryLedger(database, systemClock).counts(
    ISSUE,
  );
  return pace.life(ready + claimed + committing + deferred, left.kill + left.term + left.stop);
}

async function kill(soak: Soak, sender: Sender, worker: string): Promise<void> {
  sender.kill('SIGKILL');
  const { signal } = await sender.ended;
  if (signal === 'SIGKILL') soak.done.kill++;
  await noteDoubts(soak, worker);
}

async function terminate(soak: Soak, sender: Sender): Promise<void> {
  sender.kill('SIGTERM');
  const { code } = await sender.ended;
  soak.done.term++;
  if (code !== 0) soak.violations.push(`a sender ended with ${code} on SIGTERM`);
}

/** Meanwhile another worker takes over what the sleeper held; then both are at work, then the other is killed. */
async function sleepPastLease(soak: Soak, sleeper: Sender): Promise<void> {
  sleeper.kill('SIGSTOP');
  await sleeper.stopped();
  soak.done.stop++;
  await noteDoubts(soak, 'first');
  soak.ahead += LEASE_MS;
  const second = start(soak, 'second');
  await second.sending;
  await Promise.race([wait(await lifetime(soak)), second.ended]);
  sleeper.kill('SIGCONT');
  await Promise.race([wait(await lifetime(soak)), sleeper.ended]);
  // Stands still before it dies: once it is dead, the other one may recover its rows before they are read.
  second.kill('SIGSTOP');
  await second.stopped();
  await noteDoubts(soak, 'second');
  await kill(soak, second, 'second');
  await heed(soak, second);
  await kill(soak, sleeper, 'first');
}

/** The most that one death may put in doubt is a message a connection. */
async function noteDoubts(soak: Soak, worker: string): Promise<void> {
  const committing = await committingNow(soak.database.db, ISSUE, worker);
  if (committing.length > soak.options.connections)
    soak.violations.push(`${committing.length} messages between mark and outcome at once`);
  for (const id of committing) soak.inFlight.add(id);
}

/** Takes over the sender's clock, and what it said of the issue. */
async function heed(soak: Soak, sender: Sender): Promise<void> {
  const { report, code } = await sender.ended;
  if (code !== null && code !== 0 && code !== ExitCode.tryAgain)
    soak.violations.push(`a sender ended with ${code}`);
  soak.ahead = Math.max(soak.ahead, report?.ahead ?? 0);
  soak.status = report?.status ?? 'killed';
}

async function resume(soak: Soak): Promise<void> {
  soak.resumed++;
  await soak.database.db.updateTable('issues').set({ state: 'sending' }).where('id', '=', ISSUE).execute();
}

function standing({ starts, done, resumed }: Soak, settled: number): string {
  return `${settled} settled by ${starts} senders: ${done.kill} SIGKILL, ${done.term} SIGTERM, ${done.stop} SIGSTOP, resumed ${resumed}`;
}

function outcomeOf(soak: Soak, found: Verification, cut: number, seconds: number): SoakOutcome {
  const { done, options, starts, resumed } = soak;
  const inDoubt = found.counts.in_doubt ?? 0;
  const allowed = options.connections * (done.kill + done.stop) + cut;
  const violations = [...soak.violations, ...violationsOf(found)];
  if (inDoubt > allowed) violations.push(`${inDoubt} in doubt, ${allowed} at the most`);
  const figures = {
    recipients: options.recipients,
    connections: options.connections,
    kills: done.kill,
    terms: done.term,
    stops: done.stop,
    starts,
    resumed,
    taken: found.taken,
    accepted: found.counts.accepted ?? 0,
    rejected: found.counts.rejected ?? 0,
    inDoubt,
    inDoubtAllowed: allowed,
    inFlightAtKills: soak.inFlight.size,
    unanswered: cut,
    duplicates: found.duplicates.length,
    lost: found.lost.length,
    falselyAccepted: found.falselyAccepted.length,
    denied: found.denied.length,
    groundlessDoubts: found.groundlessDoubts.length,
    status: soak.status,
    seconds: Math.round(seconds),
  };
  return { lines: linesOf(figures), figures, violations };
}

const WORDS: Record<string, string> = {
  kills: 'SIGKILL',
  terms: 'SIGTERM',
  stops: 'SIGSTOP past the lease',
  starts: 'senders started',
  resumed: 'resumed after the alarm',
  taken: 'taken, by the server’s log',
  inDoubt: 'in doubt',
  inDoubtAllowed: 'in doubt at the most',
  inFlightAtKills: 'between mark and outcome at a stop',
  unanswered: 'dots without a sure answer',
  falselyAccepted: 'falsely accepted',
  denied: 'taken, but not in the ledger so',
  groundlessDoubts: 'in doubt without a reason',
};

function linesOf(figures: Record<string, string | number>): string[] {
  const rows = Object.entries(figures).map(([key, value]) => [
    WORDS[key] ?? key,
    value.toLocaleString('en-GB'),
  ]);
  return table(['', ''], rows).slice(1);
}
