import type { ArticleTables } from './articles/tables.ts';
import type { IssueTables } from './issues/tables.ts';
import type { LedgerTables } from './ledger/tables.ts';
import type { ReturnedTables } from './returned/tables.ts';
import type { SubscriberTables } from './subscribers/tables.ts';

/** Single values: the send sequence of the journal guard, the database's own id. */
interface MetaTable {
  key: string;
  value: string;
}

/**
 * Every table as SQL holds it: snake_case, times in milliseconds since 1970, JSON as text,
 * truth as 0 or 1. The same on SQLite and Postgres.
 */
export interface Schema extends ArticleTables, IssueTables, SubscriberTables, LedgerTables, ReturnedTables {
  meta: MetaTable;
}
