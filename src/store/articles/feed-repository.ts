import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { FeedState, FeedStore } from '../../feeds/feed-state.ts';
import type { PollingHints } from '../../feeds/poll/polling-hints.ts';
import type { Db } from '../database.ts';
import type { Schema } from '../schema.ts';
import type { FeedTable } from './tables.ts';

/** The feeds' rows: what polling knows of each. */
export function createFeedRepository(db: Db): FeedStore {
  return {
    async feedStates() {
      const rows = await db.selectFrom('feeds').selectAll().orderBy('id').execute();
      return rows.map(toState);
    },
    async saveFeedState(state, before) {
      const { id, ...rest } = toRow(state);
      await db
        .insertInto('feeds')
        .values({ id, ...rest })
        .onConflict((conflict) => {
          const update = conflict.column('id').doUpdateSet(rest);
          return before === undefined ? update : update.where((eb) => isAsBefore(eb, before));
        })
        .execute();
    },
  };
}

/** Held as it was, or of another address: a row that the source list has made void is nobody's decision. */
function isAsBefore(
  eb: ExpressionBuilder<Schema, 'feeds'>,
  { url, held, guidsIgnored }: FeedState,
): Expression<SqlBool> {
  return eb.or([
    eb('feeds.url', '<>', url),
    eb.and([
      eb('feeds.guids_ignored', '=', guidsIgnored ? 1 : 0),
      held === null ? eb('feeds.held', 'is', null) : eb('feeds.held', 'is not', null),
    ]),
  ]);
}

function toState(row: FeedTable): FeedState {
  return {
    id: row.id,
    url: row.url,
    etag: row.etag,
    lastModified: row.last_modified,
    bodyHash: row.body_hash,
    status: row.status,
    error: row.error,
    warning: row.warning,
    errorCount: row.error_count,
    itemCount: row.item_count,
    checkedAt: row.checked_at,
    succeededAt: row.succeeded_at,
    nextCheckAt: row.next_check_at,
    movedTo: row.moved_to,
    movedSince: row.moved_since,
    intervalMs: row.interval_ms,
    listedAt: row.listed_at,
    held: row.held,
    hints: row.hints === null ? null : (JSON.parse(row.hints) as PollingHints),
    guidsIgnored: row.guids_ignored === 1,
  };
}

function toRow(state: FeedState): FeedTable {
  return {
    id: state.id,
    url: state.url,
    etag: state.etag,
    last_modified: state.lastModified,
    body_hash: state.bodyHash,
    status: state.status,
    error: state.error,
    warning: state.warning,
    error_count: state.errorCount,
    item_count: state.itemCount,
    checked_at: state.checkedAt,
    succeeded_at: state.succeededAt,
    next_check_at: state.nextCheckAt,
    moved_to: state.movedTo,
    moved_since: state.movedSince,
    interval_ms: state.intervalMs,
    listed_at: state.listedAt,
    held: state.held,
    hints: state.hints === null ? null : JSON.stringify(state.hints),
    guids_ignored: state.guidsIgnored ? 1 : 0,
  };
}
