import { setTimeout as wait } from 'node:timers/promises';
import { table } from '../../eval/lib/table.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { followLog, type LogTail } from '../soak/random/log-tail.ts';
import type { SoakOutcome } from '../soak/soak-outcome.ts';
import { ledgerRows, type Verification, verify, violationsOf } from '../soak/verify.ts';
import { freezeSharedIssue, type SharedIssue, type SharedIssueOptions } from './shared-issue.ts';
import { createWorkerHost, type WorkerHost } from './worker-host.ts';

export interface WorkersSoakOptions extends SharedIssueOptions {
  workers: number;
  /** SIGKILLs, SIGSTOPs past the lease and SIGTERMs, spread over the issue. */
  kills: number;
  stops: number;
  terms: number;
  /** When it has not finished by then, it is said so. */
  minutes: number;
}

/** As long as a worker that goes on may take to write what it learnt. */
const SETTLING_MS = 1_000;

type Blow = 'kill' | 'stop' | 'term';

interface Soak {
  options: WorkersSoakOptions;
  issue: SharedIssue;
  tail: LogTail;
  hosts: WorkerHost[];
  done: Record<Blow, number>;
  /** Paused by the alarm after too many doubts, and set going again as an operator would. */
  resumed: number;
  inFlight: Set<string>;
  violations: string[];
}

/** Several `twofold worker` processes share one issue's send while they are killed, stopped and terminated. */
export async function soakWorkers(options: WorkersSoakOptions, terminal: Terminal): Promise<SoakOutcome> {
  terminal.say(`freezing an issue for ${options.recipients.toLocaleString('en-GB')} recipients on Postgres`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  await using issue = await freezeSharedIssue(options);
  const hosts = Array.from({ length: options.workers }, (_, n) => createWorkerHost(issue, `host-${n + 1}`));
  const soak: Soak = {
    options,
    issue,
    hosts,
    tail: followLog(issue.logFile),
    done: { kill: 0, stop: 0, term: 0 },
    resumed: 0,
    inFlight: new Set(),
    violations: [],
  };
  const began = Date.now();
  for (const host of hosts) host.start();
  try {
    await run(soak, began + options.minutes * 60_000, terminal);
  } finally {
    await Promise.all(hosts.map((host) => host.kill()));
  }
  const log = issue.receiver.readLog();
  const rows = await ledgerRows(issue.db, issue.id);
  const found = verify({ rows, log, recipients: options.recipients, inFlight: soak.inFlight });
  return outcomeOf(soak, found, await stateOf(issue), (Date.now() - began) / 1_000);
}

/** A blow each time another share of the recipients has got the issue; each host has its own troubles. */
async function run(soak: Soak, until: number, terminal: Terminal): Promise<void> {
  const { options, tail } = soak;
  const blows = shuffled(options);
  const dealing: Promise<void>[] = [];
  const progress = terminal.progress('taken');
  for (;;) {
    const settled = tail.settled();
    progress.update(settled, options.recipients);
    const due = Math.floor((blows.length + 1) * (settled / options.recipients));
    while (dealing.length < Math.min(due, blows.length)) {
      const blow = blows[dealing.length];
      if (blow) dealing.push(deal(soak, blow, dealing.length));
    }
    const state = await stateOf(soak.issue);
    if (state.startsWith('finished') && dealing.length === blows.length) break;
    if (state.startsWith('finished') && settled >= options.recipients - options.connections * blows.length)
      break;
    if (state === 'paused') await resume(soak);
    if (Date.now() > until) {
      soak.violations.push(`not finished after ${options.minutes} minutes: ${state}`);
      break;
    }
    await wait(100);
  }
  await Promise.all(dealing);
  // A worker that was paused may know better than the ledger what was in doubt, and open the issue again.
  await wait(SETTLING_MS);
  for (let state = await stateOf(soak.issue); !state.startsWith('finished') && Date.now() < until; ) {
    if (state === 'paused') await resume(soak);
    await wait(100);
    state = await stateOf(soak.issue);
  }
  progress.done(`${tail.settled()} taken, ${dealing.length} blows`);
}

function shuffled({ kills, stops, terms }: WorkersSoakOptions): Blow[] {
  const blows: Blow[] = [
    ...Array<Blow>(kills).fill('kill'),
    ...Array<Blow>(stops).fill('stop'),
    ...Array<Blow>(terms).fill('term'),
  ];
  return blows
    .map((blow) => ({ blow, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ blow }) => blow);
}

const queues = new WeakMap<WorkerHost, Promise<void>>();

/** One after another on each host. */
function deal(soak: Soak, blow: Blow, number: number): Promise<void> {
  const host = soak.hosts[number % soak.hosts.length];
  if (!host) throw new Error('no worker');
  const dealt = (queues.get(host) ?? Promise.resolve()).then(() => strike(soak, host, blow));
  queues.set(host, dealt);
  return dealt;
}

async function strike(soak: Soak, host: WorkerHost, blow: Blow): Promise<void> {
  const { options, violations, inFlight } = soak;
  await wait(Math.random() * 300);
  if (blow === 'term') {
    const code = await host.terminate();
    if (code !== 0) violations.push(`a worker ended with ${code} on SIGTERM`);
  } else {
    const pastLease = (3 * options.replySeconds + 2) * 1_000;
    const committing = blow === 'kill' ? await host.kill() : await host.pause(pastLease);
    if (committing.length > options.connections)
      violations.push(`${committing.length} messages between mark and outcome at once`);
    for (const id of committing) inFlight.add(id);
  }
  soak.done[blow]++;
  if (blow !== 'stop') host.start();
}

async function stateOf({ db, id }: SharedIssue): Promise<string> {
  const row = await db.selectFrom('issues').where('id', '=', id).select('state').executeTakeFirst();
  return row?.state ?? 'gone';
}

async function resume(soak: Soak): Promise<void> {
  soak.resumed++;
  const { db, id } = soak.issue;
  await db
    .updateTable('issues')
    .set({ state: 'sending' })
    .where('id', '=', id)
    .where('state', '=', 'paused')
    .execute();
}

function outcomeOf(soak: Soak, found: Verification, status: string, seconds: number): SoakOutcome {
  const { done, options, resumed } = soak;
  const inDoubt = found.counts.in_doubt ?? 0;
  const allowed = options.connections * (done.kill + done.stop) + soak.issue.receiver.readLog().cut.size;
  const violations = [...soak.violations, ...violationsOf(found)];
  if (inDoubt > allowed) violations.push(`${inDoubt} in doubt, ${allowed} at the most`);
  if (!status.startsWith('finished')) violations.push(`the issue is ${status}`);
  const figures = {
    recipients: options.recipients,
    workers: options.workers,
    connections: options.connections,
    SIGKILL: done.kill,
    'SIGSTOP past the lease': done.stop,
    SIGTERM: done.term,
    'resumed after the alarm': resumed,
    'taken, by the server’s log': found.taken,
    accepted: found.counts.accepted ?? 0,
    'in doubt': inDoubt,
    'in doubt at the most': allowed,
    'between mark and outcome at a stop': soak.inFlight.size,
    duplicates: found.duplicates.length,
    lost: found.lost.length,
    'falsely accepted': found.falselyAccepted.length,
    'taken, but not in the ledger so': found.denied.length,
    'in doubt without a reason': found.groundlessDoubts.length,
    status,
    seconds: Math.round(seconds),
  };
  const lines = table(
    ['', ''],
    Object.entries(figures).map(([name, value]) => [name, value.toLocaleString('en-GB')]),
  );
  return { lines: lines.slice(1), figures, violations };
}
