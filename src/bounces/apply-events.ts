import { type Applied, type ApplyDeps, applyReports, type Incoming } from './apply-reports.ts';

/** Events a transaction: each costs the disk a sync, and others want to write meanwhile. */
const TOGETHER = 100;

/** What came in at once, in order. When this resolves all of it is on disk; doing it again changes nothing. */
export async function applyEvents(deps: ApplyDeps, events: readonly Incoming[]): Promise<Applied[]> {
  const applied: Applied[] = [];
  for (let from = 0; from < events.length; from += TOGETHER)
    applied.push(...(await applyTogether(deps, events.slice(from, from + TOGETHER))));
  return applied;
}

/**
 * Of two requests that tell the same in another order Postgres breaks one off, as each waits for the other's rows: one
 * by one both come to their end. An event that cannot be written down keeps none before it from being so.
 */
async function applyTogether(deps: ApplyDeps, events: readonly Incoming[]): Promise<Applied[]> {
  let done = 0;
  const count = () => {
    done += 1;
  };
  try {
    return await deps.reports.atomically((reports) => applyEach({ ...deps, reports }, events, count));
  } catch (error) {
    if (deps.reports.mayPass(error)) return applyEach(deps, events);
    if (done > 0 && done < events.length) await applyTogether(deps, events.slice(0, done));
    throw error;
  }
}

async function applyEach(
  deps: ApplyDeps,
  events: readonly Incoming[],
  onDone?: () => void,
): Promise<Applied[]> {
  const applied: Applied[] = [];
  for (const event of events) {
    applied.push(...(await applyReports(deps, event)));
    onDone?.();
  }
  return applied;
}
