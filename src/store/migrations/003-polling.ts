import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../database.ts';

/** What polling learns of each feed, which article each of its items is, and which articles issues told of. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db;
  const int = dialect === 'postgres' ? sql`bigint` : sql`integer`;

  await schema.alterTable('feeds').addColumn('interval_ms', int).execute();
  await schema.alterTable('feeds').addColumn('listed_at', int).execute();
  await schema.alterTable('feeds').addColumn('moved_since', int).execute();
  await schema.alterTable('feeds').addColumn('held', 'text').execute();
  await schema.alterTable('feeds').addColumn('hints', 'text').execute();
  await schema
    .alterTable('feeds')
    .addColumn('guids_ignored', int, (c) => c.notNull().defaultTo(0))
    .execute();
  await schema
    .alterTable('articles')
    .addColumn('kept', int, (c) => c.notNull().defaultTo(0))
    .execute();
  await schema.createIndex('articles_first_seen').on('articles').columns(['kept', 'first_seen_at']).execute();

  await schema
    .createTable('sightings')
    .addColumn('feed_id', 'text', (c) => c.notNull())
    .addColumn('article_id', 'text', (c) => c.notNull().references('articles.id').onDelete('cascade'))
    .addColumn('outlet', 'text', (c) => c.notNull())
    .addColumn('item_key', 'text', (c) => c.notNull())
    .addColumn('url_key', 'text', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('position', int, (c) => c.notNull())
    .addColumn('seen_at', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('sightings_pk', ['feed_id', 'article_id'])
    .execute();
  await schema.createIndex('sightings_item').on('sightings').columns(['feed_id', 'item_key']).execute();
  await schema.createIndex('sightings_url').on('sightings').columns(['outlet', 'url_key']).execute();
  // The next answers are read whole, so that what the feeds list now has its sightings.
  await sql`update feeds set etag = null, last_modified = null, body_hash = null`.execute(db);
  await schema.createIndex('sightings_article').on('sightings').columns(['article_id']).execute();
}
