import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../database.ts';

/** Tables of the first release; see `schema.ts` for what the columns mean. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db;
  const int = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  const serial = dialect === 'postgres' ? sql`bigserial` : sql`integer`;

  await schema
    .createTable('feeds')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('body_hash', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('error', 'text')
    .addColumn('warning', 'text')
    .addColumn('error_count', int, (c) => c.notNull())
    .addColumn('item_count', int, (c) => c.notNull())
    .addColumn('checked_at', int)
    .addColumn('succeeded_at', int)
    .addColumn('next_check_at', int, (c) => c.notNull())
    .addColumn('moved_to', 'text')
    .execute();

  await schema
    .createTable('articles')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('feed_id', 'text', (c) => c.notNull())
    .addColumn('outlet', 'text', (c) => c.notNull())
    .addColumn('guid', 'text')
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('teaser', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('authors', 'text', (c) => c.notNull())
    .addColumn('topics', 'text', (c) => c.notNull())
    .addColumn('section', 'text')
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('image', 'text')
    .addColumn('published_at', int, (c) => c.notNull())
    .addColumn('updated_at', int)
    .addColumn('first_seen_at', int, (c) => c.notNull())
    .addColumn('position', int, (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('articles_published').on('articles').columns(['published_at', 'id']).execute();
  await schema.createIndex('articles_feed').on('articles').columns(['feed_id', 'published_at']).execute();

  await schema
    .createTable('issues')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', int, (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('window_from', int, (c) => c.notNull())
    .addColumn('window_to', int, (c) => c.notNull())
    .addColumn('send_at', int, (c) => c.notNull())
    .addColumn('approved_version', int)
    .addColumn('approved_hash', 'text')
    .addColumn('approved_by', 'text')
    .addColumn('approved_at', int)
    .addColumn('held_reason', 'text')
    .addColumn('frozen', 'text')
    .addColumn('frozen_at', int)
    .addColumn('finished_at', int)
    .addColumn('created_at', int, (c) => c.notNull())
    .addColumn('updated_at', int, (c) => c.notNull())
    .addUniqueConstraint('issues_edition_date', ['edition', 'date'])
    .execute();

  await schema
    .createTable('issue_versions')
    .addColumn('issue_id', 'text', (c) => c.notNull().references('issues.id'))
    .addColumn('version', int, (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('at', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('issue_versions_pk', ['issue_id', 'version'])
    .execute();

  await schema
    .createTable('audit')
    .addColumn('id', serial, (c) => c.primaryKey())
    .addColumn('issue_id', 'text')
    .addColumn('at', int, (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('audit_issue').on('audit').columns(['issue_id', 'id']).execute();

  await schema
    .createTable('subscribers')
    .addColumn('id', serial, (c) => c.primaryKey())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('canonical_address', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', int, (c) => c.notNull())
    .addColumn('token_epoch', int, (c) => c.notNull())
    .addColumn('confirmation_sent_at', int)
    .execute();

  await schema
    .createTable('subscriptions')
    .addColumn('subscriber_id', int, (c) => c.notNull().references('subscribers.id').onDelete('cascade'))
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('consent_wording', 'text', (c) => c.notNull())
    .addColumn('consent_source', 'text', (c) => c.notNull())
    .addColumn('consent_at', int, (c) => c.notNull())
    .addColumn('updated_at', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('subscriptions_pk', ['subscriber_id', 'edition'])
    .execute();
  await schema
    .createIndex('subscriptions_edition')
    .on('subscriptions')
    .columns(['edition', 'state', 'subscriber_id'])
    .execute();

  await schema
    .createTable('follows')
    .addColumn('subscriber_id', int, (c) => c.notNull().references('subscribers.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('created_at', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('follows_pk', ['subscriber_id', 'kind', 'key'])
    .execute();

  await schema
    .createTable('suppressions')
    .addColumn('canonical_address', 'text', (c) => c.primaryKey())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('at', int, (c) => c.notNull())
    .execute();

  await schema
    .createTable('deliveries')
    .addColumn('id', serial, (c) => c.primaryKey())
    .addColumn('issue_id', 'text', (c) => c.notNull().references('issues.id'))
    .addColumn('subscriber_id', int, (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('canonical_address', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('worker', 'text')
    .addColumn('epoch', int, (c) => c.notNull().defaultTo(0))
    .addColumn('lease_until', int)
    .addColumn('message_id', 'text', (c) => c.notNull().unique())
    .addColumn('date', int, (c) => c.notNull())
    .addColumn('attempts', int, (c) => c.notNull().defaultTo(0))
    .addColumn('next_at', int)
    .addColumn('code', int)
    .addColumn('enhanced', 'text')
    .addColumn('detail', 'text')
    .addColumn('updated_at', int, (c) => c.notNull())
    .addUniqueConstraint('deliveries_subscriber', ['issue_id', 'subscriber_id'])
    .addUniqueConstraint('deliveries_address', ['issue_id', 'canonical_address'])
    .execute();
  await schema
    .createIndex('deliveries_state')
    .on('deliveries')
    .columns(['issue_id', 'state', 'next_at', 'id'])
    .execute();

  await schema
    .createTable('exclusions')
    .addColumn('issue_id', 'text', (c) => c.notNull().references('issues.id'))
    .addColumn('subscriber_id', int, (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('exclusions_pk', ['issue_id', 'subscriber_id'])
    .execute();

  await schema
    .createTable('meta')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
}
