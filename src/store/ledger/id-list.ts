import { type RawBuilder, sql } from 'kysely';
import type { Dialect } from '../database.ts';

/** For `id in …`: one bound value however many ids, so that the statement's text stays the same. */
export function idList(dialect: Dialect, ids: readonly number[]): RawBuilder<number> {
  return dialect === 'postgres'
    ? sql<number>`(select unnest(${ids}::bigint[]))`
    : sql<number>`(select value from json_each(${JSON.stringify(ids)}))`;
}
