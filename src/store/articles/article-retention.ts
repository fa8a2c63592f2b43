import type { EpochMs } from '../../lib/clock.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';
import { readMeta, writeMeta } from '../meta-repository.ts';

export interface ArticleRetention {
  /** When it last ran; null before the first time. */
  lastRunAt(): Promise<EpochMs | null>;
  /**
   * What passes for now when something is to be deleted as old: at most a fortnight after what did so the last time. A
   * clock that is years ahead then deletes little, and whoever was away for long has caught up in a few days.
   */
  believedNow(now: EpochMs): Promise<EpochMs>;
  /**
   * Deletes articles first seen and published before `before`, but for those that an issue tells of and those that one
   * of these feeds still lists: deleted, they would come back as new. `believed`: what passed for now in this run.
   */
  deleteOld(request: {
    now: EpochMs;
    believed?: EpochMs;
    before: EpochMs;
    feedIds: string[];
  }): Promise<number>;
}

const TIDIED_AT = 'articles_tidied_at';
const BELIEVED_AT = 'tidying_believed_at';
const STEP_MS = 14 * 24 * 60 * 60_000;
/** Issues read at a time: each may be a few hundred kilobytes. */
const PAGE = 20;

export function createArticleRetention(db: Db): ArticleRetention {
  return {
    async lastRunAt() {
      const written = await readMeta(db, TIDIED_AT);
      return written === undefined ? null : Number(written);
    },
    async believedNow(now) {
      const last = (await readMeta(db, BELIEVED_AT)) ?? (await readMeta(db, TIDIED_AT));
      return last === undefined ? now : Math.min(now, Number(last) + STEP_MS);
    },
    async deleteOld({ now, believed = now, before, feedIds }) {
      const old = await oldArticles(db, before, feedIds);
      const firstSeen = old.reduce((least, { first_seen_at }) => Math.min(least, first_seen_at), now);
      const told = await toldOf(db, new Set(old.map(({ id }) => id)), firstSeen);
      // Marked, so that next time only the issues of later articles need reading.
      for (const some of batches([...told]))
        await db.updateTable('articles').set({ kept: 1 }).where('id', 'in', some).execute();
      const unused = old.filter(({ id }) => !told.has(id)).map(({ id }) => id);
      for (const some of batches(unused)) await deleteArticles(db, some);
      // A clock that is behind for a while takes nothing back.
      const last = Number((await readMeta(db, BELIEVED_AT)) ?? 0);
      await writeMeta(db, BELIEVED_AT, String(Math.max(last, believed)));
      await writeMeta(db, TIDIED_AT, String(now));
      return unused.length;
    },
  };
}

/** With their pages: nothing else would ever delete those. Their sightings go by themselves. */
async function deleteArticles(db: Db, ids: string[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('article_pages').where('article_id', 'in', ids).execute();
    await tx.deleteFrom('articles').where('id', 'in', ids).execute();
  });
}

async function oldArticles(db: Db, before: EpochMs, feedIds: string[]) {
  const listed = db
    .selectFrom('sightings')
    .innerJoin('feeds', 'feeds.id', 'sightings.feed_id')
    .whereRef('sightings.seen_at', '>=', 'feeds.listed_at')
    .where('feeds.id', 'in', feedIds.length > 0 ? feedIds : [''])
    .select('sightings.article_id');
  return db
    .selectFrom('articles')
    .select(['id', 'first_seen_at'])
    .where('kept', '=', 0)
    .where('first_seen_at', '<', before)
    .where('published_at', '<', before)
    .where('id', 'not in', listed)
    .execute();
}

/** Which of these some issue tells of. An issue that was last changed before an article was seen cannot. */
async function toldOf(db: Db, ids: Set<string>, changedSince: EpochMs): Promise<Set<string>> {
  const told = new Set<string>();
  if (ids.size === 0) return told;
  for (let after = ''; ; ) {
    const page = await db
      .selectFrom('issues')
      .select(['id', 'content'])
      .where('updated_at', '>=', changedSince)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { content } of page)
      for (const [, id = ''] of content.matchAll(/"id":"([^"\\]{1,80})"/g)) if (ids.has(id)) told.add(id);
    const last = page.at(-1);
    if (!last) return told;
    after = last.id;
  }
}
