import { sql } from 'kysely';
import { table } from '../../eval/lib/table.ts';
import type { AttemptOutcome, ClaimedDelivery, Ledger, Mark } from '../../src/delivery/ledger.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { ExitCode, OperatorError } from '../../src/lib/errors.ts';
import type { Db } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/ledger/delivery-ledger.ts';
import { HASH, ISSUE, openMigrated, seedIssue } from '../../test/support/newsroom-database.ts';
import { postgresBinaries, startPostgres } from '../../test/support/postgres.ts';
import { seedManySubscribers } from '../soak/seed.ts';
import { serverCpuMs } from './server-cpu.ts';

const RECIPIENTS = 20_000;
const LEASE_MS = 900_000;

/** Connections that write together: one worker's, then four workers' of as many each. */
const RUNS = [
  { workers: 1, group: 20 },
  { workers: 1, group: 100 },
  { workers: 4, group: 20 },
  { workers: 4, group: 100 },
] as const;

interface Run {
  workers: number;
  group: number;
  perSecond: number;
  /** Per delivery: the server's, this process's, bytes of write-ahead log, and commits. */
  serverMicros: number;
  ownMicros: number;
  walBytes: number;
  commits: number;
}

/** What an issue costs a Postgres: bytes a row, and what a delivery writes. Durable, as in use. */
export async function benchPostgres(say: (line: string) => void): Promise<string[]> {
  const binaries = await postgresBinaries();
  if (binaries === null)
    throw new OperatorError('PostgreSQL is not installed.', {
      hint: 'apt-get install postgresql',
      exitCode: ExitCode.usage,
    });
  await using server = await startPostgres(binaries);
  await using database = await openMigrated(server.url);
  const { db } = database;
  say(`${RECIPIENTS} subscribers …`);
  await seedManySubscribers(database, RECIPIENTS);
  const ledger = createDeliveryLedger(database, systemClock);
  const sizes: string[][] = [
    await sizeRow(db, 'subscriber and subscription', ['subscribers', 'subscriptions']),
  ];
  const runs: Run[] = [];
  const frozen: Frozen[] = [];
  for (const [place, run] of RUNS.entries()) {
    const id = `${ISSUE.slice(0, -2)}${10 + place}`;
    await seedIssue(database, { id });
    frozen.push(await freeze(db, ledger, id));
    if (place === 0) sizes.push(await sizeRow(db, 'delivery, frozen', ['deliveries']));
    say(`sending with ${run.workers} workers in groups of ${run.group} …`);
    runs.push(await send(db, ledger, id, run));
    if (place === 0) sizes.push(await sizeRow(db, 'delivery, sent and not vacuumed', ['deliveries']));
  }
  return [
    'Bytes a row with its indexes:',
    ...table(['', 'bytes'], sizes),
    '',
    'Freezing, a delivery:',
    ...table(
      ['', 'per second', 'server µs', 'log bytes'],
      frozen.map((one) => ['', ...[one.perSecond, one.serverMicros, one.walBytes].map(rounded)]),
    ),
    '',
    'Claim, mark and record, a delivery (synchronous_commit=on):',
    ...table(
      ['workers', 'group', 'per second', 'server µs', 'own µs', 'log bytes', 'commits'],
      runs.map((run) => [
        String(run.workers),
        String(run.group),
        ...[run.perSecond, run.serverMicros, run.ownMicros, run.walBytes].map(rounded),
        run.commits.toFixed(3),
      ]),
    ),
  ];
}

const rounded = (value: number) => Math.round(value).toLocaleString('en-GB');

async function sizeRow(db: Db, what: string, tables: string[]): Promise<string[]> {
  let bytes = 0;
  for (const name of tables) {
    const { rows } = await sql<{
      size: number;
    }>`select pg_total_relation_size(${name}::regclass) as size`.execute(db);
    bytes += Number(rows[0]?.size);
  }
  return [what, rounded(bytes / RECIPIENTS)];
}

interface Reading {
  at: number;
  serverMs: number;
  ownMicros: number;
  wal: number;
  commits: number;
}

async function read(db: Db): Promise<Reading> {
  const { rows } = await sql<{ pid: number; wal: number; commits: number }>`
    select pg_backend_pid() as pid, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as wal,
      (select xact_commit from pg_stat_database where datname = current_database()) as commits`.execute(db);
  const [row] = rows;
  const { user, system } = process.cpuUsage();
  return {
    at: performance.now(),
    serverMs: await serverCpuMs(row?.pid ?? 0),
    ownMicros: user + system,
    wal: Number(row?.wal),
    commits: Number(row?.commits),
  };
}

function perDelivery(from: Reading, to: Reading) {
  return {
    perSecond: (RECIPIENTS / (to.at - from.at)) * 1_000,
    serverMicros: ((to.serverMs - from.serverMs) * 1_000) / RECIPIENTS,
    ownMicros: (to.ownMicros - from.ownMicros) / RECIPIENTS,
    walBytes: (to.wal - from.wal) / RECIPIENTS,
    commits: (to.commits - from.commits) / RECIPIENTS,
  };
}

type Frozen = ReturnType<typeof perDelivery>;

async function freeze(db: Db, ledger: Ledger, issueId: string): Promise<Frozen> {
  const before = await read(db);
  const request = { issueId, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' };
  const { outcome } = await ledger.freeze(request);
  if (outcome !== 'frozen') throw new Error('the issue was not frozen');
  return perDelivery(before, await read(db));
}

async function send(
  db: Db,
  ledger: Ledger,
  issueId: string,
  { workers, group }: { workers: number; group: number },
): Promise<Run> {
  const before = await read(db);
  const names = Array.from({ length: workers }, (_, n) => `host/${n + 1}#bench`);
  await Promise.all(names.map((worker) => work(ledger, issueId, worker, group)));
  return { workers, group, ...perDelivery(before, await read(db)) };
}

/** As a send does it: the outcomes of one group of connections go in with the marks of the next. */
async function work(ledger: Ledger, issueId: string, worker: string, group: number): Promise<void> {
  let outcomes: AttemptOutcome[] = [];
  for (;;) {
    const rows = await ledger.claim({ issueId, worker, limit: group, leaseMs: LEASE_MS });
    if (rows.length + outcomes.length === 0) return;
    await ledger.commit({ issueId, marks: rows.map((row) => markOf(row, worker)), outcomes });
    outcomes = rows.map(acceptedOf);
  }
}

function markOf({ id, epoch }: ClaimedDelivery, worker: string): Mark {
  return { id, epoch, worker, leaseMs: LEASE_MS };
}

function acceptedOf({ id, epoch }: ClaimedDelivery): AttemptOutcome {
  const said = { code: 250, enhanced: '2.0.0', detail: '2.0.0 Ok: queued as 4F2B81C03A' };
  return { id, epoch, state: 'accepted', counts: true, nextAt: null, ...said };
}
