import type { Db } from './database.ts';

/** The value kept under `key`, after writing `initial` where there was none. */
export async function keepMeta(db: Db, key: string, initial: string): Promise<string> {
  await db
    .insertInto('meta')
    .values({ key, value: initial })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirstOrThrow();
  return row.value;
}
