import type { Effects } from '../jobs/effects.ts';
import { recoverLeft } from '../jobs/send/recover-left.ts';
import type { Db } from '../store/database.ts';
import { goOverAgain } from '../store/ledger/given-up.ts';
import { bringForward } from '../store/ledger/open-deliveries.ts';

/** Each minute: what a wrong clock put off or gave up, and what a process that died left. `namesAreReused` as there. */
export async function putRight(effects: Effects, db: Db, namesAreReused: boolean): Promise<void> {
  await bringForward(db, effects.clock.now());
  await goOverAgain(db, effects.clock.now());
  await recoverLeft(effects, namesAreReused);
}
