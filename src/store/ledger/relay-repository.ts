import { type Kysely, sql } from 'kysely';
import type { RelayStore } from '../../delivery/relays/relay-store.ts';
import type { Db } from '../database.ts';
import type { Schema } from '../schema.ts';

/** Slots nobody has asked for since are forgotten: there may be one row a recipients' domain. */
const STALE_MICROS = 3_600_000_000;

/** The relays' common state. A first write that changes nothing locks the row, so that readers of it take turns. */
export function createRelayRepository(db: Db): RelayStore {
  return {
    async breakers() {
      const rows = await db.selectFrom('relay_breakers').selectAll().execute();
      return new Map(rows.map(({ relay, halted, ...rest }) => [relay, { ...rest, halted: halted === 1 }]));
    },
    async saveBreaker(relay, breaker) {
      const row = { ...breaker, halted: breaker.halted ? 1 : 0 };
      await db
        .insertInto('relay_breakers')
        .values({ relay, ...row })
        .onConflict((conflict) => conflict.column('relay').doUpdateSet(row))
        .execute();
    },
    reserveSlots: (key, count, interval, nowMs, latest) =>
      db.transaction().execute(async (tx) => {
        const now = nowMs * 1_000;
        const reserved = await lockSlots(tx, key);
        if (reserved === 0)
          await tx
            .deleteFrom('relay_slots')
            .where('free_at', '<', now - STALE_MICROS)
            .where('key', '<>', key)
            .execute();
        const first = Math.max(reserved > latest ? 0 : reserved, now);
        await tx
          .updateTable('relay_slots')
          .set({ free_at: first + count * interval })
          .where('key', '=', key)
          .execute();
        return first;
      }),
    async returnSlots(key, end, span) {
      await db
        .updateTable('relay_slots')
        .set({ free_at: end - span })
        .where('key', '=', key)
        .where('free_at', '=', end)
        .execute();
    },
    takeFromDay: (relay, day, wanted, limit) =>
      db.transaction().execute(async (tx) => {
        const granted = Math.max(0, Math.min(wanted, limit - (await lockDay(tx, relay, day))));
        await addToDay(tx, relay, day, granted);
        return granted;
      }),
    returnToDay: (relay, day, count) => addToDay(db, relay, day, -count),
    async takenOn(relay, day) {
      const row = await db
        .selectFrom('relay_days')
        .where('relay', '=', relay)
        .where('day', '=', day)
        .select('taken')
        .executeTakeFirst();
      return row?.taken ?? 0;
    },
    async doubts(issueId) {
      const rows = await db
        .selectFrom('relay_doubts')
        .where('issue_id', '=', issueId)
        .select(['relay', 'doubts'])
        .execute();
      return new Map(rows.map(({ relay, doubts }) => [relay, doubts]));
    },
    async addDoubt(relay, issueId) {
      const { doubts } = await db
        .insertInto('relay_doubts')
        .values({ relay, issue_id: issueId, doubts: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['relay', 'issue_id'])
            .doUpdateSet((eb) => ({ doubts: eb('relay_doubts.doubts', '+', 1) })),
        )
        .returning('doubts')
        .executeTakeFirstOrThrow();
      return doubts;
    },
    async clearDoubts(relay, issueId) {
      await db
        .deleteFrom('relay_doubts')
        .where('relay', '=', relay)
        .$if(issueId !== undefined, (query) => query.where('issue_id', '=', issueId ?? ''))
        .execute();
    },
  };
}

async function lockSlots(tx: Kysely<Schema>, key: string): Promise<number> {
  const row = await tx
    .insertInto('relay_slots')
    .values({ key, free_at: 0 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
    .returning('free_at')
    .executeTakeFirstOrThrow();
  return row.free_at;
}

async function lockDay(tx: Kysely<Schema>, relay: string, day: string): Promise<number> {
  const row = await tx
    .insertInto('relay_days')
    .values({ relay, day, taken: 0 })
    .onConflict((conflict) => conflict.columns(['relay', 'day']).doUpdateSet({ day }))
    .returning('taken')
    .executeTakeFirstOrThrow();
  return row.taken;
}

async function addToDay(db: Kysely<Schema>, relay: string, day: string, count: number): Promise<void> {
  await db
    .updateTable('relay_days')
    .set((eb) => ({ taken: sql<number>`${eb.ref('taken')} + ${count}` }))
    .where('relay', '=', relay)
    .where('day', '=', day)
    .execute();
}
