import { setImmediate } from 'node:timers/promises';
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { ExclusionReason } from '../../delivery/delivery.ts';
import type { Audience, ExclusionCounts } from '../../delivery/ledger.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Database, Dialect } from '../database.ts';
import type { Schema } from '../schema.ts';

/*
 * Everybody who ever asked for an edition is a candidate, and each candidate is a recipient or an
 * exclusion with its reason. The rows stay in the database: memory does not grow with the list.
 */

export interface FrozenAudience {
  issueId: string;
  edition: string;
  at: EpochMs;
  /** `left` + subscriber id + 16 random hex digits + `right`: who has one reader's Message-ID cannot tell another's. */
  messageId: { left: string; right: string };
  dialect: Dialect;
}

/** Candidates by subscriber id: from the one after `after` up to `until`, or the last. */
interface Span {
  edition: string;
  after: number;
  until: number | null;
}

/** Candidates a statement, where they are only counted. */
const PAGE = 20_000;

export async function countAudience({ db, dialect }: Database, edition: string): Promise<Audience> {
  const counts = new Map<ExclusionReason | null, number>();
  for (let after: number | null = 0; after !== null; ) {
    const span: Span = {
      edition,
      after,
      until: await endOfSpan(db, dialect, { edition, after, size: PAGE }),
    };
    const rows = await candidates(db, span).select('reason').select(countAll).groupBy('reason').execute();
    for (const { reason, count } of rows) counts.set(reason, (counts.get(reason) ?? 0) + Number(count));
    after = span.until;
    await setImmediate(); // others get their turn
  }
  return {
    subscribers: counts.get(null) ?? 0,
    exclusions: exclusionCounts((reason) => counts.get(reason) ?? 0),
  };
}

/**
 * In a form that no index has: a span is read by the ids of its subscribers. By edition first, each would read the
 * whole list.
 */
function isOf(edition: string, column: 'edition' | 'p.edition') {
  return sql<SqlBool>`coalesce(${sql.ref(column)}, '') = ${edition}`;
}

/**
 * The id of the `size`th candidate from there; null where they are fewer. Postgres, which knows how many an edition
 * has, goes along the ids by itself, and of a form it cannot count reads the whole list.
 */
async function endOfSpan(
  db: Kysely<Schema>,
  dialect: Dialect,
  { edition, after, size }: { edition: string; after: number; size: number },
): Promise<number | null> {
  const row = await db
    .selectFrom('subscriptions')
    .where(dialect === 'postgres' ? sql<SqlBool>`edition = ${edition}` : isOf(edition, 'edition'))
    .where('subscriber_id', '>', after)
    .orderBy('subscriber_id')
    .offset(size - 1)
    .limit(1)
    .select('subscriber_id')
    .executeTakeFirst();
  return row?.subscriber_id ?? null;
}

export function exclusionCounts(of: (reason: ExclusionReason) => number): ExclusionCounts {
  return {
    suppressed: of('suppressed'),
    unsubscribed: of('unsubscribed'),
    not_confirmed: of('not_confirmed'),
    invalid_address: of('invalid_address'),
  };
}

/** Writes down the next `size` candidates; `until` is the last one's id, null after the very last. */
export async function insertAudience(
  tx: Kysely<Schema>,
  audience: FrozenAudience,
  after: number,
  size: number,
): Promise<Audience & { until: number | null }> {
  const { edition } = audience;
  const span: Span = {
    edition,
    after,
    until: await endOfSpan(tx, audience.dialect, { edition, after, size }),
  };
  const subscribers = await insertDeliveries(tx, audience, span);
  const exclusions = await insertExclusions(tx, audience, span);
  return { subscribers, exclusions, until: span.until };
}

/** Random by row, from the database's own generator of random bytes. */
function chance(dialect: Dialect) {
  return dialect === 'postgres'
    ? sql<string>`substr(replace(cast(gen_random_uuid() as text), '-', ''), 17)`
    : sql<string>`lower(hex(randomblob(8)))`;
}

async function insertDeliveries(tx: Kysely<Schema>, audience: FrozenAudience, span: Span): Promise<number> {
  const { issueId, at, messageId, dialect } = audience;
  const now = sql<number>`cast(${at} as bigint)`;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('deliveries')
    .columns([
      'issue_id',
      'subscriber_id',
      'address',
      'canonical_address',
      'name',
      'state',
      'message_id',
      'date',
      'next_at',
      'updated_at',
    ])
    .expression(
      candidates(tx, span)
        .where('reason', 'is', null)
        .select([
          sql<string>`cast(${issueId} as text)`.as('issue_id'),
          'subscriber_id',
          'address',
          'canonical_address',
          'name',
          sql<'ready'>`'ready'`.as('state'),
          sql<string>`cast(${messageId.left} as text) || subscriber_id || '.' || ${chance(dialect)} || cast(${messageId.right} as text)`.as(
            'message_id',
          ),
          now.as('date'),
          now.as('next_at'),
          now.as('updated_at'),
        ])
        .orderBy('subscriber_id'),
    )
    // Erased and signed up anew while the audience was written down: one copy.
    .onConflict((conflict) => conflict.columns(['issue_id', 'canonical_address']).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

async function insertExclusions(
  tx: Kysely<Schema>,
  { issueId }: FrozenAudience,
  span: Span,
): Promise<ExclusionCounts> {
  const rows = await tx
    .insertInto('exclusions')
    .columns(['issue_id', 'subscriber_id', 'reason'])
    .expression(
      candidates(tx, span)
        // Who was just written down has no reason; asking so is cheaper than judging every address again.
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('deliveries as d')
                .where('d.issue_id', '=', issueId)
                .whereRef('d.subscriber_id', '=', 'candidate.subscriber_id')
                .select(sql`1`.as('one')),
            ),
          ),
        )
        .where('reason', 'is not', null)
        .select([
          sql<string>`cast(${issueId} as text)`.as('issue_id'),
          'subscriber_id',
          sql<ExclusionReason>`reason`.as('reason'),
        ]),
    )
    .returning('reason')
    .execute();
  return exclusionCounts((reason) => rows.filter((row) => row.reason === reason).length);
}

const countAll = sql<number>`count(*)`.as('count');

function candidates(db: Kysely<Schema>, { edition, after, until }: Span) {
  return db.selectFrom((from) =>
    from
      .selectFrom('subscriptions as p')
      .innerJoin('subscribers as s', 's.id', 'p.subscriber_id')
      .leftJoin('suppressions as x', 'x.canonical_address', 's.canonical_address')
      .where(isOf(edition, 'p.edition'))
      .where('p.subscriber_id', '>', after)
      .$if(until !== null, (query) => query.where('p.subscriber_id', '<=', until ?? 0))
      .select(['s.id as subscriber_id', 's.address', 's.canonical_address', 's.name'])
      .select((eb) =>
        eb
          .case()
          .when('x.canonical_address', 'is not', null)
          .then(sql<ExclusionReason>`'suppressed'`)
          .when('p.state', '=', 'unsubscribed')
          .then(sql<ExclusionReason>`'unsubscribed'`)
          .when('p.state', '<>', 'active')
          .then(sql<ExclusionReason>`'not_confirmed'`)
          .when(isUnmailable)
          .then(sql<ExclusionReason>`'invalid_address'`)
          .end()
          .as('reason'),
      )
      .as('candidate'),
  );
}

/** What could change an envelope or a header; the whole syntax is checked again when the message is composed. */
const UNMAILABLE = ['%@%@%', '% %', '%\r%', '%\n%', '%\t%', '%,%', '%;%', '%<%', '%>%', '%"%'];

const isUnmailable = sql<SqlBool>`(s.address not like '_%@_%' or ${sql.join(
  UNMAILABLE.map((pattern) => sql`s.address like ${pattern}`),
  sql` or `,
)})`;
