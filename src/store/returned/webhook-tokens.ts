import type { WebhookTokens } from '../../bounces/webhooks/mailgun.ts';
import type { Db } from '../database.ts';

export function createWebhookTokens(db: Db): WebhookTokens {
  return {
    async use(token, bodyHash, at) {
      await db
        .insertInto('webhook_tokens')
        .values({ token, body_hash: bodyHash, at })
        .onConflict((oc) => oc.column('token').doNothing())
        .execute();
      const kept = await db
        .selectFrom('webhook_tokens')
        .where('token', '=', token)
        .select('body_hash')
        .executeTakeFirst();
      return kept?.body_hash === bodyHash;
    },
  };
}
