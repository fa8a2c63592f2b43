import { type Kysely, type SqlBool, sql } from 'kysely';
import type { ExclusionReason } from '../delivery/delivery.ts';
import type { Audience, ExclusionCounts } from '../delivery/ledger.ts';
import type { EpochMs } from '../lib/clock.ts';
import type { Schema } from './schema.ts';

/*
 * Everybody who ever asked for an edition is a candidate, and each candidate is a recipient or an
 * exclusion with its reason. The rows stay in the database: memory does not grow with the list.
 */

interface FrozenAudience {
  issueId: string;
  edition: string;
  at: EpochMs;
  /** `left` + subscriber id + `right` is the Message-ID, unique for the freeze. */
  messageId: { left: string; right: string };
}

export async function countAudience(db: Kysely<Schema>, edition: string): Promise<Audience> {
  const rows = await candidates(db, edition).select('reason').select(countAll).groupBy('reason').execute();
  const of = (reason: ExclusionReason | null) =>
    Number(rows.find((row) => row.reason === reason)?.count ?? 0);
  return {
    recipients: of(null),
    exclusions: exclusionCounts((reason) => of(reason)),
  };
}

export function exclusionCounts(of: (reason: ExclusionReason) => number): ExclusionCounts {
  return {
    suppressed: of('suppressed'),
    unsubscribed: of('unsubscribed'),
    not_confirmed: of('not_confirmed'),
    invalid_address: of('invalid_address'),
  };
}

export async function insertAudience(tx: Kysely<Schema>, audience: FrozenAudience): Promise<void> {
  await insertRecipients(tx, audience);
  await insertExclusions(tx, audience);
}

async function insertRecipients(tx: Kysely<Schema>, audience: FrozenAudience): Promise<void> {
  const { issueId, edition, at, messageId } = audience;
  const now = sql<number>`cast(${at} as bigint)`;
  await tx
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
      candidates(tx, edition)
        .where('reason', 'is', null)
        .select([
          sql<string>`cast(${issueId} as text)`.as('issue_id'),
          'subscriber_id',
          'address',
          'canonical_address',
          'name',
          sql<'ready'>`'ready'`.as('state'),
          sql<string>`cast(${messageId.left} as text) || subscriber_id || cast(${messageId.right} as text)`.as(
            'message_id',
          ),
          now.as('date'),
          now.as('next_at'),
          now.as('updated_at'),
        ])
        .orderBy('subscriber_id'),
    )
    .execute();
}

async function insertExclusions(tx: Kysely<Schema>, { issueId, edition }: FrozenAudience): Promise<void> {
  await tx
    .insertInto('exclusions')
    .columns(['issue_id', 'subscriber_id', 'reason'])
    .expression(
      candidates(tx, edition)
        .where('reason', 'is not', null)
        .select([
          sql<string>`cast(${issueId} as text)`.as('issue_id'),
          'subscriber_id',
          sql<ExclusionReason>`reason`.as('reason'),
        ]),
    )
    .execute();
}

const countAll = sql<number>`count(*)`.as('count');

function candidates(db: Kysely<Schema>, edition: string) {
  return db.selectFrom((from) =>
    from
      .selectFrom('subscriptions as p')
      .innerJoin('subscribers as s', 's.id', 'p.subscriber_id')
      .leftJoin('suppressions as x', 'x.canonical_address', 's.canonical_address')
      .where('p.edition', '=', edition)
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
