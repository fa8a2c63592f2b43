import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Dialect } from '../database.ts';

/** What articles' own pages add to their feeds, and the robots.txt of their sites. */
export async function up({ schema }: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const time = dialect === 'postgres' ? sql`bigint` : sql`integer`;

  await schema
    .createTable('article_pages')
    .addColumn('article_id', 'text', (c) => c.primaryKey())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('error_count', 'integer', (c) => c.notNull())
    .addColumn('checked_at', time, (c) => c.notNull())
    .addColumn('next_check_at', time, (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('authors', 'text', (c) => c.notNull())
    .addColumn('image', 'text')
    .addColumn('updated_at', time)
    .execute();

  await schema
    .createTable('robots')
    .addColumn('origin', 'text', (c) => c.primaryKey())
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('checked_at', time, (c) => c.notNull())
    .addColumn('expires_at', time, (c) => c.notNull())
    .execute();
}
