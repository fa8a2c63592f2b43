import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { AttemptOutcome, ClaimedDelivery, Ledger } from '../../src/delivery/ledger.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/ledger/delivery-ledger.ts';
import { migrate } from '../../src/store/migrate.ts';
import { HASH, ISSUE, inventAudience } from './invent-audience.ts';

/* Measures the ledger with the number of recipients named by the first argument and sends the figures to its parent. */

export interface LedgerFigures {
  size: number;
  groups: { group: number; cpu: number; synced: number; wall: number }[];
  freezeMs: number;
  blockMs: number;
  countsMs: number;
  dueMs: number;
  audienceMs: number;
  peakMb: number;
}

const GROUPS = [20, 5, 1];
/** Rows a claim: what 20 connections claim at a time. */
const CLAIMED = 200;
const LEASE_MS = 600_000;
const WORKER = 'bench/1';

const size = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'twofold-bench-ledger-'));
try {
  const figures = await measure(join(folder, 'news.db'));
  process.send?.(figures);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.disconnect?.();

async function measure(file: string): Promise<LedgerFigures> {
  await using database = await openDatabase(file);
  await migrate(database);
  await inventAudience(database, size);
  const ledger = createDeliveryLedger(database, systemClock);

  const audience = await timed(() => ledger.audience('morning'));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const freeze = await timed(() =>
    ledger.freeze({ issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' }),
  );
  delay.disable();
  const counts = await timed(() => ledger.counts(ISSUE));
  const due = await timed(() => ledger.nextDue(ISSUE));

  const groups: LedgerFigures['groups'] = [];
  for (const group of GROUPS)
    groups.push(await measureGroup(ledger, group, Math.min(size / 5, 100 * group + 8_000)));
  return {
    size,
    groups: groups.reverse(),
    freezeMs: freeze.ms,
    blockMs: delay.max / 1e6,
    countsMs: counts.ms,
    dueMs: due.ms,
    audienceMs: audience.ms,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

/** As a send goes: a group has the marks of `group` messages and the outcomes of the ones before. */
async function measureGroup(ledger: Ledger, group: number, most: number) {
  const source = claims(ledger);
  const round = async (before: ClaimedDelivery[]): Promise<ClaimedDelivery[]> => {
    const rows: ClaimedDelivery[] = [];
    while (rows.length < group) rows.push((await source.next()).value as ClaimedDelivery);
    await ledger.commit({
      issueId: ISSUE,
      marks: rows.map(({ id, epoch }) => ({ id, epoch, worker: WORKER, leaseMs: LEASE_MS })),
      outcomes: before.map(accepted),
    });
    return rows;
  };
  let before: ClaimedDelivery[] = [];
  for (let warm = 0; warm < 20; warm++) before = await round(before);
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  let done = 0;
  for (; done < most; done += group) before = await round(before);
  const used = process.cpuUsage(cpu);
  return {
    group,
    cpu: (used.user + used.system) / done,
    synced: used.system / done,
    wall: ((performance.now() - wall) * 1000) / done,
  };
}

async function* claims(ledger: Ledger): AsyncGenerator<ClaimedDelivery> {
  for (;;) {
    const rows = await ledger.claim({ issueId: ISSUE, worker: WORKER, limit: CLAIMED, leaseMs: LEASE_MS });
    if (rows.length === 0) throw new Error('nothing is left to claim');
    yield* rows;
  }
}

function accepted({ id, epoch }: ClaimedDelivery): AttemptOutcome {
  const detail = '2.0.0 Ok: queued as 4CDF2B1E3A';
  return { id, epoch, state: 'accepted', counts: true, nextAt: null, code: 250, enhanced: '2.0.0', detail };
}

async function timed<T>(work: () => Promise<T>): Promise<{ found: T; ms: number }> {
  const start = performance.now();
  const found = await work();
  return { found, ms: performance.now() - start };
}
