import { ExitCode, OperatorError, whyUnwritable } from '../lib/errors.ts';
import type { Terminal } from './terminal.ts';

/**
 * Who closes the pipe early (`twofold … | head`) has what they wanted. Whatever else keeps data from standard output
 * is told, and the process ends as failed: a file cut short must not pass for a whole one.
 */
export function watchOutput({ stdout, stderr }: NodeJS.Process, terminal: Terminal): void {
  let lost = false;
  stderr.on('error', () => {}); // there is nowhere left to say it
  stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (lost || cause.code === 'EPIPE') return;
    lost = true;
    terminal.problem(
      new OperatorError(`Standard output cannot be written: ${whyUnwritable(cause)}.`, {
        hint: 'Check where it goes, and the free space there: what was written is not complete.',
      }),
    );
  });
  process.on('exit', () => {
    if (lost) process.exitCode ||= ExitCode.failure;
  });
}

/** False where nobody takes any more of it. */
export function takes(stdout: NodeJS.WriteStream, piece: string): Promise<boolean> {
  return new Promise((resolve) => void stdout.write(piece, (error) => resolve(!error)));
}
