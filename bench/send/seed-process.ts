import { parseArgs } from 'node:util';
import { systemClock } from '../../src/lib/clock.ts';
import { createDeliveryLedger } from '../../src/store/ledger/delivery-ledger.ts';
import { followKey } from '../../src/subscribers/follow-key.ts';
import { HASH, ISSUE, MONDAY, openMigrated, seedIssue } from '../../test/support/newsroom-database.ts';
import { seedManySubscribers } from '../soak/seed.ts';
import { TOPICS } from './invent-issue.ts';

/* A database with a frozen issue to so many readers, each of whom follows three topics. */

const { values } = parseArgs({
  options: { database: { type: 'string', default: '' }, recipients: { type: 'string', default: '' } },
});
const recipients = Number(values.recipients);
await using database = await openMigrated(values.database);
await seedIssue(database);
await seedManySubscribers(database, recipients);
await database.db.transaction().execute(async (tx) => {
  for (let first = 1; first <= recipients; first += 500) {
    const ids = Array.from({ length: Math.min(500, recipients - first + 1) }, (_, i) => first + i);
    await tx.insertInto('follows').values(ids.flatMap(followsOf)).execute();
  }
});
await createDeliveryLedger(database, systemClock).freeze({
  issueId: ISSUE,
  contentHash: HASH,
  rendered: '{}',
  messageIdDomain: 'news.example',
});

function followsOf(id: number) {
  return [0, 1, 2].map((nth) => {
    const label = TOPICS[(id + nth) % TOPICS.length] ?? '';
    return {
      subscriber_id: id,
      kind: 'topic' as const,
      key: followKey(label),
      label,
      created_at: MONDAY,
    };
  });
}
