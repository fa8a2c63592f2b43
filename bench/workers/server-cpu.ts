import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks of `/proc`, a hundredth of a second on Linux. */
const TICK_MS = 10;

interface ProcessTimes {
  parent: number;
  /** Of the process and of its children that ended, milliseconds. */
  ms: number;
}

/** CPU milliseconds so far of a PostgreSQL server on this machine: all its processes. `backend` is one of them. */
export async function serverCpuMs(backend: number): Promise<number> {
  const postmaster = (await timesOf(backend))?.parent ?? 0;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = await Promise.all(pids.map(async (pid) => ({ pid, times: await timesOf(pid) })));
  return all
    .filter(({ pid, times }) => pid === postmaster || times?.parent === postmaster)
    .reduce((sum, { times }) => sum + (times?.ms ?? 0), 0);
}

/** Null when it has ended. See proc(5): fields 4 and 14 to 17, counted after the name in brackets. */
async function timesOf(pid: number): Promise<ProcessTimes | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ticks = fields.slice(11, 15).reduce((sum, one) => sum + one, 0);
  return { parent: fields[1] ?? 0, ms: ticks * TICK_MS };
}
