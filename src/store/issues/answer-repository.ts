import { sql } from 'kysely';
import type { AnswerStore, AskedRequest, Spend, SpendLimits } from '../../stories/model/answer-store.ts';
import type { Database, Db } from '../database.ts';
import { ADVISORY_LOCKS } from '../postgres/advisory-locks.ts';

const DAY_MS = 86_400_000;
/** An answer is of use while its articles are news; what was spent is asked about for a day. */
const KEPT_DAYS = 45;

/** The language model's answers and its account: a row is written before each request leaves. */
export function createAnswerRepository({ db, dialect }: Pick<Database, 'db' | 'dialect'>): AnswerStore {
  return {
    async answerTo(key) {
      const row = await db
        .selectFrom('model_requests')
        .select('answer')
        .where('key', '=', key)
        .where('answer', 'is not', null)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.answer ?? undefined;
    },

    async spentOn(at) {
      const { tokens, cost } = await spentIn(db)
        .where('at', '>=', midnightBefore(at))
        .executeTakeFirstOrThrow();
      return { tokens: Number(tokens ?? 0), costMicros: Number(cost ?? 0) };
    },

    book: (request, limits) =>
      db.transaction().execute(async (tx) => {
        // SQLite lets one writer in at a time; here two could both find room for one.
        if (dialect === 'postgres')
          await sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS.modelBudget})`.execute(tx);
        return book(tx, request, limits);
      }),

    async settle(id, answer, { tokens, costMicros }) {
      await db
        .updateTable('model_requests')
        .set({ answer, tokens, cost_micros: costMicros })
        .where('id', '=', id)
        .execute();
    },
  };
}

async function book(
  tx: Db,
  { key, model, issueId, at, estimate }: AskedRequest,
  limits: SpendLimits,
): Promise<{ id: number } | { past: 'issue' | 'day' }> {
  await tx
    .deleteFrom('model_requests')
    .where('at', '<', at - KEPT_DAYS * DAY_MS)
    .execute();
  const spent = spentIn(tx);
  const ofIssue = await spent.where('issue_id', '=', issueId).executeTakeFirstOrThrow();
  if (!fits(ofIssue, estimate, limits.perIssue)) return { past: 'issue' };
  const ofDay = await spent.where('at', '>=', midnightBefore(at)).executeTakeFirstOrThrow();
  if (!fits(ofDay, estimate, limits.perDay)) return { past: 'day' };
  const { id } = await tx
    .insertInto('model_requests')
    .values({
      key,
      model,
      issue_id: issueId,
      at,
      answer: null,
      tokens: estimate.tokens,
      cost_micros: estimate.costMicros,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id };
}

function spentIn(db: Db) {
  return db
    .selectFrom('model_requests')
    .select(({ fn }) => [
      fn.sum<number | null>('tokens').as('tokens'),
      fn.sum<number | null>('cost_micros').as('cost'),
    ]);
}

function midnightBefore(at: number): number {
  return at - (at % DAY_MS);
}

function fits(spent: { tokens: number | null; cost: number | null }, more: Spend, most: Spend): boolean {
  return (
    Number(spent.tokens ?? 0) + more.tokens <= most.tokens &&
    Number(spent.cost ?? 0) + more.costMicros <= most.costMicros
  );
}
