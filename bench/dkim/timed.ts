export interface Slice {
  perSecond: number;
  /** Of the whole process, user and system. */
  cpuMicros: number;
}

export async function timed(count: number, work: () => void | Promise<void>): Promise<Slice> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { perSecond: (count / (performance.now() - start)) * 1000, cpuMicros: (user + system) / count };
}
