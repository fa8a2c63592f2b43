import type { App } from '../../app/app.ts';
import { describeSend } from '../../delivery/send/describe-send.ts';
import type { SendReport } from '../../delivery/send/send-issue.ts';
import { zoneOfIssue } from '../../issues/slot.ts';
import { ExitCode } from '../../lib/errors.ts';
import type { CliContext } from '../verb.ts';

/** Sends what is due of a frozen issue, with a bar, and says what became of it. */
export async function deliverIssue(
  app: App,
  id: string,
  { terminal, signal }: CliContext,
): Promise<ExitCode> {
  const bar = terminal.progress('sending');
  const report = await app.jobs.deliver(id, {
    signal,
    onProgress: (done, total) => bar.update(done, total),
  });
  bar.done(describeSend(id, report, zoneOfIssue(app.newsroom.editions, id)));
  if (report.counts.in_doubt > 0) {
    terminal.say(`${report.counts.in_doubt} in doubt: see “twofold status ${id}”, then “twofold resolve”.`);
  }
  return exitCodeOf(report);
}

function exitCodeOf({ status }: SendReport): ExitCode {
  if (status === 'finished') return ExitCode.ok;
  return status === 'waiting' || status === 'stopped' ? ExitCode.tryAgain : ExitCode.failure;
}
