import type { MailboxMemory } from '../../bounces/mailbox/account.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';

/** How far bounce mailboxes have been read. */
export function createMailboxRepository(db: Db): MailboxMemory {
  return {
    async place(mailbox) {
      const row = await db
        .selectFrom('mailbox_places')
        .where('mailbox', '=', mailbox)
        .select(['uid_validity', 'last_uid'])
        .executeTakeFirst();
      return row ? { uidValidity: row.uid_validity, lastUid: row.last_uid } : null;
    },
    async keepPlace(mailbox, { uidValidity, lastUid }) {
      const place = { uid_validity: uidValidity, last_uid: lastUid };
      await db
        .insertInto('mailbox_places')
        .values({ mailbox, ...place, checked_at: 0, problem: null })
        .onConflict((oc) => oc.column('mailbox').doUpdateSet(place))
        .execute();
    },
    async seenOf(mailbox, listed) {
      const rows = await db.selectFrom('mailbox_seen').where('mailbox', '=', mailbox).select('uid').execute();
      const there = new Set(listed);
      const gone = rows.filter(({ uid }) => !there.has(uid)).map(({ uid }) => uid);
      for (const some of batches(gone))
        await db.deleteFrom('mailbox_seen').where('mailbox', '=', mailbox).where('uid', 'in', some).execute();
      return new Set(rows.map(({ uid }) => uid).filter((uid) => there.has(uid)));
    },
    async addSeen(mailbox, uid) {
      await db
        .insertInto('mailbox_seen')
        .values({ mailbox, uid })
        .onConflict((oc) => oc.doNothing())
        .execute();
    },
    async checked(mailbox, at, problem) {
      await db
        .insertInto('mailbox_places')
        .values({ mailbox, uid_validity: '', last_uid: 0, checked_at: at, problem })
        .onConflict((oc) => oc.column('mailbox').doUpdateSet({ checked_at: at, problem }))
        .execute();
    },
    async lastCheck(mailbox) {
      const row = await db
        .selectFrom('mailbox_places')
        .where('mailbox', '=', mailbox)
        .select(['checked_at', 'problem'])
        .executeTakeFirst();
      return row ? { at: row.checked_at, problem: row.problem } : null;
    },
  };
}
