import { sql } from 'kysely';
import type { Database } from '../../src/store/database.ts';

export const ISSUE = 'morning/2026-11-23';
export const HASH = 'hash-of-the-approved-content';

/** An approved issue of ordinary size and so many subscribers, a tenth of whom follow something. */
export async function inventAudience({ db }: Database, size: number): Promise<void> {
  await sql`insert into issues (id, edition, date, state, version, content, content_hash, window_from, window_to,
      send_at, approved_version, approved_hash, approved_by, approved_at, created_at, updated_at)
    values (${ISSUE}, 'morning', '2026-11-23', 'approved', 1, ${'x'.repeat(100_000)}, ${HASH}, 0, 1, 1, 1, ${HASH},
      'editor@news.example', 1, 1, 1)`.execute(db);
  // Addresses in no order, as people come.
  await sql`insert into subscribers (id, address, canonical_address, name, created_at, token_epoch)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${size})
    select i, 'reader' || ((i * 7919) % 1000003) || '.' || i || '@mail' || (i % 50) || '.example',
      'reader' || ((i * 7919) % 1000003) || '.' || i || '@mail' || (i % 50) || '.example', 'Reader ' || i, 1, 7
    from n`.execute(db);
  await sql`insert into subscriptions (subscriber_id, edition, state, consent_wording, consent_source, consent_at, updated_at)
    select id, 'morning', 'active', 'Send me the Morning Update', 'form', 1, 1 from subscribers`.execute(db);
  await sql`insert into follows (subscriber_id, kind, key, label, created_at)
    select id, 'topic', 'canals', 'Canals', 1 from subscribers where id % 10 = 0`.execute(db);
}
