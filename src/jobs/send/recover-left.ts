import type { Effects } from '../effects.ts';

/** Newest issues of which a process that died may have left some rows. */
const LOOKED_AT = 20;
/** Holds no row: with it only rows whose lease ran out are recovered. */
const NOBODY = '';
/** More sends at once in one process are rare; what is under a higher name waits for its lease. */
const DEAD_NAMES = 4;

type Needs = Pick<Effects, 'issues' | 'ledger' | 'holdWorker' | 'sending'>;

/**
 * What a process that died left of its sends. Of an issue that is paused or cancelled no next send would find it.
 * Where `namesAreReused`, whoever gets a worker's name knows that nobody lives under it: an issue whose rows are all
 * held by the dead does not wait for their lease.
 */
export async function recoverLeft(
  { issues, ledger, holdWorker, sending }: Needs,
  namesAreReused: boolean,
): Promise<void> {
  const newest = await issues.list(LOOKED_AT);
  for (const { id, state } of newest)
    if (state === 'paused' || state === 'cancelled') await ledger.recover(id, NOBODY);
  const open = newest.filter(({ id, state }) => state === 'sending' && !sending.has(id));
  if (!namesAreReused || open.length === 0) return;
  await using names = new AsyncDisposableStack();
  for (let name = 0; name < DEAD_NAMES; name++) {
    const worker = names.use(await holdWorker());
    for (const { id } of open) await ledger.recover(id, worker.name);
  }
}
