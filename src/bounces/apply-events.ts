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

/** Of two requests that tell the same in another order Postgres breaks one off, as each waits for the other's rows. */
async function applyTogether(deps: ApplyDeps, events: readonly Incoming[]): Promise<Applied[]> {
  try {
    return await deps.reports.atomically((reports) => applyEach({ ...deps, reports }, events));
  } catch {
    return applyEach(deps, events);
  }
}

async function applyEach(deps: ApplyDeps, events: readonly Incoming[]): Promise<Applied[]> {
  const applied: Applied[] = [];
  for (const event of events) applied.push(...(await applyReports(deps, event)));
  return applied;
}
