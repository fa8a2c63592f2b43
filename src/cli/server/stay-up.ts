import type { App } from '../../app/app.ts';
import type { QueueName } from '../../config/queues.ts';
import type { Done } from '../../jobs/do-work.ts';
import { ExitCode } from '../../lib/errors.ts';
import type { CliContext } from '../verb.ts';
import { closedDesk } from './closed-desk.ts';
import { sayDone, sayProgress } from './say-done.ts';

export interface StayUp {
  /** Sees every minute to what is due. */
  schedule: boolean;
  /** The jobs this process takes; on SQLite what is due is done here in any case. */
  queues: readonly QueueName[];
}

/** What is under way gets the send's own eight seconds; whoever sent SIGTERM sends SIGKILL soon after ten. */
const DRAIN_MS = 9_000;
const LEAVE_MS = 9_500;
const STEP_MS = 500;

/** Works until SIGINT or SIGTERM, then lets what is under way end. */
export async function stayUp(
  app: App,
  { terminal, signal }: CliContext,
  { schedule, queues }: StayUp,
): Promise<void> {
  const restored = await app.jobs.restoreProblem();
  if (restored) terminal.problem(restored);
  const onDone = (done: Done) => sayDone(terminal, done);
  const consumer = await app.work(queues, { onDone, onSend: sayProgress(app.clock, terminal) });
  const ticks = schedule ? app.schedule({ signal, onDone }) : null;
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  terminal.say('Stopping; what is under way is finished first.');
  // Nothing is lost by it: an open delivery, a draft half made are found again from the rows.
  leaveAfter(LEAVE_MS);
  await Promise.all([ticks?.stop(), consumer.stop(DRAIN_MS)]);
}

/** Of time in which this process ran: one that was held up meanwhile (a suspended machine) may have little left to do. */
function leaveAfter(ms: number): void {
  let left = ms / STEP_MS;
  setInterval(() => {
    if (--left <= 0) process.exit(ExitCode.tryAgain);
  }, STEP_MS).unref();
}

/** Where everything is to be found. */
export function sayAddresses(app: App, { terminal }: CliContext): void {
  const lines: [string, string][] = [
    ['pages', `${app.baseUrl}/`],
    ['desk', `${app.baseUrl}/desk`],
    ['archive', `${app.baseUrl}/archive`],
    ...(app.mailbox ? [['mailbox', `${app.baseUrl}/dev/mailbox`] as [string, string]] : []),
    ...(app.returnsUrl ? [['returns', app.returnsUrl] as [string, string]] : []),
  ];
  terminal.say('');
  for (const [name, url] of lines) terminal.say(`  ${name.padEnd(9)}${terminal.colour('cyan', url)}`);
  terminal.say('');
  const closed = closedDesk(app);
  if (closed !== null) terminal.warn(closed);
}
