import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyEvents } from '../../src/bounces/apply-events.ts';
import type { Incoming } from '../../src/bounces/apply-reports.ts';
import type { ReportStore } from '../../src/bounces/report-store.ts';
import { type Postgres, postgresBinaries, startPostgres } from '../support/postgres.ts';
import { bounce, type SentIssues, sentIssues } from './sent-issues.ts';

const binaries = await postgresBinaries();

/** A hard bounce of each of the first `count` readers of the sent issue. */
function eventsFor(count: number): Incoming[] {
  return Array.from({ length: count }, (_, n) => ({
    source: 'webhook',
    reports: [bounce({ address: `reader${n + 1}@mail.example` })],
    claims: [],
    signed: true,
    fingerprint: `event ${n}`,
    excerpt: null,
    listUnknown: true,
  }));
}

describe.for([
  { name: 'SQLite', missing: false },
  { name: 'PostgreSQL', missing: binaries === null },
])('what a provider tells at once, on $name', ({ name, missing }) => {
  let postgres: Postgres | null = null;
  beforeAll(async () => {
    if (name === 'PostgreSQL' && binaries) postgres = await startPostgres(binaries);
  }, 120_000);
  afterAll(() => postgres?.[Symbol.asyncDispose]());
  const start = async (readers: number) => {
    const s = await sentIssues({ readers, ...(postgres && { url: postgres.url }) });
    await s.send(0);
    await s.database.db.updateTable('deliveries').set({ state: 'accepted' }).execute();
    return s;
  };
  const deps = (s: SentIssues, reports: ReportStore = s.reports) => ({
    ...s,
    reports,
    rules: { softInARow: 3 },
  });

  describe.skipIf(missing)('(skipped where it is not installed)', () => {
    test('events are written down a hundred a transaction, each once however often they come', async () => {
      await using s = await start(101);
      let transactions = 0;
      const counting: ReportStore = {
        ...s.reports,
        atomically: (work) => {
          transactions++;
          return s.reports.atomically(work);
        },
      };
      const applied = await applyEvents(deps(s, counting), eventsFor(101));
      expect(applied.map(({ outcome, duplicate }) => [outcome, duplicate])).toEqual(
        Array(101).fill(['suppressed', false]),
      );
      expect(transactions).toBe(2);
      const again = await applyEvents(deps(s), eventsFor(101));
      expect(again.every(({ duplicate }) => duplicate)).toBe(true);
      expect(await s.reports.ofIssue('morning/2026-11-23')).toMatchObject({ hard: 101 });
      expect(await s.barred(101)).toBe('hard_bounce');
    });

    test('two requests that tell the same in another order both come to their end', async () => {
      await using s = await start(30);
      const events = eventsFor(30);
      const [some, others] = await Promise.all([
        applyEvents(deps(s), events),
        applyEvents(deps(s), events.toReversed()),
      ]);
      expect([some.length, others.length]).toEqual([30, 30]);
      expect([...some, ...others].filter(({ duplicate }) => duplicate)).toHaveLength(30);
      expect(await s.reports.ofIssue('morning/2026-11-23')).toMatchObject({ hard: 30 });
    });

    test('what may pass is tried again, event by event; what will not is said at once, as it is', async () => {
      await using s = await start(3);
      const tried: Error[] = [];
      const failing = (error: Error): ReportStore => ({
        ...s.reports,
        atomically: async (work) => {
          if (tried.push(error) === 1) throw error;
          return s.reports.atomically(work);
        },
      });
      const bug = new Error('no such column');
      await expect(applyEvents(deps(s, failing(bug)), eventsFor(3))).rejects.toBe(bug);
      expect(tried).toHaveLength(1);
      expect(await s.reports.ofIssue('morning/2026-11-23')).toMatchObject({ hard: 0 });
      tried.length = 0;
      const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
      expect(await applyEvents(deps(s, failing(deadlock)), eventsFor(3))).toHaveLength(3);
      expect(tried).toHaveLength(4);
      expect(await s.reports.ofIssue('morning/2026-11-23')).toMatchObject({ hard: 3 });
    });

    test('one that cannot be written down keeps none before it from being so', async () => {
      await using s = await start(3);
      const events = eventsFor(3);
      Object.assign(events[1] ?? {}, { source: null }); // no database takes that
      await expect(applyEvents(deps(s), events)).rejects.toThrow();
      expect(await s.reports.ofIssue('morning/2026-11-23')).toMatchObject({ hard: 1 });
    });
  });
});
