import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { FreezeOutcome, FreezeRequest } from '../delivery/ledger.ts';
import type { Clock } from '../lib/clock.ts';
import { countAudience, insertAudience } from './delivery-audience.ts';
import type { Schema } from './schema.ts';

/** The move to `sending`, the rendered issue and the whole audience: all or nothing. */
export async function freezeIssue(
  tx: Kysely<Schema>,
  request: FreezeRequest,
  clock: Clock,
): Promise<FreezeOutcome> {
  const { issueId, contentHash } = request;
  const issue = await tx
    .selectFrom('issues')
    .where('id', '=', issueId)
    .select(['edition', 'state', 'content_hash', 'approved_hash'])
    .executeTakeFirst();
  if (!issue) return { outcome: 'refused', reason: 'not_found' };
  if (issue.state !== 'approved') return { outcome: 'refused', reason: 'not_approved' };
  if (issue.content_hash !== contentHash || issue.approved_hash !== contentHash) {
    return { outcome: 'refused', reason: 'changed_since_approval' };
  }
  const audience = await countAudience(tx, issue.edition);
  if (audience.recipients === 0) return { outcome: 'refused', reason: 'empty_audience' };

  const now = clock.now();
  const { numUpdatedRows } = await tx
    .updateTable('issues')
    .set({ state: 'sending', frozen: request.rendered, frozen_at: now, held_reason: null, updated_at: now })
    .where('id', '=', issueId)
    .where('state', '=', 'approved')
    .where('content_hash', '=', contentHash)
    .where('approved_hash', '=', contentHash)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) return { outcome: 'refused', reason: 'changed_since_approval' };

  const left = `${issueId.replaceAll(/[^a-z0-9]+/gi, '-')}.`;
  const right = `.${randomBytes(8).toString('hex')}@${request.messageIdDomain}`;
  await insertAudience(tx, { issueId, edition: issue.edition, at: now, messageId: { left, right } });
  return { outcome: 'frozen', audience };
}
