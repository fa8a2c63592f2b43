import type { EpochMs } from '../../src/lib/clock.ts';
import type { Snapshot } from './read-leads.ts';

/** One outlet's lead, as it was seen in a slot's window. */
export interface Lead {
  outlet: string;
  title: string;
  url: string;
  /** Since when it led. */
  from: EpochMs;
}

/** The hour at which an edition is made. */
export interface Slot {
  at: EpochMs;
  windowFrom: EpochMs;
  /** Every lead of the window, one for each outlet and address. */
  leads: Lead[];
  /** By outlet: what it leads with now. */
  current: ReadonlyMap<string, Lead>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TIMES = [11 * HOUR + 30 * MINUTE, 21 * HOUR + 30 * MINUTE];
const WINDOW = 12 * HOUR;
/** A lead not seen for this long is not what its outlet leads with now. */
const STALE = 2 * HOUR;
/** With fewer outlets there is nothing to compare. */
const FEWEST_OUTLETS = 3;

/** Both slots of each UTC day that the snapshots cover well enough. */
export function slotsOf(snapshots: readonly Snapshot[]): Slot[] {
  const first = snapshots[0]?.at ?? 0;
  const last = snapshots.at(-1)?.at ?? 0;
  const slots: Slot[] = [];
  for (let day = Math.floor(first / DAY) * DAY; day <= last; day += DAY) {
    for (const time of TIMES) slots.push(slotAt(day + time, snapshots));
  }
  return slots.filter(({ at, current }) => at <= last + STALE && current.size >= FEWEST_OUTLETS);
}

function slotAt(at: EpochMs, snapshots: readonly Snapshot[]): Slot {
  const windowFrom = at - WINDOW;
  const leads = new Map<string, Lead>();
  const current = new Map<string, Lead>();
  for (const snapshot of snapshots) {
    if (snapshot.at <= windowFrom || snapshot.at > at) continue;
    for (const [outlet, { title, url, since }] of snapshot.leads) {
      const key = `${outlet} ${url}`;
      const lead = { outlet, title, url, from: Math.min(since, leads.get(key)?.from ?? since) };
      leads.set(key, lead);
      if (at - snapshot.at <= STALE) current.set(outlet, lead);
    }
  }
  return { at, windowFrom, leads: [...leads.values()], current };
}
