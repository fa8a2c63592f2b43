import type { Done } from '../jobs/do-work.ts';
import type { Clock } from '../lib/clock.ts';
import type { Terminal } from './terminal.ts';

export function sayDone(terminal: Terminal, { said, failed }: Done): void {
  terminal.say(`${failed ? terminal.colour('red', '✗') : terminal.colour('green', '✓')} ${said}`);
}

const SAID_EVERY_MS = 30_000;

/** A line now and then about a long send, for a log that nobody watches. */
export function sayProgress(clock: Clock, terminal: Terminal) {
  const saidAt = new Map<string, number>();
  return (issueId: string, done: number, total: number): void => {
    const now = clock.now();
    const last = saidAt.get(issueId);
    if (last === undefined || done >= total) saidAt.set(issueId, now);
    else if (now - last >= SAID_EVERY_MS) {
      saidAt.set(issueId, now);
      terminal.say(`  ${issueId}: ${done} of ${total} done here`);
    }
  };
}
