import { z } from 'zod';
import type { EpochMs } from '../../src/lib/clock.ts';
import { readRows } from '../lib/read-rows.ts';
import type { EvalRun } from '../lib/report.ts';

/** What outlets led with at one moment. */
export interface Snapshot {
  at: EpochMs;
  leads: ReadonlyMap<string, { title: string; url: string; since: EpochMs }>;
}

const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const form = z.object({
  at: time,
  leads: z.record(
    z.string(),
    z.object({ title: z.string().min(1), url: z.string().min(1), since: time.optional() }),
  ),
});

/** In the order of time. */
export async function readSnapshots(path: string, run: EvalRun): Promise<Snapshot[]> {
  const rows = await readRows(path, form, run);
  return rows.map(({ value }) => toSnapshot(value)).sort((a, b) => a.at - b.at);
}

/** "cnn1" is the first place of outlet "cnn": one outlet has one lead. */
function toSnapshot({ at, leads }: z.infer<typeof form>): Snapshot {
  const byOutlet = new Map<string, { title: string; url: string; since: EpochMs }>();
  for (const [place, { title, url, since }] of Object.entries(leads).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const outlet = place.replace(/\d+$/, '') || place;
    if (!byOutlet.has(outlet)) byOutlet.set(outlet, { title, url, since: Math.min(since ?? at, at) });
  }
  return { at, leads: byOutlet };
}
