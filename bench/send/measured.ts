/** What one run came to. */
export interface Slice {
  messages: number;
  seconds: number;
  /** Of the sending process and its threads, user and system. */
  cpuMicros: number;
  /** The process's peak. */
  rssMb: number;
}

/** Runs in the sending process; prints the slice as the last line, for whoever started it. `send` says how many went out. */
export async function measured(send: () => Promise<number>): Promise<void> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const messages = await send();
  const { user, system } = process.cpuUsage(before);
  const slice: Slice = {
    messages,
    seconds: (performance.now() - start) / 1000,
    cpuMicros: (user + system) / messages,
    rssMb: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(`${JSON.stringify(slice)}\n`);
}
