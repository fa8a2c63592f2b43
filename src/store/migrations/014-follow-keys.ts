import { type Kysely, sql } from 'kysely';

/** The ligatures that follow keys write out since, as they stood in the keys before. */
const LIGATURES = { œ: 'oe', æ: 'ae', ß: 'ss', װ: 'וו', ױ: 'וי', ײ: 'יי' };

/** Who followed both spellings of one author or topic keeps the one that needs no change, or else the first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const folded = (key: string) =>
    Object.entries(LIGATURES).reduce(
      (text, [letter, letters]) => sql<string>`replace(${text}, ${sql.lit(letter)}, ${sql.lit(letters)})`,
      sql<string>`${sql.ref(key)}`,
    );
  const isOld = sql<boolean>`follows.key <> ${folded('follows.key')}`;
  await sql`delete from follows where ${isOld} and exists (
    select 1 from follows as other
    where other.subscriber_id = follows.subscriber_id and other.kind = follows.kind
      and other.key <> follows.key and ${folded('other.key')} = ${folded('follows.key')}
      and (other.key = ${folded('other.key')} or other.key < follows.key)
  )`.execute(db);
  await sql`update follows set key = ${folded('key')} where key <> ${folded('key')}`.execute(db);
}
