import type { SendReport } from '../../delivery/send/send-issue.ts';
import type { Done } from '../../jobs/do-work.ts';
import type { Clock } from '../../lib/clock.ts';
import type { How, Terminal } from '../terminal.ts';

export function sayDone(terminal: Terminal, done: Done): void {
  terminal.done(howOf(done), done.said);
}

/** All is well with a tick, and only there. */
function howOf({ work, failed, report }: Done): How {
  if (failed) return 'failed';
  return work.kind === 'hold' || (report && !isWell(report)) ? 'attention' : 'well';
}

/** Of a send: it neither asks for somebody nor is kept from going on. */
export function isWell({ status, reason }: Pick<SendReport, 'status' | 'reason'>): boolean {
  return status !== 'finished_with_failures' && reason === null;
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
